import { convert } from "html-to-text";

/** Headings, lists, tables and links of a page as text; scripts, styles and pictures are left out. */
export function fromHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    // Far above any real page; keeps the parser's stack from running over.
    limits: { maxInputLength: 64 * 1024 * 1024, maxDepth: 200 },
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
      { selector: "script", format: "skip" },
      { selector: "style", format: "skip" },
      { selector: "noscript", format: "skip" },
      { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}
