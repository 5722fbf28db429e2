/** "I'm thinking of a number: triple it, take away 4, and you land on 26. What was it?" */
import { formula, type QuestionForm } from "../answer";
import { cardinal } from "../rule";

/** One step of a puzzle; `^` squares. */
interface Step {
  readonly sign: "+" | "-" | "*" | "/" | "^";
  readonly by: string;
}

interface Puzzle {
  readonly steps: Step[];
  result?: string;
  /** Whether a number is thought of, and whether it is asked for. */
  begun: boolean;
  asked: boolean;
}

export const numberPuzzle: QuestionForm = {
  read(text, { script }) {
    if (!/\bnumber\b/i.test(text)) return null;
    const puzzle: Puzzle = { steps: [], begun: false, asked: false };
    for (const clause of clausesOf(text)) if (!take(clause, puzzle)) return null;
    const { steps, result, begun, asked } = puzzle;
    if (!begun || !asked || result === undefined || steps.length === 0 || steps.length > 12) return null;
    const squares = steps.some(({ sign }) => sign === "^");
    script.line(
      `steps = [${steps.map(({ sign, by }) => `("${sign}", F("${by}"))`).join(", ")}]`,
      "forth = {",
      '    "+": lambda v, n: v + n,',
      '    "-": lambda v, n: v - n,',
      '    "*": lambda v, n: v * n,',
      '    "/": lambda v, n: v / n,',
      ...(squares ? ['    "^": lambda v, n: v * v,'] : []),
      "}",
      "back = {",
      '    "+": lambda v, n: [v - n],',
      '    "-": lambda v, n: [v + n],',
      '    "*": lambda v, n: [v / n],',
      '    "/": lambda v, n: [v * n],',
      ...(squares ? ['    "^": lambda v, n: sorted({-power(v, F(1, 2)), power(v, F(1, 2))}),'] : []),
      "}",
      "# From the end to the beginning, every step undone.",
      `found = [F("${result}")]`,
      "for sign, n in reversed(steps):",
      "    found = [w for v in found for w in back[sign](v, n)]",
      "for number in found:",
      '    print("answer:", number)',
      "# And forwards again.",
      "ends = list(found)",
      "for sign, n in steps:",
      "    ends = [forth[sign](v, n) for v in ends]",
    );
    script.check(`found and all(v == F("${result}") for v in ends)`);
    return ({ answers }) =>
      answers.length > 0 ? `The number is ${answers.map(formula).join(" or ")}.` : null;
  },
};

function clausesOf(text: string): string[] {
  return text
    .replace(/(?<=\d),(?=\d{3}\b)/g, "")
    .replace(
      /^what number do (?:i|you|we) (.+?) to get (\S+?)\??$/i,
      "i think of a number, $1 and get $2. what is the number",
    )
    .replace(/,? (?:and then|and|then) (?=(?:minus|plus|times|multiplied by|divided by) )/gi, " ")
    .split(/[.,;:?!](?=\s|$)|\s+(?:and|then)\s+(?!(?:a|the|some) number\b|[\w-]+ (?:is|equals|gives) )/i)
    .map((each) =>
      each.trim().replace(/^(?:(?:and|then|if|when|now|next|finally|afterwards|after that)\b ?)+/i, ""),
    )
    .filter((each) => each !== "");
}

const N = "(-?\\d+(?:\\.\\d+)?|[a-z]+(?:-[a-z]+)?)";
const YOU = "(?:(?:i|you|we|he|she) (?:then |now |will |can )?)?";
const NUMBER = "(?:a|the|some|my|that|what|which|this) (?:(?:certain|unknown|secret) )?number";
const IT = `(?: (?:it|that|the (?:result|answer|number)|${NUMBER}))?`;
const BE = "(?:is(?: equal to)?|equals|gives?|makes?|=|was)";
const BEGIN = new RegExp(
  `^(?:(?:i|you|we|he|she)(?:'m|'re| am| are| is)? )?(?:thinking of|think of|thought of|thinks of|have|picked|pick|chose|choose|take|start with|started with|begin with) ${NUMBER}$`,
  "i",
);
const QUESTION =
  /^(?:(?:what|which)(?: number)? (?:is|was) (?:it|this|that|my number|(?:the|that|this)(?: (?:original|starting|first|secret|unknown))? number|i thinking of)|(?:what|which) number (?:did|do|does|am|was|is|are) (?:i|you|we|he|she|it) ?(?:thinking of|think of|start with|begin with|pick|choose|have|take)?|(?:find|determine|guess) (?:it|(?:the|my|that) number)|which number|what number|the number|my number|what (?:is|was) the number i (?:thought of|started with))$/i;
const RESULT = new RegExp(
  `^(?:${YOU}(?:get|got|land on|landed on|end up with|ended up with|end with|end up at|arrive at|obtain|reach|have|had|finish with)|(?:the )?(?:result|answer|outcome|total) ${BE}|(?:it|that|this|which) ${BE}|${BE}|to get|the result|gives me|gives you) ${N}$`,
  "i",
);

const STEPS: readonly [RegExp, Step["sign"], by?: string][] = [
  [rule(`${YOU}(?:double|doubled|doubles)${IT}`), "*", "2"],
  [rule(`${YOU}(?:triple|tripled|triples|treble)${IT}`), "*", "3"],
  [rule(`${YOU}(?:quadruple|quadrupled)${IT}`), "*", "4"],
  [rule(`${YOU}(?:halve|halved|take half of)${IT}`), "/", "2"],
  [rule(`${YOU}(?:square|squared)${IT}`), "^", "2"],
  [rule(`${YOU}(?:multiply|multiplied|multiplies)${IT} (?:by|with) ${N}`), "*"],
  [rule(`${YOU}(?:divide|divided|divides)${IT} by ${N}`), "/"],
  [rule(`${YOU}(?:increase|increased)${IT} by ${N}`), "+"],
  [rule(`${YOU}(?:decrease|decreased|reduce|reduced)${IT} by ${N}`), "-"],
  [rule(`${YOU}(?:add|added|adds|plus) ${N}(?: to${IT})?`), "+"],
  [
    rule(
      `${YOU}(?:subtract|subtracted|subtracts|take away|took away|takes away|take|took|minus) ${N}(?: (?:away )?from${IT})?`,
    ),
    "-",
  ],
];

/** Whether the clause is understood; what it says goes into the puzzle. */
function take(clause: string, puzzle: Puzzle): boolean {
  if (BEGIN.test(clause)) return begin(puzzle);
  if (QUESTION.test(clause)) {
    // "What number, when doubled, gives 10?" begins with its question.
    if (/^(?:what|which) number$/i.test(clause)) puzzle.begun = true;
    puzzle.asked = true;
    return true;
  }
  const names = new RegExp(`\\b${NUMBER}\\b`, "i").exec(clause)?.[0] ?? "";
  for (const [when, sign, fixed] of STEPS) {
    const match = when.exec(clause);
    if (!match) continue;
    if (/^(?:a|some) /i.test(names) && !begin(puzzle)) return false;
    return step(puzzle, sign, fixed ?? match[1]);
  }
  const result = valueOfWord(RESULT.exec(clause)?.[1]);
  if (result !== null) {
    if (puzzle.result !== undefined) return false;
    puzzle.result = result;
    return true;
  }
  return takeSentence(clause, puzzle);
}

function begin(puzzle: Puzzle): boolean {
  if (puzzle.begun || puzzle.steps.length > 0) return false;
  puzzle.begun = true;
  return true;
}

/** Steps come before the result. */
function step(puzzle: Puzzle, sign: Step["sign"], word: string | undefined): boolean {
  const by = valueOfWord(word);
  if (by === null || puzzle.result !== undefined || (Number(by) === 0 && "*/".includes(sign))) return false;
  puzzle.steps.push({ sign, by });
  return true;
}

const SUM = new RegExp(`^(?:the )?sum of ${NUMBER} and ${N} ${BE} ${N}$`, "i");
const MORE = new RegExp(
  `^${N} (more|less) than (?:(twice|double|half|${N} times) )?${NUMBER} ${BE} ${N}$`,
  "i",
);
const CHAIN = new RegExp(
  `^(?:(twice|double|triple|half(?: of)?|${N} times) )?${NUMBER}((?: (?:plus|minus|times|multiplied by|divided by|increased by|decreased by) [\\w.-]+)*) ${BE} ${N}$`,
  "i",
);

/** "Twice a number plus 3 is 11": several steps and the result in one clause. */
function takeSentence(clause: string, puzzle: Puzzle): boolean {
  const sum = SUM.exec(clause);
  const more = MORE.exec(clause);
  const chain = CHAIN.exec(clause);
  if ((!sum && !more && !chain) || !begin(puzzle)) return false;
  if (/^(?:what|which) number\b/i.test(clause)) puzzle.asked = true;
  if (sum) return step(puzzle, "+", sum[1]) && end(puzzle, sum[2]);
  if (more) {
    if (!times(puzzle, more[3], more[4])) return false;
    return step(puzzle, more[2]?.toLowerCase() === "more" ? "+" : "-", more[1]) && end(puzzle, more[5]);
  }
  if (!chain || !times(puzzle, chain[1], chain[2])) return false;
  const parts = [
    ...(chain[3] ?? "").matchAll(
      /(plus|minus|times|multiplied by|divided by|increased by|decreased by) ([\w.-]+)/gi,
    ),
  ];
  for (const [, word = "", by] of parts) {
    const sign = SIGNS[word.toLowerCase()] ?? "+";
    // "A number plus 3 times 4" may mean two things.
    if ("*/".includes(sign) && puzzle.steps.some((each) => "+-".includes(each.sign))) return false;
    if (!step(puzzle, sign, by)) return false;
  }
  return end(puzzle, chain[4]);
}

const SIGNS: Readonly<Record<string, Step["sign"]>> = {
  plus: "+",
  "increased by": "+",
  minus: "-",
  "decreased by": "-",
  times: "*",
  "multiplied by": "*",
  "divided by": "/",
};

/** "Twice", "half", "5 times" before the number. */
function times(puzzle: Puzzle, word: string | undefined, count: string | undefined): boolean {
  if (word === undefined) return true;
  if (/^half/i.test(word)) return step(puzzle, "/", "2");
  return step(puzzle, "*", count ?? (/^triple/i.test(word) ? "3" : "2"));
}

function end(puzzle: Puzzle, word: string | undefined): boolean {
  const result = valueOfWord(word);
  if (result === null || puzzle.result !== undefined) return false;
  puzzle.result = result;
  return true;
}

function valueOfWord(word: string | undefined): string | null {
  if (word === undefined) return null;
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return word;
  const value = /^an?$/i.test(word) ? null : cardinal(word.replace("-", " "));
  return value === null ? null : String(value);
}

function rule(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, "i");
}
