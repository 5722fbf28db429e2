/** The offline tutor: a rule-based model that computes with the code interpreter. It is no language model. */
import { createHash } from "node:crypto";
import type { Model, ModelEvent, ModelFinishReason, ModelRequest, ModelUsage } from "../model";
import { readConversation } from "./conversation";
import { forcedTask, mustCall, obeying, wordForced } from "./forced";
import { withoutWishes } from "./manner/instructions";
import { inManner } from "./manner/manner";
import { NO_TOOLS } from "./program-task";
import { refusal } from "./refusal";
import { replay, replayed } from "./replay";
import type { Again, Found, Move, Question, Round } from "./skill";
import { skills } from "./skills";

/**
 * The model that answers when no other is configured. It needs no key, no network and no clock, accepts any
 * deployment name, and gives the same answer to the same thread.
 *
 * Usage is an estimate, as nothing here counts tokens: one token for every four characters, rounded up.
 */
export function createTutor(): Model {
  return {
    description: "the offline tutor (rule-based, computes in Python, no language model)",
    deployments: () => [{ id: "offline-tutor", ownedBy: "assistants-quickstart", createdAtSeconds: 0 }],
    accepts: () => true,
    respond,
  };
}

async function* respond(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  signal.throwIfAborted();
  const { question, rounds } = readConversation(request);
  const move = decide(question, rounds);
  let written = 0;
  let reason: ModelFinishReason = move.kind === "call" ? "tool_calls" : "stop";
  for (const event of eventsOf(move, request)) {
    signal.throwIfAborted();
    written += event.type === "text" ? event.text.length : 0;
    written += event.type === "tool_call" ? event.arguments.length : 0;
    if (tokensOf(written) > (request.maxCompletionTokens ?? Number.POSITIVE_INFINITY)) {
      reason = "max_completion_tokens";
      break;
    }
    yield event;
    await Promise.resolve();
  }
  yield { type: "finish", reason, usage: estimateUsage(request, written) };
}

/** How often one question may call tools before the tutor stops: a long list asked one by one needs many rounds. */
const MAX_ROUNDS = 40;

function decide(question: Question, rounds: readonly Round[]): Move {
  const read = { ...question, text: withoutWishes(question.text) };
  const task = rounds.length > MAX_ROUNDS ? null : recognise(read)?.task;
  const { parallelToolCalls } = question.request;
  const { move, unused } = task
    ? replayed(task, rounds, parallelToolCalls)
    : { move: null, unused: rounds.flat() };
  if (rounds.length === 0 && mustCall(question)) {
    const obeyed = obeying(move, question);
    if (obeyed) return obeyed;
    const forced = forcedTask(question);
    if (forced) return replay(forced, rounds, parallelToolCalls);
  }
  if (move?.kind === "call") return move;
  const told = unused.length === rounds.flat().length ? wordForced(unused, question) : null;
  const text = told ?? move?.text ?? declined(read);
  return { kind: "answer", text: inManner(text, question) };
}

/** A refusal; another one where only `tool_choice` stands in the way. */
function declined(question: Question): string {
  const { request } = question;
  if (request.toolChoice !== "none") return refusal(question);
  return recognise({ ...question, request: { ...request, toolChoice: "auto" } })
    ? NO_TOOLS
    : refusal(question);
}

/** Skills ask one another about parts of a question and about earlier ones; so deep at most. */
const MAX_DEPTH = 12;

/**
 * The first skill that takes the question. `seen` keeps what was found for a text after so many exchanges: they
 * are always the thread's first ones, and skills ask for the same texts again and again.
 */
function recognise(question: Question, depth = 0, seen = new Map<string, Found | null>()): Found | null {
  const key = `${question.earlier.length} ${question.text}`;
  const known = seen.get(key);
  if (known !== undefined) return known;
  const again: Again = (text, earlier = question.earlier) =>
    depth < MAX_DEPTH
      ? recognise({ ...question, text: withoutWishes(text), earlier }, depth + 1, seen)
      : null;
  let found: Found | null = null;
  for (const skill of skills) {
    const task = skill.recognise(question, again);
    if (!task) continue;
    found = { skill: skill.name, task, text: task.question ?? question.text };
    break;
  }
  seen.set(key, found);
  return found;
}

function* eventsOf(move: Move, request: ModelRequest): Generator<ModelEvent> {
  if (move.text) for (const text of chunks(move.text, TEXT_CHUNK)) yield { type: "text", text };
  if (move.kind === "answer") return;
  const seed = `${request.messages.length}\n${JSON.stringify(request.messages.at(-1))}`;
  for (const [index, call] of move.calls.entries()) {
    const id = `call_${createHash("sha256").update(`${seed}\n${index}`).digest("base64url").slice(0, 24)}`;
    const pieces = chunks(JSON.stringify(call.arguments), ARGUMENTS_CHUNK);
    yield { type: "tool_call", index, id, name: call.name, arguments: pieces[0] ?? "" };
    for (const piece of pieces.slice(1)) yield { type: "tool_call", index, arguments: piece };
  }
}

const TEXT_CHUNK = 16;
const ARGUMENTS_CHUNK = 48;

/** Cuts after about `size` characters, at the end of a word; of endless words in their middle. */
function chunks(text: string, size: number): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${size}}\\S{0,80}\\s*`, "gu")) ?? [];
}

function estimateUsage(request: ModelRequest, written: number): ModelUsage {
  const read = JSON.stringify([request.instructions, request.messages, request.tools]).length;
  const most = request.maxCompletionTokens ?? Number.POSITIVE_INFINITY;
  return { promptTokens: tokensOf(read), completionTokens: Math.min(most, tokensOf(written)) };
}

function tokensOf(characters: number): number {
  return Math.ceil(characters / 4);
}
