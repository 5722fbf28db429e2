import { AzureOpenAI } from "openai";
import { describe, expect, it } from "vitest";
import { tidy } from "../../src/client/tidy";
import { keepOutputs } from "../support/outputs";

/** A service that has the given ids, and forgets what is deleted. */
function serve(ids: readonly string[], refuse?: number) {
  const left = new Set(ids);
  const deleted: string[] = [];
  const client = new AzureOpenAI({
    endpoint: "http://127.0.0.1",
    apiKey: "k",
    apiVersion: "2024-05-01-preview",
    maxRetries: 0,
    fetch: async (url) => {
      const id = new URL(String(url)).pathname.split("/").at(-1) ?? "";
      if (refuse !== undefined) return Response.json({ error: { message: "no" } }, { status: refuse });
      if (!left.delete(id)) return Response.json({ error: { message: "none" } }, { status: 404 });
      deleted.push(id);
      return Response.json({ id, deleted: true });
    },
  });
  return { client, deleted };
}

const ids = ["file-1", "assistant-2", "vs_1", "asst_1", "thread_1"];

describe("tidy()", () => {
  it("deletes each kind, what uses others first, and says so", async () => {
    const { client, deleted } = serve(ids);
    const { display, outputs } = keepOutputs();
    await tidy(client, [...ids, { id: "asst_1" }, undefined, null], { display });
    expect(deleted).toEqual(["thread_1", "asst_1", "vs_1", "file-1", "assistant-2"]);
    expect(outputs[0]?.content).toBe("Deleted 1 thread, 1 assistant, 1 vector store, 2 files.");
  });

  it("can be run twice", async () => {
    const { client } = serve(ids);
    const { display, outputs } = keepOutputs();
    await tidy(client, ids, { display });
    await tidy(client, ids, { display });
    await tidy(client, [], { display });
    expect(outputs.map((output) => output.content).slice(1)).toEqual([
      "Nothing to delete (5 gone already).",
      "Nothing to delete.",
    ]);
  });

  it("deletes nothing when one id is of another kind", async () => {
    const { client, deleted } = serve(ids);
    await expect(tidy(client, ["thread_1", "run_1"])).rejects.toThrow("Cannot tidy up run_1");
    expect(deleted).toEqual([]);
  });

  it("passes on any other error", async () => {
    const { client } = serve(ids, 403);
    await expect(tidy(client, ["thread_1"])).rejects.toMatchObject({ status: 403 });
  });
});
