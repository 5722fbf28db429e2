import type { CellEvent } from "./collect-outputs";
import type { Output } from "./notebook";

/** How a notebook is run, with the kernel or without. */
export interface RunOptions {
  /** Longest time for one cell, in milliseconds. Default 120 000. */
  readonly cellTimeoutMs?: number;
  /** Ends the run and everything it started. */
  readonly signal?: AbortSignal;
  /** Environment of the process that runs the cells; default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Called as a code cell begins, with its number from 1. */
  readonly onBegin?: (cell: number) => void;
  /** Called with everything that cells send, as it comes. */
  readonly onEvent?: (cell: number, event: CellEvent) => void;
}

/** One code cell after a run. */
export interface CellResult {
  readonly outputs: Output[];
}

export const defaultCellTimeoutMs = 120_000;
