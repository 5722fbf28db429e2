/** What a benchmark reports: every figure stands beside a floor that was measured in the same run. */
export interface BenchResult {
  /** The name that `npm run bench -- NAME` takes. */
  readonly name: string;
  /** One sentence: what was measured, how, and what the floor is. */
  readonly about: string;
  readonly rows: readonly BenchRow[];
}

export interface BenchRow {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** What the same machine does without us, in the same unit; null where nothing comparable exists. */
  readonly floor: number | null;
  /** What we want to hold, in words, for example `>= 40 % of the floor`. */
  readonly aim: string | null;
  /** Whether the aim was met in this run; null without an aim. */
  readonly met: boolean | null;
}

/** One benchmark: it opens and closes everything it needs. `say` gets progress lines for stderr. */
export type Bench = (options: BenchOptions) => Promise<BenchResult>;

export interface BenchOptions {
  readonly say: (line: string) => void;
  /** 1 is the normal size; smaller for a quick look. */
  readonly scale: number;
}
