/** A value as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Members that the SDK adds to what the service sent. */
const SDK_MEMBERS = new Set(["_request_id"]);
const SECRET_NAME =
  /^(api[-_]?key|azure_?openai_?api_?key|authorization|proxy-authorization|secret|client_?secret|password|access_?token|bearer)$/i;
const SECRET_TEXT = /\b(sk-[A-Za-z0-9_-]{16,}|Bearer\s+[A-Za-z0-9._~+/-]{16,}=*)/g;
const REDACTED = "(redacted)";

/**
 * Turns what the SDK returned into plain JSON as the service sent it: a page, or an array of objects with ids,
 * becomes the list envelope `{ object, data, first_id, last_id, has_more }`; one object stays one object, and an array
 * of parts, as in a message, stays an array. SDK internals are left out; keys and secrets are replaced by `(redacted)`.
 *
 * The order of the keys of a list is that of Microsoft's sample dump: `data, object, first_id, last_id, has_more`.
 *
 * @throws {TypeError} for a value that JSON cannot hold (undefined, a function, a cycle)
 * @example
 * const dump = toJson(await client.beta.threads.messages.list(thread.id));
 */
export function toJson(value: unknown): Json {
  const items = listItems(value);
  if (items === null) return clean(value, "value", new Set());
  const data = items.map((item, index) => clean(item, `data[${index}]`, new Set()));
  return {
    data,
    object: "list",
    first_id: idOf(data.at(0)),
    last_id: idOf(data.at(-1)),
    has_more: isObject(value) && value.has_more === true,
  };
}

function listItems(value: unknown): readonly unknown[] | null {
  // The API lists objects that have ids; the parts and annotations of a message have none and come bare.
  if (Array.isArray(value)) return value.every((item) => idOf(item) !== null) ? value : null;
  if (!isObject(value) || !Array.isArray(value.data)) return null;
  // A page of the SDK, or a list as it came over the wire; other objects may well have a member "data".
  const isPage = "getPaginatedItems" in value;
  return isPage || value.object === "list" ? value.data : null;
}

function clean(value: unknown, path: string, parents: Set<object>): Json {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return value.replace(SECRET_TEXT, REDACTED);
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (!isObject(value)) {
    throw new TypeError(
      `Cannot turn ${path} into JSON: it is ${describe(value)}; expected an object of the API`,
    );
  }
  if (parents.has(value)) {
    throw new TypeError(`Cannot turn ${path} into JSON: it contains itself; expected an object of the API`);
  }
  const inner = new Set(parents).add(value);
  if (Array.isArray(value)) return value.map((item, index) => clean(item, `${path}[${index}]`, inner));
  if (hasToJson(value)) return clean(value.toJSON(), path, inner);
  const entries = Object.entries(value).filter(
    ([name, member]) => member !== undefined && !SDK_MEMBERS.has(name),
  );
  return Object.fromEntries(
    entries.map(([name, member]) => [
      name,
      SECRET_NAME.test(name) && member !== null ? REDACTED : clean(member, `${path}.${name}`, inner),
    ]),
  );
}

function hasToJson(value: object): value is { toJSON(): unknown } {
  return "toJSON" in value && typeof value.toJSON === "function";
}

function describe(value: unknown): string {
  if (typeof value === "number") return String(value);
  return value === undefined ? "undefined" : `a ${typeof value}`;
}

function idOf(item: unknown): string | null {
  if (!isObject(item)) return null;
  return typeof item.id === "string" ? item.id : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
