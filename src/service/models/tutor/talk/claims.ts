/** Statements to judge that stand in the message itself: "Is it true that ...?", "I got 5 for ..., is that right?" */
import { functionsIn, namesIn } from "../notation/expression";
import { parseExpression, parseRelations } from "../notation/parse";
import { plain } from "../notation/plain";
import { substituted, toText } from "../notation/to-text";
import { replay } from "../replay";
import type { Again, Found, Move, Skill, Task } from "../skill";
import { agrees, isReadable, solutionsIn } from "./agrees";

/** Works out anew what a statement is about, and says whether it is so. */
export const claims: Skill = {
  name: "claims",
  recognise({ text }, again) {
    if (text.length > 400) return null;
    const read = plain(text).replace(/\s+/g, " ");
    const sides = EQUAL.exec(read);
    const same = sides && identity(`${sides[1]} = ${sides[2]}`, again);
    if (same) return same;
    const statement = statementIn(read);
    if (statement === null) return null;
    return (
      counted(statement, again) ??
      judging([...namedClaims(statement)], again) ??
      asQuestion(statement, again) ??
      // An equation with letters claims nothing: it is to be solved.
      (parseRelations(statement) && /[a-z]/i.test(statement.replace(/sqrt|pi|log|ln/g, ""))
        ? null
        : judging([...linkedClaims(statement)], again))
    );
  },
};

/** "Is (x + 1)^2 equal to x^2 + 2x + 1?" */
const EQUAL =
  /^\s*(?:is|are|does|do) (.+?) (?:always )?(?:equal to|the same as|equivalent to|identical to|identical with|equal|=) (.+?)[?.! ]*$/i;

const WHO =
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
function statementIn(text: string): string | null {
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
    .replace(/[\s?.!,;:]+$/, "");
  return rest.length > 2 && /\d|\b[a-z]\b/.test(rest) ? rest : null;
}

/** "17 is prime", "3/4 > 2/3" and "1/2 = 0.5" are answered by yes or no. */
function asQuestion(statement: string, again: Again): Task | null {
  if (!parseRelations(statement) && !YES_OR_NO.test(statement)) return null;
  const sides = /^(.+?) (is|are|does|do|has|have|divides|equals) (.+)$/i.exec(statement);
  const asked = [`Is ${statement}?`];
  if (sides) {
    const [, left = "", verb = "", right = ""] = sides;
    if (/^(?:is|are|does|do)$/i.test(verb)) asked.push(`${verb} ${left} ${right}?`);
    if (/^(?:divides|equals)$/i.test(verb)) asked.push(`Does ${left} ${verb.replace(/s$/, "")} ${right}?`);
  }
  const same = identity(statement, again);
  if (same) return same;
  for (const question of asked) {
    const found = again(question);
    if (found && COMPUTED.has(found.skill)) return found.task;
  }
  return null;
}

/** "(x + 1)^2 = x^2 + 2x + 1": so for every x when the difference is zero. */
function identity(statement: string, again: Again): Task | null {
  const [relation, ...more] = parseRelations(statement) ?? [];
  if (relation?.relation !== "=" || more.length > 0 || relation.left.kind === "name") return null;
  const { left, right } = relation;
  if (namesIn(left).length === 0 || (namesIn(right).length === 0 && functionsIn(left).length === 0))
    return null;
  const found = again(`Simplify (${toText(left)}) - (${toText(right)})`);
  if (!found || !COMPUTED.has(found.skill)) return null;
  return {
    next(rounds) {
      const move = replay(found.task, rounds, true);
      if (move.kind === "call") return move;
      const holds = agrees("0", move.text, false);
      if (holds === null) return move;
      const always = holds ? "Yes, that is so for all values" : "No, that is not so for all values";
      return { kind: "answer", text: `${always}. I simplified the difference of both sides: ${move.text}` };
    },
  };
}

const YES_OR_NO =
  /\b(?:(?:bigger|greater|larger|more|higher|less|smaller|lower|closer) than|prime|composite|even|odd|co-?prime|divisible|divides?|multiple|factor|divisor|perfect square)\b/i;

const COMPUTED: ReadonlySet<string> = new Set(["mathematics", "symbolic"]);

const COUNTS = ["no", "one", "two", "three", "four"];

/** "The equation ... has no real solution." */
function counted(statement: string, again: Again): Task | null {
  const [, question, count = ""] =
    /^(?:that )?(?:the (?:equation|system) )?(.*=.*?) (?:really )?(?:has|have|got) (?:exactly |only |just )?(no|one|two|three|four|\d) (?:real |distinct |different )*(?:solutions?|roots?)(?: at all)?$/i.exec(
      statement,
    ) ?? [];
  const found = question ? workedOut(question, again) : null;
  const claimed = /\d/.test(count) ? Number(count) : COUNTS.indexOf(count.toLowerCase());
  if (!found) return null;
  return {
    next(rounds) {
      const move = replay(found.task, rounds, true);
      if (move.kind === "call") return move;
      const right = solutionsIn(move.text)?.length === claimed;
      return {
        kind: "answer",
        text: `${right ? "Yes, that is correct" : "No, that is not what I find"}. I worked it out: ${move.text}`,
      };
    },
  };
}

const GOT =
  "(?:got|gets?|have|found|finds?|calculated|computed|obtained|ended up with|came up with|came to|wrote|answered|put)";
const ANSWER = "(?:final )?(?:answer|result|solution|root|value|outcome)s?";

/** A question and what is claimed to be its answer. */
interface Claim {
  readonly question: string;
  readonly answer: string;
  /** Whether one of several solutions is enough: "x = 2 is a solution of ...". */
  readonly isOneOf?: boolean;
}

/** "The answer to ... is ...": which is which is said. */
function* namedClaims(statement: string): Generator<Claim> {
  const by = (pattern: string) => new RegExp(pattern, "i").exec(statement) ?? [];
  const [, got, gotFor] = by(
    `^${WHO} ${GOT} (.+?) (?:for|as (?:the|my|an) ${ANSWER} (?:of|to|for)|when (?:i )?(?:solving|solve|computing|calculating)|from|by (?:solving|computing)|on)(?: the (?:equation|expression|problem))? (.+)$`,
  );
  if (got && gotFor) yield { question: gotFor, answer: got };
  const [, forWhat, forGot] = by(
    `^(?:for|from|to|in|with|when (?:i )?(?:solving|solve)|(?:i |we )?solv(?:ed|ing)|(?:i |we )?(?:calculated|computed))(?: the (?:equation|expression|problem))? (.+?)[,;:.]?(?: and)?(?: then)? (?:${WHO} )?${GOT}(?: the ${ANSWER})?(?: as)?:? (.+)$`,
  );
  if (forWhat && forGot) yield { question: forWhat, answer: forGot };
  const [, first, thenGot] = by(
    `^(.*[=<>].*?)[.;,:]+ (?:and |then |so )*${WHO} ${GOT}(?: the ${ANSWER})?:? (.+)$`,
  );
  if (first && thenGot) yield { question: first, answer: thenGot };
  const [, asked, mine] = by(`^(.+?)[.;,:]+ (.+?) (?:is|was) (?:my|our|his|her|their) ${ANSWER}$`);
  if (asked && mine) yield { question: asked, answer: mine };
  const [, fact, factIs, factOf] = by(
    `^${WHO} ${GOT} (?:the |a |an )?([a-z ]+?) ?(?:=|is|of|to be|as) ?(-?[\\d./]+) (?:for|of|from)(?: the (?:numbers|data|list|values))? (.+)$`,
  );
  if (fact && factIs && factOf) yield { question: `What is the ${fact} of ${factOf}`, answer: factIs };
  const [, answerTo, isAnswer] = by(
    `^(?:the|my|our|his|her|their)? ?${ANSWER} (?:of|to|for|in)(?: the (?:equation|inequality|expression|problem))? (.+?),? (?:is|are|was|were|should be|must be|=)(?: just)? ([^=]+|[a-z] ?= ?[^=]+(?:(?:and|or|,) ?[a-z] ?= ?[^=]+)*)$`,
  );
  if (answerTo && isAnswer) yield { question: answerTo, answer: isAnswer };
  const [, one, oneOf] = by(
    `^(.+?) (?:is|are|as)(?: really| indeed)? (?:a|an|the|one|both|two)?(?: of the)?(?: real| correct| possible)? ?(?:${ANSWER}|zeros?) (?:of|to|for)(?: the)?(?: equation| polynomial| function)? (.+)$`,
  );
  if (one && oneOf) yield { question: equation(oneOf), answer: one, isOneOf: true };
  const [, solves, solved] = by(`^(.+?) (?:solves?|satisf(?:y|ies)|fulfils?)(?: the)?(?: equation)? (.+)$`);
  if (solves && solved) yield { question: solved, answer: solves, isOneOf: true };
}

/** A root of a polynomial makes it zero. */
function equation(text: string): string {
  return /[=<>]/.test(text) ? text : `${text} = 0`;
}

/** "The mean of 2, 4 and 9 is 5": the last "is" or "=" stands between the two. */
function* linkedClaims(statement: string): Generator<Claim> {
  for (const link of [
    " is equal to ",
    " equals ",
    " should be ",
    " must be ",
    " would be ",
    " gives ",
    " makes ",
    " comes out as ",
    " is ",
    " are ",
    " = ",
    "=",
  ]) {
    const at = statement.lastIndexOf(link);
    if (at > 0) yield { question: statement.slice(0, at), answer: statement.slice(at + link.length) };
  }
}

function judging(claims: readonly Claim[], again: Again): Task | null {
  for (const { question, answer, isOneOf = false } of claims) {
    const found = workedOut(question.trim(), again);
    const holds = holdsAt(question, answer, isOneOf, again);
    if (holds) return holds;
    if (!found || !/\d|\b[a-z]\b|pi|infinity|oo/i.test(answer)) continue;
    if (!isReadable(answer)) continue;
    return { next: (rounds) => judged(replay(found.task, rounds, true), answer, isOneOf) };
  }
  return null;
}

/** "x = 2 satisfies 3x + 1 > 7": put in, it is so or not. */
function holdsAt(question: string, answer: string, isOneOf: boolean, again: Again): Task | null {
  const [relation, ...more] = /[<>]/.test(question) ? (parseRelations(question) ?? []) : [];
  const [, name = "x", value] = /^(?:([a-z]) ?= ?)?([^=<>]+)$/.exec(answer.trim()) ?? [];
  const put = value === undefined ? null : parseExpression(value);
  if (!isOneOf || !relation || more.length > 0 || !put) return null;
  const sides = [relation.left, relation.right].map((side) =>
    toText(substituted(side, new Map([[name, put]]))),
  );
  const found = again(`Is ${sides.join(` ${relation.relation} `)}?`);
  return found && COMPUTED.has(found.skill) ? found.task : null;
}

function workedOut(question: string, again: Again): Found | null {
  const asked = question.includes("=") ? [`Solve ${question}`, question] : [question, `What is ${question}`];
  for (const each of asked) {
    const found = again(each);
    if (found && COMPUTED.has(found.skill)) return found;
  }
  return null;
}

function judged(move: Move, answer: string, isOneOf: boolean): Move {
  if (move.kind === "call") return move;
  const verdict = agrees(answer, move.text, isOneOf);
  const said = answer.replace(/^the /i, "");
  if (verdict === true)
    return { kind: "answer", text: `Yes, that is correct. I worked it out: ${move.text}` };
  if (verdict === false)
    return { kind: "answer", text: `No, \`${said}\` is not what I find. I worked it out: ${move.text}` };
  return { kind: "answer", text: `I could not compare \`${said}\` with what I find. ${move.text}` };
}
