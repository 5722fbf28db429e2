/** Writes in signs what a message says in words between its formulas: "is less than", "squared", "over". */
import { cardinal } from "../math/rule";

/** A dash between spaces ends a clause, unless it is a minus sign. */
export function withDashes(text: string): string {
  return text.replace(
    /\s[—–]\s|\s--+>?\s|\s->\s(?=[a-z] ?=)|\s=>\s|(?<=[\p{L}?!\d)])\s-\s(?=\p{L}{2})|\s*→\s*(?=[a-z] ?=)|\s?<-+\s?/gu,
    " ; ",
  );
}

/** The end of a formula: a number, a letter that is no word, a closing bracket. */
const SIDE = "(?<=[\\d)\\]|!%]|(?<![A-Za-z])[A-Za-z])";

/** "Is 2/3 ...", "For which x is x^2 ...": the verb stands in front of the comparison. */
const ASKED =
  /^\W*(?:is|are)\b|\b(?:which|what) (?:(?:values of|numbers?|real) )*[a-z] (?:is|are)\b|\b(?:when|where) (?:is|are)\b/i;

/** The text, in plain notation, with signs for the words that mean them between two formulas. */
export function inSigns(text: string): string {
  // "Is 2/3 greater than 3/5?" has its verb in front; "5 more than 7" is no comparison.
  const be = `(?:is |are |be )${ASKED.test(text) ? "?" : ""}`;
  return (
    text
      .replace(/\n+/g, " ; ")
      // "1^2 + 2^2 + ... + 10^2"
      .replace(
        /\b1\^\(?(\d)\)? ?\+ ?2\^\(?\1\)? ?\+ ?(?:3\^\(?\1\)? ?\+ ?)?(?:\.{2,}|…) ?\+ ?(\d+)\^\(?\1\)?(?![\w^])/g,
        "sum_(k=1)^($2) k^$1",
      )
      .replace(/\bint from (\S+) to (\S+) of\b/gi, "int_($1)^($2)")
      .replace(
        /\blog ?\(([^()]*)\)(.*?),? \(?(?:with|to|in|using|taking|of)? ?(?:the )?base (\d+)\b\)?/gi,
        "log($1, $3)$2",
      )
      .replace(/\{\{/g, "[[")
      .replace(/\}\}/g, "]]")
      .replace(/\}(\s*,\s*)\{/g, "]$1[")
      .replace(/\b([a-z]{3,})\((\[[^\][]*\])\)/gi, "$1 of $2")
      .replace(/\b([a-z]) ?-> ?(?=-?\d|oo|-? ?oo| oo|[a-z]\b)/gi, "$1 approaches ")
      .replace(/=\s*(?:\.{2,}|…|_{2,})\s*\??$/g, " ?")
      .replace(/[⟨〈]/g, "(")
      .replace(/[⟩〉]/g, ")")
      .replace(/(\d) ?°(?! ?[CFK])/g, "$1 degrees ")
      .replace(/\b[A-Z] ?\((?=-?[\d.]+ ?,)/g, " (")
      .replace(
        /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten) and a half\b/gi,
        (_, n: string) => `${cardinal(n)}.5`,
      )
      .replace(/\baround zero\b/gi, "around 0")
      .replace(/\b([a-z]) ?= ?\?/gi, "$1 ?")
      .replace(/\b(?:plus |positive )?infinity\b/gi, "oo")
      .replace(/\b([fgh]) of (?=-?\d|[xt]\b|[fgh]\()/g, "$1 (")
      .replace(/\b([fgh]) \((-?[\d.]+|[a-z])(?!\))/g, "$1($2)")
      .replace(/(?<=(?:^|[\s,(])[b-hj-z]) is (?=-?\d)/g, " = ")
      .replace(/= ?\?+/g, " ?")
      .replace(/=\s*$/g, " ?")
      .replace(/\blog(?:arithm)?,? (?:to (?:the )?)?base (\w+) of (\([^()]*\)|\w+)/gi, "log($2, $1)")
      .replace(/(\b(?:log|ln|sqrt|sin|cos|tan|log10|log2)\([^()]*\)) is (?=-?\d)/gi, "$1 = ")
      .replace(/\b(?:the )?natural log(?:arithm)? of (\([^()]*\)|\w+)/gi, "ln($1)")
      // "The square root of x + 1" may mean two things.
      .replace(
        /\b(?:the )?square root of (\([^()]*\)|\d+(?:\.\d+)?(?![\w.])|[a-z]\b(?! ?[-+*/^]))/gi,
        "sqrt($1)",
      )
      .replace(/\b(?:the )?cube root of (\([^()]*\)|\w+)/gi, "cbrt($1)")
      .replace(/\b(sin|cos|tan)(?:e|ine|gent)? of (?=[\d(a-z])/gi, "$1 ")
      .replace(/(?<=(?<![A-Za-z])[a-z\d)]) squared\b/gi, "^2")
      .replace(/(?<=(?<![A-Za-z])[a-z\d)]) cubed\b/gi, "^3")
      .replace(
        /(?<=(?<![A-Za-z])[a-z\d)]) (?:raised )?to the (?:power (?:of )?)?(-?\d+|[a-z]|\([^()]*\))(?:th|rd|nd|st)?(?: power)?(?!\w)/gi,
        "^$1",
      )
      .replace(
        /(?<=(?<![A-Za-z])[a-z\d)]) to the (second|third|fourth|fifth|sixth)(?: power)?\b/gi,
        (_, word: string) =>
          `^${["second", "third", "fourth", "fifth", "sixth"].indexOf(word.toLowerCase()) + 2}`,
      )
      .replace(new RegExp(`${SIDE} (?:is |are )(?:less|smaller) than or equal to (?=[-\\w(])`, "gi"), " <= ")
      .replace(
        new RegExp(`${SIDE} (?:is |are )(?:greater|bigger|more|larger) than or equal to (?=[-\\w(])`, "gi"),
        " >= ",
      )
      .replace(new RegExp(`${SIDE} (?:is |are )?(?:at most|no more than) (?=[-\\w(])`, "gi"), " <= ")
      .replace(new RegExp(`${SIDE} (?:is |are )?(?:at least|no less than) (?=[-\\w(])`, "gi"), " >= ")
      .replace(new RegExp(`${SIDE} ${be}(?:less|smaller|lower) than (?=[-\\w(])`, "gi"), " < ")
      .replace(new RegExp(`${SIDE} ${be}(?:greater|bigger|more|larger|higher) than (?=[-\\w(])`, "gi"), " > ")
      .replace(
        new RegExp(
          `${SIDE},? (?:is equal to|is the same as|equals?|equal to|becomes?) (?=-?\\d|\\(|[a-z](?![a-z])|sqrt|log|ln)`,
          "gi",
        ),
        " = ",
      )
      .replace(new RegExp(`${SIDE} (?:equals?|is|be|becomes?|equal to) zero\\b`, "gi"), " = 0")
      .replace(new RegExp(`${SIDE} plus (?=[-\\w(])`, "gi"), " + ")
      .replace(new RegExp(`${SIDE} minus (?=[-\\w(])`, "gi"), " - ")
      .replace(new RegExp(`${SIDE} (?:times|multiplied by) (?=[-\\w(])`, "gi"), " * ")
      .replace(new RegExp(`${SIDE} over (?=[-\\w(])`, "gi"), " / ")
      .replace(/\b(?:minus|negative) (?=\d|[a-z]\b)/gi, "-")
  );
}
