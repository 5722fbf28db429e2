import { explainError } from "../client/explain-error";
import { makeExplanation, type Words } from "../client/explanation";
import { lostPackage } from "./lost-package";

/**
 * Puts what tslab prints of a failed cell into words: what happened, why, what to do.
 *
 * @param printed the arguments of its `console.error`: an error, or the parts of a type error (tslab 1.0.22, pinned)
 * @returns null for anything else, which stays as it is
 */
export function describeFailure(printed: readonly unknown[]): string | null {
  const [first, file, line, column, text] = printed;
  if (first instanceof Error) return ofError(first);
  if (first !== "%s%d:%d - %s" || typeof text !== "string") return null;
  const happened = `The cell was not run. ${file}Line ${line}, column ${column}: ${text.replace(/\.$/, "")}`;
  return makeExplanation(null, { happened, ...ofTypeError(text) }).toString();
}

function ofError(error: Error): string {
  const isStop =
    error.message === "Interrupted asynchronously" ||
    ("code" in error && error.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED");
  if (isStop) return makeExplanation(null, stopped).toString();
  if (error instanceof SyntaxError && /^\s*for await/m.test(error.stack ?? "")) {
    return makeExplanation(null, { happened: `SyntaxError: ${error.message}`, ...loneForAwait }).toString();
  }
  if (error instanceof SyntaxError && error.message === "Identifier 'exports' has already been declared") {
    return makeExplanation(null, { happened: `SyntaxError: ${error.message}`, ...renamed }).toString();
  }
  return explainError(error).toString();
}

const stopped: Words = {
  happened: "You stopped the cell",
  why: "Names that it was to make are not there; what earlier cells made still is, here and at the service",
  todo: "Run the cell again; if it waited for a run, the line above says how to wait on",
};

const loneForAwait: Omit<Words, "happened"> = {
  why: "The kernel takes a for await at the top of a cell only beside another await",
  todo: "Write await null; in the line above the loop",
};

const renamed: Omit<Words, "happened"> = {
  why: "The kernel cannot rename a property that comes from another cell while it takes it out of an object",
  todo: "Write const NAME = OBJECT.PROPERTY; instead of const { PROPERTY: NAME } = OBJECT;",
};

function ofTypeError(text: string): Omit<Words, "happened"> {
  const [, name] = /^Cannot find name '([^']+)'/.exec(text) ?? [];
  if (name !== undefined) {
    return {
      why: `No cell that ran makes ${name}`,
      todo: `Run the cell that makes ${name}, or the notebook from the top; or correct the name`,
    };
  }
  const lost = lostPackage(text);
  if (lost !== null) return lost;
  if (/^Cannot find module '/.test(text)) {
    return {
      why: "No package of this name is installed where the notebook lies, and no file is there",
      todo: "Correct the name, or install the package with npm install and restart the kernel",
    };
  }
  if (text.includes("is not under 'rootDir'")) {
    return {
      why: "The kernel takes no TypeScript files from above the notebook's folder",
      todo: 'Import the package by its name: await import("assistants-quickstart")',
    };
  }
  return {
    why: "Types are checked before a cell runs, and here they do not fit",
    todo: "Correct the cell and run it again",
  };
}
