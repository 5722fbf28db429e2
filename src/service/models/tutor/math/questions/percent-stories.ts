/** "A jacket costs 80 euros and is 15% off. What is the new price?": stories of one price and one percentage. */
import type { QuestionForm, Wording } from "../answer";
import type { Reading } from "../rule";
import { CHANGES, PRICES, QUESTIONS } from "./percent-clauses";

/** What the clauses of a story say; each must be said once. */
interface Story {
  amount?: string;
  unit?: string;
  rate?: string;
  rises?: boolean;
  /** Whether the amount is what there is after the change. */
  isAfter?: boolean;
  asked?: "result" | "change" | "original";
}

export const percentStory: QuestionForm = {
  read(text, reading) {
    if (!/%|\bper ?cent\b/i.test(text)) return null;
    const story: Story = {};
    for (const clause of clausesOf(text)) if (!take(clause, story)) return null;
    const { amount, rate, asked, rises, isAfter = false } = story;
    if (amount === undefined || rate === undefined || rises === undefined || !asked) return null;
    if ((asked === "original") !== isAfter) return null;
    if (!rises && Number(rate) > 100) return null;
    return asked === "original" ? before(story, amount, rate, reading) : after(story, amount, rate, reading);
  },
};

/** The text cut at marks, and at words that begin another clause. */
function clausesOf(text: string): string[] {
  return text
    .replace(/(?<=\d),(?=\d{3}\b)/g, "")
    .replace(
      /^((?:an?|the) [a-z ]+?) (?:that|which) (costs .+?) is (?=\d|on sale|reduced|discounted)/i,
      "$1 $2 and is ",
    )
    .replace(/^(after (?:an? |the )?[\d.]+ ?(?:%|per ?cent) [a-z]+) (?=it |an? |the )/i, "$1, ")
    .replace(/ (?=plus (?:an? )?\d)/i, ", ")
    .split(
      /[.;:?!,](?=\s|$)(?:\s*(?:and|but|so|then|now|if)\b)?|\s+(?:and|but)\s+(?=(?:then |now )?(?:it|is|are|was|has|gets?|you|i|he|she|there|the|on sale|reduced|discounted|what|how)\b)/i,
    )
    .map((each) => each.trim().replace(/^(?:if|suppose|then|now|so) /i, ""))
    .filter((each) => each !== "");
}

/** Whether the clause says something that the story has not said yet. */
function take(clause: string, story: Story): boolean {
  for (const { when, asked } of QUESTIONS) {
    const match = when.exec(clause);
    if (!match) continue;
    if (story.asked) return false;
    story.asked = asked;
    const { rate, way } = match.groups ?? {};
    return rate === undefined || takeChange(rate, isRise(way ?? ""), false, story);
  }
  for (const { when, rises } of CHANGES) {
    const match = when.exec(clause);
    const { rate, way, after: isAfter, amount, unit } = match?.groups ?? {};
    if (!match || rate === undefined) continue;
    // "It costs 80. After a 15% discount, what does it cost?" names the price before.
    const isNext = /^after\b/i.test(clause) && story.amount !== undefined;
    if (amount !== undefined && !takeAmount(amount, unit, story)) return false;
    return takeChange(rate, rises ?? isRise(way ?? ""), isAfter !== undefined && !isNext, story);
  }
  for (const when of PRICES) {
    const { amount, unit } = when.exec(clause)?.groups ?? {};
    if (amount !== undefined) return takeAmount(amount, unit, story);
  }
  return false;
}

function takeAmount(amount: string, unit: string | undefined, story: Story): boolean {
  if (story.amount !== undefined) return false;
  story.amount = amount;
  if (unit) story.unit = unit;
  return true;
}

function takeChange(rate: string, rises: boolean, isAfter: boolean, story: Story): boolean {
  if (story.rate !== undefined) return false;
  Object.assign(story, { rate, rises, isAfter });
  return true;
}

function isRise(way: string): boolean {
  return !/^(?:off|disc|red|less|cheap|price (?:cut|red|drop)|cut|drop|decr|mark-?down|low)/i.test(way);
}

function after(story: Story, amount: string, rate: string, { script }: Reading): Wording {
  const sign = story.rises ? "+" : "-";
  script.line(
    `amount, rate = F("${amount}"), F("${rate}")`,
    "change = amount * rate / 100",
    `result = amount ${sign} change`,
    'print("answer:", as_decimal(result))',
    'print("change:", as_decimal(change))',
  );
  script.check(`result * 100 == amount * (100 ${sign} rate) and change * 100 == amount * rate`);
  const unit = story.unit ? ` ${story.unit}` : "";
  return ({ answers: [answer], notes }) => {
    const change = notes.get("change")?.[0];
    if (!answer || !change) return null;
    // What is asked for stands last, where other skills look for the result.
    if (story.asked === "change")
      return `\\(${amount}\\) becomes \\(${answer}\\)${unit}, as \\(${rate}\\%\\) of it is \\(${change}\\)${unit}.`;
    const end = story.rises ? "adding it gives" : "taking it off leaves";
    return `\\(${rate}\\%\\) of \\(${amount}\\) is \\(${change}\\), and ${end} \\(${answer}\\)${unit}.`;
  };
}

function before(story: Story, amount: string, rate: string, { script }: Reading): Wording {
  const sign = story.rises ? "+" : "-";
  script.line(
    `amount, rate = F("${amount}"), F("${rate}")`,
    `original = amount * 100 / (100 ${sign} rate)`,
    'print("answer:", as_decimal(original))',
    'print("decimal:", f"{float(original):.2f}")',
  );
  script.check(`original ${sign} original * rate / 100 == amount`);
  const unit = story.unit ? ` ${story.unit}` : "";
  return ({ answers: [answer], notes }) => {
    if (!answer) return null;
    const value = answer.includes("/") ? `about \\(${notes.get("decimal")?.[0]}\\)` : `\\(${answer}\\)`;
    return `${story.rises ? "Raised" : "Lowered"} by \\(${rate}\\%\\) it became \\(${amount}\\)${unit}, so before it was ${value}${unit}.`;
  };
}
