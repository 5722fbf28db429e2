import type { Display, NewDisplay } from "../../src/client/screen";

export interface Shown {
  readonly format: keyof Display;
  readonly content: string;
}

/** A display that keeps each output, an update in the place of what it replaces. */
export function keepOutputs(): { display: NewDisplay; outputs: Shown[] } {
  const outputs: Shown[] = [];
  const display = (): Display => {
    let place: number | null = null;
    const put = (format: keyof Display) => (content: string | Uint8Array) => {
      place ??= outputs.length;
      outputs[place] = { format, content: String(content) };
    };
    return {
      html: put("html"),
      markdown: put("markdown"),
      svg: put("svg"),
      png: put("png"),
      text: put("text"),
    };
  };
  return { display, outputs };
}

/** What a call shows in a notebook. */
export function outputsOf(call: (display: NewDisplay) => void): Shown[] {
  const { display, outputs } = keepOutputs();
  call(display);
  return outputs;
}

/** What a call prints on standard output. */
export function printed(call: () => void): string {
  const lines: string[] = [];
  const original = console.log;
  console.log = (...values: unknown[]) => lines.push(values.join(" "));
  try {
    call();
  } finally {
    console.log = original;
  }
  return lines.join("\n");
}
