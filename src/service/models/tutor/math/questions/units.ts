/** Converting between units of one kind. */
import type { ProgramOutput } from "../../program-task";
import { about, bareFormula, type QuestionForm } from "../answer";
import { cardinal, type Reading } from "../rule";
import { unitOf } from "./compound-units";

const HOW_MANY =
  /^how many (.+?) (?:(?:are there |are |is |make up |fit |do you get )?(?:in|does|do|make)|are|is) (.+?)(?: have| contain| equal)?$/i;
const TO =
  /^(?:what is |convert |express |change |how much is |how (?:long|far|heavy|fast) is |write |give )?(.+?) (?:to|in|into|as|expressed in|in terms of) (.+)$/i;

export const unitQuestion: QuestionForm = {
  read(sentence, reading) {
    const rounding = ROUNDED.exec(sentence);
    const places = rounding ? cardinal(rounding[1] ?? "") : null;
    const asked = rounding ? sentence.slice(0, rounding.index) : sentence;
    if (rounding && (places === null || places > 12)) return null;
    const many = HOW_MANY.exec(asked);
    const to = TO.exec(asked);
    const source = quantityOf(many?.[2] ?? to?.[1] ?? "", reading);
    const target = unitOf(many?.[1] ?? to?.[2] ?? "");
    if (!source || !target || source.unit.kind !== target.kind) return null;
    const { script } = reading;
    const [from, into] = [source.unit, target];
    script.line(
      `amount = ${source.python}`,
      `# One ${from.name} is ${from.size}, one ${into.name} is ${into.size} ${from.base}.`,
      `result = amount * ${from.python} / ${into.python}`,
      'print("answer:", as_decimal(result))',
      'print("decimal:", six_digits(result))',
      ...(places === null
        ? []
        : [
            `print("rounded:", f"{float(floor(result * 10**${places} + F(1, 2)) / F(10**${places})):.${places}f}")`,
          ]),
    );
    script.check(`result * ${into.python} == amount * ${from.python}`);
    return ({ answers: [answer], notes }) => {
      if (!answer) return null;
      const are = source.say === "1" ? `${from.name} is` : `${from.plural} are`;
      return `\\(${source.say}\\) ${are} ${sizeOf(answer, into.plural, notes)}.`;
    };
  },
};

const ROUNDED = /,? (?:rounded |correct |and round (?:it )?)?to (\w+) (?:decimals?(?: places?)?|d\.?p\.?)$/i;

/** The result with its unit: a fraction that nobody can picture stands behind its decimal. */
function sizeOf(answer: string, unit: string, notes: ProgramOutput["notes"]): string {
  const [rounded] = notes.get("rounded") ?? [];
  const [decimal] = notes.get("decimal") ?? [];
  const exact = bareFormula(answer);
  if (rounded !== undefined) return `\\(${rounded}\\) ${unit}, rounded (exactly \\(${exact}\\))`;
  const isLong = (answer.split("/")[1] ?? "").length > 2;
  if (isLong && decimal !== undefined) return `about \\(${decimal}\\) ${unit} (exactly \\(${exact}\\))`;
  return `\\(${exact}\\) ${unit}${about(answer, notes)}`;
}

/** "3.2 kilometers", "7/4 of a litre", "three quarters of an hour", "a week", "twenty-seven halves of a gram". */
function quantityOf(text: string, reading: Reading) {
  const parts = [...text.matchAll(/([\d.,]+) ?([a-z]+)(?:,? (?:and )?|$)/gi)];
  if (parts.length > 1 && parts.map(([whole]) => whole).join("") === text) {
    const all = parts.flatMap(
      ([, amount = "", unit = ""]) => simpleQuantity(`${amount} ${unit}`, reading) ?? [],
    );
    const [first] = all;
    if (!first || all.length < parts.length || all.some((each) => each.unit.kind !== first.unit.kind))
      return null;
    const sum = all.map((each) => `${each.python} * ${each.unit.python}`).join(" + ");
    const unit = { ...first.unit, plural: all.at(-1)?.unit.plural ?? first.unit.plural };
    const say = [
      first.say,
      ...all.slice(1).map((each, at) => `\\text{ ${all[at]?.unit.plural} }${each.say}`),
    ];
    return { unit, python: `(${sum}) / ${first.unit.python}`, say: say.join("") };
  }
  return simpleQuantity(text, reading);
}

function simpleQuantity(text: string, { script }: Reading) {
  const match =
    /^(?:(.+?) )?(?:of )?(?:an? )?((?:(?:square|sq|cubic|cu|leap|non-leap|common)\.? )?\S+(?: (?:feet|miles?|gallons?|ounces?|pounds?|inch(?:es)?)| (?:per|an|a) \S+)?)$/i.exec(
      text.trim(),
    );
  const glued = /^(-?[\d.,]+) ?([a-zA-Zµμ°]+(?:\s?\^\s?\(?[23]\)?|[23])?(?:\/[a-zA-Z]+)?)$/.exec(text.trim());
  const unit = unitOf((glued ?? match)?.[2] ?? "");
  const amount = ((glued ?? match)?.[1] ?? "a")
    .trim()
    .replace(/ of(?: an?)?$/i, "")
    .trim();
  if (!unit) return null;
  const expression = script.parse(amount);
  const value = expression && !/^an?$/i.test(amount) ? script.compile(expression) : null;
  if (value?.kind === "number") return { unit, python: `F(1) * (${value.python})`, say: bareFormula(amount) };
  const words = fractionWords(amount);
  return words ? { unit, python: `F("${words}")`, say: words } : null;
}

const PARTS = [..."_ _ half third quarter fifth sixth seventh eighth ninth tenth".split(" ")];

/** "three quarters" as `3/4`, "a" as `1`. */
function fractionWords(text: string): string | null {
  const words = text.toLowerCase().split(" ");
  const last = (words.at(-1) ?? "").replace(/^halves$/, "half").replace(/^fourths?$/, "quarter");
  const part = PARTS.findIndex((each) => each !== "_" && (each === last || `${each}s` === last));
  if (part < 0) {
    if (/^an?$/.test(text)) return "1";
    const whole = cardinal(text);
    return whole === null ? null : String(whole);
  }
  const count = words.length === 1 ? 1 : cardinal(words.slice(0, -1).join(" ").replace(/^an?$/, "one"));
  return count === null ? null : `${count}/${part}`;
}
