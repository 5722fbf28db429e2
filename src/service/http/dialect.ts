import { getPath } from "hono/utils/url";
import type { Dialect } from "./parts";

/** The base paths, longest first. */
const bases: readonly (readonly [string, Dialect])[] = [
  ["/openai/v1", "azure-v1"],
  ["/openai", "azure"],
  ["/v1", "openai"],
];

/** What no route matches. */
const nowhere = "/ nowhere";

/**
 * The path behind the base, by which requests of both dialects are routed alike: `/v1/assistants` and
 * `/openai/assistants` both give `/assistants`. A path below no base gives one that no route has.
 */
export function routedPath(request: Request): string {
  const path = getPath(request);
  for (const [base] of bases) {
    if (path.startsWith(`${base}/`)) return withoutSlashAtEnd(path.slice(base.length));
  }
  return nowhere;
}

/** How the client talks, by the base of its address; null outside of both. */
export function dialectOf(url: string): Dialect | null {
  const path = url.slice(url.indexOf("/", url.indexOf("//") + 2));
  return bases.find(([base]) => path.startsWith(`${base}/`))?.[1] ?? null;
}

function withoutSlashAtEnd(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
