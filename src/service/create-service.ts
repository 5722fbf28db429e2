import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import { type Clock, systemClock } from "./clock";
import { createFiles } from "./files/create-files";
import { createVectorStores } from "./files/create-vector-stores";
import { limitFiles } from "./files/limit-files";
import { createApp } from "./http/app";
import type { Keys } from "./http/keys";
import { defaultHttpLimits, type Feature, type HttpLimits, type ServiceEnv } from "./http/parts";
import { type NewId, randomId } from "./ids";
import type { Model } from "./models/model";
import { createContainers } from "./responses/create-containers";
import { createResponseEngine } from "./responses/create-response-engine";
import type { ResponseEngine } from "./responses/response-engine";
import { createRunEngine } from "./runs/create-run-engine";
import { defaultLimits, type EngineLimits } from "./runs/engine-parts";
import type { RunEngine } from "./runs/run-engine";
import { WorkSlots } from "./runs/work-slots";
import { type CodeInterpreterOptions, createCodeInterpreter } from "./sandbox/create-code-interpreter";
import { limitPythonTime, type PythonTimeLimit } from "./sandbox/limit-python-time";
import { createTextSearch } from "./search/text-search";
import { openBlobs } from "./store/blobs";
import { openStore } from "./store/sqlite-store";

export interface ServiceOptions {
  /** Holds the database, the files, the index and the interpreter's cache; made when missing. */
  readonly dataDir: string;
  readonly model: Model;
  readonly keys: Keys;
  /** Which `Host` headers are served; null: any. */
  readonly hosts: ReadonlySet<string> | null;
  /** What is not served. Default: everything is. */
  readonly without?: ReadonlySet<Feature>;
  readonly interpreter?: Omit<CodeInterpreterOptions, "cacheDir">;
  readonly engineLimits?: Partial<EngineLimits>;
  readonly httpLimits?: Partial<HttpLimits>;
  /** Largest uploaded file. Default 512 MB. */
  readonly maxFileBytes?: number;
  /** All files of one key together. Default: no limit. */
  readonly maxOwnerFileBytes?: number;
  /** Time that the Python of one key may take. Default: no limit. */
  readonly maxOwnerPython?: Omit<PythonTimeLimit, "nowMs">;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: ids that nobody can guess. */
  readonly newId?: NewId;
  /** Gets one line for each fault that is the service's own. */
  readonly log: (line: string) => void;
}

/** The database in the data folder. */
export const databaseName = "assistants.db";
/** Where the content of files is in the data folder. */
export const filesFolder = "files";

/** The service without a socket. */
export interface Service {
  readonly app: Hono<ServiceEnv>;
  readonly activity: RunEngine["activity"];
  /** Stops the runs, which go on at the next start, and closes everything. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Puts the parts of the service together on one data folder and goes on with what an earlier process left open.
 *
 * @throws {DatabaseRefused} when the database in the folder cannot be used
 */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { dataDir, model, keys, hosts, log, clock = systemClock, newId = randomId } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    const store = openStore({ file: join(dataDir, databaseName) });
    closers.push(() => store.close());
    const { maxFileBytes } = options;
    const blobs = openBlobs(
      join(dataDir, filesFolder),
      maxFileBytes === undefined ? {} : { maxBytes: maxFileBytes },
    );
    const textSearch = createTextSearch({ file: join(dataDir, "search.db") });
    closers.push(() => textSearch.close());
    const vectorStores = createVectorStores({ store, blobs, textSearch, clock, newId, log });
    closers.push(() => vectorStores.close());
    const onDelete = (owner: string, fileId: string) => vectorStores.removeEverywhere(owner, fileId);
    const ownFiles = createFiles({ store, blobs, clock, newId, onDelete });
    const { maxOwnerFileBytes: most } = options;
    const files = most === undefined ? ownFiles : limitFiles(ownFiles, store, most);
    const cacheDir = join(dataDir, "cache");
    const python = createCodeInterpreter({ ...options.interpreter, cacheDir });
    closers.push(() => python.close());
    const { maxOwnerPython: time } = options;
    const interpreter =
      time === undefined ? python : limitPythonTime(python, { ...time, nowMs: () => performance.now() });
    const limits = { ...defaultLimits, ...options.engineLimits };
    const search = vectorStores;
    const work = { store, model, interpreter, search, files, clock, newId, limits, log };
    const slots = new WorkSlots(limits);
    const engine = createRunEngine({ ...work, slots });
    closers.push(() => engine.close());
    const containers = createContainers({ store, files, interpreter, clock, newId });
    const responses = createResponseEngine({ ...work, slots, containers });
    closers.push(() => responses.close());
    await files.recover();
    await vectorStores.recover();
    await engine.recover();
    await containers.recover();
    await responses.recover();
    const httpLimits = { ...defaultHttpLimits, ...options.httpLimits };
    const parts = {
      store,
      engine,
      responses,
      containers,
      model,
      files,
      vectorStores,
      clock,
      newId,
      keys,
      hosts,
      log,
    };
    return {
      app: createApp({ ...parts, limits: httpLimits, ...(options.without && { without: options.without }) }),
      activity: () => both(engine.activity(), responses.activity()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What is going on in both APIs together. */
function both(
  runs: ReturnType<RunEngine["activity"]>,
  { queued, running }: ReturnType<ResponseEngine["activity"]>,
): ReturnType<RunEngine["activity"]> {
  return { ...runs, queued: runs.queued + queued, running: runs.running + running };
}
