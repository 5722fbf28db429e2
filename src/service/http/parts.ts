import type { Hono } from "hono";
import type { Clock } from "../clock";
import type { Files } from "../files/files";
import type { VectorStores } from "../files/vector-stores";
import type { NewId } from "../ids";
import type { Model } from "../models/model";
import type { Containers } from "../responses/containers";
import type { ResponseEngine } from "../responses/response-engine";
import type { RunEngine } from "../runs/run-engine";
import type { Store } from "../store/store";
import type { Keys } from "./keys";
import type { LargeBodyLimits } from "./large-bodies";

/** What the HTTP application is made of. */
export interface Parts {
  readonly store: Store;
  readonly engine: RunEngine;
  readonly model: Model;
  readonly files: Files;
  readonly vectorStores: VectorStores;
  readonly responses: ResponseEngine;
  readonly containers: Containers;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly keys: Keys;
  readonly limits: HttpLimits;
  /**
   * Names under which the service may be reached, without port. Any other `Host` is refused, as a web page whose
   * name was bound to this machine would send it. Null: any name, for a service that is open to a network.
   */
  readonly hosts: ReadonlySet<string> | null;
  /** What is not served, as some real services lack it. Default: everything is. */
  readonly without?: ReadonlySet<Feature>;
  /** Gets one line for each fault that is the service's own; it holds no key and no message text. */
  readonly log: (line: string) => void;
}

/** What a service can be without: Azure's v1 reference names conversations, resources answer 404. */
export type Feature = "conversations";

export interface HttpLimits extends LargeBodyLimits {
  /** Largest JSON body. Files are not counted: they have a limit of their own. */
  readonly bodyBytes: number;
  /** Deepest nesting of lists and objects in a body. */
  readonly bodyDepth: number;
}

const MEBI = 1024 * 1024;
export const defaultHttpLimits: HttpLimits = {
  bodyBytes: 16 * MEBI,
  largeBodiesBytes: 64 * MEBI,
  bodyDepth: 100,
};

/** The names of this machine for itself. */
export const loopbackHosts: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** What every route finds in its context. */
export interface ServiceEnv {
  Variables: {
    /** Whose objects the request sees: the one the key belongs to. */
    owner: string;
    dialect: Dialect;
    requestId: string;
    /** When the request came; milliseconds of `performance.now()`. */
    startedMs: number;
  };
}

/**
 * How the client talks: `azure` with `api-version` below `/openai`, `openai` below `/v1`; `azure-v1` below
 * `/openai/v1` as OpenAI's clients do, and is answered by Azure.
 */
export type Dialect = "azure" | "azure-v1" | "openai";

/** What each `xRoutes(parts)` returns; its paths begin behind the base, for example `/assistants`. */
export type Routes = Hono<ServiceEnv>;
