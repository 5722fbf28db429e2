/** A page of the SDK, a list as it came over the wire, or an array. */
export type Items<Item> = readonly Item[] | { readonly data: readonly Item[] };

/** The entries of a page or an array. */
export function itemsOf<Item>(items: Items<Item>): readonly Item[] {
  return "data" in items ? items.data : items;
}
