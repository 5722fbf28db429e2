import type OpenAI from "openai";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { ToolCall } from "openai/resources/beta/threads/runs/steps";

/** Looks now and then what a run is doing, for the progress line. */
export interface CurrentStep {
  watch(run: Run): void;
  /** For example `in_progress: code interpreter`, or what it waits for. */
  describe(status: string): string;
  /** Safe to call twice. */
  end(): void;
}

const EVERY_MS = 700;

export function currentStep(client: OpenAI): CurrentStep {
  const stop = new AbortController();
  let step = "";
  let timer: NodeJS.Timeout | undefined;
  const look = async (run: Run): Promise<void> => {
    const query = { thread_id: run.thread_id, limit: 1 };
    const page = await client.beta.threads.runs.steps.list(run.id, query, {
      signal: stop.signal,
      maxRetries: 0,
    });
    const [latest] = page.data;
    if (latest === undefined) return;
    const details = latest.step_details;
    const call = details.type === "tool_calls" ? details.tool_calls[0] : undefined;
    step = call === undefined ? "message" : `${call.type.replaceAll("_", " ")}${waitingFor(call)}`;
  };
  return {
    watch(run) {
      timer = setInterval(() => {
        // Progress is worth no error: what matters fails in the wait for the run.
        look(run).catch(() => undefined);
      }, EVERY_MS);
      timer.unref();
    },
    describe: (status) => (status === "in_progress" && step !== "" ? `${status}: ${step}` : status),
    end() {
      clearInterval(timer);
      stop.abort();
    },
  };
}

/** What the code interpreter says it waits for, such as a package being fetched. */
function waitingFor(call: ToolCall): string {
  const [output] = call.type === "code_interpreter" ? call.code_interpreter.outputs : [];
  const line = output?.type === "logs" ? /^\[(.+)\]\n$/.exec(output.logs)?.[1] : undefined;
  return line === undefined ? "" : `: ${line}`;
}
