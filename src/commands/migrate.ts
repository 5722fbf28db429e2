import { writeFile } from "node:fs/promises";
import { AzureOpenAI } from "openai";
import { connect } from "../client/connect";
import { toTypeScript } from "../client/responses/export-code";
import { migrate } from "../client/responses/migrate";
import { runCommand } from "./run-command";

const usage = "Usage: npm run migrate -- THREAD_ID|ASSISTANT_ID [--out FILE.ts|FILE.json]";

/**
 * `npm run migrate`: an assistant as a typed constant, or a thread as input items, for the Responses API. Prints
 * TypeScript; a file that ends in `.json` gets JSON.
 */
void runCommand(async () => {
  const { id, out } = readArguments(process.argv.slice(2));
  const { options } = await connect({ quiet: true });
  const migrated = await migrate(new AzureOpenAI(options), id);
  const isJson = out?.endsWith(".json") === true;
  const { lost } = migrated;
  const data = migrated.kind === "assistant" ? migrated.request : migrated.input;
  const text = isJson ? `${JSON.stringify(data, null, 2)}\n` : toTypeScript(migrated);
  if (out === null) process.stdout.write(text);
  else await writeFile(out, text, { flag: "wx" });
  const what = out === null ? `Exported ${id}` : `Exported ${id} to ${out}`;
  const notes = lost.map((line) => `Not carried over: ${line}\n`).join("");
  process.stderr.write(`${what}\n${notes}`);
});

function readArguments(args: readonly string[]): { readonly id: string; readonly out: string | null } {
  const at = args.indexOf("--out");
  const out = at < 0 ? null : args[at + 1];
  const ids = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const [id] = ids;
  if (id === undefined || ids.length > 1 || out === undefined || id.startsWith("-")) throw new Error(usage);
  return { id, out };
}
