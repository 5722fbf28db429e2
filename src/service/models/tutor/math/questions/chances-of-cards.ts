/** Cards from a full deck of 52. */
import type { Wording } from "../answer";
import type { Reading } from "../rule";
import { drawsOf, onlyClause } from "./chances-draws";
import { readEvent } from "./chances-events";
import { chanceProgram } from "./chances-program";

const RANKS = "2 3 4 5 6 7 8 9 10 jack queen king ace".split(" ");
const DECK =
  /(?<= )(?:(?:from|out of|in|of|off|has|with|a|full|complete|whole) )*(?:(?:52|poker|playing|french|bridge) )*(?:card )?deck(?:(?: of| with| has)? (?:52|playing|poker|french|card)(?: playing)?(?: card)?)*(?= )|(?<= )(?:from|among|out of) (?:a )?52 (?:playing )?card(?= )/g;

/** "prob draw a king from a 52 card deck" in the words of `chanceWords`. */
export function cardChance(text: string, reading: Reading): Wording | null {
  const said = ` ${text} `.replace(/(?<= )playing card(?= )/g, "card");
  if (!/ (?:card|deck|aces?|kings?|queens?|jacks?) /.test(said) || / numbered /.test(said)) return null;
  const truths: string[] = [];
  const bare = named(said.replace(DECK, " . ").replace(/ {2,}/g, " "), (python) => truths.push(python) - 1);
  const draws = drawsOf(bare);
  const clause = draws && onlyClause(draws.rest);
  if (!draws || !clause) return null;
  const shared = truths.length === 0 ? SHARED.find(([word]) => clause.includes(` ${word}`)) : undefined;
  const event = readEvent(clause, {
    drawn: draws.drawn,
    predicates: truths.map((_, at) => `x[${at}]`),
    shared: SHARED.map(([word]) => word).join("|"),
    kinds: shared?.[2] ?? 0,
    overlap: true,
  });
  if (!event || (event.drawn > 1 && draws.putsBack === null)) return null;
  if (truths.length === 0) {
    if (!shared) return null;
    truths.push(shared[1]);
  }
  const lines = [
    `ranks = "${RANKS.join(" ")}".split()`,
    'suits = ("hearts", "diamonds", "spades", "clubs")',
    "# Of each card only what is asked about it.",
    `kinds = [(${truths.join(", ")},) for rank, suit in pairs(ranks, suits)]`,
    "bag = {kind: kinds.count(kind) for kind in kinds}",
  ];
  const experiment = { lines, total: 52, kinds: shared?.[2] ?? 2 ** truths.length };
  return chanceProgram({ ...experiment, putsBack: draws.putsBack ?? false }, event, reading);
}

/** What cards may have in common: the word, the Python value, how many different ones there are. */
const SHARED: readonly [string, string, number][] = [
  ["suit", "suit", 4],
  ["color", 'suit in ("hearts", "diamonds")', 2],
  ["rank", "rank", 13],
  ["value", "rank", 13],
];

const RED = 'suit in ("hearts", "diamonds")';
const RANK = "(?:jack|queen|king|ace|(?:[2-9]|10)(?=s? of| of|s))";

/** The text with `P0` and the like for the cards that it names. */
function named(text: string, add: (python: string) => number): string {
  const truth = (...python: readonly string[]): string => `P${add(python.join(" and "))}`;
  const suitOf = (word: string): string => `suit == "${word.replace(/s?$/, "s")}"`;
  const rankOf = (word: string): string => `rank == "${word.replace(/s$/, "")}"`;
  const colorOf = (word: string): string => (word === "red" ? RED : `not ${RED}`);
  const FACE = 'rank in ("jack", "queen", "king")';
  return text
    .replace(
      new RegExp(`(?<= )(${RANK})s? of (hearts?|spades?|clubs?|diamonds?)(?= )`, "g"),
      (_, rank: string, suit: string) => truth(rankOf(rank), suitOf(suit)),
    )
    .replace(
      /(?<= )(red|black) (?:(jack|queen|king|ace|\d+)s?|(?:face|picture|court) card)(?= )/g,
      (_, color: string, rank?: string) => truth(rank ? rankOf(rank) : FACE, colorOf(color)),
    )
    .replace(/(?<= )(?:face|picture|court) card(?= )/g, () => truth(FACE))
    .replace(/(?<= )(jack|queen|king|ace)s?(?= )/g, (_, rank: string) => truth(rankOf(rank)))
    .replace(/(?<= )([2-9]|10)s(?= )/g, (_, rank: string) => truth(rankOf(rank)))
    .replace(/(?<= a )([2-9]|10)(?= (?:[.,]|or|and|from|when|then) | $)/g, (_, rank: string) =>
      truth(rankOf(rank)),
    )
    .replace(/(?<= )(heart|spade|club|diamond)s?(?= )/g, (_, suit: string) => truth(suitOf(suit)))
    .replace(/(?<= )(red|black)(?: 1s?)?(?= )/g, (_, color: string) => truth(colorOf(color)))
    .replace(/(?<=P\d+) (?:card|suit)(?= )/g, "");
}
