import { z } from "zod";

/** A string of at most `max` characters. Like the API it counts characters, not UTF-16 units. */
export function text(max: number, min = 0) {
  return z.string().check(({ value, issues }) => {
    if (value.length > max && (value.length > 2 * max || [...value].length > max)) {
      issues.push({ code: "too_big", origin: "string", maximum: max, inclusive: true, input: value });
    } else if (value.length < min) {
      issues.push({ code: "too_small", origin: "string", minimum: min, inclusive: true, input: value });
    }
  });
}

/** At most 16 pairs; keys up to 64 and values up to 512 characters. */
export const metadata = z.record(z.string(), text(512)).check(({ value, issues }) => {
  const keys = Object.keys(value);
  if (keys.length > 16) {
    issues.push({ code: "too_big", origin: "object", maximum: 16, inclusive: true, input: value });
  }
  for (const key of keys.filter((each) => [...each].length > 64)) {
    issues.push({ code: "too_big", origin: "string", maximum: 64, inclusive: true, input: key, path: [key] });
  }
});

export const temperature = z.number().min(0).max(2);
export const topP = z.number().min(0).max(1);
export const reasoningEffort = z.enum(["none", "minimal", "low", "medium", "high", "xhigh", "max"]);

/** An id of whatever kind; whether there is such an object is looked up later. */
export const id = text(200, 1);
export const fileIds = (max: number) => z.array(id).max(max);

const jsonSchemaFormat = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  description: z.string().optional(),
  schema: z.record(z.string(), z.unknown()).optional(),
  strict: z.boolean().nullish(),
});

export const responseFormat = z.union([
  z.literal("auto"),
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("text") }),
    z.strictObject({ type: z.literal("json_object") }),
    z.strictObject({ type: z.literal("json_schema"), json_schema: jsonSchemaFormat }),
  ]),
]);
