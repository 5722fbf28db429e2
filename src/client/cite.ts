import type { Annotation, Message } from "openai/resources/beta/threads/messages";

/** One source of an answer, or one file that the interpreter wrote. */
export interface Footnote {
  /** As it stands in the text: 1, 2, 3 … */
  readonly number: number;
  readonly fileId: string;
  /** The file's name when the marker tells it, as `【4:0†notes.md】` does; else its id. */
  readonly name: string;
  /** `source`: a passage of an uploaded file; `download`: a file made by the interpreter. */
  readonly kind: "source" | "download";
  /** The marker that the model wrote, for example `【4:0†notes.md】`. */
  readonly marker: string;
}

export interface Cited {
  /** The text with `[1]`, `[2]` … in place of the markers. */
  readonly text: string;
  readonly footnotes: readonly Footnote[];
}

/**
 * Replaces the citation markers in a message's text by numbers, and lists what the numbers stand for. The same file
 * gets the same number.
 *
 * @example
 * const { text, footnotes } = cite(messages.data[0]);
 */
export function cite(message: Pick<Message, "content">): Cited {
  const footnotes: Footnote[] = [];
  const parts: string[] = [];
  for (const part of message.content) {
    if (part.type === "text") parts.push(citeText(part.text.value, part.text.annotations, footnotes));
    if (part.type === "refusal") parts.push(part.refusal);
  }
  return { text: parts.join("\n\n"), footnotes };
}

/** The same for one text; adds its footnotes to the given list. */
export function citeText(text: string, annotations: readonly Annotation[], footnotes: Footnote[]): string {
  // Numbers follow the reading order; replacing from the end keeps the earlier positions true.
  const marks = [...annotations]
    .sort((a, b) => a.start_index - b.start_index)
    .map((annotation) => ({ annotation, number: numberOf(annotation, footnotes) }));
  let result = text;
  for (const { annotation, number } of marks.reverse()) {
    const { text: marker } = annotation;
    const { start, end, name } = linkAround(text, annotation);
    const gap = annotation.type === "file_path" ? "file " : /\s$/.test(text.slice(0, start)) ? "" : " ";
    const label = name === null ? `${gap}[${number}]` : `${name} [${number}]`;
    if (text.slice(annotation.start_index, annotation.end_index) === marker)
      result = result.slice(0, start) + label + result.slice(end);
    else result = result.replace(marker, () => label);
  }
  return result;
}

/** A file's path often stands in a link, which would lead nowhere: then the link as a whole, and its words. */
function linkAround(text: string, { start_index: start, end_index: end }: Annotation) {
  const [head, name] = /\[([^[\]\n]*)\]\($/.exec(text.slice(0, start)) ?? [];
  if (head === undefined || name === undefined || text[end] !== ")") return { start, end, name: null };
  return { start: start - head.length, end: end + 1, name };
}

function numberOf(annotation: Annotation, footnotes: Footnote[]): number {
  const isPath = annotation.type === "file_path";
  const fileId = isPath ? annotation.file_path.file_id : annotation.file_citation.file_id;
  const kind = isPath ? "download" : "source";
  const known = footnotes.find((note) => note.fileId === fileId && note.kind === kind);
  if (known !== undefined) return known.number;
  const number = footnotes.length + 1;
  footnotes.push({ number, fileId, name: nameIn(annotation.text) ?? fileId, kind, marker: annotation.text });
  return number;
}

function nameIn(marker: string): string | null {
  const [, cited, path] = /†([^†】]+)】$|^sandbox:.*\/([^/]+)$/.exec(marker) ?? [];
  return cited === "source" ? null : (cited ?? path ?? null);
}
