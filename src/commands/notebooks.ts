import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fillOutputs } from "../notebook/fill-outputs";
import { readNotebook } from "../notebook/read-notebook";
import { createRecordingService } from "../notebook/recording-service";
import { runKernel } from "../notebook/run-kernel";
import { writeNotebook } from "../notebook/write-notebook";
import { runCommand } from "./run-command";

const root = resolve(__dirname, "../..");

const usage = `npm run notebooks [-- NAME ...]

Runs the notebooks whose names begin so, or all of them, with the kernel and a service that counts ids and time, and
rewrites their outputs. A notebook that fails stays as it was.
  --help   this text
Exit codes: 0 all ran, 1 one failed or none has such a name, 130 stopped with Ctrl-C.`;

/** `npm run notebooks`: for the outputs that are committed. */
void runCommand({ usage, options: {}, takesWords: true }, async ({ words, signal }) => {
  const files = await notebooksNamed(words);
  if (files.length === 0)
    throw new RangeError(`No notebook has a name that begins with ${words.join(" or ")}`);
  const service = await createRecordingService(process.env);
  const failures: string[] = [];
  try {
    for (const file of files) {
      const startedMs = performance.now();
      const outcome = await record(file, { env: await service.start(signal), signal }).catch(
        (error: unknown) => {
          signal.throwIfAborted();
          failures.push(error instanceof Error ? error.message : String(error));
          return "failed";
        },
      );
      process.stderr.write(`${file}: ${outcome}, ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
    }
  } finally {
    await service.close();
  }
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${files.length} failed\n${failures.join("\n")}`);
});

async function record(
  file: string,
  options: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<string> {
  const path = join(root, file);
  const text = await readFile(path, "utf8");
  const notebook = readNotebook(text, file);
  const results = await runKernel(notebook, path, { ...options, cellTimeoutMs: 600_000 });
  const recorded = writeNotebook(fillOutputs(notebook, results));
  if (recorded === text) return "unchanged";
  await writeFile(path, recorded);
  return "rewritten";
}

async function notebooksNamed(prefixes: readonly string[]): Promise<string[]> {
  const isWanted = (file: string) => {
    const name = file.replace(/^notebooks\//, "");
    return prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix));
  };
  const found: string[] = [];
  for (const folder of ["notebooks", "notebooks/solutions"]) {
    const names = await readdir(join(root, folder)).catch(() => []);
    for (const name of names.sort()) if (name.endsWith(".ipynb")) found.push(`${folder}/${name}`);
  }
  return found.filter(isWanted);
}
