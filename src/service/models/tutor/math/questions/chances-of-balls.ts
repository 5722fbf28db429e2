/** Balls of several colours and whatever else is of several kinds, drawn with or without putting back. */
import type { Wording } from "../answer";
import type { Reading } from "../rule";
import { drawsOf, onlyClause } from "./chances-draws";
import { readEvent } from "./chances-events";
import { chanceProgram } from "./chances-program";

/** Words that are no kind of thing. */
const NO_KIND =
  "thing|card|draw|roll|prob|and|or|of|in|from|with|to|times|first|second|third|last|back|noback|together|bag|deck|group|same|different|left|rest|others?|remaining|not|no|a|both|all|at|more|less|than|least|most|exactly|only|each|every|sided|coin|die|dice|has|then|on|total|color|again|numbered|new|extra|percent|of|out|equal|ormore|orless|dozen|pairs?|sections?|parts?|letters?|digits?|many|few";
const KIND = `(?!(?:${NO_KIND}) )[a-z]+`;
const COLOR =
  "(?:red|blue|green|white|black|yellow|orange|purple|pink|brown|gr[ae]y|violet|gold(?:en)?|silver|turquoise|beige)";
const GROUP = `(?:\\d+|a) ${KIND}(?: 1s| thing| card)?`;
/** "4 of which are red" of a total. */
const SOME = `(?:\\d+|a) (?:of )?${KIND}(?: 1s| thing| card)?`;
const LIST = `${GROUP}(?:(?: and| ,| plus)+ ${GROUP}|(?<= ${COLOR}(?: thing)?) \\d+ ${COLOR}(?: thing)?(?= ))+`;
const BAG = "(?:a )?(?:[a-z]+ )?(?:bag|group)";
const IN = "(?:(?:in|from|out of|inside|has|of|on) )*";

/** Where the content of the bag stands, and in the groups: the total, the list. */
const CONTENTS: readonly RegExp[] = [
  new RegExp(
    `(?<= )${IN}(?:${BAG}(?: (?:has|with|of|in|[.,]))* )?(?<total>\\d+) (?:thing|card)(?: in ${BAG})?(?: (?:has|with|of|in|total|and|[.,]))* (?<list>${SOME}(?:(?: and| ,| plus)* ${SOME})*)(?<rest>(?: and| ,)+ (?:a )?(?:rest|others?|remaining)(?: of)?(?: thing| 1s?)?(?: all)? (?<other>${KIND})(?: thing)?)?(?= )`,
  ),
  new RegExp(`(?<= )${IN}${BAG}(?: (?:has|with|of|in|[.,]))* (?<list>${LIST})(?= )`),
  new RegExp(
    `(?<= )(?:(?:has|from|with|a|put|place) )*(?<list>${LIST})(?: (?:in|inside|into|from|mixed in|lie in|all in|on))+ ${BAG}(?= )`,
  ),
  new RegExp(`(?<= )(?:from|among|out of|has) (?<list>${LIST})(?= )`),
  new RegExp(`^ thing [.,] (?<list>${LIST})(?= )`),
];

/** "A bag has 3 red and 5 blue. Draw two without replacement. Both blue?" in the words of `chanceWords`. */
export function ballChance(text: string, reading: Reading): Wording | null {
  const said = withThings(text);
  for (const contents of CONTENTS) {
    const found = contents.exec(said);
    const bag = found?.groups && bagOf(found.groups);
    if (!found || !bag) continue;
    const people = found[0].includes(" group") ? " group" : "";
    const rest = `${said.slice(0, found.index)}${people} . ${said.slice(found.index + found[0].length)}`;
    const wording = reading.script.attempt(() => fromBag(bag, rest, reading));
    if (wording) return wording;
  }
  return null;
}

/** "3 red and 5 blue apples": things of any name are things. */
function withThings(text: string): string {
  const noun =
    new RegExp(` \\d+ ${KIND} (${KIND})(?: and| ,)+ \\d+ ${KIND} \\1 `).exec(text)?.[1] ??
    new RegExp(` ${LIST} (${KIND})(?= )`).exec(text)?.[1] ??
    new RegExp(` bag (?:has|with|of) \\d+ (${KIND}) [.,] \\d`).exec(text)?.[1];
  if (!noun || !/[a-z]{3}s$/.test(noun)) return text;
  return text.replace(/(?<= )[a-z]+(?= )/g, (word) => (singular(word) === singular(noun) ? "thing" : word));
}

/** Nobody is chosen twice. */
const PEOPLE = /^(?:man|woman|boy|girl)$/;

type Bag = ReadonlyMap<string, number>;

function bagOf(groups: Readonly<Record<string, string | undefined>>): Bag | null {
  const { total, list = "", other } = groups;
  const found = [...list.matchAll(new RegExp(`(\\d+|a) (?:of )?(${KIND})`, "g"))].map(
    ([, n = "", kind = ""]) => [singular(kind), n === "a" ? 1 : Number(n)] as const,
  );
  const bag = new Map(found);
  const sum = found.reduce((all, [, n]) => all + n, 0);
  if (bag.size < found.length || found.some(([, n]) => n < 1)) return null;
  if (total === undefined) return bag.size > 1 && isAlike(list) ? bag : null;
  const left = Number(total) - sum;
  if (other !== undefined)
    return left > 0 && !bag.has(singular(other)) ? bag.set(singular(other), left) : null;
  if (bag.size === 1) return left > 0 ? bag.set("other", left) : null;
  return left === 0 ? bag : null;
}

/** "20 phones, 3 defective" and "10 light bulbs and 3 broken" are no lists: the latter are among the former. */
function isAlike(list: string): boolean {
  const groups = list.split(/(?: and| ,| plus)+ /);
  if (groups.every((each) => new RegExp(`^\\S+ ${COLOR}(?: |$)`).test(each))) return true;
  const things = groups.map((each) => / (?:thing|card|1s)$/.test(each));
  const plurals = groups
    .filter((each) => !/^(?:a|1) /.test(each))
    .map((each) => /s$|m[ae]n$/.test(each.split(" ")[1] ?? ""));
  if (new Set(plurals).size > 1 || new Set(things.slice(0, -1)).size > 1) return false;
  if (things[0] && !things.at(-1)) return false;
  return !plurals[0] || / and /.test(list);
}

/** "boys" and "boy" are one kind. */
function singular(kind: string): string {
  if (kind === "men" || kind === "women") return kind.replace(/en$/, "an");
  if (/ies$/.test(kind)) return kind.replace(/ies$/, "y");
  if (/(?:sh|ch|x|ss)es$/.test(kind)) return kind.slice(0, -2);
  return /[^su]s$/.test(kind) && kind.length > 3 ? kind.slice(0, -1) : kind;
}

function fromBag(bag: Bag, text: string, reading: Reading): Wording | null {
  const kinds = [...bag.keys()];
  const predicates = kinds.map((kind) => `x == "${kind}"`);
  const named = text
    .replace(/(?<= )[a-z]+(?= )/g, (word) => {
      const at = word === "other" ? -1 : kinds.indexOf(singular(word));
      return at < 0 ? word : `P${at}`;
    })
    .replace(/(?<=P\d+) (?:1s|thing|color|1(?= (?:[.,]|or|and|from|on) ))(?= )/g, "");
  const draws = drawsOf(named);
  const clause = draws && onlyClause(draws.rest);
  if (!draws || !clause) return null;
  const words = {
    drawn: draws.drawn,
    predicates,
    shared: "color|kind|type|sort|flavou?r|gender|sex",
    kinds: bag.size,
    overlap: false,
  };
  const isTold = !bag.has("other") || !/ (?:same|different|each) /.test(` ${clause} `);
  const event = isTold ? readEvent(clause, words) : null;
  if (!event) return null;
  const isGroup = / group /.test(text) || kinds.some((kind) => PEOPLE.test(kind));
  if (event.drawn > 1 && draws.putsBack === null && !isGroup) return null;
  const total = [...bag.values()].reduce((sum, n) => sum + n, 0);
  const lines = [`bag = {${[...bag].map(([kind, n]) => `"${kind}": ${n}`).join(", ")}}`];
  return chanceProgram({ lines, total, kinds: bag.size, putsBack: draws.putsBack ?? false }, event, reading);
}
