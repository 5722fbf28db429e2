import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { parse } from "yaml";

/**
 * The published description of the API, which stands beside the project in CI and is not part of it.
 * `OPENAPI_ASSISTANTS` names another folder.
 */
const folder =
  process.env.OPENAPI_ASSISTANTS ?? resolve(__dirname, "../../../shared/data/openapi-assistants");
const file = join(folder, "assistants-subset.yaml");

/** Checks answers against the published description of the API. */
export interface PublishedApi {
  /** `GET /threads/{thread_id}` for a path behind the base, or undefined when the description has none. */
  operationOf(method: string, path: string): string | undefined;
  /** Every `METHOD /path` of the description. */
  readonly operations: readonly string[];
  /** What is wrong with the JSON body of a 200 answer. */
  faultsOfAnswer(operation: string, body: unknown): string[];
  /** What is wrong with one event of a stream. */
  faultsOfEvent(event: string, data: unknown): string[];
}

/** Null where the description is missing; then a line on stderr says so. */
export function openPublishedApi(): PublishedApi | null {
  if (existsSync(file)) return publishedApi(parse(readFileSync(file, "utf8")));
  process.stderr.write(`SKIPPED: answers are not checked against the published API: ${file} is missing\n`);
  return null;
}

type Json = Record<string, unknown>;

function publishedApi(document: Json): PublishedApi {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  const components = (document.components as { schemas: Json }).schemas;
  for (const [name, correct] of Object.entries(corrections)) correct(components[name] as Json);
  ajv.addSchema(withNulls({ $id: "api", components: { schemas: components } }) as Json);
  const compiled = new Map<string, ValidateFunction>();
  const faults = (schema: Json, key: string, value: unknown): string[] => {
    const validate = compiled.get(key) ?? ajv.compile(withNulls(absolute(schema)) as Json);
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${key}${error.instancePath} ${error.message}`);
  };
  const operations = operationsOf(document.paths as Json);
  return {
    operations: [...operations.keys()],
    operationOf(method, path) {
      const fitting = [...operations.keys()].filter((each) => fits(each, method, path));
      // `/threads/runs` is closer than `/threads/{thread_id}`.
      return fitting.sort((a, b) => a.split("{").length - b.split("{").length)[0];
    },
    faultsOfAnswer(operation, body) {
      const schema = operations.get(operation);
      return schema ? faults(schema, operation, body) : [`${operation} is not described`];
    },
    faultsOfEvent(event, data) {
      const schema = eventSchemas(components).get(event);
      return schema ? faults(schema, event, data) : [`event ${event} is not described`];
    },
  };
}

/** Slips of the published file that real answers are known to contradict. */
const corrections: Readonly<Record<string, (schema: Json) => void>> = {
  RunObject: (schema) => {
    // An assistant has up to 128 tools, and its run has them all.
    delete ((schema.properties as Json).tools as Json).maxItems;
  },
  ...Object.fromEntries(
    [
      "ListAssistantsResponse",
      "ListMessagesResponse",
      "ListRunsResponse",
      "ListRunStepsResponse",
      "ListVectorStoresResponse",
      "ListVectorStoreFilesResponse",
      "ListFilesResponse",
    ].map((name) => [
      name,
      (schema: Json) => {
        // An empty list has no first and no last id.
        const properties = schema.properties as Record<string, Json>;
        for (const key of ["first_id", "last_id"]) properties[key] = { type: ["string", "null"] };
      },
    ]),
  ),
};

function operationsOf(paths: Json): Map<string, Json> {
  const operations = new Map<string, Json>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods as Record<string, Json>)) {
      const answer = (operation.responses as Record<string, { content?: Record<string, Json> }>)["200"];
      const schema = answer?.content?.["application/json"]?.schema;
      operations.set(`${method.toUpperCase()} ${path}`, (schema ?? {}) as Json);
    }
  }
  return operations;
}

function fits(operation: string, method: string, path: string): boolean {
  const [wanted, template = ""] = operation.split(" ");
  return wanted === method && new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`).test(path);
}

/** Each event name with the schema of its data. */
function eventSchemas(components: Json): Map<string, Json> {
  const found = new Map<string, Json>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (typeof node !== "object" || node === null) return;
    const { properties } = node as { properties?: Record<string, Json> };
    const names = properties?.event && ((properties.event.enum as string[]) ?? [properties.event.const]);
    for (const name of names ?? []) found.set(String(name), (properties?.data ?? {}) as Json);
    for (const each of Object.values(node)) visit(each);
  };
  for (const name of Object.keys(components).filter((each) => each.endsWith("Event")))
    visit(components[name]);
  return found;
}

/** References out of a part of the document, made to lead into the whole. */
function absolute(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node).replaceAll('"#/components/', '"api#/components/'));
}

/** The file says `nullable` in the way of OpenAPI 3.0, which JSON Schema does not know. */
function withNulls(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNulls);
  if (typeof node !== "object" || node === null) return node;
  const { nullable, ...rest } = node as Json;
  const allOf = Array.isArray(rest.allOf) ? (rest.allOf as Json[]) : [];
  const isNullable = nullable === true || allOf.some((each) => each.nullable === true);
  if (allOf.length > 0) rest.allOf = allOf.filter((each) => each.nullable !== true);
  const schema = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNulls(value)]));
  return isNullable ? { anyOf: [schema, { type: "null" }] } : schema;
}
