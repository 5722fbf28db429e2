import { Module, SourceMap } from "node:module";
import { dirname } from "node:path";
import { inspect } from "node:util";
import type { CellEvent } from "./collect-outputs";
import type { ModuleMessage, RunModule } from "./module-messages";

/** Entry point of the child process in which a notebook's module runs. It ends with its parent. */
function main(): void {
  process.once("disconnect", () => process.exit(1));
  process.once("message", (message) => {
    // The parent of this process sends nothing else.
    void runModule(message as RunModule).finally(() => send({ type: "done" }));
  });
  captureStreams();
  captureDisplays();
  process.on("unhandledRejection", (reason) => console.error(reason));
  // While the parent checks types, this process loads what nearly every notebook needs.
  void Promise.resolve()
    .then(() => require("openai"))
    .finally(() => send({ type: "ready" }));
}

async function runModule({ js, fileName }: RunModule): Promise<void> {
  if (/["'`]\.\.?\//.test(js)) await registerTypeScript();
  const module = new Module(fileName);
  module.filename = fileName;
  module.paths = nodeModulePaths(dirname(fileName));
  try {
    compileIn(module, js, fileName);
    await module.exports.default({ begin, last });
  } catch (error) {
    send({ type: "failed", text: describe(error), line: lineOf(error, { js, fileName }) });
  }
}

/** A cell begins only after what the cell before it printed in this turn of the event loop. */
async function begin(cell: number): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  send({ type: "begin", cell });
}

/** As the kernel does: the value of the last expression is logged, unless it is null or undefined. */
function last(value: unknown): void {
  if (value !== null && value !== undefined) console.log(value);
}

function captureStreams(): void {
  for (const name of ["stdout", "stderr"] as const) {
    process[name].write = (chunk: unknown, ...rest: unknown[]) => {
      const text = chunk instanceof Uint8Array ? Buffer.from(chunk).toString("utf8") : String(chunk);
      send({ type: "event", event: { type: "stream", name, text } });
      const callback = rest.find((item) => typeof item === "function");
      if (typeof callback === "function") callback();
      return true;
    };
  }
}

/** tslab's display calls the function in this variable, which its kernel sets (tslab 1.0.22, pinned). */
function captureDisplays(): void {
  type Displayed = { data: never; metadata: never; transient?: { display_id?: string } };
  const jupyter: { lastWriteDisplayData: unknown } = require("tslab/dist/jupyter");
  jupyter.lastWriteDisplayData = ({ data, metadata, transient }: Displayed, isUpdate?: boolean) => {
    const event: CellEvent = {
      type: "display",
      data,
      metadata,
      displayId: transient?.display_id,
      isUpdate: isUpdate === true,
    };
    send({ type: "event", event });
  };
}

/** Relative imports of a notebook's own TypeScript files. */
async function registerTypeScript(): Promise<void> {
  const { register } = await import("ts-node");
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    moduleResolution: "nodenext",
    esModuleInterop: true,
  };
  register({ transpileOnly: true, skipProject: true, compilerOptions });
}

/** The last line of an error's own text; the stack of a notebook names no cell, so it is left out. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const cause = error.cause instanceof Error ? ` (cause: ${error.cause.message})` : "";
  return `${error.name}: ${error.message}${cause}`;
}

function lineOf(error: unknown, { js, fileName }: RunModule): number | null {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const at = stack.indexOf(fileName);
  const position = at === -1 ? null : /^:(\d+):(\d+)/.exec(stack.slice(at + fileName.length));
  const map = /\/\/# sourceMappingURL=data:application\/json;charset=utf-8;base64,(\S+)\s*$/.exec(js)?.[1];
  if (position === null || map === undefined) return null;
  const sourceMap = new SourceMap(JSON.parse(Buffer.from(map, "base64").toString("utf8")));
  const entry = sourceMap.findEntry(Number(position[1]) - 1, Number(position[2]) - 1);
  return "originalLine" in entry ? entry.originalLine + 1 : null;
}

// Two methods that Node has kept for all its CommonJS loaders but left out of its types.
function nodeModulePaths(folder: string): string[] {
  return (Module as unknown as { _nodeModulePaths(from: string): string[] })._nodeModulePaths(folder);
}

function compileIn(module: Module, js: string, fileName: string): void {
  (module as unknown as { _compile(code: string, name: string): void })._compile(js, fileName);
}

function send(message: ModuleMessage): void {
  if (process.connected) process.send?.(message);
}

main();
