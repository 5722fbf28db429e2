/** Which question a statement answers, and how: "The answer to ... is ...", "I got ... for ...". */
import { WHO } from "./statements";

const GOT =
  "(?:got|gets?|have|found|finds?|calculated|computed|obtained|ended up with|came up with|came to|wrote|answered|put)";
const ANSWER = "(?:final )?(?:answer|result|solution|root|value|outcome)s?";

/** A question and what is claimed to be its answer. */
export interface Claim {
  readonly question: string;
  readonly answer: string;
  /** Whether one of several solutions is enough: "x = 2 is a solution of ...". */
  readonly isOneOf?: boolean;
}

/** "The answer to ... is ...": which is which is said. */
export function* namedClaims(statement: string): Generator<Claim> {
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
export function* linkedClaims(statement: string): Generator<Claim> {
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
