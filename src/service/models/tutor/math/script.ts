/** A Python program under construction, with the names that the question has defined so far. */

import { assemble, PIECE_NAMES } from "../kits/kits";
import { type Expression, functionsIn, namesIn, some } from "../notation/expression";
import { isHuge, isZero } from "../notation/magnitude";
import { parseExpression } from "../notation/parse";
import { isInt, type Names, safeName, toPython } from "../notation/to-python";

/** What Python computes: an exact number, a polynomial (or a number that came from one), a sum of roots. */
export type ValueKind = "number" | "polynomial" | "surd";

/** A quantity of the question as Python expression. */
export interface Value {
  readonly kind: ValueKind;
  readonly python: string;
  /** How to call it in an answer, with formulas between `\(` and `\)`. */
  readonly say: string;
  /** The tree, when the question gives it as an expression. */
  readonly expression?: Expression;
}

interface DefinedFunction {
  readonly python: string;
  readonly kind: ValueKind;
  readonly arity: number;
}

export class Script implements Names {
  readonly lines: string[] = [];
  readonly checks: string[] = [];
  /** Whether the answer is best given with a decimal point. */
  decimals = false;
  /** Whether some unknown stands below a fraction line, where polynomials may not be enough. */
  isRisky = false;
  private readonly variables = new Map<string, { python: string; kind: ValueKind }>();
  private readonly functions = new Map<string, DefinedFunction>();
  private readonly symbols = new Map<string, string>();
  private readonly taken = new Set<string>(PIECE_NAMES);

  line(...lines: string[]): this {
    this.lines.push(...lines);
    return this;
  }

  /** Adds a Python condition that must hold for the answer to be given. */
  check(condition: string): this {
    this.checks.push(condition);
    return this;
  }

  get functionNames(): ReadonlySet<string> {
    return new Set(this.functions.keys());
  }

  isDefined(name: string): boolean {
    return this.variables.has(name);
  }

  /** A Python name near the wanted one that nothing else has. */
  fresh(wanted: string): string {
    const base = safeName(wanted);
    let name = base;
    for (let n = 2; this.taken.has(name); n++) name = `${base}${n}`;
    this.taken.add(name);
    return name;
  }

  /** Names of the expression that are neither defined nor parameters: its unknowns. */
  unknowns(...expressions: readonly Expression[]): string[] {
    const names = new Set(expressions.flatMap((each) => namesIn(each)));
    return [...names].filter((name) => !this.variables.has(name));
  }

  defineVariable(name: string, value: Value): void {
    const python = this.fresh(name);
    const { kind } = value;
    if (kind === "polynomial" && value.expression && this.unknowns(value.expression).length === 0) {
      this.line(`${python} = number(${value.python})`);
      this.variables.set(name, { python, kind: "number" });
      return;
    }
    const exact = value.expression && !isInt(value.expression);
    this.line(`${python} = ${kind !== "number" || exact ? value.python : `F(${value.python})`}`);
    this.variables.set(name, { python, kind });
  }

  /** Binds a name to a Python expression that a line before has computed as a fraction. */
  bindNumber(name: string, python: string): void {
    this.variables.set(name, { python, kind: "number" });
  }

  /** `def f(x): return ...`; `body` is given the script with the parameters in scope. */
  defineFunction(name: string, parameters: readonly string[], body: () => Value | null): boolean {
    const at = this.lines.length;
    const locals = parameters.map((each) => safeName(each));
    const value = this.withParameters(parameters, body);
    if (!value) return false;
    const python = this.fresh(name);
    const exact = value.expression && !isInt(value.expression) ? value.python : `F(${value.python})`;
    const result = value.kind === "number" ? exact : value.python;
    const inside = this.lines.splice(at);
    this.line(
      `def ${python}(${locals.join(", ")}):`,
      ...inside.map((each) => `    ${each}`),
      `    return ${result}`,
      "",
    );
    this.functions.set(name, { python, kind: value.kind, arity: parameters.length });
    return true;
  }

  /** Runs `body` with the names bound to parameters of a function or lambda of the program. */
  withParameters<T>(parameters: readonly string[], body: (names: readonly string[]) => T): T {
    const hidden = parameters.map((each) => [each, this.variables.get(each)] as const);
    const names = parameters.map((each) => safeName(each));
    for (const [index, each] of parameters.entries()) {
      this.variables.set(each, { python: names[index] ?? each, kind: "number" });
    }
    try {
      return body(names);
    } finally {
      for (const [each, before] of hidden) {
        if (before) this.variables.set(each, before);
        else this.variables.delete(each);
      }
    }
  }

  /** A function that a line before has made, for example from a derivative. */
  bindFunction(name: string, python: string, kind: ValueKind): void {
    this.functions.set(name, { python, kind, arity: 1 });
  }

  variable(name: string): string {
    const known = this.variables.get(name);
    if (known) return known.python;
    return this.symbol(name);
  }

  /** The Python name of the symbol, declared once. */
  symbol(name: string): string {
    const known = this.symbols.get(name);
    if (known) return known;
    const python = this.fresh(name);
    this.line(`${python} = symbol("${name}")`);
    this.symbols.set(name, python);
    return python;
  }

  function(name: string): string | null {
    return this.functions.get(name)?.python ?? null;
  }

  /** The expression as value; `null` when it goes beyond exact arithmetic, polynomials and square roots. */
  compile(expression: Expression): Value | null {
    const kind = this.kindOf(expression);
    if (!kind || !this.callsFit(expression)) return null;
    if (some(expression, isDecimal)) this.decimals = true;
    if (kind === "polynomial" && some(expression, (node) => this.dividesByUnknown(node))) this.isRisky = true;
    if (some(expression, isRoot)) this.isRisky = true;
    return { kind, python: toPython(expression, this), say: "", expression };
  }

  parse(text: string): Expression | null {
    return parseExpression(text, this.functionNames);
  }

  /** Runs `attempt`; when it gives `null`, everything it did to the script is taken back. */
  attempt<T>(attempt: () => T | null): T | null {
    const maps = [this.variables, this.functions, this.symbols] as Map<string, unknown>[]; // only copied and put back
    const before = maps.map((map) => new Map(map));
    const sets = [this.taken] as const;
    const setsBefore = sets.map((set) => new Set(set));
    const { decimals } = this;
    const [lines, checks] = [this.lines.length, this.checks.length];
    const result = attempt();
    if (result !== null) return result;
    for (const [index, map] of maps.entries()) {
      map.clear();
      for (const [key, value] of before[index] ?? []) map.set(key, value);
    }
    for (const [index, set] of sets.entries()) {
      set.clear();
      for (const value of setsBefore[index] ?? []) set.add(value);
    }
    this.lines.length = lines;
    this.checks.length = checks;
    this.decimals = decimals;
    return null;
  }

  /** The whole program; without any check it prints none, and the answer is not given. */
  source(): string {
    const condition =
      this.checks.length === 1 ? `(${this.checks[0]})` : this.checks.map((each) => `(${each})`).join(" and ");
    const check = this.checks.length > 0 ? [`print("check:", "ok" if ${condition} else "failed")`] : [];
    return assemble([...this.lines, ...check]);
  }

  private kindOf(expression: Expression): ValueKind | null {
    let kind: ValueKind = "number";
    for (const name of namesIn(expression)) {
      if (name === "pi" || name === "oo" || name.includes("'")) return null;
      const known = this.variables.get(name);
      if (!known || known.kind === "polynomial") kind = "polynomial";
    }
    for (const name of functionsIn(expression)) {
      const known = this.functions.get(name);
      if (known?.kind === "polynomial") kind = "polynomial";
      else if (known?.kind === "surd" && kind === "number") kind = "surd";
      else if (!known && name === "sqrt" && kind === "number") kind = "surd";
      else if (!known) return null;
    }
    if (kind !== "number" && some(expression, (node) => node.kind === "absolute")) return null;
    if (kind === "number" && some(expression, isRoot)) return "surd";
    return kind;
  }

  private dividesByUnknown(node: Expression): boolean {
    return node.kind === "binary" && node.op === "/" && this.unknowns(node.right).length > 0;
  }

  /** No `0^0`, nothing huge, no unknown above, and `e` only where it is not Euler's number. */
  private powerFits(power: Extract<Expression, { kind: "binary" }>): boolean {
    const { left, right } = power;
    const isEuler = left.kind === "name" && left.name === "e" && !this.variables.has("e");
    if ((isZero(left) && isZero(right)) || isHuge(power) || this.unknowns(right).length > 0) return false;
    return !isEuler || namesIn(right).length === 0;
  }

  private callsFit(expression: Expression): boolean {
    return !some(expression, (node) => {
      if (node.kind === "factorial")
        return !isInt(node.of) || (node.of.kind === "number" && Number(node.of.text) > 1400);
      if (node.kind === "binary" && node.op === "^") return !this.powerFits(node);
      if (node.kind !== "call") return false;
      return node.args.length !== (this.functions.get(node.name)?.arity ?? 1);
    });
  }
}

/** `7^(1/2)`: a square root in other words. */
function isRoot(node: Expression): boolean {
  return node.kind === "binary" && node.op === "^" && node.right.kind === "binary" && node.right.op === "/";
}

function isDecimal(node: Expression): boolean {
  return node.kind === "number" && node.text.includes(".");
}
