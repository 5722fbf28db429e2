import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/notebook/notebook";
import { notebookFiles, textOf } from "../support/notebook-files";

/**
 * What the text says about an output that stands above it, and the words of that output which make it true. That the
 * outputs come out again is the subject of run.test.ts.
 */
const facts: readonly { notebook: string; says: string; shown: string }[] = [
  { notebook: "00", says: "An empty list.", shown: '"data": []' },
  { notebook: "01", says: "`queued`: waiting its turn", shown: "queued" },
  { notebook: "01", says: "Both sides are equal", shown: "x = 1: left 14, right 14" },
  { notebook: "01", says: "The answer has a name in it now", shown: "Jane Doe" },
  { notebook: "02", says: "It leaves at `cancelling`", shown: "[ 'queued', 'in_progress' ]" },
  { notebook: "02", says: "`in_progress`: the *wait* is over", shown: "[ 'completed', 'in_progress' ]" },
  { notebook: "02", says: "It is a 400, with the id of the run", shown: "400: Can't add messages" },
  {
    notebook: "02",
    says: "`cancelling` stands between",
    shown: "[ 'queued', 'in_progress', 'cancelling', 'cancelled' ]",
  },
  {
    notebook: "03",
    says: "Six messages, two on each page",
    shown: "[ 'user', 'assistant', 'user', 'assistant', 'user', 'assistant' ]",
  },
  { notebook: "03", says: "the messages stand in it twice", shown: "'body', 'data'" },
  { notebook: "03", says: "The link in the second begins with `sandbox:`", shown: "sandbox:/mnt/data/" },
  { notebook: "04", says: "It replaces.", shown: "[ 'code_interpreter' ]" },
  { notebook: "04", says: "One step, a message.", shown: "**1. message" },
  { notebook: "04", says: "Change `product` to another name", shown: '"product": 391' },
  { notebook: "05", says: "the curve is the same", shown: "from $0$ to $2\\pi$" },
  { notebook: "05", says: "0: not one point is off", shown: "0" },
  { notebook: "06", says: "we can compute it here as well", shown: "70.2" },
  { notebook: "06", says: "From the hottest to the coldest", shown: "[ 92, 74, 66, 61, 58 ]" },
  { notebook: "07", says: "The number in brackets is a **citation**", shown: "[1] source: fees.md" },
  { notebook: "07", says: "A good assistant says that it found nothing", shown: "found nothing" },
  { notebook: "07", says: "It fails, and says why", shown: "has expired" },
  { notebook: "08", says: "`requires_action` means: *your turn*", shown: "requires_action" },
  { notebook: "08", says: "The number in the answer comes from", shown: "celsius 24" },
  { notebook: "08", says: "Nothing was sent. Both answers are sentences", shown: "sent: false" },
  { notebook: "09", says: "Once. One stop holds three calls", shown: '\\"city\\":\\"Tokyo\\"' },
  { notebook: "09", says: "Two stops with one call each", shown: "[ 1, 1 ]" },
  { notebook: "10", says: "it begins with the end of the step", shown: "'thread.run.step.completed'" },
  { notebook: "11", says: "It sees the whole thread", shown: "is correct" },
  { notebook: "11", says: "The checker computed the answer itself", shown: "is not what I find" },
  { notebook: "11", says: "The loop ended as soon as the checker agreed", shown: "[ 'Solver', 'Checker' ]" },
  { notebook: "12", says: "No. The lock is on the thread", shown: "[ 'queued', 'queued', 'queued' ]" },
  { notebook: "13", says: "The order is quoted, with its source", shown: "x = 99" },
  { notebook: "15", says: "Every verdict rests on a computation", shown: "wrong  means" },
];

describe("what a notebook says about its outputs", () => {
  test.each(facts)("$notebook: $says", ({ notebook, says, shown }) => {
    const file = notebookFiles().find(({ name }) => name.startsWith(notebook));
    const cells = file?.notebook.cells ?? [];
    const at = cells.findIndex(({ source }) => source.toLowerCase().includes(says.toLowerCase()));
    expect(at, "the sentence stands in the text").toBeGreaterThan(0);
    expect(shownAbove(cells, at)).toContain(shown);
  });
});

/** What the two code cells above a place show. */
function shownAbove(cells: readonly Cell[], at: number): string {
  const above = cells.slice(0, at).filter((cell) => cell.cell_type === "code");
  return above.slice(-2).map(textOf).join("\n");
}
