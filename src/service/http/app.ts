import { type Context, Hono, type Next } from "hono";
import { assistantRoutes } from "./assistants";
import { authenticate } from "./auth";
import { checkApiVersion, checkBetaHeader, refuseForeign } from "./check-request";
import { containerRoutes } from "./containers";
import { conversationRoutes } from "./conversations";
import { dialectOf, routedPath } from "./dialect";
import { answerError, unknownUrl } from "./errors";
import { fileRoutes } from "./files";
import { LargeBodies } from "./large-bodies";
import { messageRoutes } from "./messages";
import { modelRoutes } from "./models";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { responseRoutes } from "./responses";
import { runStepRoutes } from "./run-steps";
import { runRoutes } from "./runs";
import { threadRoutes } from "./threads";
import { vectorStoreBatchRoutes } from "./vector-store-batches";
import { vectorStoreFileRoutes } from "./vector-store-files";
import { vectorStoreRoutes } from "./vector-stores";

/**
 * The whole service as a function from `Request` to `Response`. Every path is served below `/openai` (Azure:
 * `api-version` and `api-key`), `/openai/v1` (Azure's v1) and `/v1` (OpenAI: Bearer); all take the key in either
 * header.
 *
 * Checks come in this order: host and origin, key, api-version, route, body, existence, state.
 */
export function createApp(parts: Parts): Hono<ServiceEnv> {
  const app = new Hono<ServiceEnv>({ getPath: routedPath });

  const entryParts = { ...parts, largeBodies: new LargeBodies(parts.limits) };
  app.use((c, next) => enter(c, entryParts, next));

  for (const routes of everyRoute) app.route("/", routes(parts));
  if (!parts.without?.has("conversations")) app.route("/", conversationRoutes(parts));

  app.notFound((c) => answerError(unknownUrl(c), c, parts));
  app.onError((error, c) => answerError(error, c, parts));
  return app;
}

const everyRoute: readonly ((parts: Parts) => Routes)[] = [
  // Runs come before threads, or `/threads/runs` would be the thread named `runs`.
  runRoutes,
  runStepRoutes,
  modelRoutes,
  assistantRoutes,
  threadRoutes,
  messageRoutes,
  fileRoutes,
  vectorStoreRoutes,
  vectorStoreFileRoutes,
  vectorStoreBatchRoutes,
  responseRoutes,
  containerRoutes,
];

type EntryParts = Parts & { readonly largeBodies: LargeBodies };

/** Everything that does not depend on the route. */
async function enter(c: Context<ServiceEnv>, parts: EntryParts, next: Next): Promise<void> {
  let release: () => void;
  const requestId = parts.newId("request");
  const dialect = dialectOf(c.req.raw.url);
  c.set("startedMs", performance.now());
  c.set("requestId", requestId);
  c.set("dialect", dialect ?? "openai");
  try {
    refuseForeign(c, parts);
    if (dialect === null) throw unknownUrl(c);
    c.set("owner", authenticate(c, parts, dialect));
    checkApiVersion(c, dialect);
    checkBetaHeader(c, dialect);
    release = parts.largeBodies.hold(c.req.raw);
  } catch (error) {
    c.res = answerError(error, c, parts);
    return;
  }
  try {
    await next();
  } finally {
    release();
  }
}
