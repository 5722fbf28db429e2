import type { Thread } from "openai/resources/beta/threads/threads";
import { nowSeconds } from "../clock";
import type { Write } from "../store/store";
import type { Parts } from "./parts";
import { prepareMessages } from "./prepare-messages";
import { prepareResources } from "./prepare-resources";
import type { CreateThread } from "./schema/thread";

/** A thread with its first messages that is not written yet. */
export interface PreparedThread {
  readonly object: Thread;
  readonly writes: readonly Write[];
  /** To be awaited after the write and before the answer. */
  start(): Promise<void>;
}

/**
 * Makes a thread out of a checked request; for `POST /threads` and `POST /threads/runs`.
 *
 * @throws {ApiError} 404 for a file or vector store that this owner does not have.
 */
export async function prepareThread(
  parts: Parts,
  owner: string,
  body: CreateThread,
): Promise<PreparedThread> {
  const id = parts.newId("thread");
  const own = await prepareResources(parts, owner, body.tool_resources);
  const messages = await prepareMessages(parts, {
    owner,
    threadId: id,
    resources: own.resources,
    messages: body.messages ?? [],
  });
  const object: Thread = {
    id,
    object: "thread",
    created_at: nowSeconds(parts.clock),
    metadata: body.metadata ?? {},
    tool_resources: messages.resources,
  };
  return {
    object,
    writes: [
      ...own.writes,
      { insert: "thread", id, owner, record: { object, activeRunId: null } },
      ...messages.writes,
    ],
    async start() {
      await own.start();
      await messages.start();
    },
  };
}
