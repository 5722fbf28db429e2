import fc from "fast-check";
import { toFile } from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openService } from "../../support/open-service";
import { scriptedModel } from "../../support/scripted-model";

type Service = Awaited<ReturnType<typeof openService>>;

const SIZE = 7;
const lists = [
  "assistants",
  "messages of a thread",
  "messages of a run",
  "runs",
  "steps",
  "files",
  "vector stores",
  "files of a vector store",
  "files of a batch",
] as const;

let service: Service;
let paths: Record<(typeof lists)[number], string>;

beforeAll(async () => {
  service = await openService({ model: scriptedModel(...longTurns(), "Done.") });
  paths = await fill(service);
});
afterAll(() => service.close());

/** Turns that each make a step of their own, and a text before each call, so that one run writes messages too. */
function longTurns() {
  return Array.from({ length: SIZE - 1 }, () => ({
    text: "Wait.",
    calls: [{ name: "none", arguments: "{}" }],
  }));
}

/** Seven or more of everything, and where to find them. */
async function fill({ azure, vectorStores }: Service): Promise<typeof paths> {
  const { assistants, threads } = azure.beta;
  for (let n = 0; n < SIZE; n++) await assistants.create({ model: "m", name: `${n}` });
  const { id: assistant_id } = await assistants.create({ model: "m" });
  const { id: thread } = await threads.create();
  let run = "";
  for (let n = 0; n < SIZE; n++) {
    const question = { role: "user" as const, content: `${n}` };
    ({ id: run } = await threads.runs.createAndPoll(thread, {
      assistant_id,
      additional_messages: [question],
    }));
  }
  const file_ids: string[] = [];
  for (let n = 0; n < SIZE; n++) {
    const file = await toFile(Buffer.from(`text ${n}`), `${n}.txt`);
    file_ids.push((await azure.files.create({ file, purpose: "assistants" })).id);
  }
  for (let n = 0; n < SIZE; n++) await azure.vectorStores.create({ name: `${n}` });
  const { id: store } = await azure.vectorStores.create({});
  const { id: batch } = await azure.vectorStores.fileBatches.create(store, { file_ids });
  await vectorStores.settled();
  return {
    assistants: "/assistants",
    "messages of a thread": `/threads/${thread}/messages`,
    "messages of a run": `/threads/${thread}/messages?run_id=${run}`,
    runs: `/threads/${thread}/runs`,
    steps: `/threads/${thread}/runs/${run}/steps`,
    files: "/files",
    "vector stores": "/vector_stores",
    "files of a vector store": `/vector_stores/${store}/files?filter=completed`,
    "files of a batch": `/vector_stores/${store}/file_batches/${batch}/files`,
  };
}

interface Page {
  readonly object: string;
  readonly data: readonly { readonly id: string }[];
  readonly first_id: string | null;
  readonly last_id: string | null;
  readonly has_more: boolean;
}

async function page(path: string, query: Record<string, string | number>): Promise<Page> {
  const url = new URL(`http://127.0.0.1/openai/v1${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const headers = { authorization: "Bearer test-key" };
  const response = await service.request(`${url.pathname}${url.search}`, { headers });
  const found = (await response.json()) as Page;
  const ids = found.data.map(({ id }) => id);
  expect([response.status, found.object]).toEqual([200, "list"]);
  expect([found.first_id, found.last_id]).toEqual([ids[0] ?? null, ids.at(-1) ?? null]);
  return found;
}

/** Walks from `start` in one direction to the end. */
async function walk(path: string, query: Record<string, string | number>, direction: "after" | "before") {
  const ids: string[] = [];
  let cursor = {};
  for (;;) {
    const { data, has_more } = await page(path, { ...query, ...cursor });
    const found = data.map(({ id }) => id);
    expect(found.length).toBeLessThanOrEqual(Number(query.limit));
    if (direction === "after") ids.push(...found);
    else ids.unshift(...found);
    const end = direction === "after" ? found.at(-1) : found[0];
    if (!has_more || end === undefined) return ids;
    cursor = { [direction]: end };
  }
}

describe.each(lists)("the list of %s", (name) => {
  it("pages forward and back from any place, in both orders, without loss or repeat", async () => {
    const path = paths[name];
    const newest = (await page(path, { limit: 100 })).data.map(({ id }) => id);
    expect(newest.length).toBeGreaterThanOrEqual(SIZE);
    expect(new Set(newest).size).toBe(newest.length);
    const place = fc.integer({ min: 0, max: newest.length - 1 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("asc", "desc"),
        fc.integer({ min: 1, max: 9 }),
        place,
        async (order, limit, at) => {
          const all = order === "desc" ? newest : newest.toReversed();
          const query = { order, limit };
          expect(await walk(path, query, "after")).toEqual(all);
          const start = all[at] ?? "";
          expect(await walk(path, { ...query, after: start }, "after")).toEqual(all.slice(at + 1));
          expect(await walk(path, { ...query, before: start }, "before")).toEqual(all.slice(0, at));
          const between = await page(path, { order, limit: 100, after: all[0] ?? "", before: start });
          expect(between.data.map(({ id }) => id)).toEqual(all.slice(1, Math.max(1, at)));
        },
      ),
      { numRuns: 12 },
    );
  });
});
