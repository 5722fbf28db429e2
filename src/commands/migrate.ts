import { writeFile } from "node:fs/promises";
import { AzureOpenAI } from "openai";
import { connect } from "../client/connect";
import { toTypeScript } from "../client/responses/export-code";
import { migrate } from "../client/responses/migrate";
import { fromCaller } from "./from-caller";
import { runCommand, UsageError } from "./run-command";

const usage = `npm run migrate -- THREAD_ID|ASSISTANT_ID [--out FILE.ts|FILE.json]

Prints an assistant as a typed constant, or a thread as input items, for the Responses API, as TypeScript.
  --out FILE   writes it into FILE, which must not be there yet; a name that ends in .json gets JSON
  --help       this text
Exit codes: 0 exported, 1 not exported or wrong arguments, 130 stopped with Ctrl-C.`;

/** `npm run migrate`: what is not carried over is said on stderr. */
void runCommand(
  { usage, options: { out: { type: "string" } }, takesWords: true },
  async ({ values, words }) => {
    const [id] = words;
    if (id === undefined || words.length > 1)
      throw new UsageError("Cannot export: name one thread or assistant");
    if (values.out !== undefined && !/\.([cm]?ts|json)$/.test(values.out)) {
      throw new UsageError(`Cannot write ${values.out}: expected a name that ends in .ts or .json`);
    }
    const { options } = await connect({ quiet: true });
    const migrated = await migrate(new AzureOpenAI(options), id);
    const out = values.out === undefined ? null : fromCaller(values.out);
    const isJson = out?.endsWith(".json") === true;
    const { lost } = migrated;
    const data = migrated.kind === "assistant" ? migrated.request : migrated.input;
    const text = isJson ? `${JSON.stringify(data, null, 2)}\n` : toTypeScript(migrated);
    if (out === null) process.stdout.write(text);
    else await writeFile(out, text, { flag: "wx" });
    const what = out === null ? `Exported ${id}` : `Exported ${id} to ${out}`;
    const notes = lost.map((line) => `Not carried over: ${line}\n`).join("");
    process.stderr.write(`${what}\n${notes}`);
  },
);
