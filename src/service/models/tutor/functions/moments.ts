/** Days, dates and times of day that a text names. */

const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const MONTH =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
const COUNT = "(?:\\d+|an?|two|three|four|five|six|seven|ten)";
const DAY = [
  "\\d{4}-\\d{2}-\\d{2}",
  "the day after tomorrow|the day before yesterday|tomorrow|today|tonight|yesterday",
  `(?:next |this |last |coming )?${WEEKDAY}(?=s?\\b)`,
  "(?:next|this|last) (?:week(?:end)?|month|year)",
  `in ${COUNT} (?:days?|weeks?|months?|years?)(?:'? time)?|${COUNT} (?:days?|weeks?|months?|years?) ago`,
  `${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?`,
  `\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}(?: \\d{4})?`,
  "\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}",
].join("|");
const TIME = "\\d{1,2}(?::\\d{2})?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.)|\\d{1,2}:\\d{2}|noon|midnight";
const PART_OF_DAY = "morning|noon|afternoon|evening|night";

const DATES = new RegExp(`\\b(?:${DAY})`, "gi");
const TIMES = new RegExp(`\\b(?:${TIME})(?!\\w)`, "gi");
const MOMENT = `(?:${DAY})s?(?:,? (?:(?:at )?(?:${TIME})(?!\\w)|${PART_OF_DAY}))?|(?:${TIME})(?!\\w)(?:,? (?:on )?(?:${DAY}))?`;
const MOMENTS = new RegExp(`\\b(?:${MOMENT})`, "gi");
const LAST_MOMENT = new RegExp(`,?\\s+(?:(?:on|at|by|for|until|from) )?(?:${MOMENT})[\\s.!?]*$`, "i");

/** "Monday", "tomorrow", "3 May 2025"; "the" belongs to none of them. */
export function dates(text: string): string[] {
  return unique(text.match(DATES));
}

/** "3pm", "14:00"; a date where no time is said. */
export function times(text: string): string[] {
  const found = unique(text.match(TIMES));
  return found.length > 0 ? found : dates(text);
}

/** Dates with their times of day: "Monday at 3pm", "tomorrow morning". */
export function moments(text: string): string[] {
  return unique(text.match(MOMENTS));
}

/** Whether a value is a day or a time and nothing else. */
export function isMoment(value: unknown): boolean {
  return typeof value === "string" && moments(value)[0] === value;
}

/** The text without the moment at its end: "buy milk on Monday" is "buy milk". */
export function withoutMoment(text: string): string {
  return text.replace(LAST_MOMENT, "").trim();
}

function unique(found: readonly string[] | null): string[] {
  return [...new Set((found ?? []).map((each) => each.replace(/^the /i, "")))];
}
