/** What a message asserts, without the words that ask whether it is so. */

/** Whoever may have said it. */
export const WHO =
  "(?:i|we|he|she|they|you|chatgpt|someone|somebody|(?:my|our|a|the|his|her|one)(?: [a-z]+)? ?(?:friend|teacher|student|pupil|classmate|colleague|brother|sister|son|daughter|kid|dad|mum|mom|calculator|book|textbook|computer|tutor|neighbou?r))";
const SAYS =
  "(?:says?|said|claims?|claimed|thinks?|thought|believes?|wrote|writes|insists?|tells? me|told me|am told)";

/** Words before or after a statement that ask whether it holds. */
const BEFORE: readonly RegExp[] = [
  /^(?:so |and |but )?is it (?:really )?(?:true|correct|right|the case|so|a fact)(?: to say)?(?: that| if)?:? (?=\S)/i,
  /^(?:true or false|true\/false|t\/f|right or wrong|yes or no|fact check|correct or not)\s*[:,.?-]*\s*/i,
  /^(?:am i|are we) (?:right|correct)(?: (?:in )?(?:thinking|saying|assuming)| to (?:say|think))?(?: that| if)?,? (?=\S)/i,
  /^is (?:the|this)(?: following)?(?: statement| claim| equation)? (?:true|correct|right)(?: or (?:false|wrong))?\s*[:,?-]*\s*/i,
  /^(?:please )?(?:can|could|would) you (?:please )?(?:check|verify|confirm|tell me)(?: for me)?(?: whether| if| that)? (?=\S)/i,
  /^(?:please )?(?:check|verify|double-?check|confirm|tell me|prove or disprove|judge)(?: for me)?(?:(?: whether| if| that)(?: it is true that)?|(?: the| this| my| our)? ?(?:claim|statement|answer|work|result|solution)s?(?: that)?(?: please)?(?= ?[:,-])|(?= ?:))\s*[:,-]?\s*/i,
];
const AFTER: readonly RegExp[] = [
  /[\s,.;?!:-]+(?:is|was) (?:that|this|it|he|she|(?:my|the|his|her|their)(?: [a-z]+)?|what (?:i|he|she) (?:did|said)) (?:really )?(?:right|correct|true|so|ok(?:ay)?|wrong|true or false|right or wrong|correct or not|the case)(?: or (?:not|wrong))?[?.! ]*$/i,
  /[\s,.;?!:-]+did (?:i|we|he|she|they) (?:get|do|solve|calculate|work) (?:it|that|this)?(?: out)? ?(?:right|correctly|wrong)[?.! ]*$/i,
  /[\s,.;?!:-]+(?:please |can you |could you )*(?:check|verify|confirm|double-?check)(?: (?:it|that|this|my (?:work|answer|result)|for me|please))*[?.! ]*$/i,
  /[\s,.;?!:-]+(?:right|correct|true|(?:is it )?(?:true or false|right or wrong|yes or no|correct or not)|agree|agreed|isn't it|isn't that right|am i (?:right|wrong|correct)|are (?:they|we|you) (?:right|wrong|correct)|do you agree|does (?:that|this|it) (?:look|sound|seem) (?:right|correct|ok(?:ay)?|good))(?: or not)? ?[?.!]+ *$/i,
];
const AROUND: readonly [RegExp, string][] = [
  [
    /^(.+?[=<>].*?)[,.;:]+ (?:do|does|did|would|should) (?:we|i|you|one|they) (?:really |indeed )?(?:get|find|have|obtain) (.+?)[?.! ]*$/i,
    "$2 is a solution of $1",
  ],
  [
    /^(?:is|are) (.+?) (?:really )?((?:(?:a|an|the|one|both|all)(?: of the)? )?(?:real |correct |right |only )?(?:solution|root|zero|answer)s? (?:of|to|for) .+)$/i,
    "$1 is $2",
  ],
  [
    /^(?:do|does|can) (.+?) (?:simplify|reduce|expand|factori[sz]e|factor|evaluate|come out|work out|add up|boil down) (?:to|as|into) (.+)$/i,
    "$1 equals $2",
  ],
  [/^(?:do|does) (.+?) (solve|satisfy|fulfil)s? (.+)$/i, "$1 solves $3"],
  [/^(?:is|are) (.+[=<>].+) (?:true|correct|right|valid)(?: or (?:not|false|wrong))?[?.! ]*$/i, "$1"],
  [/^does (.+[=<>].+) hold(?: true)?[?.! ]*$/i, "$1"],
  [/^(.+[=<>].+)[,:;?.-]+ ?(?:true|right|correct)(?: or (?:false|wrong|not))?[?.! ]*$/i, "$1"],
];

/** What is claimed, without the words that ask about it; `null` when nothing is asked about a claim. */
export function statementIn(text: string): string | null {
  let rest = text.trim();
  let isAsked = false;
  const nothing = (pattern: RegExp) => [pattern, ""] as const;
  for (const [pattern, statement] of [...BEFORE.map(nothing), ...AFTER.map(nothing), ...AROUND]) {
    const without = rest.replace(pattern, statement).trim();
    if (without !== rest) [rest, isAsked] = [without, true];
  }
  if (!isAsked) return null;
  rest = rest
    .replace(/^(?:hi|hey|hello|ok(?:ay)?|so|well|then)[\s,!.]+/i, "")
    .replace(
      /^(?:check(?:ing)?|verify(?:ing)?|here is|this is) (?:my|the|our|his|her) (?:home ?work|answer|work|solution|result)s?\s*[:,.-]\s*/i,
      "",
    )
    .replace(
      new RegExp(
        `^${WHO} (?:told|showed|taught|explained to|convinced) (?:\\w+ ){0,2}?(?:that )(?=\\S)`,
        "i",
      ),
      "",
    )
    .replace(
      new RegExp(
        `^(?:${WHO} ${SAYS}|according to ${WHO}|i(?:'m| am)(?: pretty| quite)? sure|suppose)(?: that)?[\\s,:]+`,
        "i",
      ),
      "",
    )
    .replace(/^(?:is|are) (?=\S.*[=<>])/i, "")
    .replace(
      / (?:for|with) (?:all|every|each|any) (?:values? of |real |numbers? )*[a-z](?:(?:,| and) [a-z])*$/i,
      "",
    )
    .replace(/[\s?.!,;:]+$/, "");
  return rest.length > 2 && /\d|\b[a-z]\b/.test(rest) ? rest : null;
}
