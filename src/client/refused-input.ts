import { vectorStore } from "./explain-run";
import type { Words } from "./explanation";
import type { RefusalEntry } from "./refusal";

/** Refusals that concern what was sent, and faults of the service. The first that fits counts. */
export const refusedInput: readonly RefusalEntry[] = [
  {
    code: "E21",
    fits: ({ status, message }) =>
      status === 400 && /\bthread_\w+/.test(message) && /\brun_\w+/.test(message),
    words: ({ message }) => {
      const runId = /\brun_\w+/.exec(message)?.[0] ?? "run";
      const threadId = /\bthread_\w+/.exec(message)?.[0] ?? "thread";
      return {
        why: `Run ${runId} has not ended, and a thread takes no message and no second run until it has`,
        todo: `Wait: await pollRun(client, { id: "${runId}", thread_id: "${threadId}" }); or cancel it with client.beta.threads.runs.cancel("${runId}", { thread_id: "${threadId}" }) and wait; or use a new thread`,
      };
    },
  },
  {
    code: "E22",
    fits: ({ status, message }) => status === 400 && /do not accept tool outputs/i.test(message),
    words: () => ({
      why: "The run no longer waits for outputs: it expired after ten minutes, was cancelled, or has been answered before",
      todo: "Create a new run on the same thread",
    }),
  },
  {
    code: "E23",
    fits: ({ status, param, message }) =>
      status === 400 && (/^tool_outputs/.test(param) || /tool outputs for call_ids/i.test(message)),
    words: ({ message }) => ({
      why: "All calls of a run in requires_action are answered in one request, each once",
      todo: `Send one output for each id in required_action.submit_tool_outputs.tool_calls${missingIds(message)}`,
    }),
  },
  {
    code: "E20",
    fits: ({ status, message }) => status === 400 && /\bretrieval\b/.test(message),
    words: () => ({
      why: "The tool retrieval belonged to version 1 of the API",
      todo: 'Use { type: "file_search" } with a vector store, as in notebook 07',
    }),
  },
  {
    code: "E24",
    fits: ({ status, param }) => status === 400 && /function|parameters|json_schema/.test(param),
    words: ({ param }) => ({
      why: `The description of a function is not valid at ${param}: names take letters, digits, _ and -, at most 64; parameters is a JSON Schema of type object`,
      todo: `Correct ${param}`,
    }),
  },
  {
    code: "E42",
    fits: ({ status, message, code }) =>
      status === 400 && (/'(undefined|null|\[object Object\])'/.test(message) || code === "invalid_id"),
    words: () => skippedCell,
  },
  {
    code: "E38",
    fits: ({ status, code, param, message }) =>
      (status === 400 && (/^(purpose|file)$/.test(param) || /unsupported_file|invalid_file/.test(code))) ||
      (status === 400 && /files? .*(purpose|not supported|extension)/i.test(message)),
    words: () => ({
      why: "This file, or its purpose, is not accepted here",
      todo: 'Upload with purpose "assistants", and for file search use text, Markdown, HTML, PDF, DOCX or JSON (a CSV goes to the code interpreter)',
    }),
  },
  {
    code: "E37",
    fits: ({ status, message }) => status === 400 && /vector[_ ]store/i.test(message),
    words: () => vectorStore,
  },
  {
    code: "E28",
    fits: ({ status }) => status >= 500,
    words: () => ({
      why: "The service itself failed; the SDK tries twice more by itself, then gives up",
      todo: "Run the cell again; if it comes back, npm run doctor shows the end of the local service's log",
    }),
  },
];

export const skippedCell: Omit<Words, "happened"> = {
  why: "An id is undefined, as the cell that makes the object was skipped or failed, or the id stands at the wrong place of the call",
  todo: "Run the notebook from the top; runs.retrieve takes the run's id first and then { thread_id }",
};

/** The service lists the expected calls and those it got. */
function missingIds(message: string): string {
  const lists: readonly (readonly string[])[] = [...message.matchAll(/\[([^\]]*)\]/g)].map(
    (match) => match[1]?.match(/call_[\w-]+/g) ?? [],
  );
  const [expected = [], got = []] = lists;
  const missing = expected.filter((id) => !got.includes(id));
  return missing.length === 0 ? "" : `; missing: ${missing.join(", ")}`;
}
