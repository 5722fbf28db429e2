import { join } from "node:path";
import type { Settings } from "../client/settings";
import { createCodeInterpreter } from "../service/sandbox/create-code-interpreter";
import { foundImports } from "../service/sandbox/packages/found-imports";
import type { InterpreterStatus } from "../service/sandbox/sandbox";
import { type CheckLine, fail, ok, warn } from "./check-line";

/** Starts Python as the service does, runs a line, and says how well it is locked in and what it can import. */
export async function checkInterpreter(
  settings: Settings,
  signal: AbortSignal,
): Promise<readonly CheckLine[]> {
  if (settings.kind !== "local") return [];
  const cacheDir = join(settings.dataDir, "cache");
  const packagesFrom = settings.model.environment.INTERPRETER_PACKAGES_FROM ?? null;
  const interpreter = createCodeInterpreter({ cacheDir, packagesFrom });
  try {
    const session = await interpreter.session("doctor");
    const { status, logs, durationMs } = await session.run("print(6 * 7)", { signal });
    signal.throwIfAborted();
    if (status !== "ok" || logs.trim() !== "42") {
      const todo = "npm ci, then npm run doctor; if memory is short, close other programs";
      return [fail("interpreter", `Python does not answer (${status}): ${lastLine(logs)}`, todo)];
    }
    const answered = ok("interpreter", `Python answers in ${(durationMs / 1000).toFixed(1)} s`);
    return [answered, isolationOf(interpreter.status()), packagesIn(foundImports(cacheDir, packagesFrom))];
  } finally {
    await interpreter.close();
  }
}

function isolationOf({ isolation }: InterpreterStatus): CheckLine {
  const { permission, network } = isolation;
  if (!permission) {
    const todo = "use a released Node.js 20.19 or newer, then npm run kernel";
    return warn("isolation", "WebAssembly only; this Node.js has no permission model", todo);
  }
  const level = "WebAssembly in a process without rights to files, network, or programs";
  return ok("isolation", network === "namespace" ? `${level}, in an empty network namespace` : level);
}

function packagesIn(imports: readonly string[]): CheckLine {
  if (imports.length > 0) return ok("packages", imports.join(", "));
  return ok("packages", "the standard library only; npm run prefetch -- sympy adds to it");
}

function lastLine(logs: string): string {
  return logs.trim().split("\n").at(-1) || "without a word";
}
