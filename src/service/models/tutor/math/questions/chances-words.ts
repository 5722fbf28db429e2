/** Puts a question about chances into few words: digits for numbers, one word for one meaning, no politeness. */
import { plain } from "../../notation/plain";
import { cardinal } from "../rule";

/** The words and signs `.` and `,`, each with a space between; whatever is not known stays as it is. */
export function chanceWords(text: string): string {
  let said = bareWords(text);
  for (const [pattern, word] of MEANINGS) said = said.replace(pattern, ` ${word} `).replace(/ {2,}/g, " ");
  return said
    .replace(DROPPED, " ")
    .replace(/ {2,}/g, " ")
    .replace(/(?: [.,])*(?= \.)/g, "")
    .trim();
}

/** The text in small letters with digits for number words, each word and mark between spaces. */
export function bareWords(text: string): string {
  return ` ${digits(signs(text))} `.replace(/\s+/g, " ");
}

/** Letters, numbers and the two marks; other marks end a clause, unknown signs stay and are not understood. */
function signs(text: string): string {
  const named = plain(text)
    .replace(/[’]/g, "'")
    .replace(
      /\b(\p{Lu}\p{Ll}+)(?= (?:has|have|owns|draws?|picks?|takes?|pulls?|rolls?|throws?|flips?|tosses)\b)/gu,
      (name) => (SUBJECTS.test(name) ? name : "she"),
    )
    .toLowerCase();
  return named
    .replace(/\bp ?\(/g, "probability of ")
    .replace(/\bw\/o\b/g, "without")
    .replace(/\bw\/(?= )/g, "with")
    .replace(/\b(there|that)s\b/g, "$1 is")
    .replace(/\btheyre\b/g, "they are")
    .replace(/ n (?=\w)/g, " and ")
    .replace(/ em\b/g, " them")
    .replace(/n't\b/g, " not")
    .replace(/\bcannot\b/g, "can not")
    .replace(/\b(what|it|that|there|where)s?'s\b|\bwhats\b/g, "$1 is")
    .replace(/'(?:s|re|ve|d|m|ll)?(?![a-z])/g, (end, at: number, whole: string) =>
      /\d/.test(whole.charAt(at - 1)) ? end.slice(1) : " ",
    )
    .replace(/>=|≥/g, " at least ")
    .replace(/<=|≤/g, " at most ")
    .replace(/[>]/g, " more than ")
    .replace(/[<]/g, " less than ")
    .replace(/=/g, " is ")
    .replace(/&/g, " and ")
    .replace(/(?<=[a-z\d])-(?=[a-z])|(?<=[a-z])-(?=\d)/g, " ")
    .replace(/(?<=(?:numbered|labell?ed|numbers|from|marked) \d+) ?[-–] ?(?=\d)/g, " to ")
    .replace(/ [-–—]+ /g, " , ")
    .replace(/(\d)(?=(?:sided|card|times|x)\b)/g, "$1 ")
    .replace(/["“”*_]/g, " ")
    .replace(/(?<!\d)\.|\.(?!\d)|[;:?!()\n]/g, " . ")
    .replace(/,(?!\d)|(?<!\d),/g, " , ");
}

const SUBJECTS = /^(?:I|It|He|She|We|You|They|Bag|Box|Urn|Jar|Each|Who|What|That|This|Deck|Spinner)$/;

const NUMBER_WORD =
  /\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: (?:one|two|three|four|five|six|seven|eight|nine))?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b/g;

const MANY = new Map(
  "ones twos threes fours fives sixes sevens eights nines tens"
    .split(" ")
    .map((word, at) => [word, `${at + 1}s`]),
);

function digits(text: string): string {
  return text
    .replace(NUMBER_WORD, (word) => String(cardinal(word)))
    .replace(/\b[a-z]+s\b/g, (word) => MANY.get(word) ?? word)
    .replace(/(?<!at )\bonce(?! again)\b/g, "1 times")
    .replace(/\btwice\b/g, "2 times")
    .replace(/\bthrice\b/g, "3 times")
    .replace(/\ba (?:pair|couple) of\b/g, "2")
    .replace(/(\d) (?:time|x)\b/g, "$1 times");
}

const LATER =
  "(?: (?:before|after|between|prior to)(?: (?:you|i|we|she|he|one|the|each|every|a|of|them|is|are|draws?|second|next|other|turn|again|another|2|1|thing|card|made|taken)(?![a-z]))+| (?:each|every) time)?";
const DRAWN_THING =
  "(?: (?:it|them|any|each|that|the|drawn|first|1st|1|one|every|thing|card|of them|either))*";
const PLACE =
  "(?: back)?(?: (?:in|into|to|inside|on)(?: (?:the|its?|that))?(?: (?:bag|deck|group|it|there))?)?(?: back)?";
const THING =
  "balls?|marbles?|beads?|counters?|chips?|socks?|cand(?:y|ies)|sweets?|tokens?|stones?|dis[ck]s?|cubes|pens?|pencils?|gumballs?|jelly ?beans?|lollipops?|tickets?|slips?|buttons?|bulbs?|balloons?|bricks?|blocks?|items?|objects?|pieces?|crayons?|gloves?|shirts?|m ?and ?ms?|pebbles?|fruits?|students?|pupils?|people|persons?|members?|kids|children";

/** Phrases by what they mean; the order matters, as later ones stand on earlier ones. */
const MEANINGS: readonly [RegExp, string][] = (
  [
    [
      "(?:without looking|in the dark|with (?:my|your|his|her|their) eyes closed|eyes closed|blindfolded)",
      "",
    ],
    [
      "(?:as|in|give) (?:the |a |an )?(?:simplified |reduced |exact )?(?:fraction|simplest form|lowest terms)",
      "",
    ],
    ["(?:completely |totally |purely )?(?:at random|randomly|blindly|by chance|random)", ""],
    ["(?:fair|unbiased|ordinary|normal|standard|regular|usual|balanced|common|classic|honest)", ""],
    [
      "(?:of (?:the )?same size|equally sized|same sized|identical (?=balls|marbles|beads)|well shuffled|shuffled|opaque)",
      "",
    ],
    [
      "(?:opaque|cloth|paper|plastic|cardboard|wooden|big|small|large|little) (?=bag|box|urn|jar|sack|bowl)",
      "",
    ],
    [
      "(?:and |then |, |we |i |you |after )*(?:(?:look at|not(?:e|es|ing)|record(?:s|ing)?|observ(?:e|es|ing)|writ(?:e|es|ing) down|see(?:ing)?|check(?:s|ing)?) (?:(?:down|its?|the|their) )*(?:colou?r|result|number)|(?:its?|the) (?:colou?r|result|number) (?:is |was )?(?:then )?(?:noted|recorded|observed|written down))",
      "",
    ],
    ["(?:a |the )?(?:committee|team|jury|panel|delegation|sample|squad|handful) of(?= \\d)", "together"],
    ["in a row|back to back|consecutively|in row", "inarow"],
    [THING, "thing"],
    ["cards?", "card"],
    [
      "(?:bags?|box|urns?|jar|drawer|bowl|sack|hat|basket|pouch|container|bucket|purse|pocket|tin|pot|tray)",
      "bag",
    ],
    ["(?:class|classroom|group|club|team of|crowd)", "group"],
    ["(?:decks?|packs?)", "deck"],
    ["(?:a |the )?hand of(?= \\d)|(?<=\\d card) hand", "together"],
    ["(?:reach(?:es)? in(?:to the bag)? and )", ""],
    [
      "(?:draw(?:s|n|ing)?|drew|pick(?:s|ed|ing)?|tak(?:es?|en|ing)|took|cho(?:ose|oses|osing|se|sen)|select(?:s|ed|ing)?|pull(?:s|ed|ing)?|grab(?:s|bed|bing)?|extract(?:s|ed|ing)?|fish(?:es|ed|ing)?|withdraw[ns]?)(?: out)?",
      "draw",
    ],
    ["(?:is |are |get |gets |am |being |be |getting )?(?:deal(?:s|ing)?|dealt)", "together draw"],
    [
      `(?:and |but )?(?:without|no|never|not|do not|does not|did not|is not|are not) (?:be |being |get |getting )?(?:replacements?|replac(?:ing|ed?)|put(?:s|ting)?|return(?:s|ed|ing)?)${DRAWN_THING}${PLACE}${LATER}`,
      ". noback .",
    ],
    [
      "(?:and )?(?:keep(?:s|ing)?|hold(?:ing)? on to|leav(?:e|es|ing)) (?:it|them|the first(?: thing| 1)?)(?: out)?(?= [.,]| and| then)",
      ". noback .",
    ],
    [
      `(?:and |then |, )*(?:with replacements?|(?:is |are |get |gets |being |be |was )?(?:replac(?:e|es|ed|ing)|return(?:s|ed|ing)?)${DRAWN_THING}${PLACE}|(?:is |are |gets? |goes |go |was )?(?:put(?:s|ting)?|plac(?:e|es|ed|ing)|throw(?:s|n|ing)?)?${DRAWN_THING} back${PLACE})${LATER}`,
      ". back .",
    ],
    [
      "(?:all )?(?:at once|together|simultaneously|at (?:the |one )same time|in (?:1|a single) go|at 1 time|at a time(?<=\\d at a time))",
      "together",
    ],
    [
      "(?:1 after (?:the other|another)|1 by 1|1 at a time|in succession|successively|in sequence|1 (?:and )?then another)",
      "",
    ],
    [
      "(\\d+) (?:draws?|tries|attempts|selections)(?= ?[.,]|(?: of| from| in| with)? (?:a |the )?(?:bag|group|deck))",
      "draw $1 times",
    ],
    [
      "(\\d+) (coin|die|dice|spinner)? ?(?:rolls?|throws?|toss(?:es)?|flips?|spins?)(?! (?:\\d|a |the ))",
      "$2 roll $1 times",
    ],
    [
      "(?:roll(?:s|ed|ing)?|throw(?:s|n|ing)?|threw|toss(?:es|ed|ing)?|flip(?:s|ped|ping)?|spin(?:s|ning)?|spun|cast)",
      "roll",
    ],
    ["coins?", "coin"],
    [
      "how (?:likely|probable)|(?:the |a )?(?:probability|prob|chances?|likelihood|odds|likeliness|probabilities|probabilty)(?: of (?=\\w))?",
      "prob",
    ],
    ["(?:and|or) (?:greater|higher|more|above|bigger|larger|up)(?! than)|or above", "ormore"],
    ["(?:and|or) (?:smaller|lower|less|fewer|below|under)(?! than)", "orless"],
    ["(?:no|not) (?:more|greater|higher) than|not exceeding|a maximum of|maximum|up to", "at most"],
    ["(?:no|not) (?:less|fewer|smaller|lower) than|a minimum of|minimum", "at least"],
    ["(?:greater|higher|bigger|larger|more) (?:than|then)|above|over|exceeds?|exceeding", "more than"],
    ["(?:smaller|lower|fewer|less) (?:than|then)|below|under", "less than"],
    ["precisely|just exactly", "exactly"],
    ["(\\d+) ormore", "at least $1"],
    ["(\\d+) orless", "at most $1"],
    ["colou?rs?", "color"],
    ["1st", "first"],
    ["2nd", "second"],
    ["3rd", "third"],
    [
      "(?:contain(?:s|ed|ing)?|holds?|holding|has|have|having|had|filled with|full of|includes|including|consisting of|consists of)",
      "has",
    ],
    ["given(?= (?:an? )?(?:bag|deck|coin|die|dice|group) )", ""],
    ["(?:for )?a second time|1 more times?|once more", "again"],
    ["how (?:big|high|large|great)|at all", ""],
    ["when|whenever|while|where|suppose|supposing|assume|assuming", "if"],
    ["an", "a"],
  ] as const
).map(([pattern, word]) => [new RegExp(`(?<= )(?:${pattern})(?= )`, "g"), word]);

/** Words that can stand anywhere without a change of what is meant. */
const DROPPED = new RegExp(
  `(?<= )(?:${[
    "the that which who whom it they them its these those this there here i you we he she me my your our his her us",
    "someone somebody anyone person is are was were be being been am will would can could should do does did",
    "yo sister brother friend please pls hi hello hey thanks thank find calculate compute determine tell know give work what so how ok now",
    "well just question imagine say let lets consider want need help wonder wondering",
    "inside single result results outcome happens happen as my exact for",
  ]
    .join(" ")
    .split(" ")
    .join("|")})(?= )`,
  "g",
);
