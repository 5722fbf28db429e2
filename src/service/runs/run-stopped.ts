/** Why an execution is stopped from outside; the reason of its abort signal. */
export class RunStopped extends Error {
  override readonly name = "RunStopped";

  /** `closing`: the process stops, and the run goes on in the next one. */
  constructor(readonly why: "cancelled" | "expired" | "closing") {
    super(`The run was stopped: ${why}`);
  }
}
