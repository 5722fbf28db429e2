/** Computes an expression with the caller's `add`, `multiply` and the like: inner calls first. */
import type { ModelTool } from "../../model";
import { bareFormula } from "../math/answer";
import { sentences } from "../math/sentences";
import type { Expression } from "../notation/expression";
import { parseExpression } from "../notation/parse";
import { plain } from "../notation/plain";
import { toLatex } from "../notation/to-latex";
import type { Task } from "../skill";
import { operationIn, type Sign } from "./allowed";
import { type Parameter, parametersOf } from "./schema";
import { type Argument, pick, type Step, stepsTask } from "./steps";

const OPERATIONS: readonly [sign: Sign, name: RegExp][] = [
  ["+", /^(?:add|plus|sum|addition)(?:_|$)|^add(?:Numbers|Two)/i],
  ["-", /^(?:subtract|minus|subtraction|difference)(?:_|$)/i],
  ["*", /^(?:multiply|times|product|multiplication|mul)(?:_|$)/i],
  ["/", /^(?:divide|division|quotient|div)(?:_|$)/i],
  ["^", /^(?:power|pow|exponentiate|raise)(?:_|$)/i],
];

/** `null` when the text is no arithmetic, or some operation has no function. */
export function arithmeticTask(text: string, tools: readonly ModelTool[]): Task | null {
  const operations = new Map<string, Operation>();
  for (const [sign, name] of OPERATIONS) {
    const found = tools.map((each) => asOperation(each, sign, name)).find((each) => each !== null);
    if (found) operations.set(sign, found);
  }
  if (operations.size === 0) return null;
  const expressions: Expression[] = [];
  for (const sentence of sentences(plain(inSigns(text)))) {
    const found = expressionsIn(sentence);
    if (!found) return null;
    expressions.push(...found);
  }
  const steps: Step[] = [];
  const results: { expression: Expression; step: Step }[] = [];
  for (const expression of expressions) {
    const argument = walk(expression, operations, steps);
    const step = argument && "from" in argument ? argument.from[0] : undefined;
    if (!step) return null;
    results.push({ expression, step });
  }
  if (results.length === 0) return null;
  return stepsTask(steps, (done) =>
    results
      .map(({ expression, step }) => {
        const output = done.find((each) => each.step === step)?.output ?? "";
        const value = pick(output, { name: "result", type: "number" });
        return typeof value === "number"
          ? `\\(${toLatex(expression)} = ${bareFormula(String(value))}\\).`
          : `For \\(${toLatex(expression)}\\) the function answered: ${String(value)}`;
      })
      .join("\n"),
  );
}

/** A function of two numbers, with what else it has to be given for one operation. */
interface Operation {
  readonly tool: string;
  readonly first: Parameter;
  readonly second: Parameter;
  readonly fixed: Readonly<Record<string, Argument>>;
  /** The parameters in the order of the schema. */
  readonly order: readonly string[];
}

/** `add(a, b)`, or `calculate(a, operator, b)` with the operation among the allowed values. */
function asOperation(tool: ModelTool, sign: Sign, name: RegExp): Operation | null {
  const parameters = parametersOf(tool);
  const order = parameters.map((each) => each.name);
  const [first, second, third] = parameters.filter(({ type }) => type === "number" || type === "integer");
  if (!first || !second || third) return null;
  const others = parameters.filter((each) => each !== first && each !== second);
  const [kind] = others;
  if (!kind) return name.test(tool.name) ? { tool: tool.name, first, second, fixed: {}, order } : null;
  const value = operationIn(kind.allowed, sign);
  if (others.length > 1 || value === undefined) return null;
  return { tool: tool.name, first, second, fixed: { [kind.name]: { value } }, order };
}

function walk(node: Expression, operations: ReadonlyMap<string, Operation>, steps: Step[]): Argument | null {
  const value = numberOf(node);
  if (value !== null) return { value };
  if (node.kind !== "binary") return null;
  const operation = operations.get(node.op);
  const left = walk(node.left, operations, steps);
  const right = walk(node.right, operations, steps);
  if (!operation || !left || !right) return null;
  const { tool, first, second, fixed, order } = operation;
  const named = (argument: Argument, parameter: Parameter): Argument =>
    "from" in argument ? { from: argument.from, parameter } : argument;
  const given: Record<string, Argument> = {
    ...fixed,
    [first.name]: named(left, first),
    [second.name]: named(right, second),
  };
  const step = {
    tool,
    arguments: Object.fromEntries(order.flatMap((name) => (given[name] ? [[name, given[name]]] : []))),
  };
  steps.push(step);
  return { from: [step], parameter: first };
}

function numberOf(node: Expression): number | null {
  if (node.kind === "number") return Number(node.text);
  if (node.kind !== "negative") return null;
  const inner = numberOf(node.of);
  return inner === null ? null : -inner;
}

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";

/** Words as signs: "add 3 and 4" is `(3 + 4)`, "then multiply the result by 5" goes around it. */
export function inSigns(text: string): string {
  return text
    .replace(
      new RegExp(`\\b(?:add|the sum of|sum of|sum)\\s+${NUMBER}\\s+(?:and|to|with)\\s+${NUMBER}`, "gi"),
      "($1 + $2)",
    )
    .replace(new RegExp(`\\bsubtract\\s+${NUMBER}\\s+from\\s+${NUMBER}`, "gi"), "($2 - $1)")
    .replace(
      new RegExp(`\\b(?:the )?difference (?:of|between)\\s+${NUMBER}\\s+and\\s+${NUMBER}`, "gi"),
      "($1 - $2)",
    )
    .replace(
      new RegExp(
        `\\b(?:multiply|the product of|product of)\\s+${NUMBER}\\s+(?:and|by|with)\\s+${NUMBER}`,
        "gi",
      ),
      "($1 * $2)",
    )
    .replace(
      new RegExp(`\\b(?:divide|the quotient of)\\s+${NUMBER}\\s+(?:by|and)\\s+${NUMBER}`, "gi"),
      "($1 / $2)",
    )
    .replace(/\b(?:raised )?to the power(?: of)?\b/gi, "^")
    .replace(/\bplus\b/gi, "+")
    .replace(/\bminus\b/gi, "-")
    .replace(/\b(?:times|multiplied by)\b/gi, "*")
    .replace(/\bdivided by\b/gi, "/")
    .replace(NEXT, (_, before: string, verb: string, ...numbers: (string | undefined)[]) => {
      const sign = { multiply: "*", divide: "/", add: "+", subtract: "-" }[verb.toLowerCase()] ?? "+";
      const [number] = numbers.slice(0, 3).filter((each) => each !== undefined);
      return `(${before.replace(/^.*?(?=[\d(])/, "")}) ${sign} ${number}`;
    });
}

const RESULT = "(?:the result|it|that|this|the sum|the product)";

/** "..., then multiply the result by 5", "and add 3 to it", "then add 3". */
const NEXT = new RegExp(
  `(\\S[^.?!]*?)[,.]?\\s+(?:and\\s+)?(?:then\\s+)?(multiply|divide|add|subtract)\\s+` +
    `(?:${RESULT}\\s+(?:by|to|with)\\s+${NUMBER}|${NUMBER}\\s+(?:to|from)\\s+${RESULT}|(?:by\\s+)?${NUMBER}(?=[\\s.?!]*$))`,
  "gi",
);

function expressionsIn(sentence: string): Expression[] | null {
  const bare = sentence
    .replace(
      /^(?:what(?:'s| is| are)|how much is|calculate|compute|evaluate|find|give me|work out|use .*? to (?:compute|calculate|work out))\s+/i,
      "",
    )
    .replace(/\s*=\s*$/, "")
    .replace(/,?\s+(?:using|with) (?:the|your) (?:functions?|tools?).*$/i, "");
  const whole = parseExpression(bare);
  if (whole) return [whole];
  const parts = bare.split(/\s*,?\s+and\s+(?:what(?:'s| is)\s+)?|,\s*/i).filter((each) => each !== "");
  const found = parts.map((each) => parseExpression(each));
  return parts.length > 1 && found.every((each) => each !== null) ? found : null;
}
