import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { toFile } from "openai";
import type { Response, ResponseStreamEvent, Tool } from "openai/resources/responses/responses";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ModelError, type ModelEvent, type ModelFinishReason } from "../../../src/service/models/model";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import { checkEvents } from "../../support/check-events";
import { openService } from "../../support/open-service";
import { finish, scriptedModel, type Turn } from "../../support/scripted-model";

/** What a model may say in one turn, sense or not. */
const piece = fc.oneof(
  fc
    .constantFrom(
      ...[
        "Yes. ",
        "【4:0†notes.md】",
        "【4:0†no",
        "tes.md】",
        "【",
        "[a](sandbox:/mnt/data/a.txt)",
        "𝑥²",
        "",
      ],
    )
    .map((text) => ({ type: "text" as const, text })),
  fc.constantFrom("No, ", "I will not.").map((text) => ({ type: "refusal" as const, text })),
);
const call = fc.record({
  name: fc.constantFrom("look", "code_interpreter", "file_search", "made_up"),
  arguments: fc.constantFrom(
    ...['{"code":"print(6 * 7)"}', "{\"code\":\"open('/mnt/data/a.txt', 'w').write('hi')\"}"],
    ...['{"query":"palindrome"}', "{}", "", '{"code":', "print(1)", "[]"],
  ),
});
const ending = fc.constantFrom<ModelFinishReason | "error" | "silence">(
  ...(["stop", "stop", "max_completion_tokens", "content_filter", "error", "silence"] as const),
);
const turn = fc.record({
  pieces: fc.array(piece, { maxLength: 4 }),
  calls: fc.array(call, { maxLength: 3 }),
  ending,
});
type Said = typeof turn extends fc.Arbitrary<infer T> ? T : never;

async function* say({ pieces, calls, ending: end }: Said): AsyncGenerator<ModelEvent> {
  yield* pieces;
  for (const [index, { name, arguments: json }] of calls.entries()) {
    yield { type: "tool_call", index, name, arguments: json.slice(0, 3) };
    yield { type: "tool_call", index, arguments: json.slice(3) };
  }
  if (end === "error") throw new ModelError("server_error", "The model is gone");
  if (end !== "silence") yield finish(end === "stop" && calls.length > 0 ? "tool_calls" : end);
}

let folder: string;
let service: Awaited<ReturnType<typeof openService>>;
let tools: Tool[];
let script: Turn[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "order-"));
  const model = scriptedModel((request, signal) => scriptedModel(...script).respond(request, signal));
  const interpreter = createCodeInterpreter({ cacheDir: folder });
  service = await openService({ model, interpreter, limits: { maxTurns: 4 } });
  const { openai } = service;
  const store = await openai.vectorStores.create({});
  await openai.vectorStores.files.uploadAndPoll(
    store.id,
    await toFile(Buffer.from("A palindrome."), "notes.md"),
  );
  const { id: container } = await openai.containers.create({ name: "one for all" });
  tools = [
    { type: "function", name: "look", parameters: null, strict: false },
    { type: "code_interpreter", container },
    { type: "file_search", vector_store_ids: [store.id] },
  ];
});
afterAll(async () => {
  await service?.close();
  rmSync(folder, { recursive: true });
});

it("whatever the model says, the events of a response are in order, end, and agree with what is kept", async () => {
  const include = ["code_interpreter_call.outputs", "file_search_call.results"] as const;
  const options = fc.record({ background: fc.boolean(), max_tool_calls: fc.constantFrom(null, 1) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(turn, { minLength: 1, maxLength: 4 }),
      options,
      async (said, { background, ...limits }) => {
        script = said.map((each) => () => say(each));
        const { responses } = service.openai;
        const asked = { model: "any", input: "Go", tools, include: [...include], ...limits, background };
        const events: ResponseStreamEvent[] = [];
        for await (const event of await responses.create({ ...asked, stream: true })) events.push(event);
        checkEvents(events);
        const last = responseOf(events.at(-1));
        const kept = await responses.retrieve(last.id, { include: [...include] });
        expect(bare(kept)).toEqual(bare(last));
        if (!background) return;
        // The SDK's helper puts the same response together from what is streamed again.
        const again = await responses.stream({ response_id: last.id, tools: [] } as never).finalResponse();
        expect(again.output.map(({ id, type }) => [id, type])).toEqual(
          last.output.map(({ id, type }) => [id, type]),
        );
        expect(again.output_text).toBe(kept.output_text);
      },
    ),
    { numRuns: 50 },
  );
});

function responseOf(event: ResponseStreamEvent | undefined): Response {
  if (event && "response" in event) return event.response;
  throw new Error("The stream has no end");
}

/** Without what the client adds. */
function bare({ output_text: _, ...response }: Response): object {
  return response;
}
