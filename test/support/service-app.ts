import { notFound } from "../../src/service/api-error";
import { systemClock } from "../../src/service/clock";
import { createApp } from "../../src/service/http/app";
import { createKeys } from "../../src/service/http/keys";
import { defaultHttpLimits, loopbackHosts, type Parts } from "../../src/service/http/parts";
import { randomId } from "../../src/service/ids";
import { createTutor } from "../../src/service/models/tutor/create-tutor";
import { openStore } from "../../src/service/store/sqlite-store";

/** What an answer was. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly headers: Headers;
}

export interface TestApp {
  /** One request to the Azure dialect, with mia's key unless told otherwise. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Any request, exactly as given. */
  raw(path: string, init?: RequestInit): Promise<Answer>;
  close(): Promise<void>;
}

/** The HTTP application on a store in memory, without files and runs. */
export function openTestApp(): TestApp {
  const store = openStore({ memory: true });
  const nothing = { get: async (_owner: string, id: string) => Promise.reject(notFound("object", id)) };
  const app = createApp({
    store,
    model: createTutor(),
    engine: { forgetThread: async () => {} } as unknown as Parts["engine"],
    responses: {} as unknown as Parts["responses"],
    containers: {} as unknown as Parts["containers"],
    files: nothing as unknown as Parts["files"],
    vectorStores: nothing as unknown as Parts["vectorStores"],
    clock: systemClock,
    newId: randomId,
    keys: createKeys(
      new Map([
        ["mia-key", "mia"],
        ["noah-key", "noah"],
      ]),
    ),
    limits: defaultHttpLimits,
    hosts: loopbackHosts,
    log: () => {},
  });
  const raw = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await app.request(path, init);
    const text = await response.text();
    return {
      status: response.status,
      body: text === "" ? null : JSON.parse(text),
      headers: response.headers,
    };
  };
  return {
    raw,
    call: (method, path, body, headers) =>
      raw(`/openai${path}${path.includes("?") ? "&" : "?"}api-version=2024-05-01-preview`, {
        method,
        headers: { "api-key": "mia-key", "content-type": "application/json", ...headers },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    close: () => store.close(),
  };
}
