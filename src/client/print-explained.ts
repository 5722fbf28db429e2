import { inspect } from "node:util";
import { OpenAIError } from "openai";
import { MissingHandlerError, RunWaitError, ServiceStartError, SettingsError } from "./errors";
import { explainError } from "./explain-error";

const classes = [OpenAIError, SettingsError, ServiceStartError, RunWaitError, MissingHandlerError];

/**
 * Lets errors that no cell catches be printed as what happened, why, and what to do, in place of a stack through the
 * kernel's own files. The kernel prints an error with `console.error`, which asks the error how it wants to look.
 */
export function printErrorsExplained(): void {
  for (const { prototype } of classes) {
    Object.defineProperty(prototype, inspect.custom, { configurable: true, value: printed });
  }
}

function printed(this: unknown): string {
  return explainError(this).toString();
}
