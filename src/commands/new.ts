import { writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { newNotebook } from "../notebook/new-notebook";
import { writeNotebook } from "../notebook/write-notebook";
import { runCommand, UsageError } from "./run-command";

const usage = `npm run new -- NAME

Writes notebooks/NAME.ipynb: settings, one question, clean up, ready to run and to change.
  --help   this text
Exit codes: 0 written, 1 not written: the name is taken or cannot be a file's name.`;

const root = resolve(__dirname, "../..");

/** `npm run new`: prints the path that was written. */
void runCommand({ usage, options: {}, takesWords: true }, async ({ words: given }) => {
  const name = given
    .join(" ")
    .trim()
    .replace(/\.ipynb$/, "");
  if (name === "") throw new UsageError("Cannot write a notebook: its name is missing");
  if (/[\\/:*?"<>|]|^\./.test(name) || name.length > 100) {
    throw new TypeError(`Cannot write a notebook called ${name}: use letters, digits, spaces, - and _`);
  }
  const path = join(root, "notebooks", `${name}.ipynb`);
  const words = name.replaceAll(/[-_]+/g, " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  try {
    // Never over a notebook that is there.
    await writeFile(path, writeNotebook(newNotebook(title)), { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new Error(`Cannot write ${relative(root, path)}: it is there already; choose another name`, {
      cause: error,
    });
  }
  process.stdout.write(`${path}\n`);
  process.stderr.write(
    "Open it in VS Code or Jupyter with the kernel “TypeScript (Assistants Quickstart)”.\n",
  );
});
