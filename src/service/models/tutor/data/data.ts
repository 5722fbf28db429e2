/** The skill that answers from an uploaded CSV file. */
import type { ModelFile } from "../../model";
import { enumerate } from "../math/answer";
import { CODE_INTERPRETER, interpreterTrouble, type ProgramOutput, programTask } from "../program-task";
import type { Question, Skill, Task } from "../skill";
import { readWish, type Wish } from "./read-wish";
import { lookProgram, readFacts, type TableFacts } from "./table-facts";
import { wishProgram } from "./wish-program";

/** Looks at the file, then computes what the question asks of it. */
export const data: Skill = {
  name: "data",
  recognise(question) {
    const file = fileFor(question);
    const runs = question.request.tools.some((tool) => tool.name === CODE_INTERPRETER);
    if (!file || !runs || !ABOUT_DATA.test(question.text)) return null;
    return dataTask(question, file);
  },
};

const ABOUT_DATA =
  /\b(?:sum|total|totals|average|mean|median|max\w*|min\w*|highest|lowest|most|least|best|worst|largest|smallest|biggest|top|peak|count|how many|how much|number of|sort|rank|order|chart|plot|graph|bar|group|per|by|each|clean|tidy|csv|file|data|dataset|table|spreadsheet|columns?|rows?|descri\w+|summar\w+|statistics|stats|trend|analy[sz]\w*|standard deviation|range|visuali[sz]\w*|which|who|upload\w*)\b/i;

/** The CSV that the question names, or the newest one that code has not written. */
function fileFor({ text, request: { files } }: Question): ModelFile | null {
  const tables = files.filter((file) => /\.(?:csv|tsv|tab|txt)$/i.test(file.filename));
  const named = tables.find((file) =>
    text.toLowerCase().includes(file.filename.replace(/^.*\//, "").toLowerCase()),
  );
  const given = tables.filter((file) => !/_(?:clean|sorted|by_\w+)\.csv$/.test(file.filename));
  return named ?? given.at(-1) ?? tables.at(-1) ?? null;
}

function dataTask(question: Question, file: ModelFile): Task {
  const look = lookProgram(file.path);
  return {
    next(rounds) {
      const [first, ...rest] = rounds;
      if (!first) return { kind: "call", calls: [{ name: CODE_INTERPRETER, arguments: { code: look } }] };
      const looked = first[0]?.output ?? "";
      const facts = readFacts(looked, file.path);
      const name = file.filename.replace(/^.*\//, "");
      if (!facts) {
        const unreadable = `I could not read \`${name}\` as a table with a header line.`;
        return { kind: "answer", text: interpreterTrouble(looked) ?? unreadable };
      }
      const wish = readWish(question.text, facts);
      if (!wish) return { kind: "answer", text: notUnderstood(name, facts) };
      const { program, file: made } = wishProgram(wish, facts);
      return programTask(question, { program, word: (output) => wordWish(wish, output, made) }).next(rest);
    },
  };
}

function notUnderstood(name: string, { rows, columns }: TableFacts): string {
  const list = enumerate(columns.map((each) => `\`${each.name}\``));
  return (
    `\`${name}\` has ${rows} rows with the columns ${list}, but I do not understand what to do with them. ` +
    "I can describe the data, add up, average, group by a column, find the highest and lowest, sort, draw a chart and write a cleaned CSV."
  );
}

const MEASURE_WORDS: Readonly<Record<Wish["measure"], string>> = {
  sum: "total",
  mean: "average",
  median: "median",
  min: "minimum",
  max: "maximum",
  count: "number",
  deviation: "standard deviation",
  range: "range",
};

function wordWish(wish: Wish, { answers, notes }: ProgramOutput, file: string | null): string | null {
  const [first] = answers;
  const value = wish.value?.name ?? "rows";
  const by = wish.by?.name ?? "row";
  const where = wish.filters.length > 0 ? ` for ${enumerate(wish.filters.map((each) => each.value))}` : "";
  const rows = notes.get("rows")?.[0] ?? "";
  const link = file ? `[${file.replace("/mnt/data/", "")}](sandbox:${file})` : "";
  const measure = MEASURE_WORDS[wish.measure];
  if (first === undefined && wish.kind !== "describe") return null;
  switch (wish.kind) {
    case "measure":
      if (wish.measure === "count" && !wish.value) return `There are ${first} rows${where}.`;
      return `The ${measure} of ${value}${where} is ${first} (${rows} values).`;
    case "extreme": {
      const pairs = answers.map((each) => each.split(" | "));
      const names = enumerate(pairs.map(([name = ""]) => `**${name}**`));
      const summed = notes.get("several")?.[0] !== "1" ? `${measure} of ` : "";
      const which = wish.largest ? "highest" : "lowest";
      return `The ${by} with the ${which} ${summed}${value}${where} is ${names}, with ${pairs[0]?.[1] ?? ""}.`;
    }
    case "groups":
      return `The ${measure} of ${value} by ${by}${where}:\n\n${markdown(`${by} | ${measure}`, answers)}${link && `\n\nI wrote it to ${link}.`}`;
    case "sort": {
      const some =
        answers.length < Number(rows) ? `; these are the first ${answers.length} of ${rows} rows` : "";
      return `Sorted by ${value}${some}:\n\n${markdown(notes.get("header")?.[0] ?? "", answers)}${link && `\n\nI wrote the sorted table to ${link}.`}`;
    }
    case "head":
      return `The first ${answers.length} of ${rows} rows:\n\n${markdown(notes.get("header")?.[0] ?? "", answers)}`;
    case "columns":
      return `The file has ${rows} rows and the columns ${enumerate(answers.map((each) => `\`${each}\``))}.`;
    case "describe":
      return `The file has ${rows} rows.\n\n${markdown(notes.get("header")?.[0] ?? "", answers)}`;
    case "clean": {
      const removed = Number(rows) - Number(first);
      const empty = notes.get("empty")?.[0] ?? "0";
      return `I trimmed the cells, wrote numbers without signs and separators, and removed ${removed} repeated ${removed === 1 ? "row" : "rows"}; ${first} rows and ${empty} empty cells are left. The cleaned file: ${link}.`;
    }
    case "chart":
      return `Here is the ${wish.chart} chart of ${value}${wish.by ? ` by ${by}` : ""}${where}. The picture is also a file: ${link}.`;
  }
}

function markdown(header: string, rows: readonly string[]): string {
  const line = header
    .split(" | ")
    .map(() => "---")
    .join(" | ");
  return [header, line, ...rows].map((row) => `| ${row} |`).join("\n");
}
