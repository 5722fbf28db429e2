import type { Message } from "openai/resources/beta/threads/messages";
import { citeText, type Footnote } from "./cite";
import { readFileContent } from "./connection";
import { dollarMath } from "./dollar-math";
import { type Items, oldestFirst } from "./items";
import { plainMath } from "./plain-math";
import { type ShowOptions, show, showPicture } from "./screen";

export interface ShowMessagesOptions extends ShowOptions {
  /** Default: files are read through the connection that `connect()` made. */
  readonly readFile?: (fileId: string) => Promise<Uint8Array>;
}

/**
 * Shows messages as a conversation, oldest first: Markdown and formulas, pictures in place, citations as footnotes.
 *
 * @throws what reading a picture's file throws
 * @example
 * await showMessages(await client.beta.threads.messages.list(thread.id));
 */
export async function showMessages(
  messages: Items<Message>,
  options: ShowMessagesOptions = {},
): Promise<void> {
  // All of one second: a question comes before its answer.
  const all = oldestFirst(messages, (first, last) => first.role === "assistant" || last.role === "user");
  if (all.length === 0) show({ format: "text", content: "No messages.", text: "No messages." }, options);
  for (const message of all) await showMessage(message, options);
}

async function showMessage(message: Message, options: ShowMessagesOptions): Promise<void> {
  const footnotes: Footnote[] = [];
  let heading = `${message.role}:`;
  for (const part of message.content) {
    if (part.type === "image_file") {
      const fileId = part.image_file.file_id;
      const bytes = await (options.readFile ?? readFileContent)(fileId);
      showPicture(bytes, `${heading} Picture made by the assistant, ${fileId}`, options);
    } else {
      const text = textOf(part, footnotes);
      showText(heading, text, options);
    }
    heading = "";
  }
  if (footnotes.length > 0) showFootnotes(footnotes, options);
}

function textOf(
  part: Exclude<Message["content"][number], { type: "image_file" }>,
  footnotes: Footnote[],
): string {
  if (part.type === "text") return citeText(part.text.value, part.text.annotations, footnotes);
  return part.type === "refusal" ? part.refusal : part.image_url.url;
}

function showText(heading: string, text: string, options: ShowOptions): void {
  const bold = heading === "" ? "" : `**${heading}** `;
  const plain = `${heading} ${plainMath(text)}`.trimStart();
  // A list, table or code fence begins a line of its own.
  const gap = bold !== "" && /^(?:[-*+|>#]|\d+\.|```)/.test(text) ? "\n\n" : "";
  show({ format: "markdown", content: bold + gap + dollarMath(text), text: plain }, options);
}

function showFootnotes(footnotes: readonly Footnote[], options: ShowOptions): void {
  const lines = footnotes.map(
    ({ number, kind, name, fileId }) =>
      `[${number}] ${kind}: ${name}${name === fileId ? "" : ` (${fileId})`}`,
  );
  show({ format: "markdown", content: lines.join("  \n"), text: lines.join("\n") }, options);
}
