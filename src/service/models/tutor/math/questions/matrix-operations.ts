/** Operations on matrices and vectors: how they are asked for, and the program and words for each. */
import { bareFormula, enumerate, formula, type Wording } from "../answer";
import type { Reading } from "../rule";

const M = "\\(?\\s*(m_\\d+|[A-Za-z])\\s*\\)?";
const OF = "(?: of|:)? ?";

export interface MatrixOperation {
  readonly when: RegExp;
  write(operands: readonly string[], reading: Reading): Wording | null;
}

/** A printed matrix `1, 2; 3, 4` as LaTeX. */
export function matrixLatex(printed: string): string {
  const rows = printed.split("; ").map((row) => row.split(", ").map(bareFormula).join(" & "));
  return `\\begin{pmatrix} ${rows.join(" \\\\ ")} \\end{pmatrix}`;
}

export const MATRIX_OPERATIONS: readonly MatrixOperation[] = [
  {
    when: form(`(?:det|determinant)${OF}${M}`),
    write: ([a], { script }) => {
      script.line(`result = determinant(${a})`, 'print("answer:", result)');
      script.check(`result == laplace(${a})`);
      return say((answer) => `The determinant is ${formula(answer)}.`);
    },
  },
  {
    when: form(`(?:inverse${OF}|invert |inv )${M}|${M}\\s*\\^\\s*\\(?-1\\)?`),
    write: (operands, { script }) => {
      const a = operands[0];
      script.line(
        `d = determinant(${a})`,
        `result = inverse_matrix(${a}) if d else None`,
        'print("answer:", show_matrix(result) if d else "none")',
      );
      script.check(`d == laplace(${a}) and (not d or product(${a}, result) == unit_matrix(len(${a})))`);
      return say((answer) =>
        answer === "none"
          ? "This matrix has no inverse, as its determinant is \\(0\\)."
          : `The inverse is \\(${matrixLatex(answer)}\\).`,
      );
    },
  },
  {
    when: form(`(?:transpose${OF}|transposed )${M}|${M}\\s*\\^\\s*\\(?T\\)?`),
    write: (operands, { script }) => {
      const a = operands[0];
      script.line(`result = transpose(${a})`, 'print("answer:", show_matrix(result))');
      script.check(`all(result[j][i] == x for i, row in enumerate(${a}) for j, x in enumerate(row))`);
      return say((answer) => `The transpose is \\(${matrixLatex(answer)}\\).`);
    },
  },
  {
    when: form(`(?:trace|tr)${OF}${M}`),
    write: ([a], { script }) => {
      script.line(`result = sum(${a}[i][i] for i in range(len(${a})))`, 'print("answer:", result)');
      script.check(`len(${a}) == len(${a}[0]) and result == -characteristic(${a})[1]`);
      return say((answer) => `The trace is ${formula(answer)}.`);
    },
  },
  {
    when: form(`rank${OF}${M}`),
    write: ([a], { script }) => {
      script.line(`result = len(echelon(${a})[1])`, 'print("answer:", result)');
      script.check(`result == len(echelon(transpose(${a}))[1])`);
      return say((answer) => `The rank is ${formula(answer)}.`);
    },
  },
  {
    when: form(`(?:eigen ?values?(?: and (?:the )?eigen ?vectors?)?|eigen ?vectors?)${OF}${M}`),
    write: ([a], reading) => eigen(a ?? "", reading),
  },
  {
    when: form(`characteristic polynomial${OF}${M}`),
    write: ([a], { script }) => {
      script.line(
        `cs = characteristic(${a})`,
        'print("answer:", show(from_coefficients(cs, "x")))',
        `shifted = lambda k: combined(scaled(F(k), unit_matrix(len(${a}))), ${a}, -1)`,
      );
      script.check("all(at(cs, k) == laplace(shifted(k)) for k in range(-2, 4))");
      return say((answer) => `The characteristic polynomial is ${formula(answer)}.`);
    },
  },
  {
    when: form(`(?:multiply |product of )?${M} (?:by|times|and|with|\\*) ${M}`),
    write: ([a, b], { script }) => {
      script.line(
        `result = product(${a}, ${b})`,
        'print("answer:", show_matrix(result))',
        "trial = [[F(3 * k * k + 1)] for k in range(len(result[0]))]",
      );
      script.check(`product(result, trial) == product(${a}, product(${b}, trial))`);
      return say((answer) => `The product is \\(${matrixLatex(answer)}\\).`);
    },
  },
  {
    when: form(`(?:add |sum of )${M} (?:and|to|with) ${M}`),
    write: ([a, b], { script }) => {
      script.line(`result = combined(${a}, ${b})`, 'print("answer:", show_matrix(result))');
      script.check(`combined(result, ${b}, -1) == ${a}`);
      return say((answer) => `The sum is ${columnOrMatrix(answer)}.`);
    },
  },
  {
    when: form(`(?:dot|scalar|inner) product (?:of |between )?${M} (?:and|with) ${M}|${M} dot ${M}`),
    write: ([a, b], reading) => (areVectors(a, b) ? dot(a ?? "", b ?? "", reading) : null),
  },
  {
    when: form(`${M} (?:dot|cross) ${M}`),
    write: ([a, b], { script }) => {
      if (!a?.startsWith("m")) return null;
      script.line(
        `result = product(${a}, ${b})`,
        'print("answer:", show_matrix(result))',
        "trial = [[F(3 * k * k + 1)] for k in range(len(result[0]))]",
      );
      script.check(`product(result, trial) == product(${a}, product(${b}, trial))`);
      return say((answer) => `The product is \\(${matrixLatex(answer)}\\).`);
    },
  },
  {
    when: form(`(?:cross|vector) product (?:of |between )?${M} (?:and|with|x) ${M}|${M} (?:cross|x) ${M}`),
    write: ([a, b], { script }) => {
      if (!areVectors(a, b)) return null;
      script.line(
        `if len(${a}) != 3 or len(${b}) != 3:`,
        '    raise ValueError("only vectors in three dimensions have a cross product")',
        `(a1,), (a2,), (a3,) = ${a}`,
        `(b1,), (b2,), (b3,) = ${b}`,
        "result = [[a2*b3 - a3*b2], [a3*b1 - a1*b3], [a1*b2 - a2*b1]]",
        'print("answer:", show_matrix(result))',
      );
      script.check(`product(transpose(result), ${a}) == product(transpose(result), ${b}) == [[0]]`);
      script.check(
        `product(transpose(result), result)[0][0] == product(transpose(${a}), ${a})[0][0] * product(transpose(${b}), ${b})[0][0] - product(transpose(${a}), ${b})[0][0] ** 2`,
      );
      return say((answer) => `The cross product is ${columnOrMatrix(answer)}.`);
    },
  },
  {
    when: form(`angle (?:between |of )${M} (?:and|with) ${M}`),
    write: ([a, b], { script }) => {
      script.line(
        "dot = lambda v, w: float(product(transpose(v), w)[0][0])",
        `cosine = dot(${a}, ${b}) / (dot(${a}, ${a}) * dot(${b}, ${b})) ** 0.5`,
        "angle = math.degrees(math.acos(max(-1, min(1, cosine))))",
        'print("answer:", f"{angle:.6g}")',
        `apart = combined(${a}, ${b}, -1)`,
      );
      // The law of cosines, which does not use the dot product of the two.
      script.check(
        `near(dot(apart, apart), dot(${a}, ${a}) + dot(${b}, ${b}) - 2 * (dot(${a}, ${a}) * dot(${b}, ${b})) ** 0.5 * math.cos(math.radians(angle)))`,
      );
      return say((answer) => `The angle is \\(${answer}\\) degrees.`);
    },
  },
  {
    when: /^(?:solve )?(?:the )?(?:linear )?(?:system |equation )?(?:of )?([A-Z])\s*\*?\s*[a-z]\s*=\s*([a-z])(?: for [a-z])?$/,
    write: ([a, b], { script }) => {
      script.line(
        `rows, leads = echelon([row + right for row, right in zip(${a}, ${b})])`,
        `unique = leads == list(range(len(${a}[0])))`,
        `result = [[row[-1]] for row in rows[:len(${a}[0])]]`,
        'print("answer:", show_matrix(result) if unique else "none")',
      );
      script.check(
        `product(${a}, result) == ${b} if unique else len(${a}) != len(${a}[0]) or laplace(${a}) == 0`,
      );
      return say((answer) =>
        answer === "none"
          ? "This system has no solution or more than one."
          : `The solution is ${columnOrMatrix(answer)}.`,
      );
    },
  },
];

/** Names of vectors in the program begin with `v`, those of matrices with `m`. */
function areVectors(...names: readonly (string | undefined)[]): boolean {
  return names.every((name) => name?.startsWith("v"));
}

function dot(a: string, b: string, { script }: Reading): Wording {
  script.line(
    `result = product(transpose(${a}), ${b})[0][0]`,
    'print("answer:", result)',
    "square = lambda v: product(transpose(v), v)[0][0]",
  );
  script.check(`4 * result == square(combined(${a}, ${b})) - square(combined(${a}, ${b}, -1))`);
  return say((answer) => `The dot product is ${formula(answer)}.`);
}

function form(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function say(word: (answer: string) => string): Wording {
  return ({ answers: [answer] }) => (answer === undefined ? null : word(answer));
}

function columnOrMatrix(printed: string): string {
  return printed.includes(",")
    ? `\\(${matrixLatex(printed)}\\)`
    : `\\((${printed.split("; ").map(bareFormula).join(", ")})\\)`;
}

function eigen(a: string, { script }: Reading): Wording {
  script.line(
    `cs = characteristic(${a})`,
    'print("equation:", show(from_coefficients(cs, "x")), "= 0")',
    "roots, rest = split_roots(cs)",
    "more, other = other_roots(rest)",
    "for r in [*sorted(set(roots)), *more, *other]:",
    '    print("answer:", r if not isinstance(r, float) else f"{r:.10g}")',
    "for r in sorted(set(roots)):",
    `    for v in null_space(combined(${a}, scaled(r, unit_matrix(len(${a}))), -1)):`,
    '        print("vector:", r, "|", ", ".join(map(str, v)))',
    `shifted = lambda k: combined(scaled(F(k), unit_matrix(len(${a}))), ${a}, -1)`,
  );
  script.check("all(at(cs, k) == laplace(shifted(k)) for k in range(-2, 4))");
  script.check("all(laplace(shifted(r)) == 0 for r in roots) and all_roots(rest, more, other)");
  return ({ answers, notes }) => {
    if (answers.length === 0) return null;
    const vectors = (notes.get("vector") ?? []).map((line) => {
      const [value = "", v = ""] = line.split(" | ");
      return `\\((${v.split(", ").map(bareFormula).join(", ")})\\) for ${formula(value)}`;
    });
    const also = vectors.length > 0 ? `Eigenvectors are ${enumerate(vectors)}. ` : "";
    const are = answers.length === 1 ? "The only eigenvalue is" : "The eigenvalues are";
    return `${also}${are} ${enumerate(answers.map(formula))}.`;
  };
}
