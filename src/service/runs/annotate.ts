import type { Annotation } from "openai/resources/beta/threads/messages";

/** What links and citation markers of an answer stand for. */
export interface AnnotationTargets {
  /** Path in the sandbox, for example `/mnt/data/sales.csv`, to file id. */
  readonly links: ReadonlyMap<string, string>;
  /** Marker, for example `【4:0†notes.md】`, to file id. */
  readonly citations: ReadonlyMap<string, string>;
}

/** The annotations of a text in the order in which they stand in it; offsets count UTF-16 units. */
export function annotate(text: string, { links, citations }: AnnotationTargets): Annotation[] {
  const found: Annotation[] = [];
  // Longer names first, or `data.csv` would be found inside `data.csv.gz`.
  const paths = [...links].sort(([a], [b]) => b.length - a.length);
  for (const [path, fileId] of paths) {
    for (const link of new Set([`sandbox:${path}`, `sandbox:${encodeURI(path)}`])) {
      for (const at of occurrences(text, link)) {
        if (found.some((other) => at < other.end_index && at + link.length > other.start_index)) continue;
        const place = { text: link, start_index: at, end_index: at + link.length };
        found.push({ type: "file_path", ...place, file_path: { file_id: fileId } });
      }
    }
  }
  for (const match of text.matchAll(/【[^】]{1,300}】/g)) {
    const fileId = citations.get(match[0]);
    if (fileId === undefined) continue;
    const place = { text: match[0], start_index: match.index, end_index: match.index + match[0].length };
    found.push({ type: "file_citation", ...place, file_citation: { file_id: fileId } });
  }
  return found.sort((a, b) => a.start_index - b.start_index);
}

function* occurrences(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) yield at;
}
