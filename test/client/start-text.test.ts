import { describe, expect, it } from "vitest";
import { startText } from "../../src/client/start-text";
import { createFakeClock } from "../support/poll-clock";

const never = new AbortController().signal;

/** A cell's output that counts how often it is written. */
function openCell() {
  const written: string[] = [];
  const note = (content: string | Uint8Array) => void written.push(String(content));
  const display = () => ({ html: note, markdown: note, svg: note, png: note, text: note });
  const clock = createFakeClock();
  return { written, clock, live: startText({ display, clock }) };
}

describe("startText()", () => {
  it("shows the first piece at once, and a thousand more in one writing", async () => {
    const { written, clock, live } = openCell();
    live.add("The ");
    for (let piece = 0; piece < 1_000; piece++) live.add("x");
    expect(written).toEqual(["The "]);
    await clock.sleep(100, never);
    expect(written).toEqual(["The ", `The ${"x".repeat(1_000)}`]);
  });

  it("writes once in each pause as long as pieces come", async () => {
    const { written, clock, live } = openCell();
    for (const piece of ["a", "b", "c", "d"]) {
      live.add(piece);
      live.add(piece);
      await clock.sleep(100, never);
    }
    expect(written).toEqual(["a", "aa", "aabb", "aabbcc", "aabbccdd"]);
  });

  it("leaves no timer behind, whether it ends or is forgotten", async () => {
    const forgotten = openCell();
    forgotten.live.add("x");
    await forgotten.clock.sleep(100, never);
    expect(forgotten.clock.tickers).toBe(0);
    forgotten.live.add("y");
    expect(forgotten.written).toEqual(["x", "xy"]);
    const ended = openCell();
    ended.live.add("x");
    ended.live.end();
    expect(ended.clock.tickers).toBe(0);
  });

  it("ends with the whole text and its formulas, as often as it is asked to", () => {
    const { written, live } = openCell();
    live.add(undefined);
    live.end();
    expect(written).toEqual([]);
    for (const piece of ["It is ", "\\(x =", " 1\\)."]) live.add(piece);
    live.end();
    live.end();
    expect(written).toEqual(["It is ", "It is $x = 1$.", "It is $x = 1$."]);
  });

  it("prints each piece in a terminal, and ends the line once", () => {
    const printed: string[] = [];
    const live = startText({ display: null }, { write: (text) => printed.push(text) });
    for (const piece of ["It is ", undefined, "x = 1."]) live.add(piece);
    live.end();
    live.end();
    expect(printed.join("")).toBe("It is x = 1.\n");
  });
});
