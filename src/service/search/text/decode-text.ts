/**
 * The bytes as text, or null when they are none. UTF-8, UTF-16 with its mark, and the old Western encoding,
 * which takes whatever is not UTF-8 and has no bytes that text never has.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (looksBinary(bytes)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function looksBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 65_536);
  let strange = 0;
  for (const byte of start) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) strange += 1;
  }
  return strange * 50 > start.length;
}
