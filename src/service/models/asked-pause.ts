/**
 * The pause that a server asks for before the next try, in milliseconds; null when it asks for none.
 *
 * A date is compared with the `date` header of the same reply, so that clocks that differ do not matter.
 */
export function askedPauseMs(headers: Headers | undefined): number | null {
  const milliseconds = headers?.get("retry-after-ms") ?? "";
  if (isNumber(milliseconds)) return Number(milliseconds);
  const after = headers?.get("retry-after") ?? "";
  if (isNumber(after)) return Number(after) * 1000;
  const pauseMs = Date.parse(after) - Date.parse(headers?.get("date") ?? "");
  return Number.isFinite(pauseMs) ? Math.max(0, pauseMs) : null;
}

function isNumber(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}
