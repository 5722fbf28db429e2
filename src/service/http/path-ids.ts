import type { Context } from "hono";
import { invalidValue } from "../api-error";
import type { ServiceEnv } from "./parts";

const beginnings = {
  assistant_id: "asst",
  thread_id: "thread",
  message_id: "msg",
  run_id: "run",
  step_id: "step",
  vector_store_id: "vs",
  batch_id: "vsfb",
} as const;

export type PathId = keyof typeof beginnings;

/**
 * The id in the path, for example of `/threads/:thread_id`.
 *
 * @throws {ApiError} 400 for one of another kind, which mostly is a mix-up or the text `undefined`.
 */
export function pathId(c: Context<ServiceEnv>, name: PathId): string {
  const id = c.req.param(name) ?? "";
  const beginning = beginnings[name];
  if (id.startsWith(beginning)) return id;
  throw invalidValue(
    `Invalid '${name}': '${id.slice(0, 100)}'. Expected an ID that begins with '${beginning}'.`,
    name,
  );
}
