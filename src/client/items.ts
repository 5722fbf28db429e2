/** A page of the SDK, a list as it came over the wire, or an array. */
export type Items<Item> = readonly Item[] | { readonly data: readonly Item[] };

/** The entries of a page or an array. */
export function itemsOf<Item>(items: Items<Item>): readonly Item[] {
  return "data" in items ? items.data : items;
}

/**
 * The entries from the oldest to the newest. A page of the SDK knows in which order it was asked for; elsewhere the
 * times decide, and where all is of the same second, `looksNewestFirst`.
 */
export function oldestFirst<Item extends { readonly created_at: number }>(
  items: Items<Item>,
  looksNewestFirst: (first: Item, last: Item) => boolean,
): readonly Item[] {
  const entries = itemsOf(items);
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return entries;
  const asked = askedOrder(items);
  const isNewestFirst =
    asked !== null
      ? asked === "desc"
      : first.created_at === last.created_at
        ? looksNewestFirst(first, last)
        : first.created_at > last.created_at;
  return isNewestFirst ? [...entries].reverse() : entries;
}

/** The order in the query of an SDK page; the service's default is newest first. */
function askedOrder(items: object): "asc" | "desc" | null {
  if (!("getPaginatedItems" in items) || !("options" in items)) return null;
  const { options } = items;
  if (typeof options !== "object" || options === null || !("query" in options)) return "desc";
  const { query } = options;
  const isAscending =
    typeof query === "object" && query !== null && "order" in query && query.order === "asc";
  return isAscending ? "asc" : "desc";
}
