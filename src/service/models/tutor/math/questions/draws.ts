/** Letters drawn without replacement: the probability of a sequence, or of how many of each. */
import { formula, type Wording } from "../answer";
import { cardinal, type Reading } from "../rule";

const SEQUENCE =
  /(?:prob(?:ability)?|chance|likelihood) of (?:the )?(?:picking |drawing |getting )?(?:the )?sequence ([a-z]+)/i;
const PICKING =
  /(?:prob(?:ability)?|chance|likelihood) of (?:picking|drawing|getting|choosing|selecting) (?:exactly )?((?:\d+ [a-z](?:, | and |, and )?)+)(?= when| if| from| in|\.|\?|$)/i;
const BAG =
  /(\w+) letters? (?:are |is )?(?:picked|drawn|chosen|selected)(?: at random)? without replacement from (\{[^{}]+\}|[a-z]+)/i;

/** Reads the whole text, as such questions come in one or two sentences. `null` when it is none. */
export function drawQuestion(text: string, reading: Reading): Wording | null {
  const bag = BAG.exec(text);
  const [sequence, picking] = [SEQUENCE.exec(text), PICKING.exec(text)];
  if (!bag || (!sequence && !picking)) return null;
  const counts = countsOf(bag[2] ?? "");
  const drawn = cardinal(bag[1] ?? "");
  if (!counts || drawn === null) return null;
  return sequence
    ? ofSequence(sequence[1] ?? "", drawn, counts, reading)
    : ofCounts(picking?.[1] ?? "", drawn, counts, reading);
}

type Counts = ReadonlyMap<string, number>;

function ofSequence(letters: string, drawn: number, bag: Counts, { script }: Reading): Wording | null {
  if (letters.length !== drawn) return null;
  script.line(
    `bag = ${dict(bag)}`,
    `p = sequence_probability(bag, "${letters}")`,
    'print("answer:", p)',
    "# All orders of these letters are equally likely, so there is a second way:",
    `wanted = {letter: "${letters}".count(letter) for letter in "${letters}"}`,
    `orders = factorial(${drawn}) // prod(factorial(n) for n in wanted.values())`,
  );
  script.check("p * orders == set_probability(bag, wanted)");
  return ({ answers: [answer] }) =>
    answer ? `The probability of the sequence ${letters} is ${formula(answer)}.` : null;
}

function ofCounts(list: string, drawn: number, bag: Counts, { script }: Reading): Wording | null {
  const wanted = new Map(
    [...list.matchAll(/(\d+) ([a-z])/gi)].map((match) => [match[2] ?? "", Number(match[1])]),
  );
  if ([...wanted.values()].reduce((sum, n) => sum + n, 0) !== drawn) return null;
  const letters = [...wanted].map(([letter, n]) => letter.repeat(n)).join("");
  script.line(
    `bag, wanted = ${dict(bag)}, ${dict(wanted)}`,
    "p = set_probability(bag, wanted)",
    'print("answer:", p)',
    "# The same by adding up all orders, which are equally likely:",
    `orders = factorial(${drawn}) // prod(factorial(n) for n in wanted.values())`,
  );
  script.check(`p == orders * sequence_probability(bag, "${letters}")`);
  return ({ answers: [answer] }) =>
    answer ? `The probability of picking ${list.trim()} is ${formula(answer)}.` : null;
}

function countsOf(bag: string): Counts | null {
  const counts = new Map<string, number>();
  if (!bag.startsWith("{")) {
    for (const letter of bag) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    return counts;
  }
  for (const part of bag.slice(1, -1).split(",")) {
    const match = /^\s*([a-z]):\s*(\d+)\s*$/i.exec(part);
    if (!match) return null;
    counts.set(match[1] ?? "", Number(match[2]));
  }
  return counts;
}

function dict(counts: Counts): string {
  return `{${[...counts].map(([letter, n]) => `"${letter}": ${n}`).join(", ")}}`;
}
