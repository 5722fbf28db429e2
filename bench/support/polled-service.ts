/** A service that exists only in virtual time: one run, in progress until it ends, behind a round trip of fixed length. */
export interface PolledService {
  /** To be handed to the SDK as `fetch`. */
  readonly fetch: typeof fetch;
  /** Requests so far. */
  requests(): number;
}

export interface PolledServiceOptions {
  /** Milliseconds from now at which the run ends. */
  readonly runMs: number;
  readonly roundTripMs: number;
  /** Answered as `openai-poll-after-ms`; null: the header is missing, as at most services. */
  readonly pollAfterMs: number | null;
  /** Whether `Prefer: wait=N` holds the answer back until the run ends, N seconds at most. */
  readonly holds: boolean;
}

export const polledRun = { id: "run_0001", thread_id: "thread_0001" } as const;

export function polledService(options: PolledServiceOptions): PolledService {
  const endsAt = Date.now() + options.runMs;
  let count = 0;
  const answer = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    count += 1;
    await sleep(options.roundTripMs / 2, init?.signal);
    const waitMs = options.holds ? preferredWaitMs(new Headers(init?.headers)) : 0;
    const leftMs = endsAt - Date.now();
    if (leftMs > 0 && waitMs > 0) await sleep(Math.min(leftMs, waitMs), init?.signal);
    const status = Date.now() >= endsAt ? "completed" : "in_progress";
    await sleep(options.roundTripMs / 2, init?.signal);
    const headers = new Headers({ "content-type": "application/json" });
    if (options.pollAfterMs !== null) headers.set("openai-poll-after-ms", String(options.pollAfterMs));
    if (waitMs > 0) headers.set("preference-applied", "wait");
    return new Response(JSON.stringify({ ...polledRun, object: "thread.run", status }), { headers });
  };
  return { fetch: answer, requests: () => count };
}

function preferredWaitMs(headers: Headers): number {
  const match = /\bwait=(\d+)/.exec(headers.get("prefer") ?? "");
  return match ? Number(match[1]) * 1000 : 0;
}

function sleep(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
