import { dollarMath } from "./dollar-math";
import { machineClock, type PollClock } from "./poll-clock";
import { chooseDisplay, type ShowOptions } from "./screen";
import type { LineStream } from "./status-line";

/** A text that is shown while it is still being written. */
export interface GrowingText {
  /** Adds a piece; a delta without text adds nothing. */
  add(piece: string | undefined): void;
  /** Shows the whole, with its formulas set. Safe to call twice. */
  end(): void;
}

export interface StartTextOptions extends ShowOptions {
  /** Tests put their own in. */
  readonly clock?: PollClock;
}

/** How often the output of a cell is written anew; with every piece of a long answer, notebooks become slow. */
const PACE_MS = 100;

/**
 * Starts a text that grows as its pieces arrive: one output of the cell, written anew ten times a second at most,
 * however many pieces come. In a terminal each piece is printed as it comes.
 *
 * @example
 * const live = startText();
 * stream.on("textDelta", (delta) => live.add(delta.value));
 * await stream.finalRun();
 * live.end();
 */
export function startText(options: StartTextOptions = {}, stream: LineStream = process.stdout): GrowingText {
  const display = chooseDisplay(options);
  return display === null ? inTerminal(stream) : inNotebook(display(), options.clock ?? machineClock);
}

interface Output {
  text(content: string): void;
  markdown(content: string): void;
}

function inNotebook(output: Output, clock: PollClock): GrowingText {
  let text = "";
  let shown = "";
  let rest: (() => void) | null = null;
  const stop = (): void => {
    rest?.();
    rest = null;
  };
  const write = (): void => {
    shown = text;
    output.text(text);
  };
  const look = (): void => {
    // A pause in which nothing came is the last: a cell that was stopped leaves no timer behind.
    if (text === shown) stop();
    else write();
  };
  return {
    add(piece = "") {
      text += piece;
      if (rest !== null || text === shown) return;
      write();
      rest = clock.every(PACE_MS, look);
    },
    end() {
      stop();
      if (text !== "") output.markdown(dollarMath(text));
    },
  };
}

function inTerminal(stream: LineStream): GrowingText {
  let isOpen = false;
  return {
    add(piece = "") {
      if (piece !== "") isOpen = !piece.endsWith("\n");
      stream.write(piece);
    },
    end() {
      if (isOpen) stream.write("\n");
      isOpen = false;
    },
  };
}
