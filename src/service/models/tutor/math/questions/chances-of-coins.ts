/** Coins that are flipped, and how often. */
import type { Wording } from "../answer";
import type { Reading } from "../rule";
import { onlyClause } from "./chances-draws";
import { readEvent } from "./chances-events";
import { chanceProgram } from "./chances-program";
import { throwsOf } from "./chances-throws";

/** "3 coin flips, exactly 2 heads" in the words of `chanceWords`. */
export function coinChance(text: string, reading: Reading): Wording | null {
  if (!/ (?:coin|heads?|tails?|[ht]{2,}) /.test(` ${text} `)) return null;
  const predicates = ['x == "heads"', 'x == "tails"'];
  const named = ` ${text} `
    .replace(/ (?:and (?:the )?rest|and (?:the )?others?|only) (?:heads?|tails?)(?= )/g, (all) =>
      /only/.test(all) ? all : " ?",
    )
    .replace(/(?<= )([ht]{2,8})(?= )/g, (all) => [...all].join(" then "))
    .replace(/(?<= )(?:heads?|h)(?= )/g, "P0")
    .replace(/(?<= )(?:tails?|t)(?= )/g, "P1");
  const thrown = throwsOf(named, "coin");
  const event = thrown && onlyClause(thrown.rest);
  if (!thrown || !event) return null;
  const read = readEvent(event, {
    drawn: thrown.n,
    predicates,
    shared: "side|face|result|way",
    kinds: 2,
    overlap: false,
  });
  if (!read || read.drawn > 18) return null;
  const lines = ['bag = {"heads": 1, "tails": 1}'];
  return chanceProgram({ lines, total: 2, kinds: 2, putsBack: true }, read, reading);
}
