/** Times of day: how long between two, and what time it is some minutes later or earlier. */
import type { QuestionForm, Wording } from "../answer";
import { cardinal, type Reading } from "../rule";

const TIME = "(\\d{1,2}):(\\d{2}) ?([AaPp])\\.?[Mm]\\.?";
const BETWEEN = new RegExp(
  `^how many (minutes|hours) (?:are there |are |pass |elapse )?(?:between|from) ${TIME} (?:and|to|until) ${TIME}$`,
  "i",
);
const SHIFT = new RegExp(
  `^(?:what (?:is|time is(?: it)?|time will it be|time was it)|find|calculate|give)(?: the time)? (.+?) (minutes?|hours?) (after|before|from|later than|earlier than|past) ${TIME}$`,
  "i",
);

const DAY_TIME = "(\\d{1,2}):(\\d{2})(?! ?[ap]\\.?m)(?: (?:o'clock|h|uhr))?";
const DAY_BETWEEN = new RegExp(
  `^how (?:many (minutes|hours)|long|much time)(?: is it| are there| are| pass(?:es)?| elapses?| is there)* (?:between|from) ${DAY_TIME} (?:and|to|until) ${DAY_TIME}$`,
  "i",
);

export const clockQuestion: QuestionForm = {
  read(sentence, reading) {
    const inDay = DAY_BETWEEN.exec(sentence);
    if (inDay) return dayDuration(inDay, reading);
    const between = BETWEEN.exec(sentence);
    if (between) return duration(between, reading);
    const shift = SHIFT.exec(sentence);
    return shift && shifted(shift, reading);
  },
};

/** Between two times of a day with 24 hours, the second on the next day when it is the smaller one. */
function dayDuration(match: RegExpExecArray, { script }: Reading): Wording | null {
  const [, unit = "minutes", h1 = "", m1 = "", h2 = "", m2 = ""] = match;
  if ([h1, h2].some((each) => Number(each) > 23) || [m1, m2].some((each) => Number(each) > 59)) return null;
  // Without "AM" or "PM" two times before noon may be meant in two ways.
  if (Number(h1) <= 12 && Number(h2) <= 12 && Number(h2) * 60 + Number(m2) < Number(h1) * 60 + Number(m1))
    return null;
  const hours = unit.toLowerCase() === "hours";
  script.line(
    `start, end = ${Number(h1) * 60 + Number(m1)}, ${Number(h2) * 60 + Number(m2)}  # minutes after midnight`,
    "minutes = (end - start) % (24 * 60)",
    `print("answer:", ${hours ? "F(minutes, 60)" : "minutes"})`,
    'print("hours:", f"{minutes // 60} hours and {minutes % 60} minutes")',
  );
  script.check("(start + minutes) % (24 * 60) == end");
  return ({ answers: [answer], notes }) =>
    answer
      ? `From ${h1}:${m1} to ${h2}:${m2} it is \\(${answer}\\) ${hours ? "hours" : `minutes (${notes.get("hours")?.[0]})`}.`
      : null;
}

function duration(match: RegExpExecArray, { script }: Reading): Wording | null {
  const [, unit = "", h1 = "", m1 = "", half1 = "", h2 = "", m2 = "", half2 = ""] = match;
  const [start, end] = [minutesOf(h1, m1, half1), minutesOf(h2, m2, half2)];
  if (start === null || end === null) return null;
  const hours = unit.toLowerCase() === "hours";
  script.line(
    `start, end = ${start}, ${end}  # minutes after midnight`,
    "minutes = (end - start) % (24 * 60)",
    `print("answer:", ${hours ? "F(minutes, 60)" : "minutes"})`,
  );
  script.check("(start + minutes) % (24 * 60) == end");
  return ({ answers: [answer] }) =>
    answer
      ? `Between ${clock(h1, m1, half1)} and ${clock(h2, m2, half2)} there are \\(${answer}\\) ${unit.toLowerCase()}.`
      : null;
}

function shifted(match: RegExpExecArray, { script }: Reading): Wording | null {
  const [, amount = "", unit = "", way = "", h = "", m = "", half = ""] = match;
  const start = minutesOf(h, m, half);
  const count = cardinal(amount);
  if (start === null || count === null) return null;
  const minutes = count * (unit.toLowerCase().startsWith("hour") ? 60 : 1);
  const back = /^(?:before|earlier)/i.test(way);
  script.line(
    `start = ${start}  # minutes after midnight`,
    `time = (start ${back ? "-" : "+"} ${minutes}) % (24 * 60)`,
    `print("answer:", f"{(time // 60 - 1) % 12 + 1}:{time % 60:02} {'AM' if time < 12 * 60 else 'PM'}")`,
  );
  script.check(`(time ${back ? "+" : "-"} ${minutes}) % (24 * 60) == start`);
  return ({ answers: [answer] }) =>
    answer
      ? `The time ${amount} ${unit.toLowerCase()} ${back ? "before" : "after"} ${clock(h, m, half)} is ${answer}.`
      : null;
}

function minutesOf(hour: string, minute: string, half: string): number | null {
  if (Number(hour) < 1 || Number(hour) > 12 || Number(minute) > 59) return null;
  return (Number(hour) % 12) * 60 + Number(minute) + (half.toLowerCase() === "p" ? 720 : 0);
}

function clock(hour: string, minute: string, half: string): string {
  return `${Number(hour)}:${minute} ${half.toUpperCase()}M`;
}
