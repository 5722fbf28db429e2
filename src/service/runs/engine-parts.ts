import type { Clock } from "../clock";
import type { Files } from "../files/files";
import type { NewId } from "../ids";
import type { Model } from "../models/model";
import type { CodeInterpreter } from "../sandbox/sandbox";
import type { Search } from "../search/search";
import type { Store } from "../store/store";
import type { TurnLimits } from "./run-turns";

/** What the run engine works with. */
export interface EngineParts {
  readonly store: Store;
  readonly model: Model;
  readonly interpreter: CodeInterpreter;
  readonly search: Search;
  readonly files: Files;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly limits: EngineLimits;
  /** Gets one line for each fault that is the service's own; it holds no key and no message text. */
  readonly log: (line: string) => void;
}

export interface EngineLimits extends TurnLimits {
  /** Life of a run from its creation, waiting for tool outputs included. */
  readonly runExpirySeconds: number;
  /** Runs executed at the same time. */
  readonly maxRunning: number;
  /** Runs that may wait to be executed; one more is refused with 429. */
  readonly maxQueued: number;
  /** Runs of one key that are executed or wait to be; one more is refused with 429. */
  readonly maxPerOwner: number;
}

export const defaultLimits: EngineLimits = {
  runExpirySeconds: 600,
  maxRunning: 16,
  maxQueued: 2_000,
  maxPerOwner: 2_000,
  maxTurns: 32,
  maxText: 1_000_000,
  maxArguments: 1_000_000,
  maxCalls: 128,
  maxEvents: 2_000_000,
};
