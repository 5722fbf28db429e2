/** What a picture shows and how it looks, read from the questions of a thread. */
import { type Expression, namesIn } from "../notation/expression";
import { parseExpression } from "../notation/parse";
import { type Curve, readCurves } from "./read-curves";

export interface PlotStyle {
  readonly dark: boolean;
  readonly colors: readonly string[];
  readonly dash: string;
  readonly thick: number;
  readonly grid: boolean;
  readonly title: string | null;
}

/** The ends of the range, as expressions so that `2π` stays exact in what is said. */
export interface Range {
  readonly from: Expression;
  readonly to: Expression;
}

export interface PlotSpec {
  readonly curves: readonly Curve[];
  readonly range: Range | null;
  readonly style: PlotStyle;
}

const PLAIN_STYLE: PlotStyle = { dark: false, colors: [], dash: "", thick: 2, grid: true, title: null };

const DRAW = /\b(?:plot(?:s|ted|ting)?|draw|sketch|visuali[sz]\w*)\b/i;
const PICTURE = /\b(?:graph(?:s|ed|ing)?|chart|diagram|picture|image|figure|curve|(?:co)?sine?[ -]?wave)\b/i;
/** What is computed of a curve rather than drawn. */
const COMPUTED =
  /\b(?:slope|gradient|steep|tangent|area|meet|intersect|cross|vertex|derivative|lowest|highest|minimum|maximum|intercepts?|length)\b/i;

/** Whether a text asks for a picture. */
function asksToPlot(text: string): boolean {
  return DRAW.test(text) || (PICTURE.test(text) && !COMPUTED.test(text));
}

/**
 * The picture that `asked` asks for, given the one before it. `subject` is the formula of the question before, for
 * "plot it". `null` when it asks for none.
 */
export function readPlot(asked: string, before: PlotSpec | null, subject: string | null): PlotSpec | null {
  const { text, title } = withoutTitle(asked);
  const range = readRange(text);
  const change = { ...readStyle(text), ...(title === null ? {} : { title }) };
  const adds = /\b(?:add|also|as well|together|too|same (?:plot|graph|picture|chart|axes))\b/i.test(text);
  if (asksToPlot(text) || (before !== null && /^\s*(?:and|now|what about|how about|add)\b/i.test(text))) {
    const curves = readCurves(withoutStyle(text));
    if (curves.length > 0) {
      const kept = adds && before ? before : null;
      const style = { ...(kept?.style ?? PLAIN_STYLE), ...change };
      return { curves: [...(kept?.curves ?? []), ...curves], range: range ?? kept?.range ?? null, style };
    }
  }
  if (
    asksToPlot(text) &&
    subject !== null &&
    /\b(?:it|this|that|the (?:function|result|curve|graph))\b/i.test(text)
  ) {
    const [left = "", right = "0"] = /^[fy](?:\(x\))? ?=/.test(subject) ? [subject] : subject.split("=");
    const both = right.trim() === "0" ? [left] : [left, right];
    const curves = both.flatMap((side) => readCurves(`plot ${side}`));
    // "Plot it in dark mode" after a picture of it changes that picture; after something else it is a new one.
    const same = before !== null && JSON.stringify(before.curves) === JSON.stringify(curves) ? before : null;
    const style = { ...(same?.style ?? PLAIN_STYLE), ...change };
    if (curves.length > 0) return { curves, range: range ?? same?.range ?? null, style };
  }
  const isChange = range !== null || Object.keys(change).length > 0;
  if (!before || !isChange || !isAboutPicture(text)) return null;
  return { ...before, range: range ?? before.range, style: { ...before.style, ...change } };
}

/** A change of the picture before names nothing else: no formula, no question about something else. */
function isAboutPicture(text: string): boolean {
  if (text.length > 220) return false;
  return !/\b(?:solve|derivative|integral|mean|median|csv|sum|weather|what is|how many|how much|why|who)\b/i.test(
    text,
  );
}

/** "from -2π to 2π", "between 0 and 10", "for x in [0, 5]", "-1 <= x <= 1". */
export function readRange(text: string): Range | null {
  const end = "(-?\\s*[\\d.]*\\s*\\*?\\s*(?:pi\\b)?(?:\\s*/\\s*\\d+)?)";
  const patterns = [
    `\\b(?:from|between|over)\\s+(?:[a-z] ?= ?)?${end}\\s*(?:to|and|until|up to|\\.\\.\\.?|-)\\s*(?:[a-z] ?= ?)?${end}`,
    `\\[\\s*${end}\\s*[,;]\\s*${end}\\s*\\]`,
    `${end}\\s*<=?\\s*[a-z]\\s*<=?\\s*${end}`,
    `\\brange (?:of )?${end}\\s*(?:to|-|\\.\\.)\\s*${end}`,
  ];
  const read = text.replaceAll("π", "pi").replace(/[−–]/g, "-").replace(/\\pi/g, "pi");
  for (const pattern of patterns) {
    const match = new RegExp(pattern, "i").exec(read);
    const [from, to] = [match?.[1], match?.[2]].map((each) =>
      each?.trim() ? parseExpression(each.trim()) : null,
    );
    if (from && to && [from, to].every((each) => namesIn(each).every((name) => name === "pi")))
      return { from, to };
  }
  return null;
}

/** What is to stand above the picture, in quotation marks; it is never read as mathematics. */
const TITLE =
  /,?\s*(?:\b(?:and|with|using|give it|add|set|put)\s+)*(?:\b(?:the|a|an)\s+)?\b(?:titled?|called|call it|named?(?: it)?|label(?:l?ed)?(?: it)?|caption(?:ed)?|head(?:ing|line|ed)?)\b\s*(?:(?:it|of|to|is|be|as|with|should be)\s+)*:?\s*(?:"([^"]+)"|“([^”]+)”|‘([^’]+)’|'((?:[^']|'(?=\w))+)')/i;

function withoutTitle(asked: string): { text: string; title: string | null } {
  const match = TITLE.exec(asked);
  if (!match) return { text: asked, title: null };
  return {
    text: asked.replace(match[0], " "),
    title: match.slice(1).find((each) => each !== undefined) ?? null,
  };
}

const COLORS =
  "red|blue|green|orange|purple|violet|black|white|yellow|pink|magenta|cyan|brown|gr[ae]y|teal|navy|gold|lime|turquoise";

function readStyle(text: string): Partial<PlotStyle> {
  const colors = [
    ...text.matchAll(new RegExp(`\\b(?:dark |light )?(${COLORS})\\b(?! (?:mode|theme|background))`, "gi")),
  ];
  const dark = /\bdark[ -]?(?:mode|theme|version|background|style)?\b(?! (?:red|blue|green|gray|grey))/i.test(
    text,
  );
  const light = /\b(?:light[ -]?(?:mode|theme|version|background)|white background|bright mode)\b/i.test(
    text,
  );
  return {
    ...(dark ? { dark: true } : {}),
    ...(light ? { dark: false } : {}),
    ...(colors.length > 0 ? { colors: colors.map((match) => (match[1] ?? "").toLowerCase()) } : {}),
    ...(/\bdashed\b/i.test(text) ? { dash: "8 5" } : {}),
    ...(/\bdotted\b/i.test(text) ? { dash: "2 4" } : {}),
    ...(/\bsolid\b/i.test(text) ? { dash: "" } : {}),
    ...(/\bthick(?:er)?|bold(?:er)? line/i.test(text) ? { thick: 4 } : {}),
    ...(/\bthin(?:ner)?\b/i.test(text) ? { thick: 1 } : {}),
    ...(/\b(?:no|without|remove|hide)(?: the| a)? grid/i.test(text) ? { grid: false } : {}),
    ...(/\b(?:with|add|show)(?: the| a)? grid/i.test(text) ? { grid: true } : {}),
  };
}

function withoutStyle(text: string): string {
  return text
    .replace(
      new RegExp(
        `\\b(?:in|with|using|as)?\\s*(?:a |an |the )?(?:dark |light )?(?:${COLORS})(?: colou?rs?| lines?)?\\b`,
        "gi",
      ),
      " ",
    )
    .replace(
      /\b(?:in|with|using)?\s*(?:a |the )?(?:dark|light)[ -]?(?:mode|theme|version|background|style)?\b/gi,
      " ",
    )
    .replace(/\b(?:with|using)?\s*(?:a )?(?:dashed|dotted|solid|thick|thin|bold)(?: line)?\b/gi, " ")
    .replace(/,?\s*\b(?:and )?(?:title|titled|called)\b.*$/is, "");
}
