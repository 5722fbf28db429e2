/** Reads the output of `file_search` and finds the sentences that answer a question. */
import { stems } from "../words";

/** A passage of a file with the marker that cites it. */
export interface Passage {
  readonly marker: string;
  readonly text: string;
}

/** Sentences of one passage, chosen for a question. */
export interface Excerpt {
  readonly marker: string;
  readonly text: string;
  /** 0 to 1: the share of the question's words, rarer ones counting more. */
  readonly coverage: number;
}

/** The passages, each headed by its marker, for example `【4:0†notes.md】`. */
export function passagesIn(output: string): Passage[] {
  const markers = [...output.matchAll(/【[^】\n]{1,300}】/g)];
  return markers.map((match, at) => {
    const from = match.index + match[0].length;
    const text = output.slice(from, markers[at + 1]?.index ?? output.length);
    return { marker: match[0], text: text.replace(/\n\s*(?:\d+[.)]|[-*])?\s*$/, "").trim() };
  });
}

/** The best excerpts, best first, none twice; empty when no passage speaks about the question. */
export function excerptsFor(question: string, passages: readonly Passage[]): Excerpt[] {
  const wanted = stems(question).filter((word) => !ASKING.has(word));
  // A number alone is no subject: it stands anywhere.
  if (!wanted.some((word) => /\p{L}/u.test(word))) return [];
  const sentences = passages.flatMap(({ marker, text }) =>
    sentencesOf(text).map((sentence) => ({ marker, ...sentence, words: new Set(stems(sentence.context)) })),
  );
  const weights = new Map(
    wanted.map((word) => {
      const having = sentences.filter((each) => has(each.words, word)).length;
      return [word, having === 0 ? 1 : Math.max(0.35, 1 - having / (2 * sentences.length))];
    }),
  );
  const total = wanted.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
  const scored = sentences.map(({ marker, text, words }) => {
    const hit = wanted.filter((word) => has(words, word));
    return { marker, text, coverage: hit.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) / total };
  });
  scored.sort((a, b) => b.coverage - a.coverage);
  const seen = new Set<string>();
  return scored.filter((each) => !seen.has(each.text) && seen.add(each.text));
}

/** The first sentence of each passage, in the order of the files, for a look at the whole. */
export function openings(passages: readonly Passage[]): Excerpt[] {
  return passages.flatMap(({ marker, text }) => {
    const [first] = sentencesOf(text);
    return first ? [{ marker, text: first.text, coverage: 1 }] : [];
  });
}

/** Words of the request, not of the matter. */
export const ASKING: ReadonlySet<string> = new Set(
  stems(
    "summarize summary list explain describe find search answer question main point points brief briefly overview " +
      "mentions talks talking anything something quote sentence passage paragraph states stated contains information " +
      "source read see written come",
  ),
);

/** Words that differ in their ending only, such as "vacation" and "vacations", "pay" and "payment". */
function has(words: ReadonlySet<string>, wanted: string): boolean {
  if (words.has(wanted)) return true;
  if (wanted.length < 4) return false;
  const root = wanted.slice(0, Math.max(4, wanted.length - 3));
  for (const word of words) if (word.length >= 4 && word.startsWith(root) && near(word, wanted)) return true;
  return false;
}

function near(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 4;
}

/** Sentences, list items and table rows; a heading is context of what follows it. */
function sentencesOf(text: string): { text: string; context: string }[] {
  const found: { text: string; context: string }[] = [];
  let heading = "";
  for (const line of text.split(/\n+/)) {
    const plain = line.trim();
    if (plain === "") continue;
    const title = /^#{1,6}\s+(.*)$/.exec(plain)?.[1];
    if (title !== undefined) heading = title;
    const parts =
      title === undefined
        ? plain.split(
            /(?<=[\p{L}\d)"”]{2}[.!?])(?<!\b(?:Mrs?|Ms|Dr|Prof|St|No|Nr|vs|etc|approx|Fig)\.)\s+(?=[\p{Lu}\d"“])/u,
          )
        : [];
    for (const part of parts) {
      const bare = part.replace(/^(?:[-*•]|\d+[.)])\s+/, "").trim();
      if (bare !== "") found.push({ text: bare, context: `${heading} ${bare}` });
    }
  }
  return found;
}
