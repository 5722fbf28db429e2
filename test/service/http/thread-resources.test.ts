import { toFile } from "openai";
import { afterEach, expect, test } from "vitest";
import { openService } from "../../support/open-service";
import { scriptedModel } from "../../support/scripted-model";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service;

afterEach(() => service.close());

async function upload(): Promise<string> {
  const file = await toFile(Buffer.from("x"), "x.txt");
  return (await service.azure.files.create({ file, purpose: "assistants" })).id;
}

function withFile(file_id: string) {
  const tools = [{ type: "code_interpreter" as const }, { type: "file_search" as const }];
  return { role: "user" as const, content: "Look", attachments: [{ file_id, tools }] };
}

test("attachments of messages that come at the same time are all in the thread", async () => {
  service = await openService({ model: scriptedModel("Hi.") });
  const { threads } = service.azure.beta;
  const { id } = await threads.create();
  const files = await Promise.all(Array.from({ length: 12 }, upload));
  await Promise.all(files.map((file) => threads.messages.create(id, withFile(file))));
  const { tool_resources: resources } = await threads.retrieve(id);
  expect(new Set(resources?.code_interpreter?.file_ids)).toEqual(new Set(files));
  const [store = ""] = resources?.file_search?.vector_store_ids ?? [];
  const { data } = await service.azure.vectorStores.files.list(store);
  expect(new Set(data.map((file) => file.id))).toEqual(new Set(files));
  expect((await service.azure.vectorStores.list()).data).toHaveLength(1);
});

test("attachments of a run's additional messages do not replace what comes with them", async () => {
  service = await openService({ model: scriptedModel("Hi.") });
  const { assistants, threads } = service.azure.beta;
  const { id: assistant_id } = await assistants.create({ model: "m" });
  for (let round = 0; round < 8; round++) {
    const { id } = await threads.create();
    const [first, second] = await Promise.all([upload(), upload()]);
    const run = threads.runs.create(id, { assistant_id, additional_messages: [withFile(second)] });
    const update = threads.update(id, {
      tool_resources: { code_interpreter: { file_ids: [first] }, file_search: { vector_store_ids: [] } },
    });
    await Promise.all([run, update]);
    const { tool_resources: resources } = await threads.retrieve(id);
    // Either the update came last and says all there is, or the run came last and added to it.
    expect([[first], [first, second]]).toContainEqual(resources?.code_interpreter?.file_ids);
  }
});
