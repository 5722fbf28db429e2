import { resolve } from "node:path";
import type { Words } from "../client/explanation";

const project = resolve(__dirname, "../..");
const ours = new Set(["openai", "tslab", "assistants-quickstart"]);

/** What to say when TypeScript cannot find a package that every notebook of the project has; null for other messages. */
export function lostPackage(message: string): Omit<Words, "happened"> | null {
  const [, module = ""] = /^Cannot find module '([^']+)'/.exec(message) ?? [];
  if (!ours.has(module)) return null;
  return {
    why: "The notebook lies outside the project's folder, or the project is not installed",
    todo: `Keep the notebook in ${resolve(project, "notebooks")}; if it is there, run npm ci in the project and restart the kernel`,
  };
}
