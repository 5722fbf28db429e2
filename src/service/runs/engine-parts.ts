import type { Clock } from "../clock";
import type { Files } from "../files/files";
import type { NewId } from "../ids";
import type { Model } from "../models/model";
import type { CodeInterpreter } from "../sandbox/sandbox";
import type { Search } from "../search/search";
import type { Store } from "../store/store";
import type { TurnLimits } from "./run-turns";
import type { SlotLimits, WorkSlots } from "./work-slots";

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
  /** Shared with whatever else works for the same users. Default: slots of its own. */
  readonly slots?: WorkSlots;
  /** Gets one line for each fault that is the service's own; it holds no key and no message text. */
  readonly log: (line: string) => void;
}

export interface EngineLimits extends TurnLimits, SlotLimits {
  /** Life of a run from its creation, waiting for tool outputs included; of a response from its beginning. */
  readonly runExpirySeconds: number;
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
