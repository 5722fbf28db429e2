import { createHmac, randomUUID } from "node:crypto";

/** One message of the Jupyter protocol 5.3, as far as a client that runs cells needs it. */
export interface KernelMessage {
  readonly type: string;
  /** Id of the request that this one answers or belongs to; empty when there is none. */
  readonly parentId: string;
  readonly content: { readonly [key: string]: unknown };
}

const delimiter = "<IDS|MSG>";

/** The frames of a request, signed with the key of the connection. */
export function encodeRequest(type: string, content: object, key: string): { id: string; frames: string[] } {
  const id = randomUUID();
  const date = new Date().toISOString();
  const header = { msg_id: id, msg_type: type, session: id, username: "notebook", version: "5.3", date };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  return { id, frames: [delimiter, sign(parts, key), ...parts] };
}

/** @throws {Error} when the frames are no message, or were not signed with the key. */
export function decodeMessage(frames: readonly Uint8Array[], key: string): KernelMessage {
  const texts = frames.map((frame) => Buffer.from(frame).toString("utf8"));
  const at = texts.indexOf(delimiter);
  const [signature, header = "", parent = "", metadata = "", content = ""] = texts.slice(at + 1);
  if (at === -1 || signature !== sign([header, parent, metadata, content], key)) {
    throw new Error("Cannot read a message of the kernel: its signature does not fit the connection's key");
  }
  return {
    type: JSON.parse(header).msg_type,
    parentId: JSON.parse(parent).msg_id ?? "",
    content: JSON.parse(content),
  };
}

function sign(parts: readonly string[], key: string): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}
