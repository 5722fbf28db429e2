/** Balls of several colours, drawn with or without putting back. */
import { formula, type Wording } from "../answer";
import { cardinal, type Reading } from "../rule";

const COLOR = "red|blue|green|white|black|yellow|orange|purple|pink|brown|gr[ae]y";
const THING = "(?:balls?|marbles?|beads?|counters?|chips?|socks?|candies|sweets|tokens?|stones?)";
const CONTAINS =
  /\b(?:bag|box|urn|jar|drawer|bowl|sack|hat|basket|pouch)\b.*?\b(?:contains?|has|holds?|with|there are|containing)\b/i;
const BAG = "(?:bag|box|urn|jar|drawer|bowl|sack|hat|basket|pouch)";
const COUNTED = `\\w+ (?:${COLOR})(?: ${THING})?`;
/** "from a bag with 5 red and 3 blue marbles" */
const FROM_BAG = new RegExp(
  ` (?:from|out of|in) (?:an?|the|one) (?:\\w+ )?${BAG} (?:with|of|containing|holding|(?:that|which) (?:contains|has|holds)|filled with) (${COUNTED}(?:(?:,? and |, )${COUNTED})+)`,
  "i",
);
const NUMBER = /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|once|twice)\b/gi;
const DRAWN = new RegExp(
  `\\b(?:(\\w+)(?: of them| (?:${COLOR}))? (?:${THING} )?(?:are|is) (?:\\w+ )?(?:drawn|picked|taken|chosen|selected|pulled)|(?:draw|pick|take|choose|select|pull|drawing|picking|taking|drew)s? (\\w+)(?: of them)?(?: ${THING})?)\\b`,
  "gi",
);

/** "A bag contains 3 red and 5 blue balls. Two are drawn without replacement. What is the probability that both are red?" */
export function ballChance(text: string, { script }: Reading): Wording | null {
  const [story, asked] = parts(text.replace(/,? ?\b(?:at random|randomly)\b/gi, "")) ?? [];
  if (story === undefined || asked === undefined) return null;
  const bag = [...story.matchAll(new RegExp(`\\b(\\w+) (${COLOR})\\b`, "gi"))].map(
    ([, count = "", color = ""]) => [color.toLowerCase(), cardinal(count)] as const,
  );
  const colors = new Set(bag.map(([color]) => color));
  if (bag.length < 2 || colors.size !== bag.length || bag.some(([, n]) => n === null || n < 1)) return null;
  const drawn = drawnBalls(`${story} ${asked}`);
  if (drawn < 1 || drawn > 4) return null;
  const keeps =
    /\bwith replacement\b|\b(?:put|putting|puts|replaced|replacing|returned)\b(?:.*\bback\b)?/i.test(text);
  const takes = /\bwithout (?:replacement|replacing|putting)/i.test(text);
  if (drawn > 1 && !takes && !keeps && !/\b(?:at once|together|simultaneously|same time)\b/i.test(text))
    return null;
  const putsBack = keeps && !takes;
  const total = bag.reduce((sum, [, n]) => sum + (n ?? 0), 0);
  if (total ** drawn > 200_000) return null;
  const condition = eventOf(asked, drawn, colors);
  if (!condition) return null;
  const list = bag.map(([color, n]) => `["${color}"] * ${n}`).join(" + ");
  script.line(
    `balls = ${list}`,
    putsBack ? `draws = list(pairs(balls, repeat=${drawn}))` : `draws = list(permutations(balls, ${drawn}))`,
    `good = [each for each in draws if ${condition}]`,
    "p = F(len(good), len(draws))",
    'print("answer:", p)',
    `bad = sum(not (${condition}) for each in draws)`,
  );
  script.check(
    `len(draws) == ${putsBack ? `len(balls) ** ${drawn}` : `perm(len(balls), ${drawn})`} == len(good) + bad`,
  );
  return ({ answers: [answer] }) => (answer ? `The probability is ${formula(answer)}.` : null);
}

/** What the bag holds, and what is asked about it; either two sentences or "... from a bag with ...". */
function parts(text: string): [story: string, asked: string] | null {
  const bag = FROM_BAG.exec(text);
  if (bag) {
    const asked = text.replace(bag[0], "").replace(/^(?:if|when) /i, "");
    // Another number beside that of the balls may be that of the draws: nothing is guessed about it.
    const numbers = new Set(
      (asked.replace(/\b(?:exactly|at least|at most) \w+/gi, "").match(NUMBER) ?? []).map(
        (each) => cardinal(each) ?? each,
      ),
    );
    return numbers.size > 1 ? null : [bag[1] ?? "", asked];
  }
  const at = text.search(
    /\b(?:what|find|calculate|determine|compute)\b(?=.*\b(?:probability|chance|likelihood)\b)/i,
  );
  return at < 0 || !CONTAINS.test(text) ? null : [text.slice(0, at), text.slice(at)];
}

/** How many are drawn in all: "drawing 2 red balls when 3 balls are drawn" says 3; 0 when it is not said. */
function drawnBalls(text: string): number {
  if (/\b(?:draws|tries|attempts|times|once|twice)\b/i.test(text)) return 0;
  const words = [...text.matchAll(DRAWN)].map(([, before, after]) => (before ?? after ?? "").toLowerCase());
  return Math.max(
    0,
    ...words.map((word) => (/^(?:an?|one|ball|marble|it)$/.test(word) ? 1 : (cardinal(word) ?? 0))),
  );
}

/** The event as Python condition on `each`, the colours in the order of drawing. */
function eventOf(asked: string, drawn: number, colors: ReadonlySet<string>): string | null {
  const named = [...asked.matchAll(new RegExp(`\\b(${COLOR})\\b`, "gi"))].map(([, c = ""]) =>
    c.toLowerCase(),
  );
  const [color] = named;
  if (/\bsame colou?r\b/i.test(asked)) return named.length === 0 ? "len(set(each)) == 1" : null;
  if (/\bdifferent colou?rs?\b/i.test(asked))
    return named.length === 0 ? "len(set(each)) == len(each)" : null;
  if (!color || named.some((each) => !colors.has(each))) return null;
  if (/\b(?:not|then|first|second|last|or|if|given|neither|nor)\b/i.test(asked)) {
    const not = /\bis not (?:a )?(\w+)(?: \w+)?$|\bnot (?:a )?(\w+)$/i.exec(asked);
    return drawn === 1 && not && named.length === 1 ? `each[0] != "${color}"` : null;
  }
  if (named.length === 2 && drawn === 2 && /\bone\b.*\bone\b|\bone of each\b/i.test(asked))
    return `sorted(each) == sorted(["${named[0]}", "${named[1]}"])`;
  if (named.length > 1) return null;
  const quantity = /\b(exactly|at least|at most) (\w+)\b/i.exec(asked);
  if (quantity) {
    const k = cardinal(quantity[2] ?? "");
    const sign = { exactly: "==", "at least": ">=", "at most": "<=" }[(quantity[1] ?? "").toLowerCase()];
    return k === null || !sign ? null : `each.count("${color}") ${sign} ${k}`;
  }
  if (/\bboth\b/i.test(asked)) return drawn === 2 ? `each.count("${color}") == 2` : null;
  if (/\ball\b/i.test(asked)) return `each.count("${color}") == ${drawn}`;
  const count = new RegExp(`\\b(two|three|four|\\d) ${color}\\b`, "i").exec(asked);
  if (count) return `each.count("${color}") == ${cardinal(count[1] ?? "")}`;
  return drawn === 1 ? `each[0] == "${color}"` : null;
}
