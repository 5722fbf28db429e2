/** The next term of a sequence, or a formula for its n-th. */
import { bareFormula, formula, type QuestionForm } from "../answer";
import { splitList } from "../rule";

const NEXT =
  /^(?:what (?:is|comes|number comes|would be) (?:the )?next(?: term| number| value)?(?: in)?|find the next (?:term|number)(?: in| of)?|continue|what is the next (?:term|number)|which (?:number|term) (?:is|comes) next(?: in)?|next (?:term|number)(?: in| of)?)(?: the)?(?: sequence| series)?(?: of)?:? (.+)$/i;
const NTH =
  /^(?:what is|find|determine|give|calculate|work out)? ?(?:the|a formula for the|an expression for the) (?:([a-zA-Z])(?:'th|th|-th|\^th|'th)|nth) term (?:of|in|for)(?: the)?(?: sequence| series)?:? (.+)$/i;
const KTH =
  /^(?:what is|find|determine|give|calculate|work out)? ?(?:the )?(\d+)(?:st|nd|rd|th) term (?:of|in|for)(?: the)?(?: sequence| series)?:? (.+)$/i;

export const sequenceQuestion: QuestionForm = {
  read(sentence, reading) {
    const [next, nth, kth] = [NEXT.exec(sentence), NTH.exec(sentence), KTH.exec(sentence)];
    const list = next?.[1] ?? nth?.[2] ?? kth?.[2];
    if (list === undefined) return null;
    const terms = splitList(list.replace(/(?:,\s*)?(?:\.\.\.|…|_+|\?)\s*$/, "").replace(/[,\s.]+$/, "")).map(
      (text) => reading.number(text),
    );
    const known = terms.flatMap((term) => (term ? [term.python] : []));
    if (known.length !== terms.length || known.length < 3) return null;
    const { script } = reading;
    const letter = nth ? (nth[1] ?? "n") : "n";
    const said = `\\(${list.replace(/\.\.\.$/, "\\ldots").trim()}\\)`;
    script.line(`terms = [F(t) for t in (${known.join(", ")})]`);
    script.line(
      "rule, ratio = difference_rule(terms), constant_ratio(terms)",
      "if rule is None and ratio is None:",
      '    raise ValueError("no rule fits all terms with one to spare")',
    );
    if (nth)
      script.line(
        `formula = rule_formula(rule, "${letter}") if rule else f"{terms[0]}*({ratio})^(${letter} - 1)"`,
        'print("answer:", formula)',
      );
    else
      script.line(
        `place = ${kth ? kth[1] : "len(terms) + 1"}`,
        `print("answer:", term_at(rule, place) if rule else terms[0] * ratio ** (place - 1))`,
      );
    script.check(
      "all(t == (term_at(rule, k) if rule else terms[0] * ratio ** (k - 1)) for k, t in enumerate(terms, 1))",
    );
    return ({ answers: [answer] }) => {
      if (!answer) return null;
      if (next) return `The next term in ${said} is ${formula(answer)}.`;
      const which = nth ? `\\(${letter}\\)-th` : `\\(${kth?.[1]}\\)-th`;
      return `The ${which} term of ${said} is \\(${bareFormula(answer)}\\).`;
    };
  },
};
