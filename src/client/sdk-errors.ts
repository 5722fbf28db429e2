import type { APIError } from "openai";

/**
 * Whether something is an error of the SDK, of the named class or one made from it.
 *
 * It goes by names and not by `instanceof`: the SDK is installed twice, as CommonJS, which this module loads, and as ES
 * module, which a cell or a program may load. Their classes are different objects.
 */
export function isSdkError(error: unknown, name: "APIError"): error is APIError;
export function isSdkError(error: unknown, name: SdkErrorName): boolean;
export function isSdkError(error: unknown, name: SdkErrorName): boolean {
  if (!(error instanceof Error) || !("status" in error)) return false;
  for (
    let kind: unknown = error.constructor;
    typeof kind === "function";
    kind = Object.getPrototypeOf(kind)
  ) {
    if (kind.name === name) return true;
  }
  return false;
}

export type SdkErrorName =
  | "APIError"
  | "APIConnectionError"
  | "APIConnectionTimeoutError"
  | "APIUserAbortError"
  | "NotFoundError";
