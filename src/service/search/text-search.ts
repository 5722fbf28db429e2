import type { Chunking } from "./chunk-text";
import type { DocumentKey, IndexedDocument, IndexQuery } from "./index/search-index";
import type { Attributes, Passage } from "./search";
import { defaultExtractionLimits, ExtractionError, type ExtractionLimits } from "./text/extraction-error";
import type { indexMethods } from "./workers/index-worker";
import type { textMethods } from "./workers/text-worker";
import { WorkerCalls, WorkerEnded, WorkerError } from "./workers/worker-calls";

export interface NewDocument extends IndexedDocument {
  /** Where its content is. */
  readonly path: string;
  readonly chunking: Chunking;
}

/**
 * Reads documents into an index and finds passages in it. Both happen in threads of their own, so nothing a
 * document contains can hold up the service; a document that takes too long or too much memory costs its thread.
 *
 * This is where another engine joins: `createService` alone makes one. An engine with embeddings stands in front
 * of this one, hands documents on and orders what `query` finds by nearness; nothing else in the service changes.
 */
export interface TextSearch {
  /**
   * Reads a document and puts it into the index; the answer is the size of its text in bytes.
   *
   * @throws {ExtractionError} when no text can be read out of it within the limits.
   */
  add(document: NewDocument, signal: AbortSignal): Promise<number>;
  remove(key: DocumentKey): Promise<void>;
  removeStore(vectorStoreId: string): Promise<void>;
  setAttributes(key: DocumentKey, attributes: Attributes): Promise<void>;
  /** The text in chunks without overlap, or undefined when the document is not in the index. */
  content(key: DocumentKey): Promise<string[] | undefined>;
  has(key: DocumentKey): Promise<boolean>;
  documents(): Promise<DocumentKey[]>;
  query(query: IndexQuery): Promise<Passage[]>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface TextSearchOptions {
  /** The database of the index; null: in memory. */
  readonly file: string | null;
  readonly limits?: Partial<ExtractionLimits>;
  /** For reading one document; default 120 000. */
  readonly timeoutMs?: number;
  /** The process may grow by this much while a document is read; default 1 024. */
  readonly memoryMb?: number;
}

export function createTextSearch(options: TextSearchOptions): TextSearch {
  return new ThreadedTextSearch(options);
}

const indexTimeoutMs = 60_000;
const portion = 32;
const idleMs = 15_000;
const watchEveryMs = 100;

class ThreadedTextSearch implements TextSearch {
  readonly #index: WorkerCalls<typeof indexMethods>;
  readonly #reader: WorkerCalls<typeof textMethods>;
  readonly #limits: ExtractionLimits;
  readonly #timeoutMs: number;
  readonly #memoryMb: number;
  #idle: NodeJS.Timeout | undefined;

  constructor({ file, limits, timeoutMs = 120_000, memoryMb = 1_024 }: TextSearchOptions) {
    this.#index = new WorkerCalls("index-worker", { workerData: { file } });
    this.#reader = new WorkerCalls("text-worker", {
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memoryMb / 2) },
      // A reader of PDF files has its opinions about fonts; they are nobody's business.
      stdout: true,
      stderr: true,
    });
    this.#limits = { ...defaultExtractionLimits, ...limits };
    this.#timeoutMs = timeoutMs;
    this.#memoryMb = memoryMb;
  }

  async add({ path, chunking, ...document }: NewDocument, signal: AbortSignal): Promise<number> {
    clearTimeout(this.#idle);
    const { filename, vectorStoreId, fileId } = document;
    const key = { vectorStoreId, fileId };
    const watch = this.#watchMemory();
    const options = { timeoutMs: this.#timeoutMs, signal };
    try {
      const bytes = await this.#reader.call(
        "open",
        { path, filename, chunking, limits: this.#limits },
        options,
      );
      await this.#index.call("begin", document, { timeoutMs: indexTimeoutMs });
      for (;;) {
        const chunks = await this.#reader.call("take", portion, options);
        if (chunks.length === 0) break;
        await this.#index.call("append", { key, chunks }, { timeoutMs: indexTimeoutMs });
      }
      await this.#index.call("finish", key, { timeoutMs: indexTimeoutMs });
      return bytes;
    } catch (error) {
      signal.throwIfAborted();
      throw readable(error);
    } finally {
      clearInterval(watch);
      // The reader of PDF files is large; it need not stay.
      this.#idle = setTimeout(() => void this.#reader.stop(), idleMs).unref();
    }
  }

  remove = (key: DocumentKey) => this.#index.call("remove", key, { timeoutMs: indexTimeoutMs });
  removeStore = (id: string) => this.#index.call("removeStore", id, { timeoutMs: indexTimeoutMs });
  setAttributes = (key: DocumentKey, attributes: Attributes) =>
    this.#index.call("setAttributes", { key, attributes }, { timeoutMs: indexTimeoutMs });
  content = (key: DocumentKey) => this.#index.call("content", key, { timeoutMs: indexTimeoutMs });
  has = (key: DocumentKey) => this.#index.call("has", key, { timeoutMs: indexTimeoutMs });
  documents = () => this.#index.call("documents", undefined, { timeoutMs: indexTimeoutMs });
  query = (query: IndexQuery) => this.#index.call("query", query, { timeoutMs: indexTimeoutMs });

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await Promise.all([this.#reader.stop(), this.#index.stop()]);
  }

  /** The heap of a thread has a limit of its own; buffers outside of it do not, so the process is watched. */
  #watchMemory(): NodeJS.Timeout {
    const atMost = process.memoryUsage.rss() + this.#memoryMb * 1024 * 1024;
    return setInterval(() => {
      if (process.memoryUsage.rss() > atMost) void this.#reader.stop("the document needs too much memory");
    }, watchEveryMs).unref();
  }
}

function readable(error: unknown): unknown {
  if (error instanceof WorkerError && (error.code === "invalid_file" || error.code === "unsupported_file")) {
    return new ExtractionError(error.code, error.message, { cause: error });
  }
  if (error instanceof WorkerEnded) {
    const message = `The file could not be read within the limits of time and memory (${error.message})`;
    return new ExtractionError("invalid_file", message, { cause: error });
  }
  return error;
}
