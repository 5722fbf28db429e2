import type { Json, MimeBundle, Output } from "./notebook";

/** What a running cell sends, from the kernel or from the module runner. */
export type CellEvent =
  | { readonly type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | {
      readonly type: "display";
      readonly data: MimeBundle;
      readonly metadata: { [key: string]: Json };
      /** Given by `newDisplay()`: a later display with the same id replaces this one. */
      readonly displayId?: string | undefined;
      readonly isUpdate: boolean;
    };

/** Gathers what cells send into the outputs that a notebook file keeps. */
export interface OutputCollector {
  /** Adds to the outputs of one code cell; an update of an earlier cell's display changes that one. */
  add(cell: number, event: CellEvent): void;
  /** The outputs of one code cell so far. */
  outputsOf(cell: number): Output[];
}

export function collectOutputs(): OutputCollector {
  const outputs = new Map<number, Output[]>();
  const displays = new Map<string, Output[]>();
  const outputsOf = (cell: number) => {
    const known = outputs.get(cell);
    if (known !== undefined) return known;
    const fresh: Output[] = [];
    outputs.set(cell, fresh);
    return fresh;
  };

  return {
    outputsOf,
    add(cell, event) {
      const list = outputsOf(cell);
      if (event.type === "stream") return addText(list, event);
      const { data, metadata, displayId, isUpdate } = event;
      const known = displayId === undefined ? undefined : displays.get(displayId);
      if (isUpdate) {
        for (const shown of known ?? []) Object.assign(shown, { data, metadata });
        return;
      }
      const output: Output = { output_type: "display_data", data, metadata };
      list.push(output);
      if (displayId !== undefined) displays.set(displayId, [...(known ?? []), output]);
    },
  };
}

/** Text of one stream in a row is one output, as in Jupyter. */
function addText(list: Output[], event: { name: "stdout" | "stderr"; text: string }): void {
  const last = list.at(-1);
  if (last?.output_type === "stream" && last.name === event.name) last.text += event.text;
  else list.push({ output_type: "stream", name: event.name, text: event.text });
}
