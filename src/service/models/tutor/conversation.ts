/** Reads a thread as questions and answers. */
import type { ModelMessage, ModelPart, ModelRequest } from "../model";
import type { Exchange, Question, Round } from "./skill";

/**
 * The question to answer, and the tool rounds that were made for it. When the thread ends with an answer, for
 * example another assistant's, it is the same question again: nothing that was called for that answer counts.
 */
export function readConversation(request: ModelRequest): { question: Question; rounds: readonly Round[] } {
  const exchanges: Draft[] = [];
  let previous: ModelMessage["role"] | null = null;
  for (const message of request.messages) {
    if (message.role === "user") {
      const text = withoutQuotes(textOf(message.content));
      const open = exchanges.at(-1);
      if (previous === "user" && open) open.question = `${open.question}\n\n${text}`;
      else exchanges.push(draft(text));
    } else record(exchanges, message);
    previous = message.role;
  }
  const last = exchanges.at(-1) ?? draft("");
  const again = last.answered ? draft(last.question) : null;
  if (!again) exchanges.pop();
  const { question: text, rounds } = again ?? last;
  return { question: { text, earlier: exchanges, request, isAgain: again !== null || last.isAgain }, rounds };
}

interface Draft extends Exchange {
  question: string;
  rounds: DraftCall[][];
  answer: string;
  answeredBy: string | null;
  /** Whether a message without calls has ended the exchange. */
  answered: boolean;
  /** Whether the question stands before another answer already. */
  readonly isAgain: boolean;
}

interface DraftCall {
  id: string;
  name: string;
  arguments: string;
  output: string | null;
}

function draft(question: string, isAgain = false): Draft {
  return { question, rounds: [], answer: "", answeredBy: null, answered: false, isAgain };
}

function record(exchanges: Draft[], message: Exclude<ModelMessage, { role: "user" }>): void {
  const open = exchanges.at(-1);
  if (!open) return;
  if (message.role === "tool") {
    const calls = open.rounds.flat();
    const call = calls.findLast((each) => each.id === message.toolCallId && each.output === null);
    if (call) call.output = message.output;
    return;
  }
  const exchange = open.answered ? draft(open.question, true) : open;
  if (exchange !== open) exchanges.push(exchange);
  const text = textOf(message.content);
  if (text) exchange.answer = exchange.answer ? `${exchange.answer}\n\n${text}` : text;
  exchange.answeredBy = message.assistantName ?? exchange.answeredBy;
  if (message.toolCalls.length > 0) {
    exchange.rounds.push(message.toolCalls.map((call) => ({ ...call, output: null })));
  } else exchange.answered = true;
}

function textOf(parts: readonly ModelPart[]): string {
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

/** The well-known example programs put the whole question between quotation marks. */
function withoutQuotes(text: string): string {
  return /^\s*["“„«]([^"“”„«»]+)["“”»]\s*$/.exec(text)?.[1] ?? text;
}
