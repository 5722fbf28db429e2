import { type Context, Hono } from "hono";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import { notFound } from "../api-error";
import type { Records } from "../objects";
import type { RunAddress, RunParameters, StartedRun } from "../runs/run-engine";
import type { Write } from "../store/store";
import { answer } from "./answer";
import { checkModel } from "./check-model";
import { eventStream, type StreamEvent } from "./event-stream";
import { readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";
import { prepareMessages } from "./prepare-messages";
import { prepareResources } from "./prepare-resources";
import { prepareThread } from "./prepare-thread";
import { readBody } from "./read-body";
import { isMoving, pollAfterMs, preferredWaitMs } from "./run-polling";
import { readInclude } from "./run-steps";
import type { CreateMessage } from "./schema/message";
import { createRun, createThreadAndRun, modifyRun, submitToolOutputs } from "./schema/run";
import { againWhenChanged, withResources } from "./thread-resources";
import { findThread } from "./threads";

/** `/threads/{thread_id}/runs` and what belongs to it, and `POST /threads/runs`. */
export function runRoutes(parts: Parts): Routes {
  const { store, engine, clock } = parts;
  const routes: Routes = new Hono<ServiceEnv>();

  routes.get("/threads/:thread_id/runs", async (c) => {
    const owner = c.get("owner");
    const parent = pathId(c, "thread_id");
    const query = readPageQuery(c);
    if ((await store.get("thread", parent, owner)) === undefined) throw notFound("thread", parent);
    const page = await store.list("run", { ...query, owner, parent });
    return answer(
      c,
      toPage<"run", Run>(page, ({ object }) => object),
    );
  });

  routes.get("/threads/:thread_id/runs/:run_id", async (c) => {
    let run = await find(c);
    const waitMs = preferredWaitMs(c.req.header("prefer"));
    if (waitMs === null) return answerRun(c, run);
    if (isMoving(run)) {
      await engine.waitForChange(run.id, run.status, { timeoutMs: waitMs, signal: c.req.raw.signal });
      run = await find(c);
    }
    return answerRun(c, run, { "preference-applied": "wait" });
  });

  routes.post("/threads/:thread_id/runs/:run_id", async (c) => {
    const at = address(c);
    const { metadata } = await readBody(c, modifyRun, parts);
    const isUnchanged = metadata === undefined;
    return answerRun(c, isUnchanged ? await find(c) : await engine.modifyRun(at, metadata));
  });

  routes.post("/threads/:thread_id/runs/:run_id/cancel", async (c) => {
    return answerRun(c, await engine.cancelRun(address(c)));
  });

  routes.post("/threads/:thread_id/runs/:run_id/submit_tool_outputs", async (c) => {
    const at = address(c);
    const { tool_outputs: toolOutputs, stream } = await readBody(c, submitToolOutputs, parts);
    return answerStarted(c, await engine.submitToolOutputs({ ...at, toolOutputs, stream: stream === true }));
  });

  routes.post("/threads/:thread_id/runs", async (c) => {
    const owner = c.get("owner");
    const threadId = pathId(c, "thread_id");
    const includeResults = readInclude(c);
    const { additional_messages: messages, stream, ...parameters } = await readBody(c, createRun, parts);
    await checkRunModel(c, parameters);
    const started = await againWhenChanged(async () => {
      const added = await prepareAdditional(parts, { owner, threadId, messages: messages ?? [] });
      return await engine.createRun({
        ...added,
        owner,
        threadId,
        includeResults,
        stream: stream === true,
        parameters: parameters as RunParameters, // as the schema has just checked
      });
    });
    return answerStarted(c, started);
  });

  routes.post("/threads/runs", async (c) => {
    const owner = c.get("owner");
    const { thread, stream, ...parameters } = await readBody(c, createThreadAndRun, parts);
    // Before the thread is made, as a thread without its run would be of no use.
    await checkRunModel(c, parameters);
    await prepareResources(parts, owner, parameters.tool_resources);
    const { object, writes, start } = await prepareThread(parts, owner, thread ?? {});
    const started = await engine.createRun({
      owner,
      threadId: object.id,
      writes,
      afterWrite: start,
      stream: stream === true,
      parameters: parameters as RunParameters, // as the schema has just checked
    });
    return answerStarted(c, started, { event: "thread.created", data: object });
  });

  /** The assistant exists, and its model or the one that replaces it can be named. */
  async function checkRunModel(c: Context<ServiceEnv>, { assistant_id: id, model }: AskedModel) {
    const assistant = await store.get("assistant", id, c.get("owner"));
    if (assistant === undefined) throw notFound("assistant", id);
    checkModel(c, parts, model ?? assistant.object.model);
  }

  async function find(c: Context<ServiceEnv>): Promise<Run> {
    const { owner, threadId, runId } = address(c);
    const record = await store.get("run", runId, owner);
    if (record?.object.thread_id !== threadId) throw notFound("run", runId);
    return record.object;
  }

  function answerRun(c: Context<ServiceEnv>, run: Run, headers: Record<string, string> = {}): Response {
    if (!isMoving(run)) return answer(c, run, { headers });
    const pollMs = pollAfterMs(run, clock, engine.activity().queued);
    return answer(c, run, { headers: { ...headers, "openai-poll-after-ms": String(pollMs) } });
  }

  function answerStarted(c: Context<ServiceEnv>, { run, events }: StartedRun, first?: StreamEvent): Response {
    return events === null ? answerRun(c, run) : eventStream(c, startingWith(first, events), parts);
  }

  return routes;
}

interface AskedModel {
  readonly assistant_id: string;
  readonly model?: string | null | undefined;
}

interface Additional {
  readonly owner: string;
  readonly threadId: string;
  readonly messages: readonly CreateMessage[];
}

/** The messages that a run adds to its thread, with what their attachments make of the thread. */
async function prepareAdditional(parts: Parts, { owner, threadId, messages }: Additional) {
  if (messages.length === 0) return {};
  const { tool_resources: from } = await findThread(parts.store, threadId, owner);
  const prepared = await prepareMessages(parts, { owner, threadId, resources: from, messages });
  const change = (thread: Records["thread"]) => withResources(thread, { from, to: prepared.resources });
  const update: Write = { update: "thread", id: threadId, owner, change };
  return { writes: [update, ...prepared.writes], afterWrite: prepared.start };
}

function address(c: Context<ServiceEnv>): RunAddress {
  return { owner: c.get("owner"), threadId: pathId(c, "thread_id"), runId: pathId(c, "run_id") };
}

async function* startingWith(first: StreamEvent | undefined, events: AsyncIterable<StreamEvent>) {
  if (first) yield first;
  yield* events;
}
