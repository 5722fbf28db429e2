/** Outputs that tell of a failure: functions say it in many ways. */
import { isRecord } from "./steps";

/** What went wrong, in the function's words; `null` when nothing did. */
export function problemIn(value: unknown): string | null {
  if (typeof value === "string") return problemInText(value.trim());
  if (!isRecord(value)) return null;
  const error = value.error ?? value.errors ?? value.exception;
  if (error !== undefined && error !== null && error !== false && error !== "") {
    return error === true ? reasonIn(value) : reasonIn(error);
  }
  const { status } = value;
  if (typeof status === "string" && /^(?:error|fail(?:ed|ure)?|denied|rejected|refused)$/i.test(status)) {
    return reasonIn(value);
  }
  const isNo = Object.entries(value).some(([name, each]) => each === false && DONE.test(name));
  return isNo ? reasonIn(value) : null;
}

/** Whether an output holds no value at all. */
export function isNothing(value: unknown): boolean {
  if (typeof value === "string") return /^(?:null|none|undefined|nan|n\/a)?$/i.test(value.trim());
  if (Array.isArray(value)) return value.length === 0;
  return value === null || (isRecord(value) && Object.keys(value).length === 0);
}

/** Names of flags that say whether the thing was done. */
const DONE = /^(?:ok|success(?:ful)?|succeeded|sent|done|created|booked|saved|found|accepted|allowed)$/i;

function problemInText(text: string): string | null {
  if (/^<(?:!doctype|html|\?xml)/i.test(text)) return "it sent a page instead of data";
  const said =
    /^(?:error|exception|traceback|failure|failed|fehler|erreur|\w*(?:Error|Exception))\b\s*:?\s*(.*)$/is.exec(
      text,
    );
  return said ? said[1]?.trim().split("\n").at(-1)?.trim() || "an error" : null;
}

/** The sentence that explains, wherever the function put it. */
function reasonIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(reasonIn).join("; ");
  if (!isRecord(value)) return String(value);
  const named = ["message", "reason", "why", "detail", "details", "description", "error", "code"];
  const found = named.map((name) => value[name]).find((each) => typeof each === "string" && each !== "");
  return typeof found === "string" ? found : "it gave no reason";
}
