import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFiles } from "../../src/service/files/create-files";
import { createVectorStores } from "../../src/service/files/create-vector-stores";
import { randomId } from "../../src/service/ids";
import { createTextSearch } from "../../src/service/search/text-search";
import { openBlobs } from "../../src/service/store/blobs";
import { openStore } from "../../src/service/store/sqlite-store";
import { FakeClock } from "./fake-clock";

/** Files and vector stores in a folder, without HTTP; open it again to see what a restart finds. */
export function openFiles(folder = mkdtempSync(join(tmpdir(), "files-")), clock = new FakeClock()) {
  const store = openStore({ file: join(folder, "objects.sqlite") });
  const blobs = openBlobs(join(folder, "files"), { maxBytes: 1_000_000 });
  const textSearch = createTextSearch({ file: join(folder, "search.sqlite") });
  const log: string[] = [];
  const common = { store, blobs, clock, newId: randomId };
  const vectorStores = createVectorStores({ ...common, textSearch, log: (line) => log.push(line) });
  const onDelete = (owner: string, fileId: string) => vectorStores.removeEverywhere(owner, fileId);
  const files = createFiles({ ...common, onDelete });
  const close = async () => {
    await vectorStores.close();
    await store.close();
  };
  return {
    ...{ folder, clock, store, blobs, textSearch, vectorStores, files, log, close },
    /** Saves a text file and returns its id. */
    async save(filename: string, text: string, owner = "mia") {
      const file = { filename, content: Buffer.from(text), purpose: "assistants" as const };
      return (await files.save(owner, file)).id;
    },
    /** A new vector store with these files, as yet unread. */
    async newStore(fileIds: readonly string[], rest: object = {}, owner = "mia") {
      const prepared = await vectorStores.prepare(owner, { file_ids: [...fileIds], ...rest });
      await store.write(...prepared.writes);
      await prepared.start();
      return prepared.vectorStoreId;
    },
    async remove() {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}
