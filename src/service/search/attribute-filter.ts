import type { AttributeFilter, Attributes } from "./search";

/**
 * Whether the attributes of a file pass a filter. A comparison of values that cannot be compared, or with an
 * attribute that the file does not have, is not met; `ne` and `nin` then are.
 */
export function passes(filter: AttributeFilter, attributes: Attributes): boolean {
  if ("filters" in filter) {
    // The SDK's types leave the inside of compound filters open; the edge has checked them.
    const inner = filter.filters as AttributeFilter[];
    return filter.type === "and"
      ? inner.every((each) => passes(each, attributes))
      : inner.some((each) => passes(each, attributes));
  }
  const actual = Object.hasOwn(attributes, filter.key) ? attributes[filter.key] : undefined;
  const { type, value } = filter;
  if (type === "eq") return actual === value;
  if (type === "ne") return actual !== value;
  if (type === "in") return isListed(value, actual);
  if (type === "nin") return !isListed(value, actual);
  if (typeof actual !== typeof value || actual === undefined || typeof actual === "boolean") return false;
  if (type === "gt") return actual > value;
  if (type === "gte") return actual >= value;
  if (type === "lt") return actual < value;
  return actual <= value;
}

function isListed(list: unknown, actual: unknown): boolean {
  return Array.isArray(list) && list.includes(actual);
}
