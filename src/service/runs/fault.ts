import type { Run } from "openai/resources/beta/threads/runs/runs";

/** What a run tells about a fault that is the service's own; the log tells the rest. */
export const serviceFault: Run.LastError = {
  code: "server_error",
  message: "The service had an error while it executed the run; create a new run",
};

/** For the log. */
export function faultText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
