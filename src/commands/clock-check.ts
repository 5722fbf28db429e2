import { type CheckLine, ok, warn } from "./check-line";

const MAX_SKEW_S = 120;

/** A clock that is far off breaks sign-in, and makes times in outputs hard to read. Nothing without a `Date` header. */
export function checkClock(headers: Headers | undefined, nowMs = Date.now()): readonly CheckLine[] {
  const theirsMs = Date.parse(headers?.get("date") ?? "");
  if (Number.isNaN(theirsMs)) return [];
  const skewS = Math.round(Math.abs(nowMs - theirsMs) / 1000);
  const found = `${skewS} s away from the other side's`;
  return [
    skewS > MAX_SKEW_S
      ? warn("clock", found, "set the machine's time; sign-in needs it right")
      : ok("clock", found),
  ];
}
