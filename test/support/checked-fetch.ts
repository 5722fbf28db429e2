import type { PublishedApi } from "./openapi";

/** What went over the wire, and what was wrong with it. */
export interface WireLog {
  /** `METHOD /path` of the published description, of every request that was answered with 200. */
  readonly operations: Set<string>;
  readonly events: Set<string>;
  readonly faults: string[];
}

/** A fetch for the SDK that holds every answer and event against the published description of the API. */
export function checkedFetch(api: PublishedApi, log: WireLog): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const url = new URL(input instanceof Request ? input.url : input);
    // The SDK tries out how this fetch takes forms, with a request that goes nowhere.
    if (url.protocol === "data:") return response;
    const path = url.pathname.replace(/^\/(openai\/v1|openai|v1)(?=\/)/, "");
    const method = init?.method ?? "GET";
    const operation = api.operationOf(method.toUpperCase(), path);
    const type = response.headers.get("content-type") ?? "";
    const isContent = operation === "GET /files/{file_id}/content";
    if (operation !== undefined && response.ok) log.operations.add(operation);
    if (isContent || response.body === null) return response;
    const text = await response.text();
    if (type.startsWith("text/event-stream")) checkEvents(text, api, log);
    else if (!response.ok) checkError(text, `${method} ${path}`, log);
    else if (operation === undefined) log.faults.push(`${method} ${path} is not in the description`);
    else log.faults.push(...api.faultsOfAnswer(operation, JSON.parse(text)));
    return new Response(text, response);
  };
}

function checkEvents(text: string, api: PublishedApi, log: WireLog): void {
  for (const frame of text.split("\n\n")) {
    const event = /^event: (.*)$/m.exec(frame)?.[1];
    const data = /^data: (.*)$/m.exec(frame)?.[1];
    if (event === undefined || data === undefined) continue;
    log.events.add(event);
    if (event === "done") {
      if (data !== "[DONE]") log.faults.push(`done says ${data}`);
    } else if (event !== "error") {
      log.faults.push(...api.faultsOfEvent(event, JSON.parse(data)));
    }
  }
}

function checkError(text: string, request: string, log: WireLog): void {
  const { error } = JSON.parse(text) as { error?: object };
  if (
    Object.keys(error ?? {})
      .sort()
      .join() === "code,message,param,type"
  )
    return;
  log.faults.push(`${request} answered with the error ${text}`);
}
