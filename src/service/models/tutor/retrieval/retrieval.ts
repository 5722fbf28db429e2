/** The skill that answers from the user's files. */
import { searchWords } from "../functions/values";
import type { Question, Skill, Task } from "../skill";
import { stems } from "../words";
import { type Excerpt, excerptsFor, openings, passagesIn } from "./passages";

const FILE_SEARCH = "file_search";

/** Asks `file_search` and answers with the best passages and their markers. */
export const retrieval: Skill = {
  name: "retrieval",
  recognise(question) {
    const { tools, toolChoice } = question.request;
    if (toolChoice === "none" || !tools.some((tool) => tool.kind === FILE_SEARCH)) return null;
    return stems(question.text).length > 0 ? searchTask(question) : null;
  },
};

/** Searches first, whatever the question. */
export function searchTask(question: Question): Task {
  const text = inContext(question);
  const query = searchWords(text) || text;
  return {
    next([first]) {
      const found = first?.find((call) => call.name === FILE_SEARCH);
      if (!found) return { kind: "call", calls: [{ name: FILE_SEARCH, arguments: { query } }] };
      return { kind: "answer", text: answer(text, found.output ?? "") };
    },
  };
}

/** "And in summer?" is about what was asked before. */
function inContext({ text, earlier }: Question): string {
  const before = earlier.at(-1)?.question;
  const isFollowUp =
    /^\s*(?:and|what about|how about|why|is it|does it|are they|which one|who wrote it)\b/i.test(text);
  return before && isFollowUp && stems(text).length < 4 ? `${before.replace(/[?.!\s]+$/, "")} ${text}` : text;
}

/** Below this share of the question's words a passage is about something else. */
const ENOUGH = 0.5;
const MAX_EXCERPTS = 3;

function answer(question: string, output: string): string {
  const passages = passagesIn(output);
  if (passages.length === 0) return "I searched your files and found nothing about this.";
  const named = passages.filter(({ marker }) => isNamed(marker, question));
  if (OVERVIEW.test(question))
    return quoted(openings(named.length > 0 ? named : passages).slice(0, MAX_OPENINGS));
  const excerpts = excerptsFor(question, passages);
  const [best] = excerpts;
  if (!best || best.coverage < ENOUGH) {
    const names = [...new Set(passages.map(({ marker }) => /†(.+)】/.exec(marker)?.[1] ?? ""))].filter(
      (each) => each !== "",
    );
    const where = names.length > 0 && names.length <= 5 ? ` (I looked in ${names.join(", ")})` : "";
    return `Your files do not seem to contain the answer${where}. I only answer from what they say, so I give none.`;
  }
  const wantsMore = /\b(?:list|summari[sz]e|all|everything|which|what are|compare|differences?)\b/i.test(
    question,
  );
  const least = wantsMore ? ENOUGH * 0.8 : best.coverage * 0.9;
  const chosen = excerpts
    .filter((each) => each.coverage >= least)
    .slice(0, wantsMore ? MAX_EXCERPTS + 2 : MAX_EXCERPTS);
  return quoted(chosen);
}

/** Wishes for a look at the whole of a file, not for something in it. */
const OVERVIEW =
  /\b(?:summari[sz]e|summary of|overview of|main points of|what (?:is|are) (?:the|this|these|my) (?:files?|documents?|handbook) about)\b(?!.*\b(?:about|on|regarding) \p{L}{4})/iu;
const MAX_OPENINGS = 5;

/** Whether the question names the file of a marker. */
function isNamed(marker: string, question: string): boolean {
  const name = /†(.+)】/.exec(marker)?.[1]?.replace(/\.\w+$/, "") ?? "";
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
