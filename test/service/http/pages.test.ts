import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { openTestApp } from "../../support/service-app";

const app = openTestApp();
afterAll(() => app.close());

interface Listed {
  readonly data: readonly { readonly id: string }[];
  readonly has_more: boolean;
}

async function page(thread: string, query: Record<string, string | number>): Promise<Listed> {
  const text = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) text.set(key, String(value));
  return (await app.call("GET", `/threads/${thread}/messages?${text}`)).body;
}

async function newThread(messages: number): Promise<string> {
  const thread = (await app.call("POST", "/threads")).body.id;
  for (let n = 0; n < messages; n++) await addMessage(thread, n);
  return thread;
}

async function addMessage(thread: string, n: number): Promise<string> {
  return (await app.call("POST", `/threads/${thread}/messages`, { role: "user", content: `${n}` })).body.id;
}

/** Follows a list from one end to the other. */
async function walk(thread: string, options: { order: string; limit: number; back: boolean }) {
  const { order, limit, back } = options;
  const ids: string[] = [];
  let cursor: Record<string, string> = back ? { before: (await last(thread, order)) ?? "" } : {};
  if (back && cursor.before !== undefined) ids.push(cursor.before);
  for (;;) {
    const { data, has_more } = await page(thread, { order, limit, ...cursor });
    const found = data.map(({ id }) => id);
    if (back) ids.unshift(...found);
    else ids.push(...found);
    const end = back ? found[0] : found.at(-1);
    if (!has_more || end === undefined) return ids;
    cursor = back ? { before: end } : { after: end };
  }
}

async function last(thread: string, order: string): Promise<string | undefined> {
  const opposite = order === "asc" ? "desc" : "asc";
  return (await page(thread, { order: opposite, limit: 1 })).data[0]?.id;
}

describe("every list", () => {
  it("pages forward and back, in both orders, without loss or repeat", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (size, limit) => {
          const thread = await newThread(size);
          const all = (await page(thread, { order: "asc", limit: 100 })).data.map(({ id }) => id);
          expect(all).toHaveLength(size);
          for (const order of ["asc", "desc"]) {
            const expected = order === "asc" ? all : all.toReversed();
            expect(await walk(thread, { order, limit, back: false })).toEqual(expected);
            expect(await walk(thread, { order, limit, back: true })).toEqual(expected);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it("keeps its order while others write into it", async () => {
    const thread = await newThread(3);
    const writing = Promise.all(Array.from({ length: 60 }, (_, n) => addMessage(thread, n)));
    const during = await walk(thread, { order: "asc", limit: 4, back: false });
    const written = await writing;
    const after = await walk(thread, { order: "asc", limit: 100, back: false });
    expect(new Set(during).size).toBe(during.length);
    expect(after.slice(0, during.length)).toEqual(during);
    expect(new Set(after).size).toBe(63);
    expect(after).toEqual(expect.arrayContaining(written));
  });
});
