import type { Context } from "hono";
import { ApiError } from "../api-error";
import type { Dialect, Parts, ServiceEnv } from "./parts";

/**
 * Refuses what a web page in a browser could send: a foreign name in `Host` (DNS rebinding) or a foreign
 * `Origin`.
 *
 * @throws {ApiError} 403
 */
export function refuseForeign(c: Context<ServiceEnv>, { hosts }: Parts): void {
  if (hosts !== null && !hosts.has(withoutPort(c.req.header("host") ?? authorityOf(c.req.raw.url)))) {
    throw refusal("The 'Host' header does not name this service; it is reached as 127.0.0.1 or localhost.");
  }
  const origin = c.req.header("origin");
  const isForeign = origin !== undefined && !isOwn(origin, hosts ?? null);
  if (isForeign || c.req.header("sec-fetch-site") === "cross-site") {
    throw refusal("Requests from web pages are not served; send them from Node or Python instead.");
  }
}

/** @throws {ApiError} 404 when an Azure request says no usable `api-version`. */
export function checkApiVersion(c: Context<ServiceEnv>, dialect: Dialect): void {
  if (dialect !== "azure") return;
  const version = c.req.query("api-version");
  if (version !== undefined && /^(\d{4}-\d{2}-\d{2}(-preview)?|v1|preview|latest)$/.test(version)) return;
  throw new ApiError(404, "Resource not found", { code: "404" });
}

const betaPaths = /^\/(assistants|threads)(\/|$)/;

/** @throws {ApiError} 400 when OpenAI's own base is used without the header that every SDK sends. */
export function checkBetaHeader(c: Context<ServiceEnv>, dialect: Dialect): void {
  if (dialect !== "openai" || !betaPaths.test(c.req.path)) return;
  if (c.req.header("openai-beta")?.includes("assistants=v2")) return;
  throw new ApiError(
    400,
    "You must provide the 'OpenAI-Beta' header to access the Assistants API. Please try again by setting the header 'OpenAI-Beta: assistants=v2'.",
    { code: "invalid_beta" },
  );
}

function isOwn(origin: string, hosts: ReadonlySet<string> | null): boolean {
  return hosts !== null && URL.canParse(origin) && hosts.has(new URL(origin).hostname);
}

function authorityOf(url: string): string {
  return url.slice(url.indexOf("//") + 2).split("/", 1)[0] ?? "";
}

function withoutPort(authority: string): string {
  return authority.toLowerCase().replace(/:\d+$/, "");
}

function refusal(message: string): ApiError {
  return new ApiError(403, message, { type: "permission_error" });
}
