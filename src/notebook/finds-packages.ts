import { createRequire } from "node:module";

/** Whether a notebook at this path would find the packages of the project, as one in its folder does. */
export function findsPackages(path: string): boolean {
  try {
    createRequire(path).resolve("assistants-quickstart/package.json");
    return true;
  } catch {
    return false;
  }
}
