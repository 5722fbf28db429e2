/** The parameters of a caller's function, read from its JSON Schema. */
import type { ModelTool } from "../../model";

/** One parameter, or one property of an object that is a parameter. */
export interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly type: "string" | "number" | "integer" | "boolean" | "array" | "object";
  readonly required: boolean;
  /** Whether `null` may stand for "not given", as strict schemas do it. */
  readonly nullable: boolean;
  readonly allowed: readonly (string | number)[];
  readonly fallback: unknown;
  /** What an array holds. */
  readonly items: Parameter | null;
  readonly properties: readonly Parameter[];
}

/** The parameters in the order of the schema. */
export function parametersOf(tool: ModelTool): Parameter[] {
  return propertiesOf(tool.parameters);
}

const MAX_DEPTH = 6;

function propertiesOf(schema: Readonly<Record<string, unknown>>, depth = 0): Parameter[] {
  const properties = isRecord(schema.properties) && depth < MAX_DEPTH ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(properties).map(([name, each]) =>
    parameterOf(name, isRecord(each) ? each : {}, required.includes(name), depth + 1),
  );
}

function parameterOf(
  name: string,
  schema: Readonly<Record<string, unknown>>,
  required: boolean,
  depth: number,
): Parameter {
  const items = isRecord(schema.items) ? parameterOf(name, schema.items, true, depth + 1) : null;
  const allowed = Array.isArray(schema.enum) ? schema.enum : [];
  return {
    name,
    description: typeof schema.description === "string" ? schema.description : "",
    type: typeOf(schema),
    required,
    nullable: Array.isArray(schema.type) && schema.type.includes("null"),
    allowed: allowed.filter((each) => typeof each === "string" || typeof each === "number"),
    fallback: schema.default,
    items,
    properties: propertiesOf(schema, depth),
  };
}

function typeOf(schema: Readonly<Record<string, unknown>>): Parameter["type"] {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const known = (["string", "number", "integer", "boolean", "array", "object"] as const).find((each) =>
    types.includes(each),
  );
  return known ?? (isRecord(schema.properties) ? "object" : "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
