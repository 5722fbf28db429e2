import type { Context } from "hono";
import { ApiError, invalidValue } from "../api-error";
import type { Kind, Records } from "../objects";
import type { ListPage, ListQuery } from "../store/store";
import type { ServiceEnv } from "./parts";

/** `limit`, `order`, `after` and `before` of a request for a list. */
export type PageQuery = Pick<ListQuery, "limit" | "order" | "after" | "before">;

/** A list as it is sent. */
export interface Page<T> {
  readonly object: "list";
  readonly data: readonly T[];
  readonly first_id: string | null;
  readonly last_id: string | null;
  readonly has_more: boolean;
}

export interface PageLimits {
  /** Default 20. */
  readonly defaultLimit?: number;
  /** Default 100. */
  readonly maxLimit?: number;
}

/**
 * Reads the list parameters.
 *
 * @throws {ApiError} 400 that names the parameter at fault.
 */
export function readPageQuery(c: Context<ServiceEnv>, limits: PageLimits = {}): PageQuery {
  const { defaultLimit = 20, maxLimit = 100 } = limits;
  const after = c.req.query("after");
  const before = c.req.query("before");
  return {
    limit: readLimit(c.req.query("limit"), defaultLimit, maxLimit),
    order: readOrder(c.req.query("order")),
    ...(after ? { after } : {}),
    ...(before ? { before } : {}),
  };
}

/** The page as it is sent. `show` turns a record into its wire object; by default it is the `object` in it. */
export function toPage<K extends Kind, T extends { readonly id: string }>(
  { records, hasMore }: ListPage<Records[K]>,
  show: (record: Records[K]) => T,
): Page<T> {
  const data = records.map(show);
  return {
    object: "list",
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: hasMore,
  };
}

/** One of a fixed set of values, or undefined when the parameter is not given. */
export function readChoice<T extends string>(
  c: Context<ServiceEnv>,
  name: string,
  values: readonly T[],
): T | undefined {
  const value = c.req.query(name);
  if (value === undefined || value === "") return undefined;
  const known = values.find((each) => each === value);
  if (known !== undefined) return known;
  const supported = values.map((each) => `'${each}'`);
  throw invalidValue(
    `Invalid value: '${value}'. Supported values are: ${supported.slice(0, -1).join(", ")} and ${supported.at(-1)}.`,
    name,
  );
}

function readLimit(value: string | undefined, defaultLimit: number, maxLimit: number): number {
  if (value === undefined || value === "") return defaultLimit;
  if (!/^-?\d{1,15}$/.test(value)) {
    throw new ApiError(400, "Invalid type for 'limit': expected an integer, but got a string instead.", {
      code: "invalid_type",
      param: "limit",
    });
  }
  const limit = Number(value);
  if (limit >= 1 && limit <= maxLimit) return limit;
  const [side, sign, bound] = limit < 1 ? ["below minimum", ">=", 1] : ["above maximum", "<=", maxLimit];
  throw new ApiError(
    400,
    `Invalid 'limit': integer ${side} value. Expected a value ${sign} ${bound}, but got ${limit} instead.`,
    { code: limit < 1 ? "integer_below_min_value" : "integer_above_max_value", param: "limit" },
  );
}

function readOrder(value: string | undefined): "asc" | "desc" {
  if (value === undefined || value === "" || value === "desc") return "desc";
  if (value === "asc") return "asc";
  throw invalidValue(`Invalid value: '${value}'. Supported values are: 'asc' and 'desc'.`, "order");
}
