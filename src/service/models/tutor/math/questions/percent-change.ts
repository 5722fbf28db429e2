/** "The price rises from 40 to 50. What is the percent increase?" */
import type { QuestionForm } from "../answer";

const AMOUNT = "(\\d+(?:\\.\\d+)?)(?: ?(euros?|dollars?|pounds?|cents?|people|students|€|£))?";
const PERCENT = "(?:percent(?:age)?|per cent|%)";
const VERB =
  "(?:rises?|rose|risen|increases?|increased|goes|went|gone|grows?|grew|grown|falls?|fell|fallen|drops?|dropped|decreases?|decreased|changes?|changed|is raised|was raised|is lowered|was lowered|is reduced|was reduced|climbs?|climbed)(?: up| down)?";
const THING = "(?:(?:a|an|the|my|his|her|its|their) )?[a-z][a-z'-]*(?: [a-z][a-z'-]*){0,4}";
const WHAT = `(?:(?:by )?(?:what|which|how many) ${PERCENT}(?: (?:is (?:that|this|it|the (?:increase|decrease|rise|change))|was (?:that|it)|(?:increase|decrease|change|rise|drop)(?: is (?:that|this|it))?|(?:did|does) it (?:rise|increase|change|fall|drop|decrease|grow)))?|(?:(?:what(?:'s| is| was)|find|calculate) )?(?:the |its )?${PERCENT} (?:of )?(?:increase|decrease|change|rise|drop|growth|reduction|discount)(?: in ${THING})?)`;
const STORY = new RegExp(
  `^(?:if )?${THING} ${VERB} from ${AMOUNT} to ${AMOUNT}[.,;:]? (?:and )?${WHAT}$`,
  "i",
);
const ASKED = new RegExp(
  `^(?:by )?(?:what|which|how many) ${PERCENT} (?:did|does|has|have) ${THING} ${VERB} (?:if it (?:goes|went) )?from ${AMOUNT} to ${AMOUNT}$`,
  "i",
);
const OF = new RegExp(
  `^(?:(?:what(?:'s| is| was)|find|calculate) )?(?:the )?${PERCENT} (?:of )?(?:increase|decrease|change|rise|drop|reduction) (?:if|when) ${THING} ${VERB} from ${AMOUNT} to ${AMOUNT}$`,
  "i",
);

export const percentChange: QuestionForm = {
  read(text, { script }) {
    const asked = text.replace(/(?<=\d),(?=\d{3}\b)/g, "");
    const [, from, unit, to, other] = STORY.exec(asked) ?? ASKED.exec(asked) ?? OF.exec(asked) ?? [];
    if (from === undefined || to === undefined) return null;
    // "From 50 cents to 2 dollars" is more than it looks.
    if (unit !== undefined && unit !== other) return null;
    script.line(
      `before, after = F("${from}"), F("${to}")`,
      "if before == 0:",
      '    raise ValueError("nothing is a percentage of zero")',
      "percent = (after - before) / before * 100",
      'print("answer:", as_decimal(abs(percent)))',
      'print("decimal:", f"{abs(float(percent)):.2f}")',
      'print("way:", "increase" if percent > 0 else "decrease" if percent < 0 else "none")',
    );
    script.check("before * (1 + percent / 100) == after");
    return ({ answers: [answer], notes }) => {
      const way = notes.get("way")?.[0];
      if (!answer || !way) return null;
      if (way === "none") return `From \\(${from}\\) to \\(${to}\\) nothing changes: that is \\(0\\%\\).`;
      const value = answer.includes("/")
        ? `about \\(${notes.get("decimal")?.[0]}\\%\\)`
        : `\\(${answer}\\%\\)`;
      return `From \\(${from}\\) to \\(${to}\\) is ${way === "increase" ? "an increase" : "a decrease"} of ${value}.`;
    };
  },
};
