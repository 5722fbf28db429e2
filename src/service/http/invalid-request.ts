import type { z } from "zod";
import { ApiError } from "../api-error";

type Issue = z.core.$ZodIssue;

/** The first thing that is wrong with a request, in the words of the API. `issues`: from zod, with their input. */
export function invalidRequest(issues: readonly Issue[]): ApiError {
  const [issue] = issues;
  return issue === undefined ? new ApiError(400, "Invalid request.") : describe(issue, []);
}

/** A number where a count belongs is written as the API writes it: `messages[1].role`. */
export function paramPath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else text += text === "" ? String(part) : `.${String(part)}`;
  }
  return text;
}

function describe(issue: Issue, base: readonly PropertyKey[]): ApiError {
  const path = [...base, ...issue.path];
  switch (issue.code) {
    case "invalid_type":
      return invalidType(path, [issue.expected], issue.input);
    case "unrecognized_keys": {
      const param = paramPath([...path, issue.keys[0] ?? ""]);
      return refuse("unknown_parameter", param, `Unknown parameter: '${param}'.`);
    }
    case "invalid_value":
      return notInEnum(path, issue.values, issue.input);
    case "too_big":
      return outOfRange(path, issue, "above");
    case "too_small":
      return outOfRange(path, issue, "below");
    case "invalid_format":
      return refuse(
        "invalid_value",
        paramPath(path),
        `Invalid '${paramPath(path)}': string does not match pattern. Expected a string that matches the pattern '${patternOf(issue)}'.`,
      );
    case "invalid_union":
      return inUnion(path, issue);
    default:
      return refuse("invalid_value", paramPath(path), `Invalid '${paramPath(path)}': ${issue.message}`);
  }
}

function invalidType(path: readonly PropertyKey[], expected: readonly string[], input: unknown): ApiError {
  const param = paramPath(path);
  if (input === undefined && path.length > 0) {
    return refuse("missing_required_parameter", param, `Missing required parameter: '${param}'.`);
  }
  const names = expected.map((type) => typeNames[type] ?? type);
  const wanted = names.length === 1 ? names[0] : `one of ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  const where = param === "" ? "the body" : `'${param}'`;
  return refuse(
    "invalid_type",
    param === "" ? null : param,
    `Invalid type for ${where}: expected ${wanted}, but got ${nameOf(input, expected)} instead.`,
  );
}

function notInEnum(path: readonly PropertyKey[], values: readonly unknown[], input: unknown): ApiError {
  const param = paramPath(path);
  if (input === undefined || typeof input !== typeof values[0]) {
    return invalidType(path, [typeof values[0]], input);
  }
  return refuse(
    "invalid_value",
    param,
    `Invalid value: '${shown(input)}'. Supported values are: ${listed(values)}.`,
  );
}

type RangeIssue = Extract<Issue, { code: "too_big" | "too_small" }>;

function outOfRange(path: readonly PropertyKey[], issue: RangeIssue, side: "above" | "below"): ApiError {
  const param = paramPath(path);
  const limit = Number(issue.code === "too_big" ? issue.maximum : issue.minimum);
  const bound = side === "above" ? "max" : "min";
  const input = issue.input;
  if (issue.origin === "number" || issue.origin === "int") {
    const kind = Number.isInteger(limit) && Number.isInteger(input) ? "integer" : "decimal";
    return refuse(
      `${kind}_${side}_${bound}_value`,
      param,
      `Invalid '${param}': ${kind} ${side} ${bound}imum value. Expected a value ${side === "above" ? "<=" : ">="} ${limit}, but got ${input} instead.`,
    );
  }
  const size = sizeOf(input);
  if (issue.origin === "object" || issue.origin === "record") {
    const few = side === "above" ? "too many" : "too few";
    const most = side === "above" ? "at most" : "at least";
    return refuse(
      `object_${side}_${bound}_properties`,
      param,
      `Invalid '${param}': ${few} properties. Expected an object with ${most} ${limit} properties, but got an object with ${size} properties instead.`,
    );
  }
  const kind = issue.origin === "array" ? "array" : "string";
  const article = kind === "array" ? "an" : "a";
  const got = size === 0 ? `an empty ${kind}` : `${article} ${kind} with length ${size}`;
  return refuse(
    `${kind}_${side}_${bound}_length`,
    param,
    `Invalid '${param}': ${kind} too ${side === "above" ? "long" : "short"}. Expected ${article} ${kind} with ${bound}imum length ${limit}, but got ${got} instead.`,
  );
}

/** Tells of the alternative that came nearest: the one that fitted outside and failed further inside. */
function inUnion(path: readonly PropertyKey[], issue: Extract<Issue, { code: "invalid_union" }>): ApiError {
  const { input } = issue;
  if ("options" in issue && Array.isArray(issue.options)) {
    // For a missing or wrong `type` zod hands in the object around it.
    const key = path.at(-1) ?? "";
    const value =
      typeof input === "object" && input !== null ? (input as Record<PropertyKey, unknown>)[key] : input;
    return notInEnum(path, issue.options, value);
  }
  const firsts = issue.errors.flatMap(([first]) => (first === undefined ? [] : [first]));
  const near = firsts.find((each) => each.path.length > 0 || !isMismatch(each, input));
  if (near !== undefined) return describe(near, path);
  return invalidType(path, firsts.map(expectedBy), input);
}

/** Whether an alternative wants another type altogether. */
function isMismatch(issue: Issue, input: unknown): boolean {
  if (issue.code === "invalid_type") return true;
  return issue.code === "invalid_value" && typeof issue.values[0] !== typeof input;
}

function expectedBy(issue: Issue): string {
  if (issue.code === "invalid_type") return issue.expected;
  return issue.code === "invalid_value" ? typeof issue.values[0] : "object";
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a decimal number",
  int: "an integer",
  boolean: "a boolean",
  object: "an object",
  record: "an object",
  array: "an array",
  null: "null",
};

function nameOf(input: unknown, expected: readonly string[]): string {
  if (input === null) return "null";
  if (input === undefined) return "nothing";
  if (Array.isArray(input)) return "an array";
  if (typeof input === "number") {
    return Number.isInteger(input) && !expected.includes("int") ? "an integer" : "a decimal number";
  }
  return typeNames[typeof input] ?? typeof input;
}

function sizeOf(input: unknown): number {
  if (typeof input === "string") return [...input].length;
  if (Array.isArray(input)) return input.length;
  return typeof input === "object" && input !== null ? Object.keys(input).length : 0;
}

function listed(values: readonly unknown[]): string {
  const names = values.map((value) => `'${String(value)}'`);
  if (names.length < 3) return names.join(" and ");
  return `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
}

function shown(input: unknown): string {
  const text = String(input);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function patternOf(issue: Extract<Issue, { code: "invalid_format" }>): string {
  return String(issue.pattern ?? issue.format).replace(/^\/|\/[a-z]*$/g, "");
}

function refuse(code: string, param: string | null, message: string): ApiError {
  return new ApiError(400, message, { code, param });
}
