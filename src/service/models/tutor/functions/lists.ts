/** Lists in prose: "San Francisco, Tokyo, and Paris". */
import { REGIONS } from "./known-names";

/** Words before the first item that are no part of it: "the cities Lisbon", "for the topics algebra". */
const LEADING =
  /^(?:(?:the|both|either|in|at|for|also|then|these|following|cities|towns|places|countries|capitals|topics|words|names|people) )+/i;

/** The items of a list; a region stays with the place before it: "Paris, France" is one item. */
export function itemsOf(text: string): string[] {
  const parts = text
    .split(
      /\s*(?:,|;|\n|\s&\s|\bvs\.?\s|\bversus\b|\bcompared (?:to|with)\b|\bas well as\b|\band\b|\bor\b|(?<=\s)(?:und|et|y)(?=\s))\s*/i,
    )
    .map((part) =>
      part
        .replace(LEADING, "")
        .replace(/[\s.?!:]+$/, "")
        .trim(),
    )
    .filter((part) => part !== "");
  const items: string[] = [];
  for (const part of parts) {
    const before = items.at(-1);
    const isRegion = (/^[A-Z]{2}$/.test(part) || REGIONS.has(part)) && before !== undefined;
    if (isRegion && !REGIONS.has(before) && text.includes(`${before}, ${part}`)) {
      items[items.length - 1] = `${before}, ${part}`;
    } else items.push(part);
  }
  return [...new Set(items)];
}
