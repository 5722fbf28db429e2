import { countTokens } from "./count-tokens";

/** A passage as it is found and shown. */
export interface Chunk {
  readonly text: string;
  /** How many characters at its beginning are also the end of the chunk before. */
  readonly overlap: number;
}

export interface Chunking {
  readonly maxTokens: number;
  readonly overlapTokens: number;
}

/** What `auto` means. */
export const autoChunking: Chunking = { maxTokens: 800, overlapTokens: 400 };

/**
 * Cuts a text into overlapping chunks of at most `maxTokens`, at the ends of paragraphs, lines, sentences or
 * words, whichever is the coarsest that fits. The chunks without their overlap make the whole text again.
 */
export function* chunkText(text: string, { maxTokens, overlapTokens }: Chunking): Generator<Chunk> {
  // Pieces far smaller than a chunk, so that the overlap comes near to what was asked.
  const longest = Math.max(
    8,
    Math.floor(Math.min(maxTokens / 4, overlapTokens > 0 ? overlapTokens / 2 : maxTokens)),
  );
  let kept: Piece[] = [];
  let keptTokens = 0;
  let fresh = false;
  for (const piece of cut(text, { longest, separators })) {
    if (keptTokens + piece.tokens > maxTokens && fresh) {
      yield join(kept);
      kept = tail(kept, Math.min(overlapTokens, maxTokens - piece.tokens));
      keptTokens = sum(kept);
    }
    kept.push(piece);
    keptTokens += piece.tokens;
    fresh = true;
  }
  if (fresh && kept.some((piece) => piece.text.trim() !== "")) yield join(kept);
}

interface Piece {
  readonly text: string;
  readonly tokens: number;
  readonly repeated: boolean;
}

/** From coarse to fine; each keeps its end on the piece before the cut. */
const separators = [/(?<=\n[^\S\n]*\n)/, /(?<=\n)/, /(?<=[.!?。！？;；]["'”’)\]]?\s|[。！？])/u, /(?<=\s)/];

interface Cut {
  readonly longest: number;
  readonly separators: readonly RegExp[];
}

function* cut(text: string, { longest, separators: [separator, ...finer] }: Cut): Generator<Piece> {
  const tokens = text.length > longest * 60 ? Number.POSITIVE_INFINITY : countTokens(text);
  if (tokens <= longest) {
    if (text !== "") yield { text, tokens, repeated: false };
  } else if (separator === undefined) {
    yield* cutHard(text, longest);
  } else {
    for (const part of text.split(separator)) yield* cut(part, { longest, separators: finer });
  }
}

/** A line without a space, such as packed data; never between the two halves of one sign. */
function* cutHard(text: string, longest: number): Generator<Piece> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + longest);
    if (/[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to += 1;
    const part = text.slice(from, to);
    yield { text: part, tokens: countTokens(part), repeated: false };
    from = to;
  }
}

function tail(pieces: readonly Piece[], tokens: number): Piece[] {
  let from = pieces.length;
  let left = tokens;
  while (from > 1) {
    const piece = pieces[from - 1];
    if (piece === undefined || piece.tokens > left) break;
    left -= piece.tokens;
    from -= 1;
  }
  return pieces.slice(from).map((piece) => ({ ...piece, repeated: true }));
}

function join(pieces: readonly Piece[]): Chunk {
  const repeated = pieces.filter((piece) => piece.repeated);
  return {
    text: pieces.map((piece) => piece.text).join(""),
    overlap: repeated.reduce((length, piece) => length + piece.text.length, 0),
  };
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((tokens, piece) => tokens + piece.tokens, 0);
}
