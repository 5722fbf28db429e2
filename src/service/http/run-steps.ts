import { type Context, Hono } from "hono";
import { invalidValue, notFound } from "../api-error";
import type { StepRecord } from "../objects";
import { withoutResultTexts } from "../runs/step-objects";
import { answer } from "./answer";
import { readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { pathId } from "./path-ids";

/** The one thing that can be asked for with `include[]`. */
const resultTexts = "step_details.tool_calls[*].file_search.results[*].content";

/** `/threads/{thread_id}/runs/{run_id}/steps`: what a run has done so far. */
export function runStepRoutes({ store }: Parts): Routes {
  const routes: Routes = new Hono<ServiceEnv>();

  routes.get("/threads/:thread_id/runs/:run_id/steps", async (c) => {
    const owner = c.get("owner");
    const query = readPageQuery(c);
    const show = shownWith(c);
    const runId = await existingRun(c);
    const page = await store.list("step", { ...query, owner, parent: runId });
    return answer(c, toPage<"step", StepRecord["object"]>(page, show));
  });

  routes.get("/threads/:thread_id/runs/:run_id/steps/:step_id", async (c) => {
    const stepId = pathId(c, "step_id");
    const show = shownWith(c);
    const runId = await existingRun(c);
    const record = await store.get("step", stepId, c.get("owner"));
    if (record?.object.run_id !== runId) throw notFound("run step", stepId);
    return answer(c, show(record));
  });

  async function existingRun(c: Context<ServiceEnv>): Promise<string> {
    const [threadId, runId] = [pathId(c, "thread_id"), pathId(c, "run_id")];
    const run = await store.get("run", runId, c.get("owner"));
    if (run?.object.thread_id !== threadId) throw notFound("run", runId);
    return runId;
  }

  return routes;
}

function shownWith(c: Context<ServiceEnv>): (record: StepRecord) => StepRecord["object"] {
  return readInclude(c) ? ({ object }) => object : ({ object }) => withoutResultTexts(object);
}

/** Whether the texts of file_search results are asked for. @throws {ApiError} 400 for anything else. */
export function readInclude(c: Context<ServiceEnv>): boolean {
  const values = [...(c.req.queries("include[]") ?? []), ...(c.req.queries("include") ?? [])];
  const unknown = values.find((value) => value !== resultTexts);
  if (unknown === undefined) return values.length > 0;
  throw invalidValue(
    `Invalid value: '${unknown.slice(0, 100)}'. Supported values are: '${resultTexts}'.`,
    "include[0]",
  );
}
