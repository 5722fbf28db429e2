import fs from "node:fs";

/**
 * A memory snapshot as a file that leaves out what is zero: half of Python's heap is, and memory that nobody writes to
 * costs nothing. Little-endian 32-bit numbers: magic, bytes of the head, bytes of the heap, number of runs; then for each
 * run its place in the heap and its length; then the head; then the runs.
 */
export interface HeapFile {
  /** What stands before the heap in Pyodide's snapshot: its build and the state of JavaScript. */
  readonly head: Uint8Array;
  readonly heapBytes: number;
  /**
   * Writes the heap into Python's memory, straight from the file, and closes the file.
   *
   * @throws Error when the file ends too early
   */
  restore(memory: Uint8Array): void;
}

interface Run {
  readonly at: number;
  readonly bytes: number;
}

const MAGIC = 0x53485141;
const FIXED_BYTES = 16;
const RUN_BYTES = 8;
const MAX_RUNS = 1 << 20;
/** A page of memory; what lies between two runs is at least one. */
const BLOCK_BYTES = 4_096;
/** A gap that is shorter is kept as zeros: a call for each run costs more than reading them. */
const MIN_GAP_BLOCKS = 4;
const ZEROS = Buffer.alloc(1 << 16);
/** In Pyodide's snapshot the second number says where the heap begins. */
const HEAP_OFFSET = 1;

/** The file's content for what Pyodide's `makeMemorySnapshot` gave. */
export function packSnapshot(snapshot: Uint8Array): Uint8Array {
  const whole = Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  const headBytes = whole.readUInt32LE(HEAP_OFFSET * 4);
  const heap = whole.subarray(headBytes);
  const runs = runsOf(heap);
  const numbers = [
    MAGIC,
    headBytes,
    heap.length,
    runs.length,
    ...runs.flatMap(({ at, bytes }) => [at, bytes]),
  ];
  const table = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) table.writeUInt32LE(number, index * 4);
  return Buffer.concat([
    table,
    whole.subarray(0, headBytes),
    ...runs.map(({ at, bytes }) => heap.subarray(at, at + bytes)),
  ]);
}

/**
 * Opens such a file for one restore.
 *
 * @throws Error when it is something else
 */
export function openHeapFile(path: string): HeapFile {
  const file = fs.openSync(path, "r");
  try {
    const fixed = readWhole(file, FIXED_BYTES);
    const [magic, headBytes, heapBytes, count] = [0, 4, 8, 12].map((at) => fixed.readUInt32LE(at)) as Four;
    const size = fs.fstatSync(file).size;
    if (magic !== MAGIC || count > MAX_RUNS || headBytes > size) throw new Error("not a heap file");
    const table = readWhole(file, count * RUN_BYTES);
    const runs = Array.from({ length: count }, (_, index) => ({
      at: table.readUInt32LE(index * RUN_BYTES),
      bytes: table.readUInt32LE(index * RUN_BYTES + 4),
    }));
    const head = Uint8Array.from(readWhole(file, headBytes));
    return {
      head,
      heapBytes,
      restore(memory) {
        try {
          fill(file, memory, runs);
        } finally {
          fs.closeSync(file);
        }
      },
    };
  } catch (error) {
    fs.closeSync(file);
    throw error;
  }
}

type Four = [number, number, number, number];

function fill(file: number, memory: Uint8Array, runs: readonly Run[]): void {
  let end = 0;
  for (const { at, bytes } of [...runs, { at: memory.length, bytes: 0 }]) {
    clear(memory, end, at);
    readInto(file, memory.subarray(at, at + bytes), bytes);
    end = at + bytes;
  }
}

/** Writes zeros only where something else is: a page that is written to takes memory. */
function clear(memory: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at += ZEROS.length) {
    const part = memory.subarray(at, Math.min(to, at + ZEROS.length));
    if (!ZEROS.subarray(0, part.length).equals(part)) part.fill(0);
  }
}

function readWhole(file: number, bytes: number): Buffer {
  const target = Buffer.alloc(bytes);
  readInto(file, target, bytes);
  return target;
}

function readInto(file: number, target: Uint8Array, bytes: number): void {
  if (target.length < bytes) throw new Error("the heap file does not fit into the memory");
  for (let at = 0; at < bytes; ) {
    const count = fs.readSync(file, target, at, bytes - at, null);
    if (count === 0) throw new Error("the heap file ends too early");
    at += count;
  }
}

/** The parts of the heap that hold something, in blocks, with short gaps taken in. */
function runsOf(heap: Buffer): Run[] {
  const runs: { at: number; bytes: number }[] = [];
  const zero = ZEROS.subarray(0, BLOCK_BYTES);
  for (let at = 0; at < heap.length; at += BLOCK_BYTES) {
    const block = heap.subarray(at, at + BLOCK_BYTES);
    if (zero.subarray(0, block.length).equals(block)) continue;
    const last = runs.at(-1);
    if (last && at - last.at - last.bytes < MIN_GAP_BLOCKS * BLOCK_BYTES)
      last.bytes = at + block.length - last.at;
    else runs.push({ at, bytes: block.length });
  }
  return runs;
}
