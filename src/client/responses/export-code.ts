import type { Message } from "openai/resources/beta/threads/messages";
import type { ResponseInputItem } from "openai/resources/responses/responses";
import type { AssistantRequest } from "./to-request";

/** An assistant or a thread in the form of the Responses API, with what could not be carried over. */
export type Migrated =
  | {
      readonly kind: "assistant";
      readonly id: string;
      readonly request: AssistantRequest;
      readonly lost: readonly string[];
    }
  | {
      readonly kind: "thread";
      readonly id: string;
      readonly input: readonly ResponseInputItem[];
      readonly lost: readonly string[];
    };

/** The export as a TypeScript module: a typed constant, and a main program that uses it. */
export function toTypeScript(migrated: Migrated): string {
  const notes = migrated.lost.map((line) => `// Not carried over: ${onOneLine(line)}`);
  const source = `// Exported from ${migrated.kind} ${migrated.id}.`;
  const client =
    "// OPENAI_BASE_URL and OPENAI_API_KEY say where: https://RESOURCE.openai.azure.com/openai/v1/, or a local service";
  const header = [source, ...notes, 'import OpenAI from "openai";'];
  if (migrated.kind === "assistant") {
    return [
      ...header,
      'import type { ResponseCreateParamsNonStreaming } from "openai/resources/responses/responses";',
      "",
      `export const request: Omit<ResponseCreateParamsNonStreaming, "input"> = ${literal(migrated.request)};`,
      "",
      client,
      "async function main() {",
      "  const client = new OpenAI();",
      '  const input = process.argv[2] ?? "I need to solve the equation `3x + 11 = 14`. Can you help me?";',
      "  const response = await client.responses.create({ ...request, input });",
      "  console.log(response.output_text);",
      "}",
      "",
      "if (require.main === module) void main();",
      "",
    ].join("\n");
  }
  return [
    ...header,
    'import type { ResponseInput } from "openai/resources/responses/responses";',
    "",
    `export const input: ResponseInput = ${literal(migrated.input)};`,
    "",
    client,
    "async function main() {",
    "  const client = new OpenAI();",
    '  const [model = "gpt-4o", question = "What did we talk about?"] = process.argv.slice(2);',
    '  const response = await client.responses.create({ model, input: [...input, { role: "user", content: question }] });',
    "  console.log(response.output_text);",
    "}",
    "",
    "if (require.main === module) void main();",
    "",
  ].join("\n");
}

/** What an assistant has that the Responses API has no place for. */
export function lostOfAssistant({
  name,
  description,
}: {
  readonly name: string | null;
  readonly description: string | null;
}) {
  const lost: string[] = [];
  if (name) lost.push(`name ${JSON.stringify(name)}`);
  if (description) lost.push(`description ${JSON.stringify(description)}`);
  return lost;
}

/** What the messages of a thread have that input items have no place for. */
export function lostOfThread(messages: readonly Message[]): string[] {
  const count = (isLost: (message: Message) => boolean) => messages.filter(isLost).length;
  const kinds: readonly [string, number][] = [
    [
      "runs and steps with their tool calls: no message holds them",
      messages.some(({ run_id }) => run_id) ? 1 : 0,
    ],
    ["metadata of messages", count(({ metadata }) => Object.keys(metadata ?? {}).length > 0)],
    [
      "citations and links to files in answers",
      count(({ content }) =>
        content.some((part) => part.type === "text" && part.text.annotations.length > 0),
      ),
    ],
    [
      "pictures in answers",
      count(
        ({ role, content }) => role === "assistant" && content.some((part) => part.type === "image_file"),
      ),
    ],
    [
      "attachments for file_search: name the vector store in tools[].vector_store_ids",
      count(
        ({ attachments }) =>
          attachments?.some(({ tools }) => tools?.some(({ type }) => type === "file_search")) ?? false,
      ),
    ],
  ];
  return kinds.filter(([, times]) => times > 0).map(([what]) => what);
}

/** JSON is TypeScript too, as long as no sign in it ends a line. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(lineEnds, escaped);
}

/** A name with a line end in it would end the comment, and go on as code. */
function onOneLine(text: string): string {
  return text.replace(/[\n\r]/g, " ").replace(lineEnds, escaped);
}

const lineEnds = /[\u2028\u2029]/g;
const escaped = (sign: string) => (sign === "\u2028" ? "\\u2028" : "\\u2029");
