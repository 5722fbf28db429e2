import { MissingHandlerError, RunWaitError, ServiceStartError, SettingsError } from "../client/errors";
import { explainError } from "../client/explain-error";
import { isSdkError } from "../client/sdk-errors";

const explained = [SettingsError, ServiceStartError, RunWaitError, MissingHandlerError];

/** What a command prints of an error: what happened, why and what to do where we know it, else the message alone. */
export function describeProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isSdkError(error, "APIError") || explained.some((kind) => error instanceof kind)) {
    return explainError(error).toString();
  }
  return ofFile(error) ?? error.message;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder; check the path",
  EACCES: "you have no right to it; choose another place, or change its permissions",
  EPERM: "you have no right to it; choose another place, or change its permissions",
  EISDIR: "it is a folder; name a file",
  ENOTDIR: "a part of the path is no folder; check the path",
  EROFS: "the disk cannot be written; choose another place",
  ENOSPC: "the disk is full; make room",
  EEXIST: "it is there already; choose another name",
};

/** Node's errors of files carry a code and the path. */
function ofFile(error: NodeJS.ErrnoException): string | null {
  const reason = reasons[error.code ?? ""];
  return reason === undefined ? null : `Cannot use ${error.path ?? "the file"}: ${reason}`;
}
