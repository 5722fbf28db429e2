import { randomFillSync } from "node:crypto";

/** What each kind of object's id begins with. */
export const idPrefixes = {
  assistant: "asst_",
  thread: "thread_",
  message: "msg_",
  run: "run_",
  step: "step_",
  call: "call_",
  file: "assistant-",
  vectorStore: "vs_",
  fileBatch: "vsfb_",
  response: "resp_",
  conversation: "conv_",
  container: "cntr_",
  containerFile: "cfile_",
  functionCall: "fc_",
  functionOutput: "fco_",
  codeCall: "ci_",
  searchCall: "fs_",
  request: "req_",
} as const;

export type IdKind = keyof typeof idPrefixes;

/** Makes an id of a kind, for example `run_` and 24 letters and digits. */
export type NewId = (kind: IdKind) => string;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Ids nobody can guess: 24 characters of 62, about 142 bits. */
export const randomId: NewId = (kind) => idPrefixes[kind] + randomCharacters(24);

/** Ids for recordings: `run_0001`, `run_0002`, …, so that a second recording gives the same text. */
export function countedIds(): NewId {
  const counts = new Map<IdKind, number>();
  return (kind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return idPrefixes[kind] + String(count).padStart(4, "0");
  };
}

function randomCharacters(length: number): string {
  let text = "";
  while (text.length < length) {
    const byte = nextByte();
    // 248 = 4 × 62: bytes above would make some characters likelier than others.
    if (byte < 248) text += alphabet[byte % alphabet.length];
  }
  return text;
}

/** Asking for many random bytes costs hardly more than asking for one. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function nextByte(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const byte = pool.readUInt8(used);
  pool[used] = 0;
  used += 1;
  return byte;
}
