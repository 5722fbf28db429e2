import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Message } from "openai/resources/beta/threads/messages";
import { openStore } from "../src/service/store/sqlite-store";
import type { Store, Write } from "../src/service/store/store";
import type { Bench, BenchRow } from "./result";
import { median, timeMs } from "./statistics";

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const OWNER = "bench";
/** Messages of one thread; the rest of a million objects are other threads' messages. */
const PER_THREAD = 25;
const SAMPLES = 400;
/** Reads of other objects before those that count. */
const WARMING = 5_000;

/** What one operation costs as the store fills up, from a thousand objects to a million. */
export const bench: Bench = async ({ say, scale }) => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const store = openStore({ file: join(folder, "store.db") });
  try {
    const rows: BenchRow[] = [];
    let floor: Costs | undefined;
    let stored = 0;
    for (const size of SIZES.filter((one) => one <= 1_000_000 * scale)) {
      say(`filling up to ${size.toLocaleString("en")} objects`);
      stored = await fill(store, stored, size);
      const costs = await measure(store, size);
      floor ??= costs;
      rows.push(...rowsOf(size, costs, floor));
    }
    return {
      name: "growth",
      about: `Median of ${SAMPLES} operations on the store, without HTTP, after ${WARMING.toLocaleString("en")} reads all over it; floor: the same with ${SIZES[0]?.toLocaleString("en")} objects stored. Writes wait for the disk.`,
      rows,
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

interface Costs {
  readonly get: number;
  readonly list: number;
  readonly write: number;
}

async function fill(store: Store, from: number, to: number): Promise<number> {
  const BATCH = 5_000;
  for (let start = from; start < to; start += BATCH) {
    const end = Math.min(start + BATCH, to);
    await store.write(...Array.from({ length: end - start }, (_, at) => insertMessage(start + at)));
  }
  return to;
}

async function measure(store: Store, size: number): Promise<Costs> {
  // A step that shares no factor with the sizes visits objects all over the file. Every other object is read
  // beforehand, as a service that is in use has the upper pages of its indexes at hand; those that count are not.
  const spread = (n: number): number => ((n * 7919) % (size / 2)) * 2;
  for (let n = 0; n < WARMING; n++) await store.get("message", messageId(spread(n) + 1), OWNER);
  const get = await medianMs(SAMPLES, (n) => store.get("message", messageId(spread(n)), OWNER));
  // Each thread once, as what was read lately is not read from the database again.
  const threads = size / PER_THREAD;
  const list = await medianMs(Math.min(SAMPLES, threads), (n) =>
    store.list("message", {
      ...{ owner: OWNER, limit: 20, order: "desc" as const },
      parent: `thread_${(n * 7919) % threads}`,
    }),
  );
  const write = await medianMs(SAMPLES, (n) =>
    store.write({ ...insertMessage(0), id: `msg_new_${size}_${n}`, parent: "thread_new" }),
  );
  return { get, list, write };
}

async function medianMs(samples: number, operation: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < samples; n++) times.push(await timeMs(() => operation(n)));
  return median(times);
}

function rowsOf(size: number, costs: Costs, floor: Costs): BenchRow[] {
  const objects = size.toLocaleString("en");
  const row = (what: keyof Costs, words: string): BenchRow => ({
    measure: `${words}, ${objects} objects`,
    value: costs[what] * 1000,
    unit: "µs",
    floor: floor[what] * 1000,
    aim: "<= 1.5 x",
    met: costs[what] <= 1.5 * floor[what],
  });
  return [row("get", "get a message"), row("list", "list 20 messages"), row("write", "insert a message")];
}

const messageId = (n: number): string => `msg_${String(n).padStart(20, "0")}`;
const threadId = (n: number): string => `thread_${Math.floor(n / PER_THREAD)}`;

function insertMessage(n: number): Write {
  const object: Message = {
    id: messageId(n),
    object: "thread.message",
    created_at: 1_700_000_000,
    completed_at: 1_700_000_000,
    incomplete_at: null,
    incomplete_details: null,
    assistant_id: null,
    attachments: [],
    content: [{ type: "text", text: { value: "x".repeat(200), annotations: [] } }],
    metadata: {},
    role: "user",
    run_id: null,
    status: "completed",
    thread_id: threadId(n),
  };
  return { insert: "message", id: object.id, owner: OWNER, parent: object.thread_id, record: { object } };
}
