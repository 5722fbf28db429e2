import { AzureOpenAI } from "openai";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { describe, expect, it } from "vitest";
import { answerToolCalls } from "../../src/client/answer-tool-calls";

const call = (id: string, name: string, args: string) => ({
  id,
  type: "function",
  function: { name, arguments: args },
});
const ids = { object: "thread.run", id: "run_1", thread_id: "thread_1" };

function waiting(calls: readonly object[]): Run {
  const required_action = { type: "submit_tool_outputs", submit_tool_outputs: { tool_calls: calls } };
  return { ...ids, status: "requires_action", required_action } as unknown as Run;
}

/** A service that notes what is submitted and then gives the run's next states, one a question. */
function serve(states: readonly object[]) {
  const submitted: { tool_outputs: { tool_call_id: string; output: string }[] }[] = [];
  let asked = 0;
  const client = new AzureOpenAI({
    endpoint: "http://127.0.0.1",
    apiKey: "k",
    apiVersion: "2024-05-01-preview",
    fetch: async (_, init) => {
      if (init?.method === "POST") {
        submitted.push(JSON.parse(String(init.body)));
        return Response.json({ ...ids, status: "queued" });
      }
      const state = states[Math.min(asked, states.length - 1)];
      asked += 1;
      return Response.json({ ...ids, ...state });
    },
  });
  return { client, submitted };
}

const quiet = { quiet: true, intervalMs: 1 };

describe("answerToolCalls()", () => {
  it("calls all functions of a round at once and sends their outputs together", async () => {
    const { client, submitted } = serve([{ status: "completed" }]);
    const run = waiting([
      call("call_1", "getWeather", '{"city":"Oslo"}'),
      call("call_2", "getWeather", '{"city":"Rome"}'),
    ]);
    const open: string[] = [];
    const getWeather = async ({ city }: { city: string }) => {
      open.push(city);
      await Promise.resolve();
      return { city, together: open.length };
    };
    expect((await answerToolCalls(client, run, { getWeather }, quiet)).status).toBe("completed");
    expect(submitted).toEqual([
      {
        tool_outputs: [
          { tool_call_id: "call_1", output: '{"city":"Oslo","together":2}' },
          { tool_call_id: "call_2", output: '{"city":"Rome","together":2}' },
        ],
      },
    ]);
  });

  it("goes on for as many rounds as the model asks for, up to a limit", async () => {
    const again = waiting([call("call_2", "next", "{}")]);
    const once = serve([again, { status: "completed" }]);
    await answerToolCalls(once.client, waiting([call("call_1", "next", "")]), { next: () => "ok" }, quiet);
    expect(once.submitted).toHaveLength(2);
    const forever = serve([again]);
    const endless = answerToolCalls(forever.client, again, { next: () => "ok" }, { ...quiet, maxRounds: 3 });
    await expect(endless).rejects.toThrow("the model asked for functions 3 times");
  });

  it("tells the model of a handler that throws, and of arguments that are no JSON", async () => {
    const { client, submitted } = serve([{ status: "completed" }]);
    const seen: boolean[] = [];
    const run = waiting([call("call_1", "fail", "{}"), call("call_2", "fail", "{")]);
    const fail = () => {
      throw new RangeError("no such city");
    };
    await answerToolCalls(client, run, { fail }, { ...quiet, onCall: ({ failed }) => seen.push(failed) });
    expect(submitted[0]?.tool_outputs[0]?.output).toBe('{"error":"no such city"}');
    expect(submitted[0]?.tool_outputs[1]?.output).toContain("JSON");
    expect(seen).toEqual([true, true]);
  });

  it("sends nothing when a handler is missing, and names it", async () => {
    const { client, submitted } = serve([{ status: "completed" }]);
    const run = waiting([call("call_1", "getWeather", "{}"), call("call_2", "toString", "{}")]);
    await expect(answerToolCalls(client, run, { getWeather: () => 1 }, quiet)).rejects.toThrow(
      "no handler for toString (handlers given: getWeather)",
    );
    expect(submitted).toEqual([]);
  });

  it("waits first for a run that has not asked yet", async () => {
    const { client } = serve([{ status: "completed" }]);
    const run = { ...ids, status: "queued" } as Run;
    expect((await answerToolCalls(client, run, {}, quiet)).status).toBe("completed");
  });
});
