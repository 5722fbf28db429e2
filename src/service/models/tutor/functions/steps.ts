/** Calls that wait for the results of others. */
import type { Move, PlannedCall, Round, Task } from "../skill";
import type { Parameter } from "./schema";

/** One call of a plan. */
export interface Step {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, Argument>>;
}

/** A value, or what other steps give for the parameter; `say` makes running text of what they gave. */
export type Argument =
  | { readonly value: unknown }
  | {
      readonly from: readonly Step[];
      readonly parameter: Parameter;
      readonly say?: (done: readonly Done[]) => string;
    };

/** A step with its arguments as sent and what came back. */
export interface Done {
  readonly step: Step;
  readonly sent: Readonly<Record<string, unknown>>;
  readonly output: string;
}

/** Makes the calls, everything that can be made at once in one turn, then words what came back. */
export function stepsTask(steps: readonly Step[], word: (done: readonly Done[]) => string): Task {
  return {
    next(rounds): Move {
      const unused = rounds.flat();
      const done: Done[] = [];
      const waiting: PlannedCall[] = [];
      for (const step of steps) {
        const sent = resolve(step, done);
        if (!sent) continue;
        const json = JSON.stringify(sent);
        const at = unused.findIndex((each) => each.name === step.tool && sameJson(each.arguments, json));
        const [call] = at < 0 ? [] : unused.splice(at, 1);
        if (call) done.push({ step, sent, output: call.output ?? "" });
        else waiting.push({ name: step.tool, arguments: sent });
      }
      if (waiting.length > 0) return { kind: "call", calls: waiting };
      return { kind: "answer", text: word(done) };
    },
  };
}

function sameJson(given: string, wanted: string): boolean {
  try {
    return JSON.stringify(JSON.parse(given)) === wanted || sorted(given) === sorted(wanted);
  } catch {
    return false;
  }
}

function sorted(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === "object" && value !== null ? JSON.stringify(Object.entries(value).sort()) : json;
}

function resolve(step: Step, done: readonly Done[]): Record<string, unknown> | null {
  const sent: Record<string, unknown> = {};
  for (const [name, argument] of Object.entries(step.arguments)) {
    if ("value" in argument) {
      sent[name] = argument.value;
      continue;
    }
    const before = done.filter((one) => argument.from.includes(one.step));
    if (before.length < argument.from.length) return null;
    const picked = before.map((each) => pick(each.output, argument.parameter));
    if (argument.say) sent[name] = argument.say(before);
    else sent[name] = picked.length === 1 ? picked[0] : picked.join("\n");
  }
  return sent;
}

/** Calls of a round as steps that are done. */
export function doneIn(calls: Round): Done[] {
  return calls.map((call) => {
    const sent = parse(call.arguments);
    return {
      step: { tool: call.name, arguments: {} },
      sent: isRecord(sent) ? sent : {},
      output: call.output ?? "",
    };
  });
}

/** What an output gives for a parameter: the property of that name, the only value, or the text. */
export function pick(output: string, parameter: Pick<Parameter, "name" | "type">): unknown {
  const parsed = parse(output);
  const value = isRecord(parsed) ? property(parsed, parameter.name) : parsed;
  if (parameter.type === "number" || parameter.type === "integer") {
    const number = typeof value === "number" ? value : Number(/-?\d+(?:\.\d+)?/.exec(String(value))?.[0]);
    return Number.isFinite(number) ? number : value;
  }
  return typeof value === "string" ? value : isRecord(value) ? output : String(value);
}

function property(record: Readonly<Record<string, unknown>>, name: string): unknown {
  const wanted = name.toLowerCase().replaceAll("_", "");
  for (const [key, value] of Object.entries(record)) {
    const plain = key.toLowerCase().replaceAll("_", "");
    if (plain === wanted || plain.startsWith(wanted) || wanted.endsWith(plain) || plain.endsWith(wanted))
      return value;
  }
  for (const key of ["result", "value", "answer", "output", "text"]) if (key in record) return record[key];
  const values = Object.values(record);
  return values.length === 1 ? values[0] : record;
}

/** The output as JSON value when it is one, else as the text that it is. */
export function parse(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return output;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
