import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReadCache } from "../../../src/service/store/read-cache";
import { openStore } from "../../../src/service/store/sqlite-store";
import type { Store, Write } from "../../../src/service/store/store";

/** A record as a plain list keeps it, oldest first. */
interface Kept {
  readonly id: string;
  readonly owner: string;
  readonly parent: string;
  readonly tag: string;
  readonly name: string;
}

const id = fc.constantFrom("a", "b", "c", "d");
const owner = fc.constantFrom("mia", "noah");
const parent = fc.constantFrom("p", "q");
const tag = fc.constantFrom("", "x", "y");

const change = fc.oneof(
  fc.record({ type: fc.constant("insert" as const), id, owner, parent, tag }),
  fc.record({ type: fc.constant("update" as const), id, owner, tag: fc.option(tag, { nil: undefined }) }),
  fc.record({ type: fc.constant("delete" as const), id, owner }),
  fc.record({ type: fc.constant("deleteAll" as const), owner, parent }),
);
const step = fc.record({
  /** Written together: all or none. */
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  limit: fc.constantFrom(1, 2, 20),
  order: fc.constantFrom("asc" as const, "desc" as const),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

describe("a store that keeps what was read lately", () => {
  it("answers as one that reads everything anew, whatever was written in between", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const store = openStore({ memory: true });
        let kept: Kept[] = [];
        try {
          for (const [n, { changes, limit, order }] of steps.entries()) {
            const next = applied(kept, changes, n);
            const written = store.write(...changes.map((each) => toWrite(each, n)));
            await expect(written.then(() => true).catch(() => false)).resolves.toBe(next !== null);
            kept = next ?? kept;
            // Twice: from the database, and from what was kept of it.
            for (let time = 0; time < 2; time++) await compare(store, kept, { limit, order });
          }
        } finally {
          await store.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** What the list is after the changes, or null when one of them is refused. */
function applied(before: readonly Kept[], changes: readonly Change[], n: number): Kept[] | null {
  let now = [...before];
  for (const each of changes) {
    const at = now.findIndex((one) => "id" in each && one.id === each.id);
    const isOwn = now[at]?.owner === each.owner;
    if (each.type === "insert") {
      if (at >= 0) return null;
      now.push({ ...each, name: `${n}` });
    } else if (each.type === "deleteAll") {
      now = now.filter((one) => one.owner !== each.owner || one.parent !== each.parent);
    } else if (!isOwn) return null;
    else if (each.type === "delete") now.splice(at, 1);
    else now = now.map((one, i) => (i === at ? { ...one, name: `${n}`, tag: each.tag ?? one.tag } : one));
  }
  return now;
}

function toWrite(each: Change, n: number): Write {
  const record = { object: message(each.type === "deleteAll" ? "" : each.id, `${n}`) };
  if (each.type === "insert") return { ...each, insert: "message", record };
  if (each.type === "deleteAll") return { delete: "message", owner: each.owner, parent: each.parent };
  if (each.type === "delete") return { delete: "message", id: each.id, owner: each.owner };
  const { tag: newTag } = each;
  return {
    update: "message",
    id: each.id,
    owner: each.owner,
    change: () => record,
    ...(newTag !== undefined && { tag: newTag }),
  };
}

async function compare(
  store: Store,
  kept: readonly Kept[],
  { limit, order }: { limit: number; order: "asc" | "desc" },
) {
  for (const one of ["mia", "noah"]) {
    for (const each of ["a", "b", "c", "d"]) {
      const expected = kept.find((other) => other.id === each && other.owner === one);
      expect((await store.get("message", each, one))?.object.metadata).toEqual(
        expected && { name: expected.name },
      );
    }
    for (const within of ["p", "q"]) {
      for (const tagged of [undefined, "", "x"]) {
        const own = kept.filter((other) => other.owner === one && other.parent === within);
        const all = own.filter((other) => tagged === undefined || other.tag === tagged);
        const ordered = order === "asc" ? all : all.toReversed();
        const query = {
          owner: one,
          parent: within,
          limit,
          order,
          ...(tagged !== undefined && { tag: tagged }),
        };
        const page = await store.list("message", query);
        expect(page.records.map(({ object }) => [object.id, object.metadata])).toEqual(
          ordered.slice(0, limit).map((other) => [other.id, { name: other.name }]),
        );
        expect(page.hasMore).toBe(all.length > limit);
        const after = ordered[0]?.id;
        if (after === undefined) continue;
        const rest = await store.list("message", { ...query, after });
        expect(rest.records.map(({ object }) => object.id)).toEqual(
          ordered.slice(1, 1 + limit).map((other) => other.id),
        );
      }
    }
  }
}

function message(messageId: string, name: string) {
  return {
    id: messageId,
    object: "thread.message" as const,
    created_at: 1,
    completed_at: 1,
    incomplete_at: null,
    incomplete_details: null,
    assistant_id: null,
    attachments: [],
    content: [],
    metadata: { name },
    role: "user" as const,
    run_id: null,
    status: "completed" as const,
    thread_id: "p",
  };
}

describe("ReadCache", () => {
  it("holds only so much, and lets go of what was not asked for the longest", () => {
    const cache = new ReadCache();
    const place = { kind: "message", owner: "mia" };
    const text = "x".repeat(200_000);
    for (let n = 0; n < 20; n++) cache.keepRecord(place, `${n}`, text);
    cache.record(place, "0");
    for (let n = 20; n < 25; n++) cache.keepRecord(place, `${n}`, text);
    expect(cache.record(place, "0")).toBe(text);
    expect(cache.record(place, "1")).toBeUndefined();
    expect(cache.record(place, "24")).toBe(text);
  });

  it("does not keep what is very large", () => {
    const cache = new ReadCache();
    cache.keepRecord({ kind: "message", owner: "mia" }, "a", "x".repeat(300_000));
    expect(cache.record({ kind: "message", owner: "mia" }, "a")).toBeUndefined();
  });
});
