import OpenAI, { AzureOpenAI } from "openai";
import { createApp } from "../../src/service/http/app";
import { createKeys } from "../../src/service/http/keys";
import { defaultHttpLimits, loopbackHosts, type Parts } from "../../src/service/http/parts";
import { randomId } from "../../src/service/ids";
import { createTutor } from "../../src/service/models/tutor/create-tutor";
import { openFiles } from "./open-files";

/** The HTTP application over real files and vector stores, reached through the SDK without a socket; no runs. */
export function openFilesApp() {
  const all = openFiles();
  const keys = new Map([
    ["mia-key", "mia"],
    ["noah-key", "noah"],
  ]);
  const app = createApp({
    ...all,
    model: createTutor(),
    engine: { forgetThread: async () => {} } as unknown as Parts["engine"],
    responses: {} as unknown as Parts["responses"],
    containers: {} as unknown as Parts["containers"],
    newId: randomId,
    keys: createKeys(keys),
    limits: defaultHttpLimits,
    hosts: loopbackHosts,
    log: (line) => all.log.push(line),
  });
  const fetch = async (url: string | URL | Request, init?: RequestInit) =>
    await app.fetch(new Request(url, init));
  const common = { fetch, maxRetries: 0 };
  return {
    ...all,
    fetch,
    client: new OpenAI({ ...common, apiKey: "mia-key", baseURL: "http://127.0.0.1/v1" }),
    noah: new OpenAI({ ...common, apiKey: "noah-key", baseURL: "http://127.0.0.1/openai/v1" }),
    azure: new AzureOpenAI({
      ...common,
      apiKey: "mia-key",
      endpoint: "http://127.0.0.1",
      apiVersion: "2024-05-01-preview",
    }),
  };
}
