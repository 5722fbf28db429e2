import { extname } from "node:path";
import { decodeText } from "./decode-text";
import { ExtractionError, type ExtractionLimits, maxCharacters, tooLong } from "./extraction-error";
import { fromDocx } from "./from-docx";
import { fromHtml } from "./from-html";
import { fromJson } from "./from-json";
import { fromPdf } from "./from-pdf";

/**
 * The text of a file: PDF, Word, HTML, JSON, and everything that is text already, such as Markdown, CSV and
 * code. The content decides, not the name, so a PDF called `notes.txt` is read as a PDF.
 *
 * @throws {ExtractionError} when there is none, or the file breaks a limit.
 */
export async function extractText(
  bytes: Uint8Array,
  filename: string,
  limits: ExtractionLimits,
): Promise<string> {
  if (bytes.byteLength > limits.maxBytes) {
    throw new ExtractionError("invalid_file", `The file is larger than ${limits.maxBytes} bytes`);
  }
  const text = tidy(await read(bytes, extname(filename).toLowerCase(), limits));
  if (text.trim() === "") throw new ExtractionError("invalid_file", "The file contains no text");
  if (text.length > maxCharacters(limits)) throw tooLong(limits);
  return text;
}

async function read(bytes: Uint8Array, ending: string, limits: ExtractionLimits): Promise<string> {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (start.includes("%PDF-")) return await fromPdf(bytes, limits);
  if (start.startsWith("PK\u0003\u0004")) return await fromDocx(bytes, limits);
  const text = decodeText(bytes);
  if (text === null) {
    const kind = ending === "" ? "this content" : `'${ending}' files with this content`;
    throw new ExtractionError(
      "unsupported_file",
      `Cannot read text from ${kind}; use a text, Markdown, HTML, JSON, CSV, PDF or Word (.docx) file`,
    );
  }
  // A text far too long would only be taken apart to be refused.
  if (text.length > 4 * maxCharacters(limits)) throw tooLong(limits);
  if (ending === ".html" || ending === ".htm" || ending === ".xhtml") return fromHtml(text);
  return ending === ".json" ? fromJson(text) : text;
}

/** One kind of line end, no control characters, no endless white space. */
function tidy(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs to take out
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\u00AD]/g, (sign) =>
        sign === "\f" ? "\n\n" : "",
      )
      .replace(/[^\S\n]{9,}/g, "        ")
      .replace(/(?:[^\S\n]*\n){4,}/g, "\n\n\n")
      .replace(/\p{Surrogate}/gu, "\uFFFD")
  );
}
