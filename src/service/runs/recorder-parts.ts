import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { Clock } from "../clock";
import type { NewId } from "../ids";
import type { StepRecord } from "../objects";
import type { Store, Write } from "../store/store";
import type { RunEvent } from "./run-engine";

export interface RecorderParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly emit: (...events: RunEvent[]) => void;
}

export interface RecorderOptions extends RecorderParts {
  readonly run: Run;
  readonly owner: string;
  readonly includeResults: boolean;
  /** What the run has made before, oldest first; what of it is open is gone on with. */
  readonly steps: readonly StepRecord[];
  /** Files that the answer may link to, by their path. */
  readonly linkTargets: ReadonlyMap<string, string>;
}

/** What ends together with the run. */
export interface Closing {
  readonly writes: readonly Write[];
  readonly events: readonly RunEvent[];
}
