/** Words the answers of computer algebra. */
import type { Expression } from "../../notation/expression";
import { relationToLatex, toLatex } from "../../notation/to-latex";
import type { ProgramOutput } from "../../program-task";
import { bareFormula, enumerate } from "../answer";
import { wordCount } from "../questions/count-solutions";
import type { Symbolic } from "./symbolic-wish";

type Output = Pick<ProgramOutput, "answers" | "notes">;

/** The answer in words; `null` when the output is not what was expected. */
export function wordSymbolic(wish: Symbolic, { answers, notes }: ProgramOutput): string | null {
  if (notes.has("refused")) return null;
  const [first] = answers;
  const decimals = notes.get("decimal") ?? [];
  if (wish.kind === "equation")
    return wish.counted ? wordCounted(wish, { answers, notes }) : wordEquation(wish, { answers, notes });
  if (wish.kind === "formula" || wish.kind === "system") return wordSolutions(wish, answers);
  if (wish.kind === "stationary") return wordStationary(wish, { answers, notes });
  if (wish.kind === "gradient")
    return `The gradient of \\(${toLatex(wish.of)}\\) is \\((${answers.map(formula).join(",\\ ")})\\).`;
  if (first === undefined || /\b(?:zoo|nan|Piecewise|Integral|Sum|Product|I)\b/.test(first)) return null;
  if (wish.kind === "inequality") {
    const said = wish.relations.map((each) => `\\(${relationToLatex(each)}\\)`).join(" and ");
    if (first === "none") return `No real number satisfies ${said}.`;
    if (first === "every") return `Every real number satisfies ${said}.`;
    return `The inequality ${said} is true for ${first
      .split(" or ")
      .map((each) => `\\(${chain(each)}\\)`)
      .join(" or ")}.`;
  }
  const value = formula(first);
  const of = toLatex(wish.of);
  switch (wish.kind) {
    case "derivative": {
      const which =
        { 1: "derivative", 2: "second derivative", 3: "third derivative" }[wish.times] ??
        `${wish.times}th derivative`;
      const at = wish.at ? ` at \\(${wish.by} = ${toLatex(wish.at)}\\)` : "";
      return `The ${which} of \\(${of}\\) with respect to \\(${wish.by}\\)${at} is \\(${value}\\).`;
    }
    case "integral":
      if (!wish.from || !wish.to) return `An antiderivative of \\(${of}\\) is \\(${value} + C\\).`;
      return `The integral of \\(${of}\\) from \\(${toLatex(wish.from)}\\) to \\(${toLatex(wish.to)}\\) is \\(${value}\\).`;
    case "area":
      return `The curves meet at ${enumerate((notes.get("cut") ?? []).map((each) => `\\(${wish.by} = ${formula(each)}\\)`))}; the area between them is \\(${value}\\).`;
    case "tangent":
      return `The tangent to \\(y = ${of}\\) at \\(${wish.by} = ${toLatex(wish.at)}\\) is \\(y = ${value}\\).`;
    case "limit":
      if (first === "none") {
        const [left = "", right = ""] = ["left", "right"].map((each) => formula(notes.get(each)?.[0] ?? ""));
        return `The limit of \\(${of}\\) for \\(${wish.by} \\to ${end(wish.to)}\\) does not exist: from the left it is \\(${left}\\), from the right \\(${right}\\).`;
      }
      return `The limit of \\(${of}\\) for \\(${wish.by} \\to ${end(wish.to)}${wish.side && `^${wish.side}`}\\) is \\(${value}\\).`;
    case "sum":
      return `The ${wish.isProduct ? "product" : "sum"} of \\(${of}\\) for \\(${wish.by}\\) from \\(${toLatex(wish.from)}\\) to \\(${end(wish.to)}\\) is \\(${value}\\).`;
    case "series":
      return `The Taylor polynomial of \\(${of}\\) up to degree ${wish.order} around \\(${wish.by} = ${toLatex(wish.at)}\\) is \\(${value}\\).`;
    case "rewrite": {
      const how = {
        simplify: "Simplified",
        expand: "Expanded",
        factor: "Factored",
        apart: "In partial fractions",
        together: "As one fraction",
        rationalize: "With a rational denominator",
        collect: "Collected",
      }[wish.how];
      return `${how}, \\(${of}\\) is \\(${value}\\).`;
    }
    case "value": {
      const about = decimals[0] !== undefined && decimals[0] !== first ? `, about ${decimals[0]}` : "";
      return value === of
        ? `The value of \\(${of}\\) is about \\(${decimals[0]}\\).`
        : `\\(${of} = ${value}\\)${about}.`;
    }
  }
}

/** `-2 < x <= 3`: every side for itself, as a chain is no single relation. */
function chain(printed: string): string {
  return printed
    .split(/(\s(?:<=|>=|<|>|=)\s)/)
    .map((each, at) => (at % 2 === 0 ? formula(each) : (SIGNS[each.trim()] ?? each)))
    .join("");
}

const SIGNS: Readonly<Record<string, string>> = { "<=": " \\le ", ">=": " \\ge " };

function end(node: Expression): string {
  return toLatex(node);
}

function formula(printed: string): string {
  return bareFormula(printed.replace(/\bAbs\(/g, "abs(").replace(/\bE\b/g, "e"));
}

function wordEquation(wish: Symbolic & { kind: "equation" }, { answers, notes }: Output): string {
  const said = `\\(${relationToLatex(wish.relation)}\\)`;
  const decimals = notes.get("decimal") ?? [];
  const turns = notes.get("turns")?.[0] === "yes";
  const above = wish.openEnd ? "<" : "\\le";
  const where =
    wish.from && wish.to
      ? ` with \\(${toLatex(wish.from)} \\le ${formula(wish.by)} ${above} ${toLatex(wish.to)}\\)`
      : turns
        ? ` with \\(0 \\le ${formula(wish.by)} < 2\\pi\\)`
        : "";
  if (answers.length === 0)
    return `The equation ${said} has no ${wish.complex ? "" : "real "}solution${where}.`;
  const roots = enumerate(answers.map((each) => `\\(${formula(each)}\\)`));
  const about = decimals.length > 0 ? ` (about ${decimals.join(", ")})` : "";
  const again = turns ? " Adding whole turns of \\(2\\pi\\) gives the others." : "";
  return answers.length === 1
    ? `The solution to the equation ${said}${where} is ${roots}${about}.${again}`
    : `The solutions to the equation ${said}${where} are ${roots}${about}.${again}`;
}

/** `null` where the solutions found may not be all, or where it is not sure that every turn brings them again. */
function wordCounted(wish: Symbolic & { kind: "equation" }, { answers, notes }: Output): string | null {
  const is = (name: string) => notes.get(name)?.[0] === "yes";
  const asked = { relation: wish.relation, isYesNo: wish.counted?.isYesNo ?? false };
  if (!is("complete") || is("every") || (notes.has("turns") && !is("turns"))) return null;
  const roots = answers.map((each) => `\\(${formula(each)}\\)`);
  if (!is("turns") || roots.length === 0) return wordCount(asked, roots);
  const some = `${enumerate(roots)} with \\(0 \\le ${formula(wish.by)} < 2\\pi\\)`;
  return `${asked.isYesNo ? "Yes, the" : "The"} equation \\(${relationToLatex(wish.relation)}\\) has infinitely many real solutions: ${some}, and all that whole turns of \\(2\\pi\\) add to them.`;
}

function wordSolutions(wish: Symbolic & { kind: "formula" | "system" }, answers: readonly string[]): string {
  if (wish.kind === "formula") {
    const found = answers.map((each) => `\\(${formula(each)}\\)`);
    return `Solving \\(${relationToLatex(wish.relation)}\\) for \\(${wish.by}\\) gives ${found.join(" or ")}.`;
  }
  const system = enumerate(wish.relations.map((each) => `\\(${relationToLatex(each)}\\)`));
  if (answers.length === 0) return `The system ${system} has no real solution.`;
  const found = answers.map((each) => enumerate(each.split("; ").map((part) => `\\(${formula(part)}\\)`)));
  return found.length === 1
    ? `The solution to the system ${system} is ${found[0]}.`
    : `The solutions to the system ${system} are: ${found.join("; ")}.`;
}

function wordStationary(wish: Symbolic & { kind: "stationary" }, { answers, notes }: Output): string {
  const of = `\\(${toLatex(wish.of)}\\)`;
  const [kinds, heights] = [notes.get("kind") ?? [], notes.get("height") ?? []];
  if (answers.length === 0) return `The function ${of} has no stationary point.`;
  const points = answers.map((_, at) => {
    const kind =
      { minimum: "a minimum", maximum: "a maximum" }[kinds[at] ?? ""] ?? "a point with slope \\(0\\)";
    return `${kind} with the value \\(${formula(heights[at] ?? "")}\\)`;
  });
  return `The function ${of} has ${enumerate(points)}; in this order, the slope is zero at ${enumerate(answers.map((each) => `\\(${formula(each)}\\)`))}.`;
}
