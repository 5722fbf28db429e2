/** One line of the doctor's report. */
export interface CheckLine {
  readonly name: string;
  /** `warn`: works, but worth knowing; `fail`: something needed is broken. */
  readonly state: "ok" | "warn" | "fail";
  readonly found: string;
  /** What to do; empty when there is nothing to do. */
  readonly fix: string;
}

export function ok(name: string, found: string): CheckLine {
  return { name, state: "ok", found, fix: "" };
}

export function warn(name: string, found: string, fix: string): CheckLine {
  return { name, state: "warn", found, fix };
}

export function fail(name: string, found: string, fix: string): CheckLine {
  return { name, state: "fail", found, fix };
}
