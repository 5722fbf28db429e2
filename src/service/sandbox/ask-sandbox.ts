import { randomBytes } from "node:crypto";
import { type Command, FOLDER_IN_THE_WAY, type Reply } from "./protocol";
import type { SandboxProcess } from "./sandbox-process";

const ANSWER_MS = 10_000;

/** One question to an idle process; null when the process ended instead of answering. */
export async function askSandbox(
  sandbox: SandboxProcess,
  question: (nonce: string) => Command,
  body?: Uint8Array,
): Promise<Reply | null> {
  const nonce = randomBytes(16).toString("hex");
  const timer = setTimeout(() => sandbox.kill({ reason: "killed", what: "it did not answer" }), ANSWER_MS);
  try {
    return await new Promise((resolve) => {
      sandbox.listen(({ reply }) => {
        if ("nonce" in reply && reply.nonce === nonce) return resolve(reply);
        sandbox.forged(reply.type);
      });
      void sandbox.ended.then(() => resolve(null));
      sandbox.send(question(nonce), body);
    });
  } finally {
    clearTimeout(timer);
    sandbox.listen(null);
  }
}

/** Code has made a folder where a file should go; another name will do. */
export class FolderInTheWay extends Error {
  override readonly name = "FolderInTheWay";

  constructor(path: string) {
    super(`Cannot put ${path} into the sandbox: ${FOLDER_IN_THE_WAY}`);
  }
}

/**
 * Puts a file into a process.
 *
 * @throws {FolderInTheWay}
 * @throws Error when the sandbox has no room for it, or is gone
 */
export async function storeInSandbox(
  sandbox: SandboxProcess,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const reply = await askSandbox(sandbox, (nonce) => ({ type: "put", nonce, path }), bytes);
  if (reply?.type === "stored" && reply.error === null) return;
  if (reply?.type === "stored" && reply.error === FOLDER_IN_THE_WAY) throw new FolderInTheWay(path);
  const why = reply?.type === "stored" ? reply.error : "the sandbox is gone";
  throw new Error(`Cannot put ${path} into the sandbox: ${why}`);
}
