const EXTRA_BYTES = 8 << 20;
const MAX_EXTRA_BYTES = 64 << 20;

export interface HeapLimit {
  /** Whether Python's heap must not grow to this size. */
  refuses(bytes: number): boolean;
  /** Whether it was refused to grow since the cell began. */
  wasFull(): boolean;
  /** A new cell begins. */
  nextCell(): void;
}

/**
 * Bounds Python's heap. A cell after one that filled it gets a little more, a few times: without that there would be no
 * room to run the code that empties it.
 */
export function createHeapLimit(limitBytes: number): HeapLimit {
  let extra = 0;
  let wasFull = false;
  return {
    refuses(bytes) {
      const isTooMuch = bytes > limitBytes + extra;
      wasFull ||= isTooMuch;
      return isTooMuch;
    },
    wasFull: () => wasFull,
    nextCell() {
      if (wasFull) extra = Math.min(extra + EXTRA_BYTES, MAX_EXTRA_BYTES);
      wasFull = false;
    },
  };
}
