import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import { passes } from "../attribute-filter";
import type { Chunk } from "../chunk-text";
import type { AttributeFilter, Attributes, Passage } from "../search";
import { queryTerms, terms } from "../terms";
import { rank } from "./rank";

/** Which file in which vector store. */
export interface DocumentKey {
  readonly vectorStoreId: string;
  readonly fileId: string;
}

export interface IndexedDocument extends DocumentKey {
  readonly filename: string;
  readonly attributes: Attributes;
}

export interface IndexQuery {
  readonly vectorStoreIds: readonly string[];
  readonly query: string;
  /** How many candidates to give back at most. */
  readonly limit: number;
  readonly filters: AttributeFilter | null;
}

/** The words and texts of all vector stores, in one SQLite database. Synchronous: it lives in a worker. */
export class SearchIndex {
  readonly #db: DatabaseSyncInstance;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: DatabaseSyncInstance) {
    this.#db = db;
    this.#statements = prepare(db);
  }

  /** Begins a document, or begins it again; it is found by nobody until {@link finish}. */
  begin({ vectorStoreId, fileId, filename, attributes }: IndexedDocument): void {
    this.remove({ vectorStoreId, fileId });
    this.#statements.addStore.run(vectorStoreId);
    const store = this.#store(vectorStoreId);
    this.#statements.addDocument.run(store ?? 0, fileId, filename, JSON.stringify(attributes));
  }

  /** Adds chunks behind those that the document has. */
  append(key: DocumentKey, chunks: readonly Chunk[]): void {
    const document = this.#document(key);
    const store = this.#store(key.vectorStoreId);
    if (document === undefined || store === undefined) return;
    this.#all(() => {
      let position = this.#statements.countChunks.get(document).n;
      for (const { text, overlap } of chunks) {
        const { lastInsertRowid } = this.#statements.addChunk.run(document, position++, overlap, text);
        this.#statements.addWords.run(lastInsertRowid, `s${store}`, [...terms(text)].join(" "));
      }
    });
  }

  finish(key: DocumentKey): void {
    const document = this.#document(key);
    if (document !== undefined) this.#statements.finishDocument.run(document);
  }

  remove(key: DocumentKey): void {
    const document = this.#document(key);
    if (document === undefined) return;
    this.#all(() => {
      this.#statements.deleteWords.run(document);
      this.#statements.deleteChunks.run(document);
      this.#statements.deleteDocument.run(document);
    });
  }

  removeStore(vectorStoreId: string): void {
    for (const { fileId } of this.#documentsOf(vectorStoreId)) this.remove({ vectorStoreId, fileId });
    this.#statements.deleteStore.run(vectorStoreId);
  }

  setAttributes(key: DocumentKey, attributes: Attributes): void {
    const document = this.#document(key);
    if (document !== undefined) this.#statements.setAttributes.run(JSON.stringify(attributes), document);
  }

  /** The text in chunks without overlap, or undefined when the document is not in the index as a whole. */
  content(key: DocumentKey): string[] | undefined {
    const document = this.#document(key);
    if (document === undefined || !this.has(key)) return undefined;
    const rows: Chunk[] = this.#statements.chunksOf.all(document);
    return rows.map(({ text, overlap }) => text.slice(overlap));
  }

  has(key: DocumentKey): boolean {
    const document = this.#document(key);
    return document !== undefined && this.#statements.isWhole.get(document).isWhole === 1;
  }

  /** Every document, whole or begun. */
  documents(): DocumentKey[] {
    return this.#statements.allDocuments.all();
  }

  query({ vectorStoreIds, query, limit, filters }: IndexQuery): Passage[] {
    const wanted = queryTerms(query);
    const places = vectorStoreIds.flatMap((id) => this.#store(id) ?? []).map((store) => `s${store}`);
    if (wanted.length === 0 || places.length === 0) return [];
    const place = `place : (${places.join(" OR ")})`;
    const matching = (term: string) => `${place} AND terms : "${term}"`;
    const candidates: CandidateRow[] = [];
    const matchesAny = `${place} AND terms : (${wanted.map((term) => `"${term}"`).join(" OR ")})`;
    const allowed = new Map<number, boolean>();
    for (const row of this.#statements.candidates.iterate(matchesAny) as Iterable<CandidateRow>) {
      const known = allowed.get(row.document) ?? (filters === null || passes(filters, attributesOf(row)));
      allowed.set(row.document, known);
      if (known) candidates.push(row);
      if (candidates.length >= mostCandidates) break;
    }
    const chunksTotal = this.#statements.countMatches.get(place).n;
    const frequencies = new Map(
      wanted.map((term) => [term, this.#statements.countMatches.get(matching(term)).n] as const),
    );
    return rank(candidates, { frequencies, chunksTotal })
      .slice(0, limit)
      .map(({ candidate, score }) => ({
        fileId: candidate.fileId,
        filename: candidate.filename,
        vectorStoreId: candidate.vectorStoreId,
        score,
        text: candidate.text,
        attributes: attributesOf(candidate),
      }));
  }

  close(): void {
    this.#db.close();
  }

  #store(vectorStoreId: string): number | undefined {
    return this.#statements.store.get(vectorStoreId)?.id;
  }

  #document({ vectorStoreId, fileId }: DocumentKey): number | undefined {
    return this.#statements.document.get(vectorStoreId, fileId)?.id;
  }

  #documentsOf(vectorStoreId: string): { fileId: string }[] {
    return this.#statements.documentsOf.all(vectorStoreId);
  }

  #all(work: () => void): void {
    this.#db.exec("BEGIN");
    try {
      work();
      this.#db.exec("COMMIT");
    } catch (error) {
      this.#db.exec("ROLLBACK");
      throw error;
    }
  }
}

interface CandidateRow {
  readonly document: number;
  readonly text: string;
  readonly filename: string;
  readonly attributes: string;
  readonly fileId: string;
  readonly vectorStoreId: string;
}

/** More than the fifty that can be asked for, as the second ranking may change the order. */
const mostCandidates = 200;

function attributesOf({ attributes }: CandidateRow): Attributes {
  return JSON.parse(attributes) as Attributes;
}

function prepare(db: DatabaseSyncInstance) {
  const joined = "documents JOIN stores ON stores.id = documents.store";
  return {
    addStore: db.prepare("INSERT OR IGNORE INTO stores (name) VALUES (?)"),
    store: db.prepare("SELECT id FROM stores WHERE name = ?"),
    deleteStore: db.prepare("DELETE FROM stores WHERE name = ?"),
    addDocument: db.prepare(
      "INSERT INTO documents (store, file, filename, attributes, isWhole) VALUES (?, ?, ?, ?, 0)",
    ),
    document: db.prepare(`SELECT documents.id FROM ${joined} WHERE stores.name = ? AND file = ?`),
    documentsOf: db.prepare(`SELECT file AS fileId FROM ${joined} WHERE stores.name = ?`),
    allDocuments: db.prepare(`SELECT stores.name AS vectorStoreId, file AS fileId FROM ${joined}`),
    finishDocument: db.prepare("UPDATE documents SET isWhole = 1 WHERE id = ?"),
    isWhole: db.prepare("SELECT isWhole FROM documents WHERE id = ?"),
    setAttributes: db.prepare("UPDATE documents SET attributes = ? WHERE id = ?"),
    deleteDocument: db.prepare("DELETE FROM documents WHERE id = ?"),
    countChunks: db.prepare("SELECT count(*) AS n FROM chunks WHERE document = ?"),
    addChunk: db.prepare("INSERT INTO chunks (document, position, overlap, text) VALUES (?, ?, ?, ?)"),
    chunksOf: db.prepare("SELECT text, overlap FROM chunks WHERE document = ? ORDER BY position"),
    deleteChunks: db.prepare("DELETE FROM chunks WHERE document = ?"),
    addWords: db.prepare("INSERT INTO words (rowid, place, terms) VALUES (?, ?, ?)"),
    deleteWords: db.prepare("DELETE FROM words WHERE rowid IN (SELECT id FROM chunks WHERE document = ?)"),
    countMatches: db.prepare("SELECT count(*) AS n FROM words WHERE words MATCH ?"),
    candidates: db.prepare(
      `SELECT documents.id AS document, chunks.text, filename, attributes, file AS fileId, stores.name AS vectorStoreId
       FROM words JOIN chunks ON chunks.id = words.rowid JOIN documents ON documents.id = chunks.document
         JOIN stores ON stores.id = documents.store
       WHERE words MATCH ? AND isWhole = 1 ORDER BY bm25(words, 0.0, 1.0), words.rowid`,
    ),
  };
}
