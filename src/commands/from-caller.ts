import { resolve } from "node:path";

/** A path as the user means it: npm runs scripts in the project's folder, and says in INIT_CWD where the user stands. */
export function fromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
