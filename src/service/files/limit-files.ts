import { ApiError } from "../api-error";
import type { Store } from "../store/store";
import type { Files } from "./files";

/** The same files, but no owner may have more than `maxBytes` of content in all of them. */
export function limitFiles(files: Files, store: Store, maxBytes: number): Files {
  async function refuseAbove(owner: string, added: number): Promise<void> {
    let bytes = added;
    for (let after: string | undefined; ; ) {
      const page = await store.list("file", { owner, limit: 1_000, order: "asc", ...(after && { after }) });
      for (const { object } of page.records) bytes += object.bytes;
      after = page.records.at(-1)?.object.id;
      if (!page.hasMore) break;
    }
    if (bytes <= maxBytes) return;
    throw new ApiError(
      413,
      `Your files would have ${bytes} bytes, more than the ${maxBytes} that one key may have; delete some.`,
      {
        code: "storage_limit_exceeded",
        param: "file",
      },
    );
  }
  return {
    ...files,
    async save(owner, file) {
      const added = file.content instanceof Uint8Array ? file.content.byteLength : 0;
      await refuseAbove(owner, added);
      return await files.save(owner, file);
    },
    async keep(owner, staged, details) {
      try {
        await refuseAbove(owner, staged.bytes);
      } catch (error) {
        await files.discard(staged);
        throw error;
      }
      return await files.keep(owner, staged, details);
    },
  };
}
