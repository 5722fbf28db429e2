/** "Sort ...", "Which is the closest to ...? (a) ... (b) ...", "What is the second biggest value in ...?" */
import { bareFormula, formula, type QuestionForm, type Wording } from "../answer";
import { type ManyDigits, manyDigits } from "../many-digits";
import { ordinal, type Reading, sayOf, splitList } from "../rule";
import type { Value } from "../script";

interface Item {
  /** What the answer shows: `(b)` or the text of the item. */
  readonly label: string;
  readonly text: string;
  readonly value: Value;
  /** Where some item is no fraction: its value once more, by whole numbers alone. */
  readonly again?: string;
}

export const orderingQuestion: QuestionForm = {
  read(sentence, reading) {
    return (
      sort(sentence, reading) ??
      closest(sentence, reading) ??
      kth(sentence, reading) ??
      bigger(sentence, reading)
    );
  },
};

function sort(sentence: string, reading: Reading): Wording | null {
  const match =
    /^(?:sort|put|order|arrange|rank|list)(?: the)?(?: following)?(?: numbers| values)?:? (.+?),? (?:in|into|from)(?: an?)? (ascending|increasing|descending|decreasing|least to greatest|greatest to least|smallest to (?:largest|biggest|greatest)|(?:largest|biggest|greatest) to smallest)(?: order)?$/i.exec(
      sentence,
    ) ??
    /^(?:sort|put|order|arrange|rank|list)(?: the| these)?(?: following)?(?: numbers| values)? (?:in|into|from)(?: an?)? (?<order>ascending|increasing|descending|decreasing|least to greatest|greatest to least|smallest to (?:largest|biggest|greatest)|(?:largest|biggest|greatest) to smallest)(?: order)?[:\s]+(?<list>.+)$/i.exec(
      sentence,
    );
  if (!match) {
    const bare =
      /^(?:sort|order|arrange)(?: the)?(?: following)?(?: numbers| values)?:? ([^a-z]*?[^:]+)$/i.exec(
        sentence,
      );
    return bare && sortItems(bare[1] ?? "", false, reading);
  }
  const list = match.groups?.list ?? match[1] ?? "";
  const falling = /^(?:desc|decr|great|larg|big)/i.test(match.groups?.order ?? match[2] ?? "");
  return sortItems(list, falling, reading);
}

function sortItems(list: string, falling: boolean, reading: Reading): Wording | null {
  const items = itemsOf(list.replace(/^[[{(](.*)[\])}]$/, "$1"), reading);
  if (!items) return null;
  writeItems(items, reading);
  reading.script.line(
    `ordered = sorted(items, key=lambda item: item[1]${falling ? ", reverse=True" : ""})`,
    'print("answer:", ", ".join(label for label, _ in ordered))',
  );
  reading.script.check(
    `all(a[1] ${falling ? ">=" : "<="} b[1] for a, b in zip(ordered, ordered[1:])) and all(ordered.count(each) == items.count(each) for each in items)`,
  );
  return ({ answers: [answer] }) =>
    answer
      ? `In ${falling ? "descending" : "ascending"} order: \\(${answer.split(", ").map(bareFormula).join(", ")}\\).`
      : null;
}

function closest(sentence: string, reading: Reading): Wording | null {
  const match =
    /^(?:which|what)(?: number| value| one)?(?: of these| of the following)? (?:is|lies) (?:the )?(?:closest|nearest)(?: value| number)? to (.+?)(?:\?|,)?\s*(?: ?(?::|\b(?:in|of|among|out of|from)\b):? (?!\(?a\))(.+)|(?:: ?)?(\(?a\).+))$/i.exec(
      sentence,
    );
  if (!match) return null;
  const items = match[3] ? optionsOf(match[3], reading) : itemsOf(match[2] ?? "", reading);
  const exact = reading.number(match[1] ?? "");
  const digits = items && (!exact || items[0]?.again) ? manyDigits(match[1] ?? "", reading.script) : null;
  const goal = digits ? exactValue(digits) : exact;
  if (!items || !goal || (!digits && !exact)) return null;
  const known = digits && !items[0]?.again ? withDigits(items, reading) : items;
  if (!known) return null;
  writeItems(known, reading);
  reading.script.line(
    `goal = ${goal.python}`,
    "label, value = min(items, key=lambda item: abs(item[1] - goal))",
    'print("answer:", label)',
  );
  reading.script.check("all(abs(value - goal) < abs(v - goal) or v == value for _, v in items)");
  if (digits) {
    reading.script.line(
      `gaps = {label: abs(v - ${digits.again}) for label, v in again.items()}`,
      `if any(gaps[label] + tiny > gap for other, gap in gaps.items() if other != label):`,
      `    print("refused: ${TOO_CLOSE}")`,
    );
    reading.script.check("all(gaps[label] + tiny < gap for other, gap in gaps.items() if other != label)");
  }
  return picked(`the closest to ${sayOf(goal)}`, known);
}

function kth(sentence: string, reading: Reading): Wording | null {
  const match =
    /^(?:which|what)(?: number| value| one)?(?: of these| of the following)? (?:is|are) (?:the )?(?:(\S+) )?(biggest|largest|greatest|highest|maximum|smallest|lowest|least|minimum)(?: value| number| one)?(?:\?|,|:)?\s*(?: ?(?:in|of|among|out of|from):? (.+)|(\(?a\).+))$/i.exec(
      sentence,
    );
  const rank = match ? (match[1] ? ordinal(match[1]) : 1) : null;
  if (!match || rank === null) return null;
  const items = match[4] ? optionsOf(match[4], reading) : itemsOf(match[3] ?? "", reading);
  if (!items || rank > items.length) return null;
  const biggest = /^(?:big|larg|great|high|max)/i.test(match[2] ?? "");
  writeItems(items, reading);
  reading.script.line(
    `ordered = sorted(items, key=lambda item: item[1]${biggest ? ", reverse=True" : ""})`,
    `label, value = ordered[${rank - 1}]`,
    'print("answer:", label)',
  );
  reading.script.check(
    `sum(v ${biggest ? ">" : "<"} value for _, v in items) <= ${rank - 1} < sum(v ${biggest ? ">=" : "<="} value for _, v in items)`,
  );
  return picked(
    `the ${match[1] ? `${match[1].toLowerCase()} ` : ""}${biggest ? "biggest" : "smallest"} value`,
    items,
  );
}

/** "Which is bigger: sqrt(10) or 3.1?", when not both are fractions. */
function bigger(sentence: string, reading: Reading): Wording | null {
  const match =
    /^(?:which|what)(?: one| number| value| of these)?(?: is)? (?:the )?(bigger|greater|larger|higher|smaller|less|lower)(?: value| number| one)?[:,]? (?:of |between |out of )?(.+)$/i.exec(
      sentence,
    );
  const items = match && itemsOf(match[2] ?? "", reading);
  const word = match?.[1]?.toLowerCase() ?? "";
  if (items?.length !== 2) return null;
  const isBigger = /^(?:bigger|greater|larger|higher)$/.test(word);
  writeItems(items, reading, true);
  reading.script.line(
    `label, value = ${isBigger ? "max" : "min"}(items, key=lambda item: item[1])`,
    'print("answer:", label)',
  );
  reading.script.check(`all(value ${isBigger ? ">=" : "<="} v for _, v in items)`);
  return picked(`the ${word} value`, items);
}

function picked(what: string, items: readonly Item[]): Wording {
  return ({ answers: [answer] }) => {
    const item = items.find((each) => each.label === answer);
    if (!item) return null;
    const lettered = item.label !== item.text;
    return `Of \\(${items.map((each) => bareFormula(each.text)).join(", ")}\\), ${what} is ${lettered ? `${item.label} ` : ""}${formula(item.text)}.`;
  };
}

function writeItems(items: readonly Item[], { script }: Reading, isOneBigger = false): void {
  const isExact = items.every((each) => each.again === undefined);
  const list = items.map(({ label, value }) => `(${JSON.stringify(label)}, ${value.python})`);
  if (!isExact) script.line("getcontext().prec = 60");
  script.line(`items = [${list.join(", ")}]`);
  if (isExact) return;
  const again = items.map((each) => `${JSON.stringify(each.label)}: ${each.again}`);
  script.line(
    "# The same by whole numbers alone, with 50 decimals.",
    "n, tiny = 50, F(1, 10**40)",
    `again = {${again.join(", ")}}`,
    `apart = all(${isOneBigger ? "" : "v == w or "}abs(v - w) > tiny for v, w in combinations(again.values(), 2))`,
    "if not apart:",
    `    print("refused: ${TOO_CLOSE}")`,
  );
  script.check("apart and all(abs(F(value) - again[label]) < tiny for label, value in items)");
}

const TOO_CLOSE = "two of them are equal, or too close to be told apart";

function itemsOf(list: string, reading: Reading): Item[] | null {
  return valued(
    splitList(list.replace(/\?$/, "")).map((text) => ({ label: text, text })),
    reading,
  );
}

/** "(a) 5 (b) -1/7" */
function optionsOf(list: string, reading: Reading): Item[] | null {
  const options = [...list.matchAll(/\(?([a-z])\)\s*(.+?)(?=[\s,;]+\(?[a-z]\)\s|$)/g)];
  return valued(
    options.map((each) => ({ label: `(${each[1]})`, text: (each[2] ?? "").trim() })),
    reading,
  );
}

function valued(items: readonly { label: string; text: string }[], reading: Reading): Item[] | null {
  if (items.length < 2) return null;
  const known = items.flatMap((item) => {
    const value = reading.number(item.text);
    return value ? [{ ...item, value }] : [];
  });
  return known.length === items.length ? known : withDigits(items, reading);
}

/** Every item with many digits, where some are no fractions. */
function withDigits(items: readonly { label: string; text: string }[], { script }: Reading): Item[] | null {
  const known = items.flatMap((item) => {
    const digits = manyDigits(item.text, script);
    return digits ? [{ ...item, value: exactValue(digits), again: digits.again }] : [];
  });
  return known.length === items.length ? known : null;
}

function exactValue({ value, expression }: ManyDigits): Value {
  return { kind: "number", python: value, say: "", expression };
}
