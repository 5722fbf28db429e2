/** The program of a sandbox process: starts Python, locks itself in, runs cells until its pipe closes. */
import { join } from "node:path";
import type { EndReason } from "../protocol";
import type { BootOptions } from "./boot-options";
import { openChannel } from "./channel";
import { compileEarly } from "./early-wasm";
import { type FileQuota, limitFiles } from "./file-quota";
import { guardLibraries } from "./guard-libraries";
import { openHeapFile, packSnapshot } from "./heap-file";
import { createHeapLimit } from "./heap-limit";
import { beginSession, installPython } from "./install-python";
import { gatherBuiltins } from "./neuter-builtins";
import { collectOutput } from "./output";
import { openPackageShelf } from "./package-shelf";
import { serveCells } from "./serve-cells";
import { startPyodide } from "./start-pyodide";
import { createTimeLimit } from "./time-limit";

const SITE_PACKAGES = "/lib/python3.14/site-packages";
const exit: (code: number) => never = process.exit.bind(process);
const channel = openChannel();

function end(reason: EndReason, what: string): never {
  try {
    channel.send({ type: "end", reason, what: what.slice(0, 500) });
  } catch {
    // Nobody listens any more.
  }
  return exit(1);
}

async function main(): Promise<void> {
  const boot = channel.read();
  if (!boot) return;
  // The service is trusted: the first frame is its own.
  const options = boot.header as BootOptions;
  const withEarlyWasm = compileEarly(join(options.pyodideFolder, "pyodide.asm.wasm"));
  // Loading them takes as long as the compiler needs on other threads.
  const neuter = gatherBuiltins(require);
  const snapshot = options.snapshot ? openHeapFile(options.snapshot) : null;
  const timeLimit = createTimeLimit({
    now: performance.now.bind(performance),
    onGone: () => end("ended", "the service is gone"),
  });
  const output = collectOutput({
    keepBytes: options.outputBytes,
    killBytes: options.outputKillBytes,
    now: performance.now.bind(performance),
    send: (bytes) => channel.send({ type: "log", nonce: timeLimit.nonce() }, bytes),
    onFlood: () => end("flood", `more than ${options.outputKillBytes} bytes of output`),
  });
  const endAfterFlush = (reason: EndReason, what: string): never => {
    output.flush();
    return end(reason, what);
  };
  const heapLimit = createHeapLimit(options.heapBytes);
  let quota: FileQuota | null = null;
  let mayLoad = (_handle: number): boolean => false;
  const { pyodide, border } = await withEarlyWasm(() =>
    startPyodide({
      pyodideFolder: options.pyodideFolder,
      snapshot,
      forSnapshot: options.mode === "build",
      hooks: {
        end: endAfterFlush,
        refusesHeap: heapLimit.refuses,
        mayLoad: (handle) => mayLoad(handle),
        interruptDue: () => {
          output.tick();
          return timeLimit.interruptDue();
        },
      },
    }),
  );
  const shelf = openPackageShelf(pyodide.FS, SITE_PACKAGES, {
    known: options.known,
    withoutQuota: (work) => (quota ? quota.without(work) : work()),
  });
  shelf.offer(options.packages);
  for (const name of options.preload) shelf.install(name);
  if (!snapshot) installPython(pyodide, options);
  if (options.mode === "build") {
    channel.send({ type: "snapshot" }, packSnapshot(pyodide.makeMemorySnapshot()));
    return;
  }
  beginSession(pyodide);
  pyodide.setStdin({ stdin: () => null });
  pyodide.setStdout({ write: output.write });
  pyodide.setStderr({ write: output.write });
  // They lead to the process's own standard streams, past every limit.
  for (const terminal of ["/dev/tty", "/dev/tty1"]) pyodide.FS.unlink(terminal);
  mayLoad = guardLibraries(pyodide, shelf);
  quota = limitFiles(pyodide.FS, { bytes: options.filesBytes, nodes: options.maxNodes });
  const serve = serveCells({
    pyodide,
    channel,
    output,
    timeLimit,
    heapLimit,
    shelf,
    quota,
    options,
    end: endAfterFlush,
  });
  neuter();
  border.lock();
  channel.send({ type: "ready", restored: snapshot !== null });
  serve();
}

main().then(
  () => exit(0),
  (error: unknown) => end("start", error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
