import { invalidValue } from "../api-error";
import type { Kind } from "../objects";
import type { Place } from "./deleted-places";
import type { Statements } from "./statements";
import type { ListQuery } from "./store";

/**
 * The stored texts of one page. With `before` alone the page is the one nearest to the cursor, and `hasMore`
 * tells of the entries further in front.
 */
export function listRows(statements: Statements, { kind, query, placeOf }: ListOptions): ListRows {
  const { owner, tag, limit, after, before } = query;
  const parent = listedParent(kind, query);
  const walksBack = before !== undefined && after === undefined;
  const ascends = (query.order === "asc") !== walksBack;
  const conditions = ["kind = ?", "owner = ?"];
  const values: (string | number)[] = [kind, owner];
  const add = (condition: string, value: string | number) => {
    conditions.push(condition);
    values.push(value);
  };
  if (parent !== undefined) add("parent = ?", parent);
  // The second half is what tells SQLite that the partial index holds every such row.
  if (tag !== undefined) add(tag === "" ? "tag = ?" : "tag = ? AND tag <> ''", tag);
  const seqOf = (name: "after" | "before", id: string): number => {
    const place = placeOf(id);
    if (place !== undefined && (parent === undefined || place.parent === parent)) return place.seq;
    throw invalidValue(`Invalid '${name}': no object with id '${id.slice(0, 100)}' is in this list.`, name);
  };
  if (after !== undefined) add(query.order === "asc" ? "seq > ?" : "seq < ?", seqOf("after", after));
  if (before !== undefined) add(query.order === "asc" ? "seq < ?" : "seq > ?", seqOf("before", before));
  const statement = statements.prepared(
    `SELECT json FROM objects WHERE ${conditions.join(" AND ")} ORDER BY seq ${ascends ? "ASC" : "DESC"} LIMIT ?`,
  );
  const rows: { json: string }[] = statement.all(...values, limit + 1);
  const jsons = rows.slice(0, limit).map((row) => row.json);
  return { jsons: walksBack ? jsons.reverse() : jsons, hasMore: rows.length > limit };
}

export interface ListOptions {
  readonly kind: Kind;
  readonly query: ListQuery;
  /** Where the record with an id is, or was before it was deleted. */
  readonly placeOf: (id: string) => Place | undefined;
}

export interface ListRows {
  readonly jsons: string[];
  readonly hasMore: boolean;
}

/**
 * The one parent whose children are listed; undefined for a list across parents. Kinds whose records stand alone
 * run along the index too, although nobody names a parent.
 */
export function listedParent(kind: Kind, { parent }: Pick<ListQuery, "parent">): string | undefined {
  return parent ?? (standalone.has(kind) ? "" : undefined);
}

const standalone: ReadonlySet<Kind> = new Set<Kind>([
  "assistant",
  "thread",
  "file",
  "vectorStore",
  "conversation",
  "container",
]);
