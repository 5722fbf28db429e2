/** Reads a thread as questions and answers. */
import type { ModelMessage, ModelPart, ModelRequest } from "../model";
import type { Exchange, Question, Round } from "./skill";

/** The last question of the request, and the tool rounds that followed it. */
export function readConversation(request: ModelRequest): { question: Question; rounds: readonly Round[] } {
  const exchanges: Draft[] = [];
  let previous: ModelMessage["role"] | null = null;
  for (const message of request.messages) {
    if (message.role === "user") {
      const text = textOf(message.content);
      const open = exchanges.at(-1);
      if (previous === "user" && open) open.question = `${open.question}\n\n${text}`;
      else exchanges.push({ question: text, rounds: [], answer: "" });
    } else record(exchanges.at(-1), message);
    previous = message.role;
  }
  const last = exchanges.pop() ?? { question: "", rounds: [], answer: "" };
  return { question: { text: last.question, earlier: exchanges, request }, rounds: last.rounds };
}

interface Draft extends Exchange {
  question: string;
  rounds: DraftCall[][];
  answer: string;
}

interface DraftCall {
  id: string;
  name: string;
  arguments: string;
  output: string | null;
}

function record(exchange: Draft | undefined, message: Exclude<ModelMessage, { role: "user" }>): void {
  if (!exchange) return;
  if (message.role === "tool") {
    const calls = exchange.rounds.flat();
    const call = calls.findLast((each) => each.id === message.toolCallId && each.output === null);
    if (call) call.output = message.output;
    return;
  }
  const text = textOf(message.content);
  if (text) exchange.answer = exchange.answer ? `${exchange.answer}\n\n${text}` : text;
  if (message.toolCalls.length > 0) {
    exchange.rounds.push(message.toolCalls.map((call) => ({ ...call, output: null })));
  }
}

function textOf(parts: readonly ModelPart[]): string {
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}
