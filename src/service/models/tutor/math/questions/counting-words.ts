/** Puts a question about counting into few words, as `chanceWords` does for chances. */
import { bareWords } from "./chances-words";

/** The words with spaces around; `qqword` stands for the word whose letters are arranged. */
export function countingWords(text: string): string {
  let said = bareWords(text);
  for (const [pattern, word] of MEANINGS) said = said.replace(pattern, ` ${word} `).replace(/ {2,}/g, " ");
  return named(said.replace(DROPPED, " ").replace(/ {2,}/g, " "));
}

/** "7 flags": things of any name are items. */
function named(text: string): string {
  const names = [...text.matchAll(/ \d+ ([a-z]{3,}s)(?= )/g)].map((each) => each[1] ?? "");
  const [noun, ...others] = new Set(names);
  if (!noun || others.length > 0 || NO_ITEM.test(noun) || / \d+ (?:possible )?item /.test(text)) return text;
  return text.replace(/(?<= )[a-z]+(?= )/g, (word) => (word === noun || `${word}s` === noun ? "item" : word));
}

const NO_ITEM =
  /^(?:couples|pairs|twins|dozens|types|kinds|colors|colours|letters|digits|sets|boxes|signs|sides|times|ways|orders|chairs|seats|hundreds|thousands|hours|minutes|days|weeks|years|dollars|euros|cents|pounds|characters|symbols|positions|places|choices|codes|numbers|shakes|handshakes|lines|rows|tables|shelves|sizes|outcomes)$/;

const ITEM =
  "people|persons?|students?|pupils?|kids?|child|children|boys?|girls?|m[ae]n|wom[ae]n|players?|friends?|guests?|members?|candidates?|runners?|athletes?|books?|items?|objects?|things?|elements?|teams?(?= plays?)|workers?|employees?|applicants?|participants?|colleagues?|volunteers?|representatives?|delegates?|classmates?|children|toppings?|paintings?|songs?|cards?|flags?|trophies|toys?|plants?|flavou?rs?";
const REPEATED =
  "(?:repeat(?:s|ed|ing)?|reused|re used|used again|used (?:more than 1 times|2 times|several times|twice)|occur (?:more than 1 times|2 times))";
const SIGN = "(?:digits?|letters?|numbers?|they|it|characters?|symbols?|numerals?)";

const MEANINGS: readonly [RegExp, string][] = (
  [
    [
      `(?:, )?(?:and |but |if |when |where |with |given that )*(?:without (?:any )?(?:repetitions?|repeat(?:s|ing|ed)?|reusing|re using)(?: (?:any|a|the|of))*(?: ${SIGN})?|no (?:repetitions?|repeats?|repeated)(?: of)?(?: ${SIGN})?(?: (?:is|are))?(?: allowed| permitted)?|(?:repetitions?|repeats|repeating)(?: of)?(?: ${SIGN})? (?:is|are) (?:not|never) (?:allowed|permitted|possible)|no ${SIGN} (?:is|are|can|may|be|being|allowed|to|gets?|must| )*${REPEATED}|(?:no|all|the|any|each|every|its| )*${SIGN} (?:can|may|must|do|does|should|are|is|could) ?not (?:be |allowed to )*${REPEATED}|(?:all|every) (?:the )?${SIGN} (?:are|is|must be|have to be|being) (?:different|distinct)|(?:with )?(?:all )?(?:different|distinct) digits|each ${SIGN} (?:can be|may be|is|being)? ?used (?:only|at most|exactly)? ?1 times(?: only)?)`,
      "norepeat",
    ],
    [
      `(?:, )?(?:and |but |if |when |where |with |given that )*(?:(?:repetitions?|repeats|repeating)(?: of)?(?: ${SIGN})?(?: (?:is|are))? (?:allowed|permitted|possible|ok|okay|fine)|repetitions?|(?:the |all |any |each )*${SIGN} (?:can|may|could|are allowed to) (?:be )?${REPEATED})`,
      "repeat",
    ],
    [
      "(?:, )?(?:and |but |if |when |where )*(?:the |their |its )?order (?:of (?:the )?[a-z]+ )?(?:does not|do not|is not|not|is) (?:matter|important|relevant|irrelevant|unimportant|count)|(?:regardless|irrespective) of (?:the )?order|in (?:no|any) (?:particular|special) order|(?:order|ordering) (?:is )?(?:irrelevant|unimportant)|without regard to (?:the )?order",
      "unordered",
    ],
    [
      "(?:, )?(?:and |but |if |when |where )*(?:the |their |its )?order (?:does )?(?:matters?|counts?|important|is important|is relevant)",
      "ordered",
    ],
    [
      "(?:, )?(?:and |if |when |where )*(?:treating|regarding|counting|considering|with)? ?(?:the )?(?:equal|same|identical|repeated|like) letters(?: are)?(?: being| treated| considered| regarded)?(?: as)?(?: the)?(?: same| equal| identical| indistinguishable| not distinguished)",
      "",
    ],
    [
      "(?:, )?(?:using|with|by using|use|that use|taking) all (?:of )?(?:the |its |of its |their )?letters(?: (?:once|1 times|exactly 1 times))?(?= (?:of|in)| [.,])",
      "",
    ],
    [
      "with (?:the )?(?:each|every|everyone|everybody|all)(?: of)?(?: the)? (?:other|others|else|everyone|everybody)(?: (?:person|people|guest|student|team|player|1(?! times)))?(?: (?:exactly|only|just))?(?: 1 times)?",
      "eachother",
    ],
    [
      "(?:everyone|everybody) (?:shakes hands )?with (?:everyone|everybody)(?: else)?(?: (?:exactly|only|just))?(?: 1 times)?",
      "handshake eachother",
    ],
    ["(?:each|every)(?: 1)? with (?:each|every)(?: other)?(?: (?:exactly |only )?1 times)?", "eachother"],
    ["(?:with or without|not necessarily with|even without) (?:a )?meaning|meaningful or not", ""],
    ["orders|orderings", "order"],
    ["takes? place", ""],
    ["choices|possibilities|options", "ways"],
    ["hand ?shakes?|shak(?:e|es|ing) hands?|shook hands", "handshake"],
    ["pins?(?: codes?| numbers?)?", "pin"],
    [
      "(?:pass ?codes?|passwords?|(?:lock )?codes?|lock combinations?|combination locks?|combinations? for a lock|keys?)",
      "code",
    ],
    ["(?:at a party|at the party|in a room|party|meeting|at a meeting|in a meeting)", ""],
    [
      "(?:in|into) (?:a |one |1 |the )?(?:straight )?(?:row|line|queue|sequence|order)|on (?:a|the|1) (?:shelf|bookshelf|bench|wall)|side by side|next to (?:each|1) (?:other|another)|at the (?:black|white)?board|for (?:a |the )?(?:photo(?:graph)?|picture|bus|lunch|ice cream|cinema|tickets)|(?:behind|after) (?:each|1) (?:other|another)|in front of (?:the |a )?(?:\\w+)",
      "inrow",
    ],
    [
      "(?:(?:re ?)?arrang(?:e|es|ed|ing)|lin(?:es?|ed|ing)(?: themselves)? up|order(?:ed|ing)|permuted?|queu(?:es?|ed|ing)(?: up)?|seat(?:ed|ing)?|sit(?:s|ting)?|sat|stand(?:s|ing)?|hung|hang|arrang(?:e|ed|ing)|placed?|put|position(?:ed)?|display(?:ed)?|organi[sz]ed?|shuffled?)",
      "arrange",
    ],
    ["(?:(?:re ?)?arrangements?|permutations?|anagrams?|sequences)", "orders"],
    ["a pair|pairs?", "choice of 2"],
    [
      "(?:committees?|sub ?committees?|sub ?sets?|selections?|samples?|hands?|delegations?|jury|juries|panels?)",
      "possible choice",
    ],
    ["(?:teams?|groups?|squads?|crews?)", "choice"],
    ["combinations?", "combination"],
    [
      "(?:cho(?:ose|oses|osing|se|sen)|select(?:s|ed|ing)?|pick(?:s|ed|ing)?|draw(?:n|ing|s)?|tak(?:e|en|ing)|appoint(?:ed)?|elect(?:ed)?)",
      "choose",
    ],
    ["(?:make|made|form(?:ed|s)?|creat(?:e|ed)|built|build|get|put together|set up|choosable)", "make"],
    ["(?:different|distinct|distinguishable|possible|unique|various)", "possible"],
    [
      "(?:if |when )?(?:all )?(?:a|the|its|their) ?(?:set|class|club|department|office|school|bag|list|pool)",
      "set",
    ],
    [ITEM, "item"],
    [
      "(?:in )?how many|(?:the |find the |count the |give the |compute the )*(?:total )?number of|count",
      "ask",
    ],
    ["an", "a"],
    ["contains?|containing|with|has|have|having|made up of|consists? of|consisting of", "has"],
  ] as const
).map(([pattern, word]) => [new RegExp(`(?<= )(?:${pattern})(?= )`, "g"), word]);

const DROPPED = new RegExp(
  `(?<= )(?:${[
    "the that which who they them their its it these those this there here i you we he she one me my our his her us",
    "is are was were be being been can could will would should do does did may might must please hi hello hey thanks",
    "find calculate compute determine tell give what so how ok now well just want wants need needs am think",
    "different all if when to by using use us exist total overall coach teacher manager have themselves altogether",
  ]
    .join(" ")
    .split(" ")
    .join("|")})(?= )`,
  "g",
);
