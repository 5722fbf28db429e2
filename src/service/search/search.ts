import type { VectorStoreSearchParams } from "openai/resources/vector-stores/vector-stores";

/** Finds passages in vector stores. */
export interface Search {
  /**
   * The passages that answer the query best, best first. Several queries are asked at once and their passages
   * merged. Files that are not `completed` are not searched.
   *
   * @throws {ApiError} 404 for a vector store that this owner does not have, 400 for one that has expired.
   */
  query(
    vectorStoreIds: readonly string[],
    query: string | readonly string[],
    options: SearchOptions,
  ): Promise<Passage[]>;
}

export interface SearchOptions {
  readonly owner: string;
  /** 1 to 50; default 10. */
  readonly maxNumResults?: number;
  readonly rankingOptions?: RankingOptions;
  /** On the attributes of the files, as in the API. */
  readonly filters?: AttributeFilter | null;
  readonly signal?: AbortSignal;
}

export interface RankingOptions {
  /** Passages below it are left out; 0 to 1, default 0. */
  readonly score_threshold?: number;
}

/** One comparison, or several joined by `and` or `or`. */
export type AttributeFilter = NonNullable<VectorStoreSearchParams["filters"]>;

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface Passage {
  readonly fileId: string;
  readonly filename: string;
  readonly vectorStoreId: string;
  /** 0 to 1; higher is better. */
  readonly score: number;
  readonly text: string;
  readonly attributes: Attributes;
}
