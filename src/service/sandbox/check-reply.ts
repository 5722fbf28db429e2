import { z } from "zod";
import { MAX_PATH, type Reply } from "./protocol";

const nonce = z.string().max(64);
/** Below one of the two folders, and nowhere else: it is put back at this path into the next process. */
const path = z
  .string()
  .max(MAX_PATH)
  .regex(/^\/mnt\/(data|\.shown)(\/(?!\.{1,2}(\/|$))[^/\0]+)+$/);

const replySchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready"), restored: z.boolean() }),
  z.strictObject({ type: z.literal("snapshot") }),
  z.strictObject({ type: z.literal("log"), nonce }),
  z.strictObject({ type: z.literal("file"), nonce, path, shown: z.boolean() }),
  z.strictObject({
    type: z.literal("done"),
    nonce,
    status: z.enum(["ok", "error", "memory", "timeout"]),
    cutBytes: z.number().int().nonnegative(),
    heldBack: z.number().int().nonnegative(),
    memoryMb: z.number().nonnegative(),
  }),
  z.strictObject({ type: z.literal("stored"), nonce, error: z.string().max(1_000).nullable() }),
  z.strictObject({ type: z.literal("files"), nonce, paths: z.array(path).max(50_000) }),
  z.strictObject({
    type: z.literal("end"),
    reason: z.enum(["violation", "ended", "crash", "flood", "memory", "start"]),
    what: z.string().max(1_000),
  }),
]);

/** A reply of a sandbox, or null when it is none: the sender is not to be trusted. */
export function checkReply(header: unknown): Reply | null {
  const checked = replySchema.safeParse(header);
  return checked.success ? checked.data : null;
}
