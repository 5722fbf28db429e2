import type { OutputFile } from "./sandbox";

const MAGIC: readonly [NonNullable<OutputFile["image"]>, RegExp][] = [
  ["png", /^\x89PNG\r\n[\s\S]\n/],
  ["jpeg", /^\xff\xd8\xff/],
  ["gif", /^GIF8[79]a/],
  ["webp", /^RIFF[\s\S]{4}WEBP/],
  [
    "svg",
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/i,
  ],
];
const LOOK_BYTES = 2_048;

/** What kind of picture the bytes are, whatever the file is called; null when none. */
export function imageType(bytes: Uint8Array): OutputFile["image"] {
  const start = Buffer.from(bytes.subarray(0, LOOK_BYTES)).toString("latin1");
  return MAGIC.find(([, magic]) => magic.test(start))?.[0] ?? null;
}
