import { join } from "node:path";
import { packagesUrl, prefetchPackages } from "../service/sandbox/packages/prefetch-packages";
import { openPyodidePackage } from "../service/sandbox/packages/pyodide-package";
import { prepareInterpreter } from "../service/sandbox/prepare-interpreter";
import { readServiceSettings, settingSources } from "../service/service-settings";
import { fromCaller } from "./from-caller";
import { runCommand, UsageError } from "./run-command";

const usage = `npm run prefetch -- NAME [NAME ...] [--from DIR | --mirror URL] [--data DIR]

Stores Python packages for the code interpreter, so that rooms without internet have them.
  NAME           sympy, numpy, matplotlib, pandas ... (what they depend on comes along)
  --from DIR     take pure-Python packages from a folder, such as a site-packages
  --mirror URL   fetch from a copy of Pyodide's package folder; every file is checked by its SHA-256
  --data DIR     data folder of the service; default: ASSISTANTS_DATA_DIR, else .assistants
  --help         this text
Exit codes: 0 stored, 1 not stored or wrong arguments, 130 stopped with Ctrl-C.`;

const options = {
  from: { type: "string" },
  mirror: { type: "string" },
  data: { type: "string" },
} as const;

/** `npm run prefetch`: Python packages into the cache. */
void runCommand({ usage, options, takesWords: true }, async ({ values, words, signal }) => {
  if (words.length === 0) throw new UsageError("Cannot prefetch: no package is named");
  if (values.from !== undefined && values.mirror !== undefined)
    throw new UsageError("Cannot prefetch from a folder and a mirror at once: choose --from or --mirror");
  const projectDir = join(__dirname, "../..");
  const settings = readServiceSettings(settingSources(projectDir, process.env, false), projectDir);
  const cacheDir = join(values.data === undefined ? settings.dataDir : fromCaller(values.data), "cache");
  const { version, lock } = await openPyodidePackage();
  const stored = await prefetchPackages(words, {
    lock,
    cacheDir,
    from:
      values.from === undefined
        ? { url: values.mirror ?? packagesUrl(version) }
        : { folder: fromCaller(values.from) },
    signal,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  process.stderr.write("Preparing the interpreter ...\n");
  await prepareInterpreter({ cacheDir, signal });
  const list = stored.map(({ name, version: stored }) => `${name} ${stored}`).join(", ");
  process.stdout.write(`Stored: ${list}\n`);
});
