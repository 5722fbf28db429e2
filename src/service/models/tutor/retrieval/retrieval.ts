/** The skill that answers from the user's files. */
import { enumerate } from "../math/answer";
import type { Question, Skill, Task } from "../skill";
import { stems } from "../words";
import { type Excerpt, excerptsFor, openings, type Passage, passagesIn } from "./passages";
import { queryFor, type SearchWish, searchWish } from "./search-wish";

const FILE_SEARCH = "file_search";

/** Asks `file_search` and answers with the best passages and their markers. */
export const retrieval: Skill = {
  name: "retrieval",
  recognise(question) {
    const { tools, toolChoice } = question.request;
    if (toolChoice === "none" || !tools.some((tool) => tool.kind === FILE_SEARCH)) return null;
    const wish = searchWish(question);
    return wish && wishTask(wish);
  },
};

/** Searches first, whatever the question. */
export function searchTask(question: Question): Task {
  return wishTask(searchWish(question) ?? { kind: "answer", subjects: [question.text] });
}

function wishTask(wish: SearchWish): Task {
  const { kind, subjects } = wish;
  const calls = subjects.map((each) => ({ name: FILE_SEARCH, arguments: { query: queryFor(each) } }));
  return {
    next([first]) {
      const found = (first ?? []).filter((call) => call.name === FILE_SEARCH);
      if (found.length === 0) return { kind: "call", calls };
      const outputs = found.map((call) => call.output ?? "");
      const [subject = ""] = subjects;
      if (kind === "compare") return { kind: "answer", text: compared(subjects, outputs) };
      const [output = ""] = outputs;
      return { kind: "answer", text: kind === "file" ? filesFor(subject, output) : answer(subject, output) };
    },
  };
}

/** Below this share of the question's words a passage is about something else. */
const ENOUGH = 0.5;
const MAX_EXCERPTS = 3;

function answer(question: string, output: string): string {
  const passages = passagesIn(output);
  if (passages.length === 0) return NOTHING;
  const named = passages.filter(({ marker }) => isNamed(marker, question));
  if (OVERVIEW.test(question))
    return quoted(openings(named.length > 0 ? named : passages).slice(0, MAX_OPENINGS));
  const excerpts = excerptsFor(question, passages);
  const [best] = excerpts;
  if (!best || best.coverage < ENOUGH) return notContained(passages);
  const wantsMore = /\b(?:list|summari[sz]e|all|everything|which|what are|compare|differences?)\b/i.test(
    question,
  );
  const least = wantsMore ? ENOUGH * 0.8 : best.coverage * 0.9;
  const chosen = excerpts
    .filter((each) => each.coverage >= least)
    .slice(0, wantsMore ? MAX_EXCERPTS + 2 : MAX_EXCERPTS);
  return quoted(chosen);
}

/** Which files speak of the subject, each with its best sentence. */
function filesFor(subject: string, output: string): string {
  const passages = passagesIn(output);
  if (passages.length === 0) return NOTHING;
  const excerpts = excerptsFor(subject, passages);
  const least = Math.max(ENOUGH, (excerpts[0]?.coverage ?? 0) * 0.8);
  const byFile = new Map<string, Excerpt>();
  for (const each of excerpts.filter(({ coverage }) => coverage >= least)) {
    const name = nameOf(each.marker);
    if (!byFile.has(name)) byFile.set(name, each);
  }
  const said = [...byFile].map(([name, excerpt]) => `\`${name}\` says: ${quote(excerpt)}`);
  return said.length > 0 ? said.join("\n\n") : notContained(passages);
}

/** What the files say of each subject, one below the other. */
function compared(subjects: readonly string[], outputs: readonly string[]): string {
  const missing: string[] = [];
  const parts = subjects.flatMap((subject, at) => {
    const [best, ...more] = excerptsFor(subject, passagesIn(outputs[at] ?? ""));
    if (best && best.coverage >= ENOUGH) {
      const also = more.filter(({ coverage }) => coverage >= best.coverage * 0.9).slice(0, MAX_COMPARED - 1);
      return [`**${subject}**: ${quoted([best, ...also])}`];
    }
    missing.push(subject);
    return [];
  });
  if (parts.length === 0) return notContained(outputs.flatMap(passagesIn));
  const nothing = missing.length > 0 ? [`I found nothing about ${enumerate(missing)} in your files.`] : [];
  return [...parts, ...nothing].join("\n\n");
}

const MAX_COMPARED = 2;

const NOTHING = "I searched your files and found nothing about this.";

function notContained(passages: readonly Passage[]): string {
  const names = [...new Set(passages.map(({ marker }) => nameOf(marker)))].filter((each) => each !== "");
  if (names.length === 0) return NOTHING;
  const where = names.length <= 5 ? ` (I looked in ${names.join(", ")})` : "";
  return `Your files do not seem to contain the answer${where}. I only answer from what they say, so I give none.`;
}

function nameOf(marker: string): string {
  return /†(.+)】/.exec(marker)?.[1] ?? "";
}

/** Wishes for a look at the whole of a file, not for something in it. */
const OVERVIEW =
  /\b(?:summari[sz]e|summary of|overview of|main points of|what (?:is|are) (?:the|this|these|my) (?:files?|documents?|handbook) about)\b(?!.*\b(?:about|on|regarding) \p{L}{4})/iu;
const MAX_OPENINGS = 5;

/** Whether the question names the file of a marker. */
function isNamed(marker: string, question: string): boolean {
  const name = nameOf(marker).replace(/\.\w+$/, "");
  const said = stems(question);
  return stems(name).some((word) => said.includes(word));
}

function quoted(excerpts: readonly Excerpt[]): string {
  return excerpts.map(quote).join(excerpts.length > 2 ? "\n\n" : " ");
}

function quote({ text, marker }: Excerpt): string {
  const ended = /[.!?:]$/.test(text) ? text : `${text}.`;
  return `${ended.replace(/([.!?:])$/, "")} ${marker}${ended.at(-1)}`;
}
