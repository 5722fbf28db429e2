import { type Context, Hono } from "hono";
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
import { ApiError, invalidValue } from "../api-error";
import { shownItem } from "../responses/items";
import type { CreateResponse } from "../responses/request";
import { answer } from "./answer";
import { checkModel } from "./check-model";
import { eventStream, type StreamEvent } from "./event-stream";
import { pageOf } from "./page-of";
import { readPageQuery } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { readBody } from "./read-body";
import { withHint } from "./response-hints";
import { countInput, createResponse, includable } from "./schema/response";

/** `/responses` and what belongs to it. */
export function responseRoutes(parts: Parts): Routes {
  const { responses } = parts;
  const routes: Routes = new Hono<ServiceEnv>();

  routes.post("/responses", async (c) => {
    const request = await readRequest(c, createResponse);
    checkModel(c, parts, request.model);
    const started = await responses.create(c.get("owner"), request, c.req.raw.signal);
    c.req.raw.signal.addEventListener("abort", started.leave, { once: true });
    if (request.stream) {
      return eventStream(c, untilLeft(started.events, started.leave), parts, { done: false });
    }
    if (request.background) return answer(c, started.response);
    return answer(c, await started.ended);
  });

  routes.post("/responses/input_tokens", async (c) => {
    const request = await readRequest(c, countInput);
    checkModel(c, parts, request.model);
    const input_tokens = await responses.countInput(c.get("owner"), request);
    return answer(c, { object: "response.input_tokens", input_tokens });
  });

  routes.get("/responses/:response_id", async (c) => {
    const id = c.req.param("response_id");
    if (c.req.query("stream") === "true") {
      const events = await responses.events(c.get("owner"), id, startingAfter(c));
      return eventStream(c, named(events), parts, { done: false });
    }
    const response = await responses.get(c.get("owner"), id, readInclude(c));
    const isOpen = response.status === "queued" || response.status === "in_progress";
    return answer(c, response, isOpen ? { headers: { "openai-poll-after-ms": "200" } } : {});
  });

  routes.delete("/responses/:response_id", async (c) => {
    const id = c.req.param("response_id");
    await responses.delete(c.get("owner"), id);
    return answer(c, { id, object: "response", deleted: true });
  });

  routes.post("/responses/:response_id/cancel", async (c) =>
    answer(c, await responses.cancel(c.get("owner"), c.req.param("response_id"))),
  );

  routes.get("/responses/:response_id/input_items", async (c) => {
    const items = await responses.inputItems(c.get("owner"), c.req.param("response_id"));
    const include = readInclude(c);
    const shown = items.map((item) => shownItem(item, include));
    return answer(c, pageOf(shown, readPageQuery(c)));
  });

  /** Checks what a schema cannot say. */
  async function readRequest(c: Context<ServiceEnv>, schema: typeof createResponse | typeof countInput) {
    try {
      const request = (await readBody(c, schema, parts)) as CreateResponse; // as the schema has just checked
      if (request.previous_response_id && request.conversation) {
        throw new ApiError(
          400,
          "'previous_response_id' and 'conversation' are mutually exclusive: give one of them.",
        );
      }
      if (request.input == null && !request.previous_response_id && !request.conversation) {
        const message = 'One of "input" or "previous_response_id" or "conversation" must be provided.';
        throw new ApiError(400, message, { code: "missing_required_parameter", param: "input" });
      }
      if (request.background && request.store === false) {
        throw invalidValue("A response in the background needs 'store' to be true.", "background");
      }
      return request;
    } catch (error) {
      throw withHint(error);
    }
  }

  return routes;
}

/** Values of `include[]` or `include`. */
export function readInclude(c: Context<ServiceEnv>): readonly string[] {
  const values = [...(c.req.queries("include[]") ?? []), ...(c.req.queries("include") ?? [])];
  for (const value of values) {
    if (!includable.some((known) => known === value)) {
      const known = includable.map((each) => `'${each}'`).join(", ");
      throw invalidValue(`Invalid value: '${value}'. Supported values are: ${known}.`, "include");
    }
  }
  return values;
}

function startingAfter(c: Context<ServiceEnv>): number {
  const value = c.req.query("starting_after");
  if (value === undefined || value === "") return -1;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw invalidValue(
    `Invalid 'starting_after': '${value}'. Expected an integer from 0 on.`,
    "starting_after",
  );
}

async function* named(events: AsyncIterable<ResponseStreamEvent>): AsyncGenerator<StreamEvent> {
  for await (const data of events) yield { event: data.type, data };
}

/** When the client goes away, so does the response, unless it is one in the background. */
async function* untilLeft(
  events: AsyncIterable<ResponseStreamEvent>,
  leave: () => void,
): AsyncGenerator<StreamEvent> {
  try {
    yield* named(events);
  } finally {
    leave();
  }
}
