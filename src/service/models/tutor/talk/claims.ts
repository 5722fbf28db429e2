/** Statements to judge that stand in the message itself: "Is it true that ...?", "I got 5 for ..., is that right?" */
import { functionsIn, namesIn } from "../notation/expression";
import { parseExpression, parseRelations } from "../notation/parse";
import { plain } from "../notation/plain";
import { substituted, toText } from "../notation/to-text";
import { replay } from "../replay";
import type { Again, Found, Move, Skill, Task } from "../skill";
import { agrees, isReadable, solutionsIn } from "./agrees";
import { type Claim, linkedClaims, namedClaims } from "./claimed-answers";
import { statementIn } from "./statements";

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

/** "17 is prime", "3/4 > 2/3" and "1/2 = 0.5" are answered by yes or no. */
function asQuestion(statement: string, again: Again): Task | null {
  if (
    !parseRelations(statement) &&
    !/ (?:equals|is equal to|is the same as) /i.test(statement) &&
    !YES_OR_NO.test(statement)
  )
    return null;
  const sides = /^(.+?) (is|are|does|do|has|have|divides|equals) (.+)$/i.exec(statement);
  const asked = [`Is ${statement}?`];
  if (sides) {
    const [, left = "", verb = "", right = ""] = sides;
    if (/^(?:is|are|does|do)$/i.test(verb)) asked.push(`${verb} ${left} ${right}?`);
    if (/^(?:divides|equals)$/i.test(verb)) asked.push(`Does ${left} ${verb.replace(/s$/, "")} ${right}?`);
  }
  const same = identity(statement.replace(/ (?:equals|is equal to|is the same as) /i, " = "), again);
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
      const own = solutionsIn(move.text);
      if (own === null) return move;
      const right = own.length === claimed;
      return {
        kind: "answer",
        text: `${right ? "Yes, that is correct" : "No, that is not what I find"}. I worked it out: ${move.text}`,
      };
    },
  };
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
