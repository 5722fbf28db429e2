/** Reads plain notation into expressions and relations. */
import type { BinaryOperator, Expression, Relation } from "./expression";
import { type Token, tokens } from "./tokens";

/**
 * The expression that `text` is, as a whole; `null` when it is none.
 *
 * Implicit multiplication (`2x`, `3(x + 1)`, `2 sin x`), percent, factorial and absolute bars are understood.
 *
 * @param functions Names that are functions here, for example `f` after "Let f(x) = ...".
 */
export function parseExpression(text: string, functions: ReadonlySet<string> = NONE): Expression | null {
  const parsed = parseAll(text, functions);
  return parsed && parsed.relations.length === 0 ? (parsed.sides[0] ?? null) : null;
}

/** The equation or inequality that `text` is; `a < b < c` gives two relations. `null` when it is none. */
export function parseRelations(text: string, functions: ReadonlySet<string> = NONE): Relation[] | null {
  const parsed = parseAll(text, functions);
  if (!parsed || parsed.relations.length === 0) return null;
  return parsed.relations.flatMap((relation, index) => {
    const left = parsed.sides[index];
    const right = parsed.sides[index + 1];
    return left && right ? [{ left, relation, right }] : [];
  });
}

const NONE: ReadonlySet<string> = new Set();

/** Deeper nesting than this is no question a person asks, and would exhaust the stack. */
const MAX_DEPTH = 200;
const MAX_TOKENS = 2000;

function parseAll(text: string, functions: ReadonlySet<string>) {
  const all = tokens(text, functions);
  if (!all || all.length === 0 || all.length > MAX_TOKENS) return null;
  const reader = new Reader(all);
  try {
    const sides = [reader.sum()];
    const relations: Relation["relation"][] = [];
    for (let next = reader.take("relation"); next; next = reader.take("relation")) {
      relations.push(next.text as Relation["relation"]); // the tokens make no other relation
      sides.push(reader.sum());
    }
    return reader.atEnd() ? { sides, relations } : null;
  } catch (error) {
    if (error instanceof NoNotation) return null;
    throw error;
  }
}

class NoNotation extends Error {}

/** A recursive-descent reader; lives for one text. */
class Reader {
  private at = 0;
  private depth = 0;
  /** How many absolute bars are open: inside them a bar closes. */
  private bars = 0;

  constructor(private readonly all: readonly Token[]) {}

  atEnd(): boolean {
    return this.at === this.all.length;
  }

  take(kind: Token["kind"], text?: string): Token | null {
    const token = this.all[this.at];
    if (!token || token.kind !== kind || (text !== undefined && token.text !== text)) return null;
    this.at++;
    return token;
  }

  sum(): Expression {
    if (++this.depth > MAX_DEPTH) throw new NoNotation();
    let left = this.product();
    for (let op = this.sign(); op; op = this.sign()) left = binary(op, left, this.product());
    this.depth--;
    return left;
  }

  private sign(): "+" | "-" | null {
    const token = this.take("operator", "+") ?? this.take("operator", "-");
    return token ? (token.text as "+" | "-") : null; // just taken as one of the two
  }

  private product(): Expression {
    if (this.take("operator", "-")) return negative(this.product());
    let left = this.signed();
    for (;;) {
      const op = this.take("operator", "*") ?? this.take("operator", "/");
      if (op)
        left = binary(op.text as BinaryOperator, left, this.signed()); // just taken as one of the two
      else if (this.startsFactor()) left = binary("*", left, this.power());
      else return left;
    }
  }

  private signed(): Expression {
    if (++this.depth > MAX_DEPTH) throw new NoNotation();
    let result: Expression;
    if (this.take("operator", "-")) result = negative(this.signed());
    else if (this.take("operator", "+")) result = this.signed();
    else result = this.power();
    this.depth--;
    return result;
  }

  private power(): Expression {
    const base = this.postfix(this.atom());
    if (!this.take("operator", "^")) return base;
    return binary("^", base, this.signed());
  }

  private postfix(of: Expression): Expression {
    let result = of;
    for (;;) {
      if (this.take("operator", "!")) result = { kind: "factorial", of: result };
      else if (this.take("operator", "%")) result = binary("/", result, { kind: "number", text: "100" });
      else return result;
    }
  }

  /** Whether a factor follows without a sign between: `2x`, `x(x + 1)`, but not `3 4`. */
  private startsFactor(): boolean {
    const token = this.all[this.at];
    if (!token) return false;
    if (token.kind === "bar") return this.bars === 0 && this.at > 0;
    return token.kind === "name" || token.kind === "function" || token.kind === "open";
  }

  private atom(): Expression {
    const number = this.take("number");
    if (number) return { kind: "number", text: number.text };
    const name = this.take("name");
    if (name) return { kind: "name", name: name.text };
    const called = this.take("function");
    if (called) return this.call(called);
    if (this.take("bar")) {
      this.bars++;
      const of = this.sum();
      if (!this.take("bar")) throw new NoNotation();
      this.bars--;
      return { kind: "absolute", of };
    }
    return this.group();
  }

  private group(): Expression {
    const open = this.take("open");
    if (!open) throw new NoNotation();
    const outer = this.bars;
    this.bars = 0;
    const inside = this.sum();
    this.bars = outer;
    this.close(open);
    return inside;
  }

  private close(open: Token): void {
    const pair = { "(": ")", "[": "]", "{": "}" }[open.text];
    if (!this.take("close", pair)) throw new NoNotation();
  }

  /** `f(x, y)`, `sin x`, `sin^2 x`, `log_2(8)` (which `plain.ts` writes as `log(8, 2)`). */
  private call({ text: name }: Token): Expression {
    const exponent = this.take("operator", "^") ? this.exponent() : null;
    const call = this.arguments(name);
    if (!exponent) return call;
    if (exponent.kind === "negative") return { ...call, kind: "call", name: `a${name}` };
    return binary("^", call, exponent);
  }

  private exponent(): Expression {
    const result = this.signed();
    if (result.kind === "negative" && !(result.of.kind === "number" && result.of.text === "1")) {
      throw new NoNotation();
    }
    return result;
  }

  private arguments(name: string): Expression & { kind: "call" } {
    const open = this.take("open");
    if (!open) {
      if (!this.startsFactor() && this.all[this.at]?.kind !== "number") throw new NoNotation();
      return { kind: "call", name, args: [this.bareArgument()] };
    }
    const outer = this.bars;
    this.bars = 0;
    const args = [this.sum()];
    while (this.take("comma")) args.push(this.sum());
    this.bars = outer;
    this.close(open);
    return { kind: "call", name, args };
  }

  /** `sin 2x` is sin(2x), `sin x cos x` is a product. */
  private bareArgument(): Expression {
    let result = this.power();
    while (this.startsFactor() && this.all[this.at]?.kind === "name") {
      result = binary("*", result, this.power());
    }
    return result;
  }
}

function binary(op: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: "binary", op, left, right };
}

function negative(of: Expression): Expression {
  return { kind: "negative", of };
}
