/** Finds the functions to draw in a sentence. */
import { type Expression, namesIn } from "../notation/expression";
import { parseExpression } from "../notation/parse";
import { plain } from "../notation/plain";
import { curvePython } from "./curve-python";

export interface Curve {
  readonly expression: Expression;
  readonly variable: string;
}

/** The curves, in order; none when the sentence names no function. */
export function readCurves(text: string): Curve[] {
  const words = body(plain(text));
  const parts = words
    .split(/\s*(?:,|;|\band\b|\bversus\b|\bvs\b|\btogether with\b|\balong with\b|\bwith\b)\s*/i)
    .filter((part) => part !== "" && !DECORATION.test(part));
  const found = parts.map(readOne);
  if (found.length > 0 && found.every((each) => each !== null)) return found;
  const whole = readOne(words);
  return whole ? [whole] : [];
}

/** Parts of a wish that name no function. */
const DECORATION =
  /^(?:(?:a|an|the|some|nice|clear|both|proper|labell?ed|all)\s+)*(?:labels?|grid(?: lines)?|legend|ax[ei]s(?: labels?)?|title|label the axes|markers?|colou?rs?|in|one (?:picture|plot|chart|figure))?$/i;

/** What stands between the verb and the range. */
function body(text: string): string {
  return text
    .replace(
      /\b(?:from|between|over|for|on|in the (?:range|interval)|where|with)\s+(?:[a-z] (?:from|between|in|=)\s*)?-?[\d.(pi[].*$/is,
      " ",
    )
    .replace(/-?[\d.]*\s*(?:pi)?\s*<=?\s*[a-z]\s*<=?.*$/is, " ")
    .replace(
      /^.*?\b(?:plot|graph|draw|sketch|visuali[sz]\w*|chart|show|diagram|picture|image|figure|curve|add|about|now)\b(?:\s+(?:me|us|a|an|the|of|for|graph|plot|curve|function|picture|image|figure|diagram|chart|visuali[sz]ation|both|functions|curves|simple|nice|this|following|also|of the))*\s*:?/is,
      " ",
    )
    .replace(
      /[?!.]+\s*$|\b(?:please|as well|too|also|together|using \w+|to the (?:same )?(?:plot|graph|picture))\b/gi,
      " ",
    )
    .replace(/\s+/g, " ")
    .trim();
}

const NAMED: readonly [RegExp, string][] = [
  [/\b(?:co-?sine)s?\b|\bcos ?wave/i, "cos(x)"],
  [/\bsin(?:e|us)?(?:[ -]?(?:wave|curve|function|s)|oid\w*)?\b(?!\s*[(\d])/i, "sin(x)"],
  [/\btangent(?: function| curve)?\b/i, "tan(x)"],
  [/\b(?:normal|gaussian|bell)\b/i, "exp(-x^2/2)/sqrt(2*pi)"],
  [/\bparabola\b|\bquadratic function\b/i, "x^2"],
  [/\bhyperbola\b|\breciprocal\b/i, "1/x"],
  [/\bcubic function\b/i, "x^3"],
  [/\bexponential(?: function| curve)?\b/i, "exp(x)"],
  [/\b(?:natural )?logarithm(?:ic)?\b/i, "ln(x)"],
  [/\bsquare root(?: function)?\b/i, "sqrt(x)"],
  [/\babsolute value\b/i, "abs(x)"],
  [/\b(?:sigmoid|logistic)\b/i, "1/(1 + exp(-x))"],
];

function readOne(part: string): Curve | null {
  const formula = part
    .replace(/^\s*(?:[a-z]\s*(?:\([a-z]\))?\s*=|the |function |curve )\s*/i, "")
    .replace(/\s*=\s*[a-z]\s*$/, "");
  const written = curveOf(parseExpression(formula));
  if (written) return written;
  for (const [name, expression] of NAMED) if (name.test(part)) return curveOf(parseExpression(expression));
  return null;
}

function curveOf(expression: Expression | null): Curve | null {
  if (!expression) return null;
  const [variable = "x", ...others] = namesIn(expression).filter((name) => name !== "pi" && name !== "e");
  if (others.length > 0 || expression.kind === "number" || variable.length > 1) return null;
  return curvePython(expression, variable, "math") === null ? null : { expression, variable };
}
