/** Places and proper names in a sentence. */
import { itemsOf } from "./lists";

/** The places that the text names, in order. */
export function places(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(AFTER_PREPOSITION)) {
    for (const item of itemsOf(trimTail(match[1] ?? ""))) {
      if (looksLikePlace(item)) found.push(tidy(item));
    }
  }
  const unique = [...new Set(found)];
  const proper = properNames(text).filter((each) => !NO_PLACE.test(each));
  const merged = proper.filter((each) => !unique.some((known) => known.includes(each)));
  if (unique.length === 0) return proper;
  return unique.length > 1 || !/\b(?:and|compare|vs|versus|,)\b/i.test(text)
    ? unique
    : [...new Set([...merged, ...unique])];
}

const AFTER_PREPOSITION =
  /(?<!\p{L})(?:in|at|for|near|around|within|of|like in|to|en|für|nach|à)\s+(?!(?:celsius|fahrenheit|kelvin|degrees|the (?:moment|morning|evening|afternoon)|metric|imperial)\b)((?:the )?[\p{L}][^?!;\n]*)/giu;

/** Cuts what follows a list of places. */
function trimTail(text: string): string {
  return text
    .replace(
      /\b(?:right now|now|today|tonight|tomorrow|currently|please|this (?:week|morning|evening|afternoon|weekend)|at the moment|in (?:degrees )?(?:celsius|fahrenheit|kelvin|c|f)\b|using|with|(?:on|for|until|next|last|this|coming) \w+days?|(?:the )?day (?:after|before)|yesterday|next \w+|\d).*$/is,
      "",
    )
    .replace(
      /[,.]?\s+(?:and|then|also)\s+(?:then\s+)?(?:what|how|is|are|tell|give|send|email|which|who|where|when|compare|convert|add|mail|do|does|should|will)\b.*$/is,
      "",
    )
    .replace(/\.\s.*$/s, "")
    .replace(/\s+(?:for|to|from|with|at|on|in|by|of|under|over|and)\s*$/i, "")
    .replace(/[\s.,:]+$/, "");
}

function looksLikePlace(item: string): boolean {
  if (NO_PLACE.test(item) || item.split(/\s+/).length > 4) return false;
  return (
    /^\p{Lu}/u.test(item) ||
    (/^\p{Ll}[\p{Ll}' -]+$/u.test(item) && item.split(" ").length <= 3 && !COMMON.test(item))
  );
}

/** "san francisco" is "San Francisco"; what has a capital already stays. */
function tidy(place: string): string {
  if (/\p{Lu}/u.test(place)) return place;
  return place.replace(/(?<=^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const COMMON =
  /\b(?:me|it|you|us|them|celsius|fahrenheit|kelvin|weather|time|temperature|forecast|price|stock|stocks|share|following|cities|city|places|each|all|both|general|total|detail|order|short|words|dollars|euros|here|my|your|our|their|the|a|an|is|are|this|that|these|these|moment|future|home|work|school|bed|lunch|dinner|know|go|wear|do|be|see|get|quiz|questions?|email|message|sum|product|numbers?|french|german|english|spanish|degrees|units?|where|what|how|which|who|when)\b/i;

const NO_PLACE =
  /^(?:Celsius|Fahrenheit|Kelvin|I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|French|German|Spanish|Weather|C|F|USD|EUR|UTC)$/i;

const STARTERS: ReadonlySet<string> = new Set(
  (
    "what what's whats is are how how's tell give please can could would will do does did show find get compare which who where when why " +
    "and also then now the a an my i i'm i'd let let's weather time price convert send email mail write look search add multiply subtract divide " +
    "book order set turn create make hi hello hey thanks thank check use if for in at on ask remind call quiz should has have was were it its it's " +
    "compute calculate translate play schedule cancel update delete remove list name of to from with by or not yes no celsius fahrenheit today tomorrow " +
    "tonight there this that these those we you they he she but so both either between double triple sum explain verify solve define describe " +
    "qué que cuál cómo dónde quel quelle quels comment où wie was wo wann welche welcher che come qual quanto como onde hoe wat waar"
  ).split(" "),
);

/** Runs of capitalised words, without the word that merely starts the sentence. */
export function properNames(text: string): string[] {
  const found: string[] = [];
  const pattern =
    /\p{Lu}[\p{L}\d.'’&-]*(?:\s+(?:(?:de|da|do|del|la|van|von|of|the)\s+)?\p{Lu}[\p{L}\d.'’&-]*)*/gu;
  for (const match of text.matchAll(pattern)) {
    const words = match[0].replace(/[.'’]+$/, "").split(/\s+/);
    while (words.length > 0 && STARTERS.has((words[0] ?? "").toLowerCase().replace(/['’]s$/, "")))
      words.shift();
    const name = words.join(" ").replace(/['’]s$/, "");
    if (name.length > 1) found.push(name);
  }
  return [...new Set(found)];
}
