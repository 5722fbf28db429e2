/** "List the prime numbers below 100", "Which numbers between 10 and 30 are prime?", "How many primes are there up to 50?" */
import { enumerate, formula, type QuestionForm } from "../answer";

const LIST =
  /^(?:what are|list|find|give|name|write(?: down)?|show|print|determine|how many)(?: me)?(?: all)?(?: of)?(?: the)? prime(?:s| numbers)(?: are there| are| exist)? (?:(below|under|less than|smaller than|up to|not exceeding)|(?:from|between)) (.+?)(?:(?:,? and| to) (.+))?$/i;
const WHICH =
  /^(?:which|what|how many)(?: of the)?(?: whole)? numbers (?:from|between) (.+?) (?:and|to) (.+?) are prime(?: numbers)?$/i;

/** More than this would be no answer to read. */
const MOST = 100_000;

export const primeListQuestion: QuestionForm = {
  read(sentence, { integer, script }) {
    const [list, which] = [LIST.exec(sentence), WHICH.exec(sentence)];
    const bound = list?.[1];
    if (!list && !which) return null;
    if (list && (bound === undefined) !== (list[3] !== undefined)) return null;
    const last = integer((bound ? list?.[2] : (list?.[3] ?? which?.[2])) ?? "");
    const first = bound ? null : integer(which?.[1] ?? list?.[2] ?? "");
    if (!last || (!bound && !first)) return null;
    const open = bound !== undefined && !/^(?:up|not)/i.test(bound);
    script.line(
      `first, last = ${first?.python ?? "2"}, ${last.python}${open ? " - 1" : ""}`,
      `if last > ${MOST}:`,
      '    raise ValueError("too many numbers to list")',
      "primes = primes_up_to(last)",
      "primes = [p for p in primes if p >= first]",
      "for p in primes:",
      '    print("answer:", p)',
    );
    script.check(
      "len(primes) == sum(is_prime(k) for k in range(first, last + 1)) and all(map(is_prime, primes))",
    );
    const range = bound
      ? `${bound.toLowerCase()} ${formula(list?.[2] ?? "")}`
      : `from ${formula(which?.[1] ?? list?.[2] ?? "")} to ${formula(which?.[2] ?? list?.[3] ?? "")}`;
    return ({ answers }) => {
      if (answers.length === 0) return `There are no prime numbers ${range}.`;
      if (/^how many/i.test(sentence))
        return `There are ${formula(String(answers.length))} prime numbers ${range}.`;
      const [only] = answers;
      if (answers.length === 1) return `The only prime number ${range} is ${formula(only ?? "")}.`;
      return `The prime numbers ${range} are ${enumerate(answers.map(formula))}.`;
    };
  },
};
