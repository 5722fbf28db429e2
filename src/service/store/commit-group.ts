import type { DatabaseSyncInstance } from "@photostructure/sqlite";

/**
 * Lets all writes of one turn of the event loop share one transaction, so one sync to disk serves many
 * answers. The first write opens it, the end of the turn commits it.
 */
export class CommitGroup {
  readonly #db: DatabaseSyncInstance;
  readonly #onRollback: () => void;
  #open: Pending | null = null;

  /** `onRollback` is called when a commit failed: what was read since the group began may not exist. */
  constructor(db: DatabaseSyncInstance, onRollback: () => void = () => {}) {
    this.#db = db;
    this.#onRollback = onRollback;
  }

  /** Resolves when everything written so far is on disk; undefined when it is already. */
  get pending(): Promise<void> | undefined {
    return this.#open?.promise;
  }

  /**
   * Does `work` inside the shared transaction and resolves after its commit.
   *
   * @throws whatever `work` throws, then nothing of it is kept. `isOneStatement`: SQLite itself takes back a
   * statement that fails, which saves the savepoint.
   */
  async write(work: () => void, isOneStatement: boolean): Promise<void> {
    const { promise } = this.#begin();
    if (isOneStatement) work();
    else this.#withSavepoint(work);
    await promise;
  }

  /** Commits now what is waiting; for closing. */
  flush(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    clearImmediate(open.timer);
    try {
      this.#db.exec("COMMIT");
      open.resolve();
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      this.#onRollback();
      open.reject(error);
    }
  }

  #begin(): Pending {
    if (this.#open !== null) return this.#open;
    this.#db.exec("BEGIN IMMEDIATE");
    this.#open = newPending(setImmediate(() => this.flush()));
    return this.#open;
  }

  #withSavepoint(work: () => void): void {
    this.#db.exec("SAVEPOINT one_write");
    try {
      work();
    } catch (error) {
      this.#db.exec("ROLLBACK TO one_write; RELEASE one_write");
      throw error;
    }
    this.#db.exec("RELEASE one_write");
  }
}

interface Pending {
  readonly promise: Promise<void>;
  readonly timer: NodeJS.Immediate;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

function newPending(timer: NodeJS.Immediate): Pending {
  let resolve = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // A group whose only write was refused has nobody waiting for it.
  promise.catch(() => {});
  return { promise, timer, resolve, reject };
}
