const MAX_NAME_BYTES = 200;
/** Control and format characters, and what no file system likes in a name. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\\/]/gu;

/** A file name without folders, control characters or tricks; `file` when nothing is left. */
export function safeFileName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).pop() ?? "";
  const cleaned = last
    .replace(/[\ud800-\udfff]/gu, "_")
    .replace(UNSAFE, "_")
    .replace(/^\.+/, "")
    .trim();
  return shorten(cleaned) || "file";
}

/** The name, or with ` (2)`, ` (3)` ... before its ending when it is taken. */
export function uniqueFileName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let number = 2; ; number += 1) {
    const candidate = `${stem} (${number})${ending}`;
    if (!isTaken(candidate)) return candidate;
  }
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  let stem = [...name.slice(0, name.length - ending.length)];
  while (Buffer.byteLength(stem.join("") + ending) > MAX_NAME_BYTES) stem = stem.slice(0, -1);
  return stem.join("") + ending;
}
