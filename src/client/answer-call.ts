/** Functions by their name; each gets the arguments as an object, and the call as the service sent it. */
// `never` lets a handler declare the arguments it expects; what the model sends is checked by nobody but it.
export type Handlers<Call> = Readonly<Record<string, (args: never, call: Call) => unknown>>;

export interface CallAnswer {
  readonly output: string;
  /** The handler threw, or the arguments were no JSON; the model reads the message as the output. */
  readonly failed: boolean;
}

/** The names among `names` for which there is no handler, each once. */
export function withoutHandler(names: readonly string[], handlers: Handlers<never>): readonly string[] {
  return [...new Set(names.filter((name) => !Object.hasOwn(handlers, name)))];
}

/** Calls a handler with the arguments that the model wrote. Never rejects. */
export async function answerCall<Call>(
  handler: Handlers<Call>[string] | undefined,
  json: string,
  call: Call,
): Promise<CallAnswer> {
  try {
    const args: unknown = json.trim() === "" ? {} : JSON.parse(json);
    // The handler's author says what the arguments are; only the model knows what it sent.
    const result = await handler?.(args as never, call);
    const output = typeof result === "string" ? result : (JSON.stringify(result) ?? "null");
    return { output, failed: false };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { output: JSON.stringify({ error: message }), failed: true };
  }
}
