import { existsSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";

const ours = "choose the kernel “TypeScript (Assistants Quickstart)”, which npm run kernel registers";

/**
 * What to say when cells run in a kernel of somebody else, for example a tslab that is installed for the whole
 * machine: it may run on another Node.js, and fails without words. Null in the project's own kernel, and outside kernels.
 *
 * @param argv as in `process.argv`
 * @param version as in `process.versions.node`
 * @throws {Error} when the kernel's Node.js is too old; `explainError` knows it as E44
 */
export function kernelNote(argv: readonly string[], version: string, projectDir: string): string | null {
  const [, program = "", command] = argv;
  if (command !== "kernel" || !/^(tslab|main\.js)$/.test(basename(program))) return null;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Unsupported engine: this kernel runs on Node.js ${version}; ${ours}`);
  }
  const own = join(projectDir, "node_modules", "tslab", "bin", "tslab");
  const isOwn = existsSync(program) && existsSync(own) && realpathSync(program) === realpathSync(own);
  return isOwn
    ? null
    : `Note: these cells run in another kernel, ${program}, where errors come without an explanation; ${ours}.`;
}
