/**
 * A file name that is safe to show, to send in a header and to write to a disk: no folders, no control or
 * direction-changing characters, at most 255 bytes. The content is never stored under it.
 */
export function safeFilename(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  const named = /^\.*$/.test(clean) ? "file" : clean;
  return shortened(named);
}

const maxBytes = 255;

/** Cuts in front of the ending, as that tells what the file is. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : "";
  let kept = "";
  for (const sign of name) {
    if (Buffer.byteLength(kept + sign + ending) > maxBytes) break;
    kept += sign;
  }
  return kept + ending;
}
