import type { SessionRunOptions } from "../sandbox";
import { type PrefetchOptions, prefetchPackages } from "./prefetch-packages";
import type { PyodideLock } from "./pyodide-lock";
import { wantedImports } from "./wanted-imports";

const ANSWER_MS = 4_000;
const QUIET_MS = 5 * 60_000;

export interface PackageFetcher {
  /**
   * Fetches the packages that code imports and the cache lacks; whether there is something new. Without network it
   * gives up quickly, and does not try again for five minutes: the code then gets its ModuleNotFoundError.
   */
  fetchFor(code: string, have: readonly string[], options: SessionRunOptions): Promise<boolean>;
}

/** Fetches packages for code that is about to run, in the service, where the network is. */
export function createPackageFetcher(options: {
  lock: PyodideLock;
  cacheDir: string;
  url: string;
  nowMs: () => number;
}): PackageFetcher {
  let quietUntilMs = 0;
  return {
    async fetchFor(code, have, { signal, onProgress }) {
      if (options.nowMs() < quietUntilMs) return false;
      const missing = wantedImports(code).flatMap((name) => {
        const known = have.includes(name) ? undefined : options.lock.find(name);
        return known?.imports.includes(name) ? [known.name] : [];
      });
      if (missing.length === 0) return false;
      onProgress?.(`Fetching Python packages: ${missing.join(", ")}`);
      const prefetch: PrefetchOptions = {
        lock: options.lock,
        cacheDir: options.cacheDir,
        from: { url: options.url },
        answerMs: ANSWER_MS,
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress } : {}),
      };
      try {
        await prefetchPackages(missing, prefetch);
        return true;
      } catch (error) {
        if (signal?.aborted) return false;
        quietUntilMs = options.nowMs() + QUIET_MS;
        onProgress?.(error instanceof Error ? error.message : String(error));
        return false;
      }
    },
  };
}
