import { ApiError, notFound } from "../api-error";
import { nowSeconds } from "../clock";
import type { Passage, SearchOptions } from "../search/search";
import { RecordMissing } from "../store/store";
import type { VectorStoreParts } from "./read-file";
import { hasExpired, used } from "./vector-store-objects";

export interface StoresQuery {
  readonly vectorStoreIds: readonly string[];
  readonly queries: readonly string[];
}

/** See `Search.query`. */
export async function searchStores(
  parts: VectorStoreParts,
  { vectorStoreIds, queries }: StoresQuery,
  { owner, maxNumResults = 10, rankingOptions, filters = null, signal }: SearchOptions,
): Promise<Passage[]> {
  for (const id of vectorStoreIds) await use(parts, id, owner);
  signal?.throwIfAborted();
  const found: Passage[] = [];
  for (const query of queries) {
    found.push(...(await parts.textSearch.query({ vectorStoreIds, query, limit: maxNumResults, filters })));
  }
  const threshold = rankingOptions?.score_threshold ?? 0;
  return onlyBest(found)
    .filter(({ score }) => score >= threshold)
    .slice(0, maxNumResults);
}

const rememberEverySeconds = 60;

/** Checks that a store can be searched, and remembers the use now and then, as its expiry may hang on it. */
async function use({ store, clock }: VectorStoreParts, id: string, owner: string): Promise<void> {
  const found = await store.get("vectorStore", id, owner);
  if (found === undefined) throw notFound("vector store", id);
  if (hasExpired(found.object, clock)) throw new ApiError(400, `Vector store '${id}' has expired.`);
  if (nowSeconds(clock) - (found.object.last_active_at ?? 0) < rememberEverySeconds) return;
  try {
    await store.write({
      update: "vectorStore",
      id,
      owner,
      change: ({ object }) => ({ object: used(object, clock) }),
    });
  } catch (error) {
    throw error instanceof RecordMissing ? notFound("vector store", id) : error;
  }
}

/** A passage that answers several queries counts once, with its best score. */
function onlyBest(passages: readonly Passage[]): Passage[] {
  const best = new Map<string, Passage>();
  for (const passage of passages) {
    const key = JSON.stringify([passage.vectorStoreId, passage.fileId, passage.text]);
    const known = best.get(key);
    if (known === undefined || known.score < passage.score) best.set(key, passage);
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
}
