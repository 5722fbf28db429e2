/** Matrices and vectors: what is asked of which. */
import type { Expression } from "../../notation/expression";
import { parseExpression } from "../../notation/parse";
import { plain } from "../../notation/plain";
import { toLatex } from "../../notation/to-latex";
import type { Wording } from "../answer";
import type { Reading } from "../rule";
import { politeness } from "../sentences";
import { MATRIX_OPERATIONS, matrixLatex } from "./matrix-operations";

/** Reads the whole text, as matrices are often named first. `null` when it asks for none of the operations. */
export function matrixQuestion(text: string, reading: Reading): Wording | null {
  const given = plain(withRows(withProducts(text))).replace(/\s+/g, " ");
  if (!/\[\s*\[|[[(<][^[\]()]*,[^[\]()]*[\])>]/.test(given)) return null;
  const { script } = reading;
  return script.attempt(() => {
    const names = new Map<string, string>();
    const asked = withoutDefinitions(withNames(given, names, reading), names);
    if (names.size === 0) return null;
    const core = politeness(asked)
      .replace(ASKING, "")
      .replace(/\b(?:the )?(?:matrix|matrices|vectors?)\b(?: products?)? ?/gi, (word) =>
        /product/i.test(word) ? word : "",
      )
      .replace(/[\s.?!:]+$/, "")
      .replace(/ squared\b/gi, "^2")
      .replace(/ cubed\b/gi, "^3")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
    for (const { when, write } of MATRIX_OPERATIONS) {
      const match = when.exec(core);
      const operands = match?.slice(1).flatMap((each) => (each === undefined ? [] : [operand(each, names)]));
      if (!match || !operands || operands.some((each) => each === null)) continue;
      const wording = script.attempt(() =>
        write(
          operands.flatMap((each) => each ?? []),
          reading,
        ),
      );
      if (wording) return wording;
    }
    return calculation(core, names, reading);
  });
}

/** The signs for products of vectors in words, before `plain` makes both a `*`. */
function withProducts(text: string): string {
  const between = (sign: string) =>
    new RegExp(
      `((?<![A-Za-z\\d])[A-Za-z]|[)\\]>])\\s*\\$?(?:${sign})\\$?\\s*(?=[A-Za-z](?![A-Za-z\\d])|[([<])`,
      "g",
    );
  return text
    .replace(between("[·⋅∙•]|\\\\cdot(?![a-z])"), "$1 dot ")
    .replace(between("×|\\\\times(?![a-z])"), "$1 cross ");
}

/** "The matrix with rows (2, 1) and (5, 3)" in brackets. */
function withRows(text: string): string {
  const tuple = "\\(([^()]*)\\)";
  const rows = new RegExp(
    `(?:with|whose) (?:the )?(rows|columns)(?: are)?:? (${tuple}(?:(?:, and |, | and )${tuple})*)`,
    "gi",
  );
  return text.replace(rows, (_, kind: string, list: string) => {
    const cells = [...list.matchAll(/\(([^()]*)\)/g)].map((each) => (each[1] ?? "").split(","));
    const turned = cells[0]?.map((_, at) => cells.map((row) => row[at] ?? "")) ?? [];
    const written = kind.toLowerCase() === "rows" ? cells : turned;
    return `[${written.map((row) => `[${row.join(",")}]`).join(", ")}]`;
  });
}

const ASKING =
  /^(?:(?:what (?:is|are)|find|compute|calculate|determine|evaluate|give|work out|get|show)(?: me)? )?(?:the )?(?:value of )?/i;

/** Puts `m_1` and the like in place of written matrices and vectors, and defines them in the script. */
function withNames(text: string, names: Map<string, string>, { script, number }: Reading): string {
  const literal = /\[\s*\[[^[\]]*\](?:\s*,?\s*\[[^[\]]*\])*\s*\]|[[(<][^[\]()<>]*,[^[\]()<>]*[\])>]/g;
  return text.replace(literal, (written) => {
    const isMatrix = /^\[\s*\[/.test(written);
    const rows = isMatrix
      ? [...written.slice(1, -1).matchAll(/\[([^[\]]*)\]/g)].map((row) => row[1] ?? "")
      : written.slice(1, -1).split(",");
    const cells = rows.map((row) => (isMatrix ? row.split(",") : [row]).map((cell) => number(cell)));
    const width = cells[0]?.length ?? 0;
    if (cells.some((row) => row.length !== width || row.some((cell) => !cell))) return written;
    if (cells.length > 8 || width > 8) return written;
    const python = script.fresh(isMatrix ? "m" : "v");
    const source = cells.map((row) => `[${row.map((cell) => `F(${cell?.python})`).join(", ")}]`).join(", ");
    script.line(`${python} = [${source}]`);
    const name = `m_${names.size + 1}`;
    names.set(name, python);
    return ` ${name} `;
  });
}

/** Takes "A = m_1" and "let A be m_1" away and keeps the letters in mind. */
function withoutDefinitions(text: string, names: Map<string, string>): string {
  return text
    .replace(
      /(?:\b(?:let|if|given|suppose|for|with|where|consider|and|the matrix|the matrices|matrix|matrices|vectors?)\b[\s:]*)*\b([A-Za-z])\s*(?:=|:=|be|is)\s*(m_\d+)\s*[,.;]?\s*(?:\band\b(?=\s+[A-Za-z]\s*=))?/gi,
      (whole, letter: string, name: string) => {
        const python = names.get(name);
        if (!python) return whole;
        names.set(letter, python);
        return " ";
      },
    )
    .replace(/\s+/g, " ")
    .replace(/^[\s,.;]+|[\s,.;]+(?:with|where|if|for|given|and)?[\s,.;]*$/gi, "");
}

function operand(text: string, names: ReadonlyMap<string, string>): string | null {
  const bare = text.trim().replace(/^\((.*)\)$/, "$1");
  return names.get(bare) ?? (/^\d+$/.test(bare) ? bare : null);
}

/** "2*A + B", "A*B", "A^2". */
function calculation(core: string, names: ReadonlyMap<string, string>, { script }: Reading): Wording | null {
  const spaced = core.replace(/\b([A-Z])([A-Z])\b/g, "$1*$2").replace(/\^\s*T\b/g, "^t");
  const tree = parseExpression(spaced);
  if (!tree || tree.kind === "name") return null;
  const read = (node: Expression): { python: string; again: string; scalar: boolean } | null => {
    switch (node.kind) {
      case "number":
        return { python: `F("${node.text}")`, again: "", scalar: true };
      case "name": {
        const python = names.get(node.name);
        return python ? { python, again: `product(${python}, trial)`, scalar: false } : null;
      }
      case "negative": {
        const of = read(node.of);
        if (!of) return null;
        return of.scalar
          ? { ...of, python: `-${of.python}` }
          : { python: `scaled(-1, ${of.python})`, again: `scaled(-1, ${of.again})`, scalar: false };
      }
      case "binary":
        return binary(node);
      default:
        return null;
    }
  };
  const binary = (node: Expression & { kind: "binary" }): ReturnType<typeof read> => {
    const left = read(node.left);
    if (node.op === "^") {
      if (!left || left.scalar) return null;
      if (node.right.kind === "name" && node.right.name === "t")
        return {
          python: `transpose(${left.python})`,
          again: `product(transpose(${left.python}), trial)`,
          scalar: false,
        };
      const exponent = Number(toLatex(node.right));
      if (!Number.isInteger(exponent) || Math.abs(exponent) > 50) return null;
      const again =
        exponent < 0
          ? `product(matrix_power(${left.python}, ${exponent}), trial)`
          : nested(left.python, exponent);
      return { python: `matrix_power(${left.python}, ${exponent})`, again, scalar: false };
    }
    const right = read(node.right);
    if (!left || !right) return null;
    if (node.op === "+" || node.op === "-") {
      if (left.scalar || right.scalar) return null;
      const sign = node.op === "-" ? ", -1" : "";
      return {
        python: `combined(${left.python}, ${right.python}${sign})`,
        again: `combined(${left.again}, ${right.again}${sign})`,
        scalar: false,
      };
    }
    if (node.op === "/" && right.scalar && !left.scalar)
      return {
        python: `scaled(1 / ${right.python}, ${left.python})`,
        again: `scaled(1 / ${right.python}, ${left.again})`,
        scalar: false,
      };
    if (node.op !== "*" || (left.scalar && right.scalar)) return null;
    if (left.scalar || right.scalar) {
      const [c, m] = left.scalar ? [left, right] : [right, left];
      return {
        python: `scaled(${c.python}, ${m.python})`,
        again: `scaled(${c.python}, ${m.again})`,
        scalar: false,
      };
    }
    return {
      python: `product(${left.python}, ${right.python})`,
      again: `product(${left.python}, ${right.again})`,
      scalar: false,
    };
  };
  const found = read(tree);
  if (!found || found.scalar) return null;
  script.line(
    `result = ${found.python}`,
    'print("answer:", show_matrix(result))',
    "# What it does to a column must be the same, step by step.",
    "trial = [[F(3 * k * k + 1)] for k in range(len(result[0]))]",
  );
  script.check(`product(result, trial) == ${found.again}`);
  return ({ answers: [answer] }) => (answer ? `The result is \\(${matrixLatex(answer)}\\).` : null);
}

function nested(python: string, times: number): string {
  return times === 0 ? "trial" : `product(${python}, ${nested(python, times - 1)})`;
}
