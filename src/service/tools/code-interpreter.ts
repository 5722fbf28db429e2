import { ModelError, type ModelFile } from "../models/model";
import { PythonTimeUsed } from "../sandbox/limit-python-time";
import type { CodeInterpreter, RunResult, Session } from "../sandbox/sandbox";
import { codeOf } from "./code-arguments";
import { type SaveOutput, saveOutputFile } from "./output-files";
import { plainResult, type Tool, type ToolResult } from "./tool";

export interface CodeToolOptions {
  readonly interpreter: CodeInterpreter;
  readonly threadId: string;
  /** Whose time it takes. */
  readonly owner: string;
  readonly save: SaveOutput;
}

/** Runs Python in the session of the thread; see `Tool`. The session is started by the first call. */
export function codeInterpreterTool(options: CodeToolOptions): Tool {
  return {
    model: {
      kind: "code_interpreter",
      name: "code_interpreter",
      description:
        "Runs Python and returns what it prints. Variables and files in /mnt/data live from call to call. There is no network.",
      parameters: {
        type: "object",
        properties: { code: { type: "string", description: "The Python program to run" } },
        required: ["code"],
        additionalProperties: false,
      },
      strict: false,
      packages: options.interpreter.packages(),
    },
    call: async (call, signal, onProgress) => {
      const code = codeOf(call.arguments);
      if (code.trim() === "") {
        return plainResult(
          'Error: there was no code to run; the arguments must be JSON like {"code": "print(1)"}',
          { kind: "code_interpreter", logs: "", imageFileIds: [] },
        );
      }
      const session = await openSession(options.interpreter, options);
      const result = await session.run(code, { signal, ...(onProgress && { onProgress }) });
      signal.throwIfAborted();
      return await toToolResult(result, options.save);
    },
  };
}

/** @throws {ModelError} as a run cannot go on without the tool it was promised. */
export async function openSession(
  interpreter: CodeInterpreter,
  { threadId, owner }: { readonly threadId: string; readonly owner: string },
): Promise<Session> {
  try {
    return await interpreter.session(threadId, owner);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof PythonTimeUsed) {
      throw new ModelError("rate_limit_exceeded", `The code interpreter is not available: ${why}`, {
        cause: error,
      });
    }
    throw new ModelError("server_error", `The code interpreter could not be started: ${why}`, {
      cause: error,
    });
  }
}

async function toToolResult(result: RunResult, save: SaveOutput): Promise<ToolResult> {
  const files = [];
  for (const file of result.files) files.push(await saveOutputFile(file, save));
  const imageFileIds = files.filter((file) => file.isShown).map((file) => file.fileId);
  return {
    output: result.logs,
    files,
    citations: [],
    details: { kind: "code_interpreter", logs: result.logs, imageFileIds },
  };
}

/** What fits into a sandbox at most; larger files are not even read. */
const MAX_ATTACHED_BYTES = 64 * 1024 * 1024;

/** What a session was given, so that a file is put into it once. Sessions end, and this with them. */
const given = new WeakMap<Session, Map<string, ModelFile>>();

export interface AttachedFile {
  readonly fileId: string;
  readonly filename: string;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array>;
  /** Set for a file that code of the thread has made, at this path. */
  readonly madeAs?: string;
  /** Whether it takes the place of an earlier file of its name; otherwise it gets a name of its own. */
  readonly replaces?: boolean;
}

/**
 * Puts the attached files into `/mnt/data`, those that are not there yet. A file that cannot be put there, for
 * example because it is too large for the sandbox, is told in `problems`.
 */
export async function putAttachedFiles(
  session: Session,
  attached: readonly AttachedFile[],
): Promise<{ files: ModelFile[]; problems: string[] }> {
  const known = given.get(session) ?? new Map<string, ModelFile>();
  given.set(session, known);
  const present = new Set(await session.listFiles());
  const problems: string[] = [];
  const files: ModelFile[] = [];
  for (const { fileId, filename, bytes, read, madeAs, replaces } of attached) {
    const before = madeAs === undefined ? known.get(fileId) : { fileId, filename, bytes, path: madeAs };
    if (before && present.has(before.path)) {
      files.push(before);
      continue;
    }
    try {
      if (bytes > MAX_ATTACHED_BYTES) throw new RangeError(`it is larger than ${MAX_ATTACHED_BYTES} bytes`);
      const path = await session.putFile(filename, await read(), { replaces: replaces ?? false });
      const file = { fileId, filename, bytes, path };
      known.set(fileId, file);
      files.push(file);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.push(`The file ${filename} is not available to the code interpreter: ${why}`);
    }
  }
  return { files, problems };
}
