/** Words as they are compared: lower case, without endings, without the words that every sentence has. */

/** The stems of the words that carry meaning, in order, each once. */
export function stems(text: string): string[] {
  const words = text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/['’]s?\b/g, "")
    .match(/[\p{L}\d]+/gu);
  return [...new Set((words ?? []).filter((word) => !STOP_WORDS.has(word)).map(stem))];
}

/** The word without a usual English ending. */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length > 4 && lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  if (lower.length > 5 && lower.endsWith("ing")) return bare(lower.slice(0, -3));
  if (lower.length > 4 && lower.endsWith("ed")) return bare(lower.slice(0, -2));
  if (lower.length > 4 && /(?:s|x|ch|sh)es$/.test(lower)) return bare(lower.slice(0, -2));
  if (lower.length > 3 && /[^su]s$/.test(lower) && !lower.endsWith("is")) return bare(lower.slice(0, -1));
  return bare(lower);
}

/** The text as part of a pattern: every sign in it stands for itself. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function bare(word: string): string {
  const single = word.length > 4 && /([bdgklmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
  return single.length > 4 && single.endsWith("e") ? single.slice(0, -1) : single;
}

/** "a word" of an identifier: `get_currentWeather` gives get, current, weather. */
export function wordsOf(identifier: string): string[] {
  return (
    identifier
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  );
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those and or but so as of in on at to for from by with about into over than then it its is are " +
    "was were be been being am do does did done has have had having will would shall should can could may might must i me my " +
    "we us our you your he him his she her they them their what which who whom whose when where why how much many there here " +
    "not no yes if please tell show give let want need like know say says said also just any some all each every " +
    "s t m re ve ll d get got use using according file files document documents notes text mention mentioned"
  ).split(" "),
);
