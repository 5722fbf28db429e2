import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { KernelSpec } from "./kernel-spec";

export interface Registration {
  /** The kernel.json that was written. */
  readonly path: string;
  /** Whether anything changed. */
  readonly changed: boolean;
}

/** Another program's spec of the same name waits here until ours is removed. */
const ASIDE = "kernel.json.before";

/** Writes kernel.json into a folder. Safe to call twice; another spec of the same name is kept beside it. */
export function registerKernel(folder: string, spec: KernelSpec): Registration {
  const path = join(folder, "kernel.json");
  const text = `${JSON.stringify(spec, null, 2)}\n`;
  const present = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (present === text) return { path, changed: false };
  mkdirSync(folder, { recursive: true });
  if (present !== null && !isOurs(present, spec)) renameSync(path, join(folder, ASIDE));
  writeFileSync(path, text);
  return { path, changed: true };
}

/** Removes what {@link registerKernel} wrote, and puts back what stood there before. False when it was not ours. */
export function removeKernel(folder: string, spec: KernelSpec): boolean {
  const path = join(folder, "kernel.json");
  if (!existsSync(path) || !isOurs(readFileSync(path, "utf8"), spec)) return false;
  const aside = join(folder, ASIDE);
  if (existsSync(aside)) renameSync(aside, path);
  else rmSync(path);
  if (readdirSync(folder).length === 0) rmdirSync(folder);
  return true;
}

/** The registered spec of a folder; null when there is none that can be read. */
export function readKernel(folder: string): KernelSpec | null {
  try {
    const spec: unknown = JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8"));
    const isSpec = typeof spec === "object" && spec !== null && "argv" in spec && Array.isArray(spec.argv);
    // The name and the language do not matter to whoever starts it.
    return isSpec ? (spec as KernelSpec) : null;
  } catch {
    return null;
  }
}

/** Ours is recognised by its name, so that a project that has moved is registered anew without a copy of the old. */
function isOurs(text: string, spec: KernelSpec): boolean {
  try {
    return JSON.parse(text).display_name === spec.display_name;
  } catch {
    return false;
  }
}
