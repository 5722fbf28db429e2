import { getDocumentProxy } from "unpdf";
import { ExtractionError, type ExtractionLimits, maxCharacters, tooLong } from "./extraction-error";

/** The text of a PDF, page by page. A scan without text gives an empty text. */
export async function fromPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<string> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > limits.maxPages) {
      throw new ExtractionError("invalid_file", `The PDF has more than ${limits.maxPages} pages`);
    }
    const pages: string[] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
      page.cleanup();
      pages.push(text);
      characters += text.length;
      if (characters > maxCharacters(limits)) throw tooLong(limits);
    }
    return pages.join("\n\n");
  } catch (error) {
    throw error instanceof ExtractionError ? error : broken(error);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array) {
  try {
    // A copy, as the reader takes the bytes for itself. Nothing of a document is ever run as code.
    return await getDocumentProxy(Uint8Array.from(bytes), { isEvalSupported: false, verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      throw new ExtractionError("invalid_file", "The PDF is locked with a password", { cause: error });
    }
    throw broken(error);
  }
}

function broken(error: unknown): ExtractionError {
  return new ExtractionError("invalid_file", "The file is no readable PDF", { cause: error });
}
