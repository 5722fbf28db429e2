/** How to do it: the method for a question, in steps of plain words and without the result. */
import { formulasIn } from "../functions/formulas";
import { degreeIn } from "../notation/degree";
import { evaluate } from "../notation/evaluate";
import { type Expression, namesIn, type Relation } from "../notation/expression";
import { parseRelations } from "../notation/parse";
import { relationToLatex } from "../notation/to-latex";

/** The steps for the question; `null` when no method is known for it. */
export function methodFor(text: string): string[] | null {
  const equation = parseRelations(formulasIn(text)[0] ?? "")?.[0];
  if (equation?.relation === "=") {
    const steps = linearSteps(equation);
    if (steps) return steps;
    const letters = new Set([...namesIn(equation.left), ...namesIn(equation.right)]);
    if (
      letters.size === 1 &&
      [equation.left, equation.right].every(
        (side) => degreeIn(side, letters) === 1 || degreeIn(side, letters) === 0,
      )
    )
      return LINEAR.slice();
  }
  // An equation is no calculation, whatever signs stand in it.
  const methods = equation ? METHODS.slice(0, -1) : METHODS;
  return methods.find(([kind]) => kind.test(text))?.[1].slice() ?? (equation ? EQUATION.slice() : null);
}

/** For `ax + b = cx + d`: what to do on both sides, with the numbers of the equation. */
function linearSteps(equation: Relation): string[] | null {
  const [unknown, ...others] = [...new Set([...namesIn(equation.left), ...namesIn(equation.right)])];
  if (!unknown || others.length > 0) return null;
  const names = new Set([unknown]);
  if ([equation.left, equation.right].some((side) => (degreeIn(side, names) ?? 2) > 1)) return null;
  const at = (side: Expression, x: number) => evaluate(side, new Map([[unknown, x]]));
  const [left0, left1, right0, right1] = [
    at(equation.left, 0),
    at(equation.left, 1),
    at(equation.right, 0),
    at(equation.right, 1),
  ];
  const [a, c] = [left1 - left0, right1 - right0];
  if (![left0, right0, a, c].every(Number.isInteger) || a === c) return null;
  const steps = [`Start with \\(${relationToLatex(equation)}\\).`];
  if (c !== 0)
    steps.push(
      `${moved(c, unknown)} so that \\(${unknown}\\) stands on one side only: \\(${linear(a - c, unknown, left0)} = ${right0}\\).`,
    );
  const factor = a - c;
  if (left0 !== 0) {
    const verb = left0 > 0 ? `Subtract ${left0} from` : `Add ${-left0} to`;
    steps.push(
      `${verb} both sides, so that only the term with \\(${unknown}\\) stays on the left: \\(${linear(factor, unknown, 0)} = ${right0 - left0}\\).`,
    );
  }
  if (factor !== 1) steps.push(`Divide both sides by ${factor} to get \\(${unknown}\\) alone.`);
  steps.push(`Put the value back into the first equation: both sides must be equal.`);
  return steps;
}

function moved(c: number, unknown: string): string {
  const term = linear(Math.abs(c), unknown, 0);
  return c > 0 ? `Subtract \\(${term}\\) from both sides` : `Add \\(${term}\\) to both sides`;
}

function linear(a: number, unknown: string, b: number): string {
  const term = a === 1 ? unknown : a === -1 ? `-${unknown}` : `${a}${unknown}`;
  return b === 0 ? term : `${term} ${b < 0 ? "-" : "+"} ${Math.abs(b)}`;
}

const LINEAR: readonly string[] = [
  "Multiply parentheses out, and multiply both sides by the denominators, so that no fraction is left.",
  "Bring all terms with the unknown to one side and all numbers to the other.",
  "Divide by the number in front of the unknown.",
  "Put the value back into the first equation: both sides must be equal.",
];

const EQUATION: readonly string[] = [
  "Bring everything to one side, so that the other side is zero.",
  "Factor the expression, or use the formula for its degree.",
  "Set every factor to zero and solve each of these simpler equations.",
  "Put every candidate back into the first equation and keep those that make it true.",
];

const METHODS: readonly [RegExp, readonly string[]][] = [
  [
    /\blimit\b|\blim\b/i,
    [
      "Put the point in: if a number comes out, that is the limit.",
      "If \\(0/0\\) comes out, factor and cancel, or differentiate numerator and denominator and try again.",
      "For \\(x \\to \\infty\\) divide by the highest power and see what vanishes.",
      "Check with numbers close to the point from both sides.",
    ],
  ],
  [
    /\bgcd\b|\blcm\b|\bcommon (?:factor|divisor|multiple|denominator)/i,
    [
      "Divide the larger number by the smaller one and keep the remainder.",
      "Go on with the smaller number and the remainder until the remainder is zero: the last divisor is the greatest common divisor.",
      "The least common multiple is the product of both numbers divided by it.",
    ],
  ],
  [
    /\bprime\b|\bprimes\b|\bdivisors?\b/i,
    [
      "Try to divide by 2, 3, 5, 7 and so on, up to the square root of the number.",
      "If one of them divides it without a remainder, the number is not prime, and you go on with the quotient.",
      "If none does, the number is prime.",
    ],
  ],
  [
    /\bfactor(?:i[sz]e)?\b/i,
    [
      "Take out what all terms have in common.",
      "Look for a difference of squares or a square of a sum; for \\(x^2 + bx + c\\) find two numbers with sum \\(b\\) and product \\(c\\).",
      "Multiply the factors out again: the first expression must come back.",
    ],
  ],
  [
    /\bexpand\b|\bmultiply out\b/i,
    [
      "Multiply each term of the first parenthesis with each term of the second.",
      "Collect the terms with the same power.",
      "Put a number in for the unknown in both forms as a check.",
    ],
  ],
  [
    /\bderivative|differentiate|d\/dx/i,
    [
      "Differentiate term by term.",
      "For a power \\(x^n\\), multiply by the exponent and lower it by one: \\(n x^{n-1}\\).",
      "For a product use \\((uv)' = u'v + uv'\\); for a function inside another one multiply by the derivative of the inner one.",
      "Simplify what you have.",
    ],
  ],
  [
    /\bintegra|antiderivative|\\int/i,
    [
      "Integrate term by term.",
      "For a power \\(x^n\\), raise the exponent by one and divide by the new exponent.",
      "For a product try integration by parts; for an inner function with its derivative beside it substitute.",
      "Differentiate the result: it must give the integrand. For a definite integral put in both limits and subtract.",
    ],
  ],
  [
    /\bsimplif|\breduce\b|\blowest terms\b|\bcancel/i,
    [
      "Multiply parentheses out and collect the terms with the same power.",
      "In a fraction, factor what stands above and below the line.",
      "Cancel what both have in common; where it is zero, the first form has no value.",
      "Put a number in for the unknown in both forms as a check.",
    ],
  ],
  [
    /[<>≤≥]|\\[lg]eq?\b|\binequalit/i,
    [
      "Bring the unknown to one side, as in an equation.",
      "When you multiply or divide by a negative number, turn the sign around.",
      "With a product or a fraction, find where each factor is zero and look at the signs between these points.",
      "Try one number from the result and one from outside in the inequality.",
    ],
  ],
  [
    /[a-z]\s*(?:\^|\*\*)\s*(?:\(?2\)?)|\bquadratic|²/i,
    [
      "Bring the equation into the form \\(ax^2 + bx + c = 0\\).",
      "Compute the discriminant \\(b^2 - 4ac\\): positive means two solutions, zero one, negative none among the real numbers.",
      "Use \\(x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}\\), or find two numbers whose product is \\(ac\\) and whose sum is \\(b\\).",
      "Put each solution back into the equation.",
    ],
  ],
  [
    /%|\bper ?cent/i,
    [
      "Write the percentage as a fraction of 100.",
      "Multiply it with the whole.",
      "Compare with a rough estimate, such as 10 % of the whole.",
    ],
  ],
  [
    /\bprobabilit|chance|dice|marbles|letters picked/i,
    [
      "Count all outcomes that are equally likely.",
      "Count those that the question asks for.",
      "Divide the second by the first and reduce the fraction.",
    ],
  ],
  [
    /\b(?:mean|average|median|standard deviation|variance)\b/i,
    [
      "For the mean add all values and divide by how many there are.",
      "For the median sort the values and take the one in the middle.",
      "For the variance average the squared distances from the mean; its root is the standard deviation.",
    ],
  ],
  [
    /\bsystem|simultaneous|=[^=]+(?:,|\band\b)[^=]+=/i,
    [
      "Solve one equation for one unknown.",
      "Put that into the other equations, so that one unknown is gone; repeat until one is left.",
      "Go back and compute the others, then put all values into every equation.",
    ],
  ],
  [
    /\bmatri(?:x|ces)|determinant|\[\[/i,
    [
      "Write the matrix down row by row.",
      "For a product combine each row of the first with each column of the second; for a determinant expand along a row.",
      "Check one entry by hand.",
    ],
  ],
  [
    /\d\s*[-+*/×÷^]\s*[\d(]|\bsum of|product of|plus|times|minus|divided/i,
    [
      "Work out what stands in parentheses first.",
      "Then powers, then multiplication and division from left to right, then addition and subtraction.",
      "Estimate the size of the result as a check.",
    ],
  ],
];
