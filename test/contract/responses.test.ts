import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { openService } from "../support/open-service";
import { scriptedModel } from "../support/scripted-model";

/** The published description of the API, which stands beside the project in CI and is not part of it. */
const folder = process.env.OPENAPI_RESPONSES ?? resolve(__dirname, "../../../shared/data/openapi-responses");
const file = join(folder, "responses-subset.yaml");
const isThere = existsSync(file);
if (!isThere)
  process.stderr.write(`SKIPPED: responses are not checked against the published API: ${file} is missing\n`);

type Json = Record<string, unknown>;

/** What is wrong with a value by the schema of this name. */
function openSchemas() {
  const text = readFileSync(file, "utf8").replaceAll('"#/components/', '"api#/components/');
  const components = (parse(text) as { components: { schemas: Record<string, Json> } }).components;
  for (const [name, schema] of Object.entries(components.schemas)) {
    const properties = (schema.properties ?? {}) as Record<string, Json>;
    // An empty list has no first and no last id.
    for (const key of ["first_id", "last_id"])
      if (key in properties) properties[key] = { type: ["string", "null"] };
    // These are null in every recorded answer; `usage` only while the response is made.
    if (name === "Response" || name === "ModelResponseProperties") relax(schema);
  }
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "api", components });
  const faults = (name: string, value: unknown) => {
    const validate = ajv.getSchema(`api#/components/schemas/${name}`);
    if (validate === undefined) return [`${name} is not described`];
    return validate(value)
      ? []
      : (validate.errors ?? []).map((each) => `${name}${each.instancePath} ${each.message}`);
  };
  const events = new Map<string, string>();
  for (const [name, { properties }] of Object.entries(components.schemas)) {
    const [type] = ((properties as Record<string, Json>)?.type?.enum ?? []) as string[];
    if (name.endsWith("Event") && type?.startsWith("response.")) events.set(type, name);
  }
  return {
    faults,
    eventFaults: (event: { type: string }) => faults(events.get(event.type) ?? event.type, event),
  };
}

function relax(schema: Json): void {
  for (const part of [schema, ...((schema.allOf ?? []) as Json[])]) {
    const properties = part.properties as Record<string, Json> | undefined;
    for (const key of ["usage", "user", "safety_identifier", "prompt_cache_key"]) {
      const property = properties?.[key];
      if (properties && property) properties[key] = { anyOf: [property, { type: "null" }] };
    }
  }
}

const getWeather = {
  type: "function" as const,
  name: "weather",
  strict: false,
  parameters: { type: "object", properties: { city: { type: "string" } } },
};
const call = {
  calls: [{ id: "call_1", name: "weather", arguments: '{"city":"Oslo"}' }],
  text: "Let me look. ",
};

let service: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  service = await openService({ model: scriptedModel(call, "Cold.") });
});
afterAll(() => service.close());

it.runIf(isThere)("responses, items and lists are as the published description says", async () => {
  const { faults } = openSchemas();
  const { openai } = service;
  const made = await openai.responses
    .create({ model: "any", input: "Weather?", tools: [getWeather] })
    .asResponse();
  const first = (await made.json()) as { id: string };
  const output = { type: "function_call_output" as const, call_id: "call_1", output: "-3" };
  const next = { model: "any", tools: [getWeather], previous_response_id: first.id, input: [output] };
  const second = await (await openai.responses.create(next).asResponse()).json();
  const background = await openai.responses
    .create({ model: "any", input: "x", background: true })
    .asResponse();
  const failed = { model: "any", input: "x", metadata: { local_status: "failed" } };
  const found = [
    ...faults("Response", first),
    ...faults("Response", second),
    ...faults("Response", await background.json()),
    ...faults("Response", await (await openai.responses.create(failed).asResponse()).json()),
    ...faults(
      "ResponseItemList",
      await (await openai.responses.inputItems.list(first.id).asResponse()).json(),
    ),
  ];
  expect(found).toEqual([]);
});

it.runIf(isThere)("conversations and containers are as the published description says", async () => {
  const { faults } = openSchemas();
  const { openai } = service;
  const made = await openai.conversations
    .create({ items: [{ role: "user", content: "Hello" }] })
    .asResponse();
  const conversation = (await made.json()) as { id: string };
  const items = await openai.conversations.items.list(conversation.id).asResponse();
  const container = await (await openai.containers.create({ name: "lesson" }).asResponse()).json();
  const containers = await openai.containers.list().asResponse();
  expect([
    ...faults("ConversationResource", conversation),
    ...faults("ConversationItemList", await items.json()),
    ...faults("ContainerResource", container),
    ...faults("ContainerListResource", await containers.json()),
  ]).toEqual([]);
});

it.runIf(isThere)("every event of a stream is as the published description says", async () => {
  const { eventFaults } = openSchemas();
  const ask = { model: "any", input: "Weather?", tools: [getWeather], stream: true as const };
  const found: string[] = [];
  for await (const event of await service.openai.responses.create({ ...ask, background: true })) {
    found.push(...eventFaults(event));
  }
  expect(found).toEqual([]);
});
