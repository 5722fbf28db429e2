/** Cuts a message into pieces that each ask for one thing. */

/** Sentences and, within them, parts that begin a new request after "and" or "then". */
export function clauses(text: string): string[] {
  return text
    .split(
      /(?<=[?!])\s+|(?<=[\p{L}\d)"”]{2}\.)\s+(?=[\p{Lu}])|\n+|;\s+|,?\s+(?:and|then|and then|and also|also)\s+(?=(?:what|what's|how|who|when|where|which|is|are|tell|give|send|e-?mail|mail|show|add|multiply|subtract|divide|book|order|set|turn|create|convert|translate|look|find|search|get|check|remind|schedule|cancel|write|call|notify|should|will|do)\b)/iu,
    )
    .map((each) => each.trim())
    .filter((each) => /[\p{L}\d]/u.test(each));
}
