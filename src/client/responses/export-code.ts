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

/**
 * The export as a TypeScript module: a typed constant, and a main program that uses it. It compiles and runs as
 * CommonJS and as an ES module.
 */
export function toTypeScript(migrated: Migrated): string {
  const notes = migrated.lost.map((line) => `// Not carried over: ${onOneLine(line)}`);
  const { type, constant, body } = migrated.kind === "assistant" ? ofAssistant(migrated) : ofThread(migrated);
  return [
    `// Exported from ${migrated.kind} ${onOneLine(migrated.id)}.`,
    ...notes,
    'import OpenAI from "openai";',
    `import type { ${type} } from "openai/resources/responses/responses";`,
    "",
    constant,
    "",
    "// OPENAI_BASE_URL and OPENAI_API_KEY say where: https://RESOURCE.openai.azure.com/openai/v1/, or a local service",
    "async function main() {",
    "  const client = new OpenAI();",
    ...body.map((line) => `  ${line}`),
    "  console.log(response.output_text);",
    "}",
    "",
    "// CommonJS knows whether this file was started or imported. As an ES module it runs either way: when you import",
    "// the constant there, delete this line.",
    'if (typeof require === "undefined" || require.main === module) void main();',
    "",
  ].join("\n");
}

function ofAssistant({ request }: Extract<Migrated, { kind: "assistant" }>) {
  return {
    type: "ResponseCreateParamsNonStreaming",
    constant: `export const request: Omit<ResponseCreateParamsNonStreaming, "input"> = ${literal(request)};`,
    body: [
      'const input = process.argv[2] ?? "I need to solve the equation `3x + 11 = 14`. Can you help me?";',
      "const response = await client.responses.create({ ...request, input });",
    ],
  };
}

function ofThread({ input }: Extract<Migrated, { kind: "thread" }>) {
  return {
    type: "ResponseInput",
    constant: `export const input: ResponseInput = ${literal(input)};`,
    body: [
      'const [model = "gpt-4o", question = "What did we talk about?"] = process.argv.slice(2);',
      'const next = { role: "user" as const, content: question };',
      "const response = await client.responses.create({ model, input: [...input, next] });",
    ],
  };
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
