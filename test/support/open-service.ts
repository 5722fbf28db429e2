import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import OpenAI, { AzureOpenAI } from "openai";
import { type Clock, systemClock } from "../../src/service/clock";
import { createApp } from "../../src/service/http/app";
import { createKeys } from "../../src/service/http/keys";
import { defaultHttpLimits, type Feature, loopbackHosts } from "../../src/service/http/parts";
import { randomId } from "../../src/service/ids";
import type { Model } from "../../src/service/models/model";
import { createContainers } from "../../src/service/responses/create-containers";
import { createResponseEngine } from "../../src/service/responses/create-response-engine";
import { createRunEngine } from "../../src/service/runs/create-run-engine";
import { defaultLimits, type EngineLimits } from "../../src/service/runs/engine-parts";
import type { CodeInterpreter } from "../../src/service/sandbox/sandbox";
import { FakeClock } from "./fake-clock";
import { noInterpreter } from "./open-engine";
import { openFiles } from "./open-files";

export interface ServiceOptions {
  readonly model: Model;
  readonly interpreter?: CodeInterpreter;
  readonly clock?: Clock;
  readonly limits?: Partial<EngineLimits>;
  readonly without?: readonly Feature[];
}

/** The whole service with a loopback listener and both SDK clients, on a folder of its own. */
export async function openService({
  model,
  interpreter = noInterpreter,
  clock = systemClock,
  limits,
  without = [],
}: ServiceOptions) {
  const log: string[] = [];
  const folder = openFiles(undefined, clock instanceof FakeClock ? clock : undefined);
  const { store, files, vectorStores } = folder;
  const common = { store, files, model, clock, newId: randomId, log: (line: string) => void log.push(line) };
  const engine = createRunEngine({
    ...common,
    interpreter,
    search: vectorStores,
    limits: { ...defaultLimits, ...limits },
  });
  const containers = createContainers({ ...common, interpreter });
  const responses = createResponseEngine({
    ...{ ...common, interpreter, containers, search: vectorStores },
    limits: { ...defaultLimits, ...limits },
  });
  const app = createApp({
    ...common,
    engine,
    responses,
    containers,
    vectorStores,
    keys: createKeys(new Map([["test-key", "mia"]])),
    limits: defaultHttpLimits,
    hosts: loopbackHosts,
    without: new Set(without),
  });
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  if (!server.listening) await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = { apiKey: "test-key", maxRetries: 0 };
  const azure = new AzureOpenAI({ ...settings, endpoint: address, apiVersion: "2024-05-01-preview" });
  const openai = new OpenAI({ ...settings, baseURL: `${address}/v1` });
  return {
    ...{ azure, openai, engine, responses, store, files, vectorStores, address, log },
    /** A request that does not go over the wire. */
    request: async (path: string, init?: RequestInit): Promise<Response> => await app.request(path, init),
    async close() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await engine.close();
      await responses.close();
      await interpreter.close();
      await folder.remove();
    },
  };
}
