import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHeapFile, packSnapshot } from "../../../../src/service/sandbox/child/heap-file";

const HEAD_BYTES = 64;
const PAGE_BYTES = 4_096;

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heap-file-"));
  path = join(folder, "heap.bin");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** As Pyodide makes one: a head that says its own length, then the heap. */
function snapshotOf(heap: Uint8Array): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES).fill(7);
  new DataView(head.buffer).setUint32(4, HEAD_BYTES, true);
  return new Uint8Array([...head, ...heap]);
}

test("the heap comes back as it was, into a memory that held something else", async () => {
  const pages = fc.array(fc.record({ filled: fc.boolean(), byte: fc.integer({ min: 0, max: 255 }) }), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(pages, fc.integer({ min: 0, max: PAGE_BYTES - 1 }), async (filled, cut) => {
      const heap = new Uint8Array(filled.length * PAGE_BYTES - cut);
      for (const [index, { filled: is, byte }] of filled.entries())
        if (is) heap.fill(byte, index * PAGE_BYTES, (index + 1) * PAGE_BYTES);
      const snapshot = snapshotOf(heap);
      await writeFile(path, packSnapshot(snapshot));
      const memory = new Uint8Array(heap.length + PAGE_BYTES).fill(1);
      const file = openHeapFile(path);
      file.restore(memory);
      expect(file.heapBytes).toBe(heap.length);
      expect(Buffer.from(file.head).equals(snapshot.subarray(0, HEAD_BYTES))).toBe(true);
      const behind = new Uint8Array(PAGE_BYTES);
      expect(Buffer.concat([heap, behind]).equals(memory)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("zeros take no room in the file", () => {
  const heap = new Uint8Array(1_000 * PAGE_BYTES);
  heap[500 * PAGE_BYTES] = 1;
  expect(packSnapshot(snapshotOf(heap)).length).toBeLessThan(2 * PAGE_BYTES);
});

test("another file, one that ends too early and a memory that is too small are refused", async () => {
  const heap = new Uint8Array(3 * PAGE_BYTES).fill(9);
  const packed = packSnapshot(snapshotOf(heap));
  await writeFile(path, "something else, but long enough for numbers");
  expect(() => openHeapFile(path)).toThrow("not a heap file");
  await writeFile(path, packed.subarray(0, packed.length - 1));
  expect(() => openHeapFile(path).restore(new Uint8Array(heap.length))).toThrow("ends too early");
  await writeFile(path, packed);
  expect(() => openHeapFile(path).restore(new Uint8Array(PAGE_BYTES))).toThrow("does not fit");
});
