import type { OutputFile } from "./sandbox";

const MAGIC: readonly [NonNullable<OutputFile["image"]>, RegExp][] = [
  ["png", /^\x89PNG\r\n[\s\S]\n/],
  ["jpeg", /^\xff\xd8\xff/],
  ["gif", /^GIF8[79]a/],
  ["webp", /^RIFF[\s\S]{4}WEBP/],
];
const LOOK_BYTES = 2_048;
const BYTE_ORDER_MARK = "\xef\xbb\xbf";
/** What may stand before the first element of an SVG: how it begins, and how it ends. */
const BEFORE_SVG: readonly [string, string][] = [
  ["<?xml", "?>"],
  ["<!--", "-->"],
  ["<!doctype svg", ">"],
];

/** What kind of picture the bytes are, whatever the file is called; null when none. */
export function imageType(bytes: Uint8Array): OutputFile["image"] {
  const start = Buffer.from(bytes.subarray(0, LOOK_BYTES)).toString("latin1");
  return MAGIC.find(([, magic]) => magic.test(start))?.[0] ?? (isSvg(start) ? "svg" : null);
}

/** Walks on from part to part: a pattern with nested repetitions could take for ever on a file made for it. */
function isSvg(start: string): boolean {
  const text = start.toLowerCase();
  let at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  for (;;) {
    at += text.slice(at).search(/\S|$/);
    const part = BEFORE_SVG.find(([opening]) => text.startsWith(opening, at));
    if (!part) return /^<svg[\s>]/.test(text.slice(at));
    const [opening, ending] = part;
    const end = text.indexOf(ending, at + opening.length);
    if (end < 0) return false;
    at = end + ending.length;
  }
}
