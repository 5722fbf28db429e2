/** "The second biggest value in", "the closest to": quantities chosen from a list. */
import { made, ordinal, type Reading, sayOf, splitList, type ValueRule } from "../rule";
import type { Value } from "../script";

export const ORDER_RULES: readonly ValueRule[] = [
  {
    when: /^(?:(\S+) )?(?:biggest|largest|greatest|highest|maximum) (?:value |number |element )?(?:in|of|among|out of) (.+)$/i,
    make: ([word = "", list = ""], read) => kth(word, list, true, read),
  },
  {
    when: /^(?:(\S+) )?(?:smallest|lowest|least|minimum) (?:value |number |element )?(?:in|of|among|out of) (.+)$/i,
    make: ([word = "", list = ""], read) => kth(word, list, false, read),
  },
  {
    when: /^(?:closest|nearest)(?: value| number)? to (.+?) (?:in|of|among|out of|from) (.+)$/i,
    make: ([target = "", list = ""], read) => {
      const goal = read.number(target);
      const values = listOf(list, read);
      if (!goal || !values) return null;
      const { script } = read;
      const result = script.fresh("closest");
      script.line(
        `${result} = min([${values.map((each) => each.python).join(", ")}], key=lambda v: abs(v - ${goal.python}))`,
      );
      const items = values.map((each) => each.python).join(", ");
      script.check(`all(abs(${result} - ${goal.python}) <= abs(v - ${goal.python}) for v in [${items}])`);
      return made(result, `the closest to ${sayOf(goal)} in ${values.map(sayOf).join(", ")}`);
    },
  },
];

function listOf(list: string, read: Reading): Value[] | null {
  const values = splitList(list).map((part) => read.number(part));
  const known = values.flatMap((value) => (value ? [value] : []));
  return known.length === values.length && known.length >= 2 ? known : null;
}

function kth(word: string, list: string, biggest: boolean, read: Reading): Value | null {
  const rank = word === "" ? 1 : ordinal(word);
  const values = listOf(list, read);
  if (!values || rank === null || rank > values.length) return null;
  const { script } = read;
  const result = script.fresh("found");
  const items = values.map((each) => each.python).join(", ");
  script.line(`${result} = sorted([${items}]${biggest ? ", reverse=True" : ""})[${rank - 1}]`);
  script.check(
    `sum(v ${biggest ? ">" : "<"} ${result} for v in [${items}]) <= ${rank - 1} < sum(v ${biggest ? ">=" : "<="} ${result} for v in [${items}])`,
  );
  const which = `${word ? `${word.toLowerCase()} ` : ""}${biggest ? "biggest" : "smallest"}`;
  return made(result, `the ${which} value in ${values.map(sayOf).join(", ")}`);
}
