import type { FileAddress } from "./vector-stores";

/**
 * Files of vector stores that wait to be read, one after the other, so that many uploads do not crowd out the
 * requests of others.
 */
export class ReadingQueue {
  readonly #read: (address: FileAddress, signal: AbortSignal) => Promise<void>;
  readonly #onFault: (error: unknown) => void;
  readonly #waiting: FileAddress[] = [];
  #current: { readonly address: FileAddress; readonly abort: AbortController } | null = null;
  #running: Promise<void> | null = null;
  #isClosed = false;

  /** `read` handles what a file does wrong; `onFault` hears what goes wrong beyond that. */
  constructor(
    read: (address: FileAddress, signal: AbortSignal) => Promise<void>,
    onFault: (error: unknown) => void,
  ) {
    this.#read = read;
    this.#onFault = onFault;
  }

  add(...addresses: readonly FileAddress[]): void {
    if (this.#isClosed) return;
    this.#waiting.push(...addresses);
    this.#running ??= this.#run();
  }

  /** Stops reading a file that is being read; one that waits is skipped by `read` itself. */
  interrupt(isMeant: (address: FileAddress) => boolean): void {
    if (this.#current !== null && isMeant(this.#current.address)) this.#current.abort.abort();
  }

  async settled(): Promise<void> {
    await this.#running;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.length = 0;
    this.#current?.abort.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    // The request that added the files answers first: they are seen as `in_progress`.
    await new Promise((resolve) => setImmediate(resolve));
    for (let address = this.#waiting.shift(); address !== undefined; address = this.#waiting.shift()) {
      const abort = new AbortController();
      this.#current = { address, abort };
      try {
        await this.#read(address, abort.signal);
      } catch (error) {
        if (!abort.signal.aborted) this.#onFault(error);
      }
    }
    this.#current = null;
    this.#running = null;
  }
}
