import type { Run } from "openai/resources/beta/threads/runs/runs";
import { explainModelRefusal } from "./explain-model";
import { type Explanation, inSeconds, makeExplanation, type Words } from "./explanation";

/** What a run's status, its `last_error` and its `incomplete_details` mean. */
export function explainRun(run: Run): Explanation {
  switch (run.status) {
    case "completed":
      return makeExplanation(null, {
        happened: `Run ${run.id} completed`,
        why: "Nothing went wrong",
        todo: "Read the thread's messages",
      });
    case "failed":
      return explainFailed(run);
    case "incomplete":
      return makeExplanation("E30", incomplete(run));
    case "expired":
      return makeExplanation("E31", expired(run));
    case "cancelled":
      return makeExplanation("E32", {
        happened: `Run ${run.id} was cancelled`,
        why: "Somebody cancelled it; what it had done until then stays in the thread",
        todo: "Create a new run on the same thread; assistant and thread are still there",
      });
    case "cancelling":
      return makeExplanation("E32", {
        happened: `Run ${run.id} is being cancelled`,
        why: "Cancelling is a request: the step at work may finish first, and the run may even complete",
        todo: "Wait for it with pollRun(client, run); the thread is locked until then",
      });
    case "requires_action":
      return makeExplanation("E33", requiresAction(run));
    case "queued":
    case "in_progress":
      return makeExplanation(null, {
        happened: `Run ${run.id} is ${run.status}: it has not ended yet`,
        why: "A run works on its own, after runs.create has returned",
        todo: "Wait for it with pollRun(client, run)",
      });
    default:
      return makeExplanation("E35", {
        happened: `Run ${String((run as { id: unknown }).id)} has a status that this version does not know: ${String((run as { status: unknown }).status)}`,
        why: "The service is newer than this project",
        todo: "Retrieve the run again later; treat it as still running until then",
      });
  }
}

function explainFailed(run: Run): Explanation {
  // The declared codes are those of the SDK's release; services send others as well.
  const code: string = run.last_error?.code ?? "server_error";
  const message = run.last_error?.message ?? "The service gives no further reason";
  const happened = `Run ${run.id} failed: ${message}`;
  if (/vector[_ ]store/i.test(message)) return makeExplanation("E37", { ...vectorStore, happened });
  if (code === "content_filter" || /content.?filter|content management policy/i.test(message)) {
    return makeExplanation("E25", { ...contentFilter, happened });
  }
  const refusal = explainModelRefusal(message);
  if (refusal !== null) return makeExplanation(refusal.code, { happened, ...refusal.words });
  const known: Readonly<Record<string, readonly [string, Omit<Words, "happened">]>> = {
    rate_limit_exceeded: [
      "E27",
      {
        why: "The model's quota of tokens or requests per minute ran out during the run; the HTTP calls themselves were fine",
        todo: `${waitTime(message)}, then create a new run on the same thread; if it comes back, raise the deployment's tokens per minute`,
      },
    ],
    server_error: [
      "E28",
      {
        why: "The model or a tool failed on the service's side",
        todo: "Create a new run on the same thread, once; if it fails again, look at the message above and at npm run doctor",
      },
    ],
    invalid_prompt: [
      "E29",
      {
        why: "The model's safety rules refused the input as a whole",
        todo: "Word the question or the instructions differently, in a new thread",
      },
    ],
  };
  const [entry, words] = known[code] ?? [
    null,
    { why: `The service calls it ${code}`, todo: "Create a new run on the same thread" },
  ];
  return makeExplanation(entry, { happened, ...words });
}

function waitTime(message: string): string {
  const seconds = /\b(\d+(?:\.\d+)?)\s*(?:s|sec|seconds?)\b/i.exec(message)?.[1];
  return seconds === undefined ? "Wait a minute" : `Wait ${inSeconds(Math.ceil(Number(seconds)))}`;
}

function incomplete(run: Run): Words {
  const reason: string = run.incomplete_details?.reason ?? "unknown";
  const budget =
    reason === "max_prompt_tokens"
      ? `max_prompt_tokens is ${run.max_prompt_tokens ?? "not set"}; ${run.usage?.prompt_tokens ?? "more"} tokens were used`
      : `max_completion_tokens is ${run.max_completion_tokens ?? "not set"}; ${run.usage?.completion_tokens ?? "more"} tokens were used`;
  return {
    happened: `Run ${run.id} stopped before it was done: ${reason}`,
    why: reason.startsWith("max_")
      ? `The token budget of the run was used up: ${budget}`
      : "The service cut it off",
    todo: "Create a new run with a larger budget, or ask for a shorter answer; with file search keep max_prompt_tokens at 20000 or more",
  };
}

function expired(run: Run): Words {
  const at = run.expires_at === null ? "" : ` at ${new Date(run.expires_at * 1000).toISOString()}`;
  return {
    happened: `Run ${run.id} expired${at}`,
    why: "A run has about ten minutes from its creation; waiting for your tool outputs counts as well",
    todo: "Create a new run on the same thread and send the tool outputs sooner",
  };
}

function requiresAction(run: Run): Words {
  const calls = run.required_action?.submit_tool_outputs.tool_calls ?? [];
  const names = [...new Set(calls.map((call) => call.function.name))].join(", ") || "a function";
  return {
    happened: `Run ${run.id} waits for you: the assistant asks for ${names}`,
    why: "Functions run in your own code; the run goes on once it has their outputs",
    todo: `Answer all calls: await answerToolCalls(client, run, { ${names === "a function" ? "name" : names} }); or cancel the run, as the thread is locked until then`,
  };
}

export const vectorStore: Omit<Words, "happened"> = {
  why: "The vector store is not ready, or has expired: a store that came with a thread ends 7 days after its last use",
  todo: "Look at its status, file_counts and expires_at (client.vectorStores.retrieve); wait until it is completed, or make a new one",
};

export const contentFilter: Omit<Words, "happened"> = {
  why: "The content filter of the model's service refused the question or the answer",
  todo: "Word it differently; in Azure the filter's settings belong to the deployment",
};
