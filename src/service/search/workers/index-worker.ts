import { workerData } from "node:worker_threads";
import type { Chunk } from "../chunk-text";
import { openIndex } from "../index/open-index";
import { type DocumentKey, type IndexedDocument, type IndexQuery, SearchIndex } from "../index/search-index";
import type { Attributes } from "../search";
import { serveCalls } from "./serve-calls";

const index = new SearchIndex(openIndex(workerData.file));

/** What the thread with the index does for others. */
export const indexMethods = {
  begin: (document: IndexedDocument) => index.begin(document),
  append: ({ key, chunks }: { key: DocumentKey; chunks: readonly Chunk[] }) => index.append(key, chunks),
  finish: (key: DocumentKey) => index.finish(key),
  remove: (key: DocumentKey) => index.remove(key),
  removeStore: (vectorStoreId: string) => index.removeStore(vectorStoreId),
  setAttributes: ({ key, attributes }: { key: DocumentKey; attributes: Attributes }) =>
    index.setAttributes(key, attributes),
  content: (key: DocumentKey) => index.content(key),
  has: (key: DocumentKey) => index.has(key),
  documents: () => index.documents(),
  query: (query: IndexQuery) => index.query(query),
  close: () => index.close(),
};

serveCalls(indexMethods);
