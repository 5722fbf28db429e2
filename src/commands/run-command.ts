import { type ParseArgsConfig, parseArgs } from "node:util";
import { describeProblem } from "./describe-problem";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What a command is called with. */
export interface CommandForm<Own extends Options> {
  /** For `--help`, and behind the message when the arguments are wrong. */
  readonly usage: string;
  readonly options: Own;
  /** Whether it takes words beside its options. Default false. */
  readonly takesWords?: boolean;
}

export interface CommandCall<Own extends Options> {
  readonly values: ReturnType<typeof parseArgs<{ options: Own }>>["values"];
  /** The words beside the options. */
  readonly words: readonly string[];
  /** Aborts at the first Ctrl-C; the second ends the process. */
  readonly signal: AbortSignal;
}

/** The command was called in a way that it does not know. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Runs the body of a command with its arguments; `--help` prints the usage instead. Ctrl-C and SIGTERM abort its signal.
 * What is thrown becomes words on stderr.
 *
 * Exit code 0 when the body ends, 1 when it throws, 130 after Ctrl-C.
 */
export async function runCommand<Own extends Options>(
  form: CommandForm<Own>,
  body: (call: CommandCall<Own>) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error("Interrupted"));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    const { values, positionals } = parse(form);
    if (values.help === true) process.stdout.write(`${form.usage}\n`);
    // The command's own options are among those that were parsed.
    else
      await body({
        values: values as CommandCall<Own>["values"],
        words: positionals,
        signal: controller.signal,
      });
  } catch (error) {
    process.stderr.write(`${describeProblem(error)}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${form.usage}\n`);
    process.exitCode = controller.signal.aborted ? 130 : 1;
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}

function parse<Own extends Options>({ options, takesWords = false }: CommandForm<Own>) {
  const all: Options = { ...options, help: { type: "boolean", short: "h" } };
  try {
    return parseArgs({ allowPositionals: takesWords, options: all });
  } catch (error) {
    const [message] = error instanceof Error ? error.message.split(". ") : [String(error)];
    throw new UsageError(`Cannot read the arguments: ${message}`, { cause: error });
  }
}
