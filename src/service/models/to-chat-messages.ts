import type {
  ChatCompletionAssistantMessageParam,
  ChatCompletionContentPart,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import type { ModelAssistantMessage, ModelPart, ModelRequest } from "./model";

/** Written in place of an output that never came, because every call must have one. */
const NO_OUTPUT = "No output: the run ended before this call was answered.";

/**
 * Writes the conversation in Chat Completions form. Calls and outputs are paired strictly, as servers refuse
 * a conversation in which one is missing (a cancelled run, a shortened context): outputs without a call are
 * left out, calls without an output get a line that says so.
 */
export async function toChatMessages(request: ModelRequest): Promise<ChatCompletionMessageParam[]> {
  const messages: ChatCompletionMessageParam[] = [];
  const system = systemText(request);
  if (system !== "") messages.push({ role: "system", content: system });
  const outputs = new Map<string, string>();
  for (const message of request.messages) {
    if (message.role === "tool") outputs.set(message.toolCallId, message.output);
  }
  for (const message of request.messages) {
    if (message.role === "user") {
      messages.push({ role: "user", content: await userContent(message.content) });
    } else if (message.role === "assistant") {
      messages.push(...assistantTurn(message, outputs));
    }
  }
  return messages;
}

/** The instructions, and what the model cannot know otherwise about files and the wanted format. */
function systemText(request: ModelRequest): string {
  const sections = request.instructions === "" ? [] : [request.instructions];
  const canRunCode = request.tools.some((tool) => tool.kind === "code_interpreter");
  if (canRunCode && request.files.length > 0) {
    const lines = request.files.map((file) => `- ${file.path} (${file.filename}, ${file.bytes} bytes)`);
    sections.push(`Files for the code interpreter:\n${lines.join("\n")}`);
  }
  if (canRunCode) {
    sections.push(
      "Code you run keeps its variables. Save files for the user in /mnt/data and link them as [name](sandbox:/mnt/data/name).",
    );
  }
  if (request.tools.some((tool) => tool.kind === "file_search")) {
    sections.push("When you use a passage found by file_search, copy its marker 【…】 behind the sentence.");
  }
  // Servers refuse the format json_object when the conversation never says "JSON".
  if (request.responseFormat.type === "json_object")
    sections.push("Answer with one JSON object and nothing else.");
  return sections.join("\n\n");
}

async function userContent(parts: readonly ModelPart[]): Promise<string | ChatCompletionContentPart[]> {
  if (parts.every((part) => part.type === "text")) return textOf(parts);
  return Promise.all(parts.map(toContentPart));
}

async function toContentPart(part: ModelPart): Promise<ChatCompletionContentPart> {
  if (part.type === "text") return { type: "text", text: part.text };
  if (part.type === "image_url") {
    return { type: "image_url", image_url: { url: part.url, detail: part.detail } };
  }
  const bytes = await part.read();
  const url = `data:${pictureType(bytes)};base64,${Buffer.from(bytes).toString("base64")}`;
  return { type: "image_url", image_url: { url, detail: part.detail } };
}

/** By the first bytes, since file names lie. */
function pictureType(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("GIF8")) return "image/gif";
  if (head.startsWith("RIFF") && head.endsWith("WEBP")) return "image/webp";
  return "image/png";
}

function assistantTurn(
  message: ModelAssistantMessage,
  outputs: ReadonlyMap<string, string>,
): ChatCompletionMessageParam[] {
  const text = textOf(message.content);
  if (message.toolCalls.length === 0) return text === "" ? [] : [{ role: "assistant", content: text }];
  const turn: ChatCompletionAssistantMessageParam = {
    role: "assistant",
    content: text === "" ? null : text,
    tool_calls: message.toolCalls.map((call) => ({
      id: call.id,
      type: "function",
      function: { name: nameFor(call.name), arguments: argumentsFor(call.arguments) },
    })),
  };
  const answers = message.toolCalls.map(
    (call): ChatCompletionMessageParam => ({
      role: "tool",
      tool_call_id: call.id,
      content: outputs.get(call.id) ?? NO_OUTPUT,
    }),
  );
  return [turn, ...answers];
}

/** A name that a model made up may have signs that servers refuse. */
function nameFor(name: string): string {
  return name.replace(/[^\w-]/g, "_").slice(0, 64) || "unknown";
}

/** Ollama and vLLM refuse a conversation whose arguments are no JSON object; what the model wrote is kept in one. */
function argumentsFor(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return text;
  } catch {
    // Falls through to the same as any other text.
  }
  return JSON.stringify(text.trim() === "" ? {} : { unreadable: text });
}

/** Pictures are named only: an assistant's own message can hold text alone in this protocol. */
function textOf(parts: readonly ModelPart[]): string {
  return parts
    .map((part) => {
      if (part.type === "text") return part.text;
      return part.type === "image_file" ? `[image ${part.filename}]` : `[image ${part.url.slice(0, 200)}]`;
    })
    .join("\n");
}
