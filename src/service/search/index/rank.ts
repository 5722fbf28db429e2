import { terms } from "../terms";

export interface Frequencies {
  /** In how many chunks of the searched vector stores each query term stands. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly chunksTotal: number;
}

/**
 * Orders candidates by BM25 and gives scores from 0 to 1: how much of the query's weight a text has, where
 * rare words weigh more. A text with every word of the query, each a few times, comes near 1, whatever the
 * number of files, which makes `score_threshold` mean something in a store with one file too.
 */
export function rank<C extends { readonly text: string }>(
  candidates: readonly C[],
  { frequencies, chunksTotal }: Frequencies,
): { readonly candidate: C; readonly score: number }[] {
  const counted = candidates.map((candidate) => ({ candidate, ...count(candidate.text, frequencies) }));
  const meanLength = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length);
  const weight = (term: string) => {
    const frequency = frequencies.get(term) ?? 0;
    return Math.log(1 + (chunksTotal - frequency + 0.5) / (frequency + 0.5));
  };
  const full = [...frequencies.keys()].reduce((sum, term) => sum + weight(term), 0);
  const scored = counted.map(({ candidate, counts, length }) => {
    let score = 0;
    for (const [term, times] of counts) {
      score += (weight(term) * times) / (times + k1 * (1 - b + (b * length) / (meanLength || 1)));
    }
    return { candidate, score: full > 0 ? Math.min(1, score / full) : 0 };
  });
  return scored.sort((one, other) => other.score - one.score);
}

const k1 = 0.6;
const b = 0.5;

function count(text: string, wanted: ReadonlyMap<string, number>) {
  const counts = new Map<string, number>();
  let length = 0;
  for (const term of terms(text)) {
    length += 1;
    if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return { counts, length };
}
