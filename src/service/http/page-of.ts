import { invalidValue } from "../api-error";
import type { Page, PageQuery } from "./pages";

/** One page of a list that is held in memory, oldest first. */
export function pageOf<T extends { readonly id: string }>(
  items: readonly T[],
  { limit, order, after, before }: PageQuery,
  isWanted: (item: T) => boolean = () => true,
): Page<T> {
  const ordered = order === "asc" ? items : items.toReversed();
  const from = after === undefined ? 0 : position(ordered, after, "after") + 1;
  const to = before === undefined ? ordered.length : position(ordered, before, "before");
  const inside = ordered.slice(from, to).filter(isWanted);
  const walksBack = before !== undefined && after === undefined;
  const data = walksBack ? inside.slice(-limit) : inside.slice(0, limit);
  return {
    object: "list",
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: inside.length > limit,
  };
}

function position(items: readonly { readonly id: string }[], id: string, name: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index >= 0) return index;
  throw invalidValue(`Invalid '${name}': no object with id '${id.slice(0, 100)}' is in this list.`, name);
}
