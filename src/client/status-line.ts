import { chooseDisplay, isRecording, type ShowOptions } from "./screen";

/** One line that is rewritten in place while we wait. */
export interface StatusLine {
  /** Shows the status and the time since the start. */
  update(status: string, elapsedMs: number): void;
  /** Leaves the last line standing. Safe to call twice. */
  end(): void;
}

/** The part of a terminal's stream that is needed here. */
export interface LineStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * A live line: one output of the cell in a notebook, one line rewritten in place in a terminal, and plain lines,
 * one for each new status, in a log.
 */
export function startStatusLine(options: ShowOptions, stream: LineStream = process.stderr): StatusLine {
  const display = chooseDisplay(options);
  if (display !== null) return inNotebook(display());
  return stream.isTTY === true ? inTerminal(stream) : inLog(stream);
}

function inNotebook(output: { text(content: string): void }): StatusLine {
  let shown = "";
  return {
    update(status, elapsedMs) {
      const text = isRecording() ? `run ${status}` : lineOf(status, elapsedMs);
      if (text === shown) return;
      shown = text;
      output.text(text);
    },
    end: () => undefined,
  };
}

const spinner = ["|", "/", "-", "\\"];
const TURN_MS = 200;

function inTerminal(stream: LineStream): StatusLine {
  let last: string | null = null;
  const draw = (mark: string, text: string): void => {
    stream.write(`\r\u001b[K${mark} ${text}`);
    last = text;
  };
  return {
    update(status, elapsedMs) {
      draw(spinner[Math.floor(elapsedMs / TURN_MS) % spinner.length] ?? "", lineOf(status, elapsedMs));
    },
    end() {
      if (last === null) return;
      // Nothing turns any more.
      draw(" ", last);
      stream.write("\n");
      last = null;
    },
  };
}

function inLog(stream: LineStream): StatusLine {
  let last = "";
  return {
    update(status, elapsedMs) {
      if (status === last) return;
      last = status;
      stream.write(`${lineOf(status, elapsedMs)}\n`);
    },
    end: () => undefined,
  };
}

function lineOf(status: string, elapsedMs: number): string {
  return `run ${status} · ${(elapsedMs / 1000).toFixed(1)} s`;
}
