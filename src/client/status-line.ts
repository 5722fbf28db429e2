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

function inTerminal(stream: LineStream): StatusLine {
  let open = false;
  return {
    update(status, elapsedMs) {
      open = true;
      stream.write(`\r\u001b[K${lineOf(status, elapsedMs)}`);
    },
    end() {
      if (open) stream.write("\n");
      open = false;
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
