import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import OpenAI, { APIError } from "openai";
import { describe, expect, it } from "vitest";
import { explainError, showError } from "../../src/client/explain-error";

/** An answer as a service sent it, and the entry and words that explain it. */
interface Recorded {
  readonly entry: string;
  readonly from: string;
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly says: string;
}

const fixture = join(__dirname, "..", "fixtures", "refusals.jsonl");
const recorded = readFileSync(fixture, "utf8")
  .trim()
  .split("\n")
  .map((line): Recorded => JSON.parse(line));

/** The error that the SDK makes of a recorded answer. */
async function refused({ status, body, headers = {} }: Pick<Recorded, "status" | "body" | "headers">) {
  const client = new OpenAI({
    apiKey: "k",
    baseURL: "http://127.0.0.1/v1",
    maxRetries: 0,
    fetch: async () => Response.json(body, { status, headers: { "x-request-id": "req_7", ...headers } }),
  });
  return client.beta.threads.retrieve("thread_1").catch((error: unknown) => error);
}

describe("explainError()", () => {
  it.each(recorded)("$entry: explains an answer of $from", async (answer) => {
    const error = await refused(answer);
    expect(error).toBeInstanceOf(APIError);
    const explanation = explainError(error);
    expect(explanation.code).toBe(answer.entry);
    expect(explanation.requestId).toBe("req_7");
    expect(String(explanation)).toContain(answer.says);
  });

  it("names the field of a refusal that is not in the catalogue", async () => {
    const body = {
      error: {
        message: "Unknown parameter: 'file_ids'.",
        type: "t",
        param: "file_ids",
        code: "unknown_parameter",
      },
    };
    const error = await refused({ status: 400, body });
    expect(explainError(error)).toMatchObject({ code: null, todo: "Change file_ids in the cell's call" });
  });

  it("reads well as the last line of a cell", () => {
    expect(inspect(explainError({ object: "thread.run", id: "run_1", status: "cancelled" }))).toBe(
      [
        "What happened: Run run_1 was cancelled",
        "Why: Somebody cancelled it; what it had done until then stays in the thread",
        "What to do: Create a new run on the same thread; assistant and thread are still there",
        "Entry in the error museum: E32",
      ].join("\n"),
    );
  });

  it("does not let Markdown eat parts of a message", () => {
    const shown: string[] = [];
    showError(new TypeError("a_b_c is <not> *a* function"), {
      display: () => ({ markdown: (content: string) => shown.push(content) }) as never,
    });
    expect(shown[0]).toContain("**What happened:** TypeError: a\\_b\\_c is \\<not\\> \\*a\\* function");
  });
});
