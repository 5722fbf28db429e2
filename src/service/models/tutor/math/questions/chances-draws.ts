/** How many are drawn, whether each is put back, and what is left of the text: the event. */

/** What a text tells about drawing; `null` for what it does not tell. */
export interface Draws {
  readonly drawn: number | null;
  readonly putsBack: boolean | null;
  readonly rest: string;
}

/** Reads the words of `chanceWords` in which `P0` and the like stand for kinds; `null` when they contradict. */
export function drawsOf(text: string): Draws | null {
  let rest = ` ${text} `;
  const has = (word: string): boolean => {
    const found = new RegExp(` ${word}(?= )`).test(rest);
    rest = rest.replace(new RegExp(`(?<= )${word}(?= )`, "g"), word === "together" ? " " : ".");
    return found;
  };
  const [without, together, back] = [has("noback"), has("together"), has("back")];
  if ((without || together) && back) return null;
  rest = rest.replace(/ {2,}/g, " ");
  const plain: number[] = [];
  let more = 0;
  const count = (n: string | undefined): number => (n === undefined || n === "a" ? 1 : Number(n));
  const take = (_: string, n: string) => {
    plain.push(count(n));
    return " . ";
  };
  const takeTimes = (_: string, n: string | undefined, times: string) => {
    plain.push(count(n) === 1 ? Number(times) : Number.NaN);
    return " . ";
  };
  const THING = "(?:thing|card)";
  const FROM = `(?: (?:from|out of|of|in)(?: a)?(?: bag| deck| group))?`;
  rest = rest
    .replace(
      new RegExp(
        `(?<= )(?:a )?(?:second|another)(?: 1)?(?: ${THING})?(?: then)? draw(?= [.,]| and| from| without| with| $)`,
        "g",
      ),
      () => {
        more++;
        return " . ";
      },
    )
    .replace(
      new RegExp(
        `(?<= )draw (?:(?:a|1) )?(?:another|second|again|1 more|a further)(?: 1)?(?: ${THING})?(?= [.,]| from| and| then| $)${FROM}(?= )`,
        "g",
      ),
      () => {
        more++;
        return " . ";
      },
    )
    .replace(
      new RegExp(`(?<= )draw (?:(a|1|\\d+) )?(?:${THING} )?(?:from bag )?(\\d+) times(?= )`, "g"),
      takeTimes,
    )
    .replace(new RegExp(`(?<= )(?:(a|1) )?${THING} draw (\\d+) times(?= )`, "g"), takeTimes)
    .replace(new RegExp(`(?<= )draw (\\d+|a)(?: of)?(?: ${THING})?${FROM} again(?= )`, "g"), () => {
      more++;
      return " . ";
    })
    .replace(
      new RegExp(
        `(?<= )draw (\\d+|a)\\b(?: of)?(?: ${THING})?(?: prize)?${FROM}(?! ?(?:[PNU]\\d|\\d|thing|card|same|different|of|times|each|or ))(?= )`,
        "g",
      ),
      take,
    )
    .replace(
      new RegExp(`(?<= )(\\d+|a)(?: of)?(?: ${THING})? draw(?! (?:\\d|a ))(?= )`, "g"),
      (whole: string, n: string, at: number, all: string) => {
        // "at least 2 balls drawn are red" counts the red ones.
        if (/(?:at least|at most|more than|less than|exactly|first|second|no) $/.test(all.slice(0, at)))
          return whole;
        return take(whole, n);
      },
    )
    .replace(/ {2,}/g, " ");
  const [first] = plain;
  if (plain.some((each) => each !== first) || Number.isNaN(first)) return null;
  if (more > 0 && (more > 1 || (first ?? 1) !== 1)) return null;
  const drawn = more > 0 ? 2 : (first ?? null);
  if (drawn === 1 && (back || without)) return null;
  return { drawn, putsBack: back ? true : without || together ? false : null, rest };
}

const IDLE_WORD =
  "(?:roll|draw|prob|thing|card|coin|die|dice|spinner|bag|deck|group|and|then|a|of|in|on|from|with|to|at|by|out|has|,|get|getting|after|game|math|maths|homework|both|each|times?|if|~)";
const IDLE = new RegExp(`^(?: ${IDLE_WORD})*? $`);
/** "When two dice are rolled", from which only the "when" is left. */
const IF_THROWN = new RegExp(
  `(?<= )if(?: ${IDLE_WORD})*?(?= (?:prob|[,.]) | $)|(?<= )if(?: ${IDLE_WORD})*? ~(?= (?:of|roll|both|all|sum|at|exactly|no) )|(?<=^ prob )if(?: ${IDLE_WORD})*? ~(?= )`,
  "g",
);

/**
 * The one clause in which something is asked; `null` when there is none, or more than one. "The first is red, what is
 * the probability that the second is?" and "... if the first is red" ask for another probability.
 */
export function onlyClause(text: string): string | null {
  const clauses = ` ${text.replace(/ {2,}/g, " ").trim()} `
    .replace(/ {2,}/g, " ")
    .split(/(?: \.)+ /)
    .flatMap((clause) => {
      const parts = clause.split(" , ").map((each) => ` ${each.trim()} `.replace(/^ {2}$/, " "));
      while (parts[0] !== undefined && IDLE.test(parts[0])) parts.shift();
      while (parts.length > 0 && IDLE.test(parts.at(-1) ?? "")) parts.pop();
      return parts.length > 0 ? [` ${parts.join(",").trim()} `] : [];
    });
  const [clause] = clauses;
  if (clause === undefined || clauses.length > 1) return null;
  const sides = clause
    .split(" prob ")
    .filter((side) => !IDLE.test(` ${side.trim()} `.replace(/^ {2}$/, " ")));
  const asked = clause.replace(IF_THROWN, "").replace(/ ~(?= )/g, "");
  return sides.length > 1 || / if /.test(asked) ? null : asked.trim();
}
