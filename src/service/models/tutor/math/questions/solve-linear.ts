/** Linear equations in one unknown, and systems of them. */
import type { Relation } from "../../notation/expression";
import { relationToLatex } from "../../notation/to-latex";
import { isInt, safeName, toPython } from "../../notation/to-python";
import { enumerate, formula, type Wording } from "../answer";
import { writeElimination } from "../definitions";
import type { Reading } from "../rule";

/** Solves for the wanted unknowns, or for all when none is named. */
export function solveSystem(
  relations: readonly Relation[],
  unknowns: readonly string[],
  wanted: readonly string[],
  reading: Reading,
): Wording | null {
  const [only, ...more] = relations;
  if (!only) return null;
  if (more.length === 0 && unknowns.length === 1) return solveOne(only, unknowns[0] ?? "", reading);
  if (relations.length < unknowns.length) return solveFor(relations, wanted, unknowns, reading);
  const { script } = reading;
  const names = unknowns.map((name) => script.fresh(name));
  const all = writeElimination(relations, unknowns, names, reading);
  if (!all) return null;
  for (const [index, name] of unknowns.entries()) {
    if (wanted.length === 0 || wanted.includes(name))
      script.line(`print("answer:", "${name} =", ${names[index]})`);
  }
  script.line(`print("contradiction:", "yes" if contradict(${all}, ${names.length}) else "no")`);
  const tuple = names.join(", ");
  script.check(`all(each(${tuple}) == 0 for each in ${all} if None not in (${tuple},))`);
  const system = enumerate(relations.map((each) => `\\(${relationToLatex(each)}\\)`));
  return ({ answers, notes }) => {
    if (notes.get("contradiction")?.[0] === "yes")
      return `The system ${system} has no solution: its equations contradict each other.`;
    if (answers.length === 0 || answers.some((each) => each.includes("None"))) {
      return `The system ${system} has infinitely many solutions; it does not determine every unknown.`;
    }
    return `The solution to the system ${system} is ${enumerate(answers.map(formula))}.`;
  };
}

/** The short program for one equation in one unknown. */
function solveOne(equation: Relation, unknown: string, { script }: Reading): Wording | null {
  const x = safeName(unknown);
  const bodies = script.withParameters([unknown], () =>
    [equation.left, equation.right].map((side) => {
      const value = script.compile(side);
      return value?.kind === "number" ? (isInt(side) ? `F(${value.python})` : value.python) : null;
    }),
  );
  if (bodies.includes(null)) return null;
  const [left, right, a, b] = ["left", "right", "a", "b"].map((name) =>
    script.fresh(name === unknown ? `${name}_0` : name),
  );
  script.line(
    `def ${left}(${x}):`,
    `    return ${bodies[0]}`,
    "",
    "",
    `def ${right}(${x}):`,
    `    return ${bodies[1]}`,
    "",
    "",
    `# The equation is linear, so ${left} - ${right} is ${a}*${unknown} + ${b}.`,
    `${b} = ${left}(F(0)) - ${right}(F(0))`,
    `${a} = ${left}(F(1)) - ${right}(F(1)) - ${b}`,
    `print("${unknown}:", f"({${a}})*${unknown} + ({${b}}) = 0")`,
    `if ${a} == 0:`,
    `    print("answer:", "every number" if ${b} == 0 else "none")`,
    `    print("check:", "ok" if ${left}(F(2)) - ${right}(F(2)) == ${b} else "failed")`,
    "else:",
    `    ${x} = -${b} / ${a}`,
    `    print("answer:", "${unknown} =", ${x})`,
    `    print("check:", "ok" if ${left}(${x}) == ${right}(${x}) else "failed", "both sides are", ${left}(${x}))`,
  );
  const said = `\\(${relationToLatex(equation)}\\)`;
  return ({ answers: [answer] }) => {
    if (!answer) return null;
    if (answer === "none") return `The equation ${said} has no solution.`;
    if (answer === "every number") return `The equation ${said} is true for every number \\(${unknown}\\).`;
    return `The solution to the equation ${said} is ${formula(answer)}.`;
  };
}

/** Solves one equation for one of several unknowns: the others stay as letters. */
function solveFor(
  relations: readonly Relation[],
  wanted: readonly string[],
  unknowns: readonly string[],
  { script }: Reading,
): Wording | null {
  const [equation, ...more] = relations;
  const [name, ...others] = wanted;
  if (!equation || more.length > 0 || !name || others.length > 0) return null;
  for (const each of unknowns) script.symbol(each);
  if (![equation.left, equation.right].every((side) => script.compile(side))) return null;
  script.line(
    `given = poly(${toPython(equation.left, script)} - (${toPython(equation.right, script)}))`,
    `rest = value_at(given, {"${name}": 0})`,
    `slope = poly(value_at(given, {"${name}": 1}) - rest)`,
    `# The equation is slope*${name} + rest = 0.`,
    'top, below = (rest, -slope) if show(slope).startswith("-") else (-rest, slope)',
    "whole = show(top / below) if len(below.terms) == 1 else None",
    "# A division that leaves no whole powers is written as a fraction.",
    `print("answer:", "${name} =", whole if whole and "^(-" not in whole and "^-" not in whole else f"({show(top)})/({show(below)})")`,
  );
  script.check(`slope * symbol("${name}") + rest == given and slope != 0`);
  return ({ answers: [answer] }) =>
    answer ? `Solving \\(${relationToLatex(equation)}\\) for \\(${name}\\) gives ${formula(answer)}.` : null;
}
