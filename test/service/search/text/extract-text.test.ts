import { describe, expect, it } from "vitest";
import { extractText } from "../../../../src/service/search/text/extract-text";
import {
  defaultExtractionLimits,
  ExtractionError,
} from "../../../../src/service/search/text/extraction-error";
import { makeDocx, makePdf, makeZip } from "../../../support/documents";

function read(content: string | Buffer, filename: string, limits = {}) {
  return extractText(Buffer.from(content), filename, { ...defaultExtractionLimits, ...limits });
}

async function refusal(content: string | Buffer, filename: string, limits = {}) {
  const error = await read(content, filename, limits).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ExtractionError);
  const { code, message } = error as ExtractionError;
  return `${code}: ${message}`;
}

describe("extractText()", () => {
  it("reads a PDF page by page, whatever its name", async () => {
    const pdf = makePdf("The circle (of radius r)", "Second page");
    expect(await read(pdf, "notes.pdf")).toBe("The circle (of radius r)\n\nSecond page");
    expect(await read(pdf, "notes.txt")).toContain("Second page");
  });

  it("reads headings and paragraphs of a Word document", async () => {
    const text = await read(makeDocx("# Triangles", "The angles sum to 180 degrees."), "geometry.docx");
    expect(text.split(/\n+/)).toEqual(["Triangles", "The angles sum to 180 degrees."]);
  });

  it("reads a page without its scripts and styles, and keeps the cells of a table apart", async () => {
    const html =
      "<html><style>p{color:red}</style><script>alert(1)</script><h1>Primes</h1><p>2 &amp; 3</p>" +
      "<table><tr><td>5</td><td>yes</td></tr></table></html>";
    expect((await read(html, "primes.html")).split(/\s+/)).toEqual(["Primes", "2", "&", "3", "5", "yes"]);
  });

  it("reads text in the usual encodings and code as it is", async () => {
    expect(await read("\uFEFFa = 1\r\nb = 2\r\n", "code.py")).toBe("a = 1\nb = 2\n");
    expect(await read(Buffer.from("\uFEFFπ ≈ 3.14", "utf16le"), "pi.txt")).toBe("π ≈ 3.14");
    expect(await read(Buffer.from("Größe", "latin1"), "old.txt")).toBe("Größe");
    expect(await read('{"a":[1,2]}', "a.json")).toBe('{\n "a": [\n  1,\n  2\n ]\n}');
    expect(await read("{broken", "a.json")).toBe("{broken");
  });

  it("says why it cannot read a file", async () => {
    expect(await refusal(Buffer.from([0x89, 80, 78, 71, 0, 0, 1]), "plot.png")).toMatchInlineSnapshot(
      `"unsupported_file: Cannot read text from '.png' files with this content; use a text, Markdown, HTML, JSON, CSV, PDF or Word (.docx) file"`,
    );
    expect(await refusal(makeZip({ "xl/workbook.xml": "<x/>" }), "table.xlsx")).toMatch(
      /^unsupported_file: .*Word/,
    );
    expect(await refusal("%PDF-1.7 nothing follows", "a.pdf")).toBe(
      "invalid_file: The file is no readable PDF",
    );
    expect(await refusal("PK\u0003\u0004 no archive", "a.docx")).toBe(
      "invalid_file: The file is a damaged archive",
    );
    expect(await refusal(" \n ", "empty.txt")).toBe("invalid_file: The file contains no text");
    expect(await refusal("", "empty.md")).toBe("invalid_file: The file contains no text");
  });

  it("refuses documents that break a limit instead of unpacking them", async () => {
    const bomb = makeZip({ "word/document.xml": Buffer.alloc(8 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(await refusal(bomb, "bomb.docx", { maxUnpackedBytes: 1024 * 1024 })).toBe(
      "invalid_file: The document unpacks to more than 1048576 bytes",
    );
    expect(await refusal(makePdf("1", "2", "3"), "long.pdf", { maxPages: 2 })).toMatch(/more than 2 pages/);
    expect(await refusal("word ".repeat(1_000), "long.txt", { maxTokens: 500 })).toMatch(
      /more than 500 tokens/,
    );
    expect(await refusal("abc", "a.txt", { maxBytes: 2 })).toMatch(/larger than 2 bytes/);
  });

  it("survives deep nesting", async () => {
    const deep = `${"<div>".repeat(50_000)}deep${"</div>".repeat(50_000)}`;
    await expect(read(`<p>top</p>${deep}`, "deep.html")).resolves.toContain("top");
    await expect(read("[".repeat(100_000), "deep.json")).resolves.toContain("[[[");
  });
});
