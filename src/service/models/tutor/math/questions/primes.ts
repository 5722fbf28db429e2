/** Prime factors as a list or as a product. */
import { enumerate, formula, type QuestionForm } from "../answer";
import { sayOf } from "../rule";

const LIST =
  /^(?:(?:what are|list|find|give|name|determine|calculate|state)(?: all)?(?: of)? )?(?:the )?(?:distinct )?prime (?:factors|divisors) of (.+)$/i;
const PRODUCT =
  /^(?:(?:what is|find|give|determine|calculate|compute|write|do) )?(?:the |a )?(?:prime factori[sz]ation|integer factori[sz]ation|factori[sz]ation) (?:of|for) (.+)$/i;
const WRITE =
  /^(?:factor(?:i[sz]e)?|write|express|decompose|break down) (?:the (?:number|integer) )?(\d[\d,]*)(?: into (?:its )?prime(?:s| factors)?| as a product of (?:its )?primes?(?: factors)?)?$/i;

export const primeQuestion: QuestionForm = {
  read(sentence, reading) {
    const [list, product] = [LIST.exec(sentence), PRODUCT.exec(sentence) ?? WRITE.exec(sentence)];
    const value = reading.integer(list?.[1] ?? product?.[1] ?? "");
    if (!value) return null;
    const { script } = reading;
    script.line(`whole = ${value.python}`, "factors = prime_factors(whole)", "primes = sorted(set(factors))");
    if (list) script.line("for prime in primes:", '    print("answer:", prime)');
    else
      script.line(
        'print("answer:", "*".join(f"{p}^{factors.count(p)}" if factors.count(p) > 1 else str(p) for p in primes))',
      );
    script.check("whole > 1 and prod(factors) == whole and all(is_prime(p) for p in primes)");
    return ({ answers }) => {
      if (answers.length === 0) return null;
      if (!list) return `The prime factorisation of ${sayOf(value)} is ${formula(answers[0] ?? "")}.`;
      const verb = answers.length === 1 ? "factor of" : "factors of";
      return `The prime ${verb} ${sayOf(value)} ${answers.length === 1 ? "is" : "are"} ${enumerate(answers.map(formula))}.`;
    };
  },
};
