/** Balls of several colours, drawn with or without putting back. */
import { formula, type Wording } from "../answer";
import { cardinal, type Reading } from "../rule";

const COLOR = "red|blue|green|white|black|yellow|orange|purple|pink|brown|gr[ae]y";
const THING =
  "(?:balls?|marbles?|beads?|counters?|chips?|socks?|cand(?:y|ies)|sweets?|tokens?|stones?|discs?|cubes?|pens?|pencils?|cards?)";
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
  const wanted = wantedColors(asked);
  if (bag.length < 2 || colors.size !== bag.length || bag.some(([, n]) => n === null || n < 1)) return null;
  const drawn = drawnBalls(`${story} ${asked}`, wanted);
  if (drawn < 1 || drawn > MOST_DRAWN) return null;
  const keeps =
    /\bwith replacement\b|\b(?:put|putting|puts|replaced|replacing|returned)\b(?:.*\bback\b)?/i.test(text);
  const takes = /\bwithout (?:replacement|replacing|putting)/i.test(text);
  if (drawn > 1 && !takes && !keeps && !/\b(?:at once|together|simultaneously|same time)\b/i.test(text))
    return null;
  const putsBack = keeps && !takes;
  const total = bag.reduce((sum, [, n]) => sum + (n ?? 0), 0);
  const condition = wanted ? countsOf(wanted, drawn, colors) : eventOf(asked, drawn, colors);
  if (!condition) return null;
  const way = putsBack ? "chance_with_return" : "set_probability";
  const one = putsBack
    ? "prod(F(bag[color], sum(bag.values())) for color in each)"
    : "sequence_probability(bag, each)";
  script.line(
    `bag = {${bag.map(([color, n]) => `"${color}": ${n}`).join(", ")}}`,
    ...(total ** drawn > MOST_DRAWS
      ? [`p = sum(${one} for each in pairs(bag, repeat=${drawn}) if ${condition})`]
      : [
          "balls = [color for color, n in bag.items() for _ in range(n)]",
          `draws = list(${putsBack ? `pairs(balls, repeat=${drawn})` : `permutations(balls, ${drawn})`})`,
          `p = F(sum(${condition} for each in draws), len(draws))`,
        ]),
    'print("answer:", p)',
    "# The same without the order of drawing: the chance of each choice of colours, added up.",
    `hands = [each for each in choices(bag, ${drawn}) if ${condition}]`,
    `again = sum(${way}(bag, {color: each.count(color) for color in each}) for each in hands)`,
  );
  script.check("p == again");
  return ({ answers: [answer] }) => (answer ? `The probability is ${formula(answer)}.` : null);
}

const MOST_DRAWN = 8;
/** So many draws are gone through ball by ball, more of them colour by colour. */
const MOST_DRAWS = 200_000;

const PAIR = new RegExp(`\\b(\\w+) (?:(?:of them |balls? |marbles? )?(?:is|are|be) )?(${COLOR})\\b`, "gi");

/** "2 red and 1 blue", "two are white and two are black": how many of each colour; `null` when not several are said. */
function wantedColors(asked: string): ReadonlyMap<string, number> | null {
  if (/\b(?:or|then|first|second|third|last|not|no|given|at least|at most|more|fewer|less)\b/i.test(asked))
    return null;
  const found = [...asked.matchAll(PAIR)].map(
    ([, count = "", color = ""]) => [color.toLowerCase(), cardinal(count)] as const,
  );
  const counts = new Map(found.flatMap(([color, n]) => (n === null || n < 1 ? [] : [[color, n] as const])));
  const named = asked.match(new RegExp(`\\b(?:${COLOR})\\b`, "gi")) ?? [];
  return counts.size > 1 && counts.size === named.length ? counts : null;
}

function countsOf(
  wanted: ReadonlyMap<string, number>,
  drawn: number,
  colors: ReadonlySet<string>,
): string | null {
  const sum = [...wanted.values()].reduce((all, n) => all + n, 0);
  if (sum > drawn || [...wanted.keys()].some((color) => !colors.has(color))) return null;
  return [...wanted].map(([color, n]) => `each.count("${color}") == ${n}`).join(" and ");
}

/** What the bag holds, and what is asked about it; either two sentences or "... from a bag with ...". */
function parts(text: string): [story: string, asked: string] | null {
  const bag = FROM_BAG.exec(text);
  if (bag) {
    const asked = text.replace(bag[0], "").replace(/^(?:if|when) /i, "");
    // Another number beside that of the balls may be that of the draws: nothing is guessed about it.
    const others = asked.replace(/\b(?:exactly|at least|at most) \w+/gi, "").replace(PAIR, "$2");
    const numbers = new Set((others.match(NUMBER) ?? []).map((each) => cardinal(each) ?? each));
    return numbers.size > 1 ? null : [bag[1] ?? "", asked];
  }
  const at = text.search(
    /\b(?:what|find|calculate|determine|compute)\b(?=.*\b(?:probability|chance|likelihood)\b)/i,
  );
  return at < 0 || !CONTAINS.test(text) ? null : [text.slice(0, at), text.slice(at)];
}

/** How many are drawn in all: "drawing 2 red balls when 3 balls are drawn" says 3; 0 when it is not said. */
function drawnBalls(said: string, wanted: ReadonlyMap<string, number> | null): number {
  if (/\b(?:draws|tries|attempts|times|once|twice)\b/i.test(said.replace(/\bat once\b/gi, ""))) return 0;
  const text = wanted ? said.replace(PAIR, "$2") : said;
  const words = [...text.matchAll(DRAWN)].map(([, before, after]) => (before ?? after ?? "").toLowerCase());
  const found = words.map((word) => (/^(?:an?|one|ball|marble|it)$/.test(word) ? 1 : (cardinal(word) ?? 0)));
  const sum = [...(wanted?.values() ?? [])].reduce((all, n) => all + n, 0);
  return Math.max(0, ...found) || sum;
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
  if (/\bone (?:ball |marble )?of each(?: colou?r)?\b/i.test(asked) && named.length === 0)
    return drawn === colors.size ? "len(set(each)) == len(each)" : null;
  if (!color || named.some((each) => !colors.has(each))) return null;
  if (/\b(?:not|then|first|second|last|or|if|given|neither|nor)\b/i.test(asked)) {
    const not = /\bis not (?:a )?(\w+)(?: \w+)?$|\bnot (?:a )?(\w+)$/i.exec(asked);
    return drawn === 1 && not && named.length === 1 ? `each[0] != "${color}"` : null;
  }
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
