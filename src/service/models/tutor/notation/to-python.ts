/** Writes expressions as exact Python: fractions, never floats. */
import type { Expression } from "./expression";

/** What a name means in the program. */
export interface Names {
  /** The Python name of a variable. */
  variable(name: string): string;
  /** The Python name of a function that the question defines; `null` for the usual ones such as sqrt. */
  function(name: string): string | null;
}

/** Keeps every name as it is. */
export const PLAIN_NAMES: Names = { variable: safeName, function: () => null };

/** A name that Python allows. */
export function safeName(name: string): string {
  return /^(?:lambda|in|is|if|as|or|F)$/.test(name) ? `${name}_` : name.replaceAll("'", "_");
}

/**
 * The expression in Python with exact numbers; `F` is `fractions.Fraction`. Whole numbers stay `int`, and where two
 * of them are divided the first becomes a fraction.
 */
export function toPython(expression: Expression, names: Names = PLAIN_NAMES): string {
  return new Writer(names).write(expression, 0);
}

/** Whether Python computes it as `int`, so that a division by or of it needs care. */
export function isInt(node: Expression): boolean {
  switch (node.kind) {
    case "number":
      return /^\d+$/.test(node.text);
    case "negative":
      return isInt(node.of);
    case "factorial":
      return true;
    case "binary":
      if (node.op === "/") return false;
      return isInt(node.left) && isInt(node.right);
    default:
      return false;
  }
}

const SUM = 1;
const PRODUCT = 2;
const SIGNED = 3;
const POWER = 4;
const ATOM = 5;

class Writer {
  constructor(private readonly names: Names) {}

  write(node: Expression, outer: number): string {
    switch (node.kind) {
      case "number":
        return /^\d+$/.test(node.text) ? node.text.replace(/^0+(?=\d)/, "") : `F("${node.text}")`;
      case "name":
        return this.names.variable(node.name);
      case "call": {
        const own = this.names.function(node.name);
        const args = node.args.map((argument) => {
          const text = this.write(argument, 0);
          return own !== null && isInt(argument) ? `F(${text})` : text;
        });
        return `${own ?? node.name}(${args.join(", ")})`;
      }
      case "absolute":
        return `abs(${this.write(node.of, 0)})`;
      case "factorial":
        return `factorial(${this.write(node.of, 0)})`;
      case "negative":
        return this.negative(node.of, outer);
      case "binary":
        return this.binary(node, outer);
    }
  }

  /** After a sign of multiplication only `-3` may stand bare: in `a / -(b*c)` the product belongs to the minus. */
  private negative(of: Expression, outer: number): string {
    const isProduct = of.kind === "binary" && of.op !== "^";
    const needed = outer > SIGNED || outer === PRODUCT || (outer > PRODUCT && isProduct);
    return group(`-${this.write(of, PRODUCT)}`, needed);
  }

  private binary({ op, left, right }: Expression & { kind: "binary" }, outer: number): string {
    if (op === "+" || op === "-") {
      const second = this.write(right, op === "-" ? PRODUCT : SUM);
      return group(`${this.write(left, SUM)} ${op} ${second}`, outer > SUM);
    }
    if (op === "*") {
      return group(`${this.write(left, PRODUCT)}*${this.write(right, PRODUCT + 0.5)}`, outer > PRODUCT);
    }
    if (op === "/") return this.quotient(left, right, outer);
    if (right.kind === "binary" && right.op === "/" && isInt(right.left) && isInt(right.right))
      return `root_power(${this.write(left, 0)}, ${this.write(right, 0)})`;
    const exponent = this.write(right, ATOM - 0.5);
    if (isInt(left) && right.kind !== "number")
      return group(`F(${this.write(left, 0)})**${exponent}`, outer > POWER);
    return group(`${this.write(left, ATOM)}**${exponent}`, outer > POWER);
  }

  private quotient(left: Expression, right: Expression, outer: number): string {
    if (!isInt(left) || !isInt(right)) {
      const top =
        isInt(left) && right.kind !== "name" && right.kind !== "call"
          ? `F(${this.write(left, 0)})`
          : this.write(left, PRODUCT);
      return group(`${top}/${this.write(right, PRODUCT + 0.5)}`, outer > PRODUCT);
    }
    return `F(${this.write(left, 0)}, ${this.write(right, 0)})`;
  }
}

function group(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
