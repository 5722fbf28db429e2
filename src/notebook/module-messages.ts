import type { CellEvent } from "./collect-outputs";

/** What the parent sends to the child process that runs a notebook's module. */
export interface RunModule {
  readonly js: string;
  readonly fileName: string;
}

/** What the child sends back, in the order in which it happened. */
export type ModuleMessage =
  | { readonly type: "ready" }
  | { readonly type: "begin"; readonly cell: number }
  | { readonly type: "event"; readonly event: CellEvent }
  /** `line` counts in the generated TypeScript module, from 1; null when no frame of the module is on the stack. */
  | { readonly type: "failed"; readonly text: string; readonly line: number | null }
  | { readonly type: "done" };
