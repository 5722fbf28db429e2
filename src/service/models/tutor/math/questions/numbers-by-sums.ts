/** "The sum of three consecutive integers is 51", "Two numbers add up to 20 and differ by 4". */
import { enumerate, formula, type QuestionForm, type Wording } from "../answer";
import { cardinal, type Reading } from "../rule";

const N = "(-?\\d+(?:\\.\\d+)?)";
const FIND =
  "(?:[.,;:?]? (?:and )?(?:(?:what|which)(?: (?:is|are|were))?|find|determine|name|give)(?: the)?(?: two| three| four| five)?(?: (?:numbers?|integers?|they|them|these|those|is|are|it))*(?: the)?(?: (smallest|least|largest|greatest|biggest|middle|first|last|lowest|highest|smaller|larger|bigger)(?: one| of them| integer| number)?(?: of the (?:numbers|integers))?)?)?";
const COUNT = "(two|three|four|five|six|seven|\\d)";
const CONSECUTIVE = `(?:the )?sum of ${COUNT} consecutive (even |odd )?(?:integers|numbers|whole numbers|natural numbers)`;
const INTEGERS = new RegExp(`^${CONSECUTIVE} (?:is|equals|=|gives|adds up to) (-?\\d+)${FIND}$`, "i");
const ADDING = new RegExp(
  `^${COUNT} consecutive (even |odd )?(?:integers|numbers|whole numbers|natural numbers) (?:add up to|sum to|have (?:a|the) sum of|have the sum|total|sum up to) (-?\\d+)${FIND}$`,
  "i",
);
const WHICH = new RegExp(
  `^(?:find|what are|which(?: are)?|determine) (?:the )?${COUNT} consecutive (even |odd )?(?:integers|numbers|whole numbers|natural numbers) (?:whose sum is|with (?:a|the) sum(?: of)?|that (?:add|sum) up to|that sum to|add up to|sum to|adding up to) (-?\\d+)$`,
  "i",
);
const TWO: readonly RegExp[] = [
  `(?:the )?sum of two numbers (?:is|equals) ${N}[,.;]? (?:and )?(?:their|the) (difference|product) (?:is|equals) ${N}${FIND}`,
  `two numbers (?:add(?: up)? to|sum to|sum up to|total) ${N},? and (?:their |the )?(differ by|difference is|multiply to|have a difference of|product is|have a product of) ${N}${FIND}`,
  `two numbers (?:have|with) (?:a |the )?sum (?:of )?${N} and (?:a |the )?(difference|product) (?:of )?${N}${FIND}`,
  `(?:find|what are|which) (?:the )?two numbers (?:with (?:a |the )?sum (?:of )?|whose sum is |that add up to |add up to )${N} and (?:(?:a |the )?|(?:whose|their) )(difference|product|differ by|multiply to)(?: of| is)? ${N}`,
].map((pattern) => new RegExp(`^(?:if )?${pattern}$`, "i"));

export const numbersBySums: QuestionForm = {
  read(text, reading) {
    const [, count, parity, total, which] =
      INTEGERS.exec(text) ?? ADDING.exec(text) ?? WHICH.exec(text) ?? [];
    if (count && total) return consecutive({ count, parity, total, which }, reading);
    for (const form of TWO) {
      const [, sum, word = "", other] = form.exec(text) ?? [];
      if (sum && other) return two(sum, /prod|mult/i.test(word) ? "product" : "difference", other, reading);
    }
    return null;
  },
};

interface Consecutive {
  readonly count: string;
  readonly parity: string | undefined;
  readonly total: string;
  readonly which: string | undefined;
}

function consecutive({ count, parity, total, which }: Consecutive, { script }: Reading): Wording | null {
  const size = cardinal(count);
  if (!size || size < 2) return null;
  const kind = parity?.trim().toLowerCase();
  script.line(
    `count, total, step = ${size}, ${total}, ${kind ? 2 : 1}`,
    "# The first one count times, and the steps up from it.",
    "first = F(total - step * sum(range(count)), count)",
    `fits = first.denominator == 1${kind ? ` and first % 2 == ${kind === "odd" ? 1 : 0}` : ""}`,
    "found = [int(first) + step * k for k in range(count)] if fits else []",
    "for number in found:",
    '    print("answer:", number)',
    "near = range(int(first) - 2 * step, int(first) + 2 * step + 1)",
    `starts = [k for k in near if sum(range(k, k + step * count, step)) == total${kind ? ` and k % 2 == ${kind === "odd" ? 1 : 0}` : ""}]`,
  );
  script.check("starts == found[:1]");
  const name = `consecutive ${kind ? `${kind} ` : ""}integers`;
  return ({ answers }) => {
    if (answers.length === 0)
      return `There are no ${count.toLowerCase()} ${name} whose sum is \\(${total}\\).`;
    const all = `The ${count.toLowerCase()} ${name} are ${enumerate(answers.map(formula))}.`;
    const place = placeOf(which, size);
    if (place === null) return all;
    return `${all} The ${which?.toLowerCase()} of them is ${formula(answers[place] ?? "")}.`;
  };
}

function placeOf(which: string | undefined, size: number): number | null {
  if (!which) return null;
  if (/^(?:small|least|first|lowest)/i.test(which)) return 0;
  if (/^middle/i.test(which)) return size % 2 === 1 ? (size - 1) / 2 : null;
  return size - 1;
}

function two(sum: string, given: "difference" | "product", other: string, { script }: Reading): Wording {
  script.line(
    `total, ${given} = F("${sum}"), F("${other}")`,
    ...(given === "difference"
      ? ["big = (total + difference) / 2"]
      : [
          "# Both solve x*x - total*x + product = 0.",
          "big = (total + power(total * total - 4 * product, F(1, 2))) / 2",
        ]),
    "small = total - big",
    'print("answer:", small)',
    'print("answer:", big)',
  );
  script.check(
    `small + big == total and ${given === "difference" ? "abs(big - small) == abs(difference)" : "small * big == product"}`,
  );
  return ({ answers: [small, big] }) =>
    small && big ? `The two numbers are ${formula(small)} and ${formula(big)}.` : null;
}
