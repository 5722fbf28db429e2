import { convertToHtml, images } from "mammoth";
import { ExtractionError, type ExtractionLimits } from "./extraction-error";
import { fromHtml } from "./from-html";
import { zipEntries } from "./zip-entries";

/** The text of a Word document with its headings, lists and tables. */
export async function fromDocx(bytes: Uint8Array, limits: ExtractionLimits): Promise<string> {
  const names = zipEntries(bytes, limits.maxUnpackedBytes);
  if (!names.includes("word/document.xml")) {
    throw new ExtractionError(
      "unsupported_file",
      "Cannot read text from this kind of archive or office file; of these only Word (.docx) is read",
    );
  }
  try {
    const noPictures = images.imgElement(async () => ({ src: "" }));
    const { value } = await convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noPictures });
    return fromHtml(value);
  } catch (error) {
    throw new ExtractionError("invalid_file", "The file is no readable Word document", { cause: error });
  }
}
