import type { Thread } from "openai/resources/beta/threads/threads";
import type { Records } from "../objects";

/** Attachments give a thread new tool resources: from what was read, to what is to be written. */
export interface ResourceChange {
  readonly from: Thread.ToolResources | null;
  readonly to: Thread.ToolResources;
}

/** The thread with its new resources. For use in a write that {@link againWhenChanged} goes around. */
export function withResources(thread: Records["thread"], { from, to }: ResourceChange): Records["thread"] {
  if (to === from) return thread;
  if (JSON.stringify(thread.object.tool_resources) !== JSON.stringify(from)) throw new ResourcesChanged();
  return { ...thread, object: { ...thread.object, tool_resources: to } };
}

/** Begins `work` anew, reading included, as long as another request gives the thread other resources meanwhile. */
export async function againWhenChanged<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ResourcesChanged)) throw error;
    }
  }
}

class ResourcesChanged extends Error {
  constructor() {
    super("The thread has other resources by now");
  }
}
