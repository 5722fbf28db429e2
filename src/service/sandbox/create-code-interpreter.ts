import { completeLimits } from "./limits";
import { foundImports } from "./packages/found-imports";
import type { PyodideLock } from "./packages/pyodide-lock";
import type { CodeInterpreter, SandboxLimits, Session } from "./sandbox";
import { SandboxPool } from "./sandbox-pool";
import { SandboxSession, type SessionHost } from "./sandbox-session";
import { SandboxStarter } from "./sandbox-starter";

export interface CodeInterpreterOptions {
  /** Where snapshots and packages are kept; made when missing. Whoever can write it owns the sandbox. */
  readonly cacheDir: string;
  /** A folder of pure-Python packages, such as `site-packages`; those that Pyodide knows are packed into the cache. */
  readonly packagesFrom?: string | null;
  /** Where packages are fetched from that code imports and the cache lacks: `pyodide` for its own host, or an address. Default: nowhere. */
  readonly packagesUrl?: string | null;
  /** Which packages there are, with their checksums. Default: those of the installed Pyodide. */
  readonly lock?: PyodideLock;
  readonly limits?: Partial<SandboxLimits>;
  /** Processes at a time; each takes 150 to 250 MB. Default 4. */
  readonly maxSandboxes?: number;
  /** 1 keeps a process ready, once there was a first call: the next thread starts in 30 ms instead of 400. Default 0. */
  readonly warm?: 0 | 1;
  /** Start that process now, for a service whose first call is about to come. Default false. */
  readonly early?: boolean;
  /** A session that is idle for longer loses its process, and with it its variables. Default 20 minutes. */
  readonly idleMs?: number;
}

const TWENTY_MINUTES_MS = 20 * 60_000;

/** The code interpreter: Python in WebAssembly, one locked process per session. Nothing starts before the first call, unless `early`. */
export function createCodeInterpreter(options: CodeInterpreterOptions): CodeInterpreter {
  const {
    cacheDir,
    packagesFrom = null,
    packagesUrl = null,
    maxSandboxes = 4,
    warm = 0,
    idleMs = TWENTY_MINUTES_MS,
  } = options;
  const limits = completeLimits(options.limits);
  const sessions = new Map<string, SandboxSession>();
  const { lock } = options;
  const starter = new SandboxStarter({ cacheDir, packagesFrom, packagesUrl, limits, ...(lock && { lock }) });
  const pool = new SandboxPool({
    maxSandboxes,
    idleMs,
    warm,
    nowMs: () => performance.now(),
    start: (onProgress) => starter.start(onProgress),
  });
  let closed = false;
  // Where preparing fails, the next call fails in the same way and says so.
  const prepare = (how?: { inBackground: boolean }): Promise<void> =>
    starter.prepare(how).catch(() => undefined);
  if (options.early === true) {
    void prepare();
    // Waits for the above, and the first session for it.
    pool.warmUp();
  }
  const host: SessionHost = {
    limits,
    acquire: (session, options) => pool.acquire(session, options),
    fetchPackages: async (code, options) => {
      const packages = await starter.fetchFor(code, options);
      if (packages) pool.dropSpare();
      return packages;
    },
    release: (session) => {
      pool.release(session);
      if (!closed) void prepare({ inBackground: true }).then(() => pool.warmUp());
    },
  };
  return {
    async session(key: string): Promise<Session> {
      if (closed) throw new Error("Cannot open a Python session: the interpreter is closed");
      const session = sessions.get(key) ?? new SandboxSession(host);
      sessions.set(key, session);
      return session;
    },
    async forget(key) {
      const session = sessions.get(key);
      sessions.delete(key);
      if (session) pool.discard(session, "its thread was deleted");
    },
    async removeFile(key, path) {
      await sessions.get(key)?.removeFile(path);
    },
    packages: () => starter.packages?.imports ?? foundImports(cacheDir, packagesFrom),
    status: () => ({
      isolation: starter.isolation,
      snapshot: starter.snapshotState,
      packages: starter.packages?.versions ?? {},
      sessions: pool.size,
    }),
    async close() {
      closed = true;
      pool.close();
      await starter.close();
    },
  };
}
