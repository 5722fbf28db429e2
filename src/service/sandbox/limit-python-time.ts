import type { CodeInterpreter, Session } from "./sandbox";

export interface PythonTimeLimit {
  /** Time that the code of one owner may take within a window. */
  readonly perOwnerMs: number;
  /** A window begins with an owner's first call after the window before. */
  readonly windowMs: number;
  readonly nowMs: () => number;
}

/** An owner's time is used up; the message says for how long. */
export class PythonTimeUsed extends Error {
  override readonly name = "PythonTimeUsed";
}

/**
 * The same interpreter, but the code of no owner may take more than its time: then `session` refuses, while a call that
 * runs already comes to its end.
 */
export function limitPythonTime(interpreter: CodeInterpreter, limit: PythonTimeLimit): CodeInterpreter {
  const { perOwnerMs, windowMs, nowMs } = limit;
  const windows = new Map<string, { readonly endsMs: number; usedMs: number }>();
  // One session stays one object, as others keep by it what they put inside.
  const limited = new WeakMap<Session, Session>();

  const windowOf = (owner: string) => {
    const known = windows.get(owner);
    if (known !== undefined && nowMs() < known.endsMs) return known;
    const fresh = { endsMs: nowMs() + windowMs, usedMs: 0 };
    windows.set(owner, fresh);
    return fresh;
  };

  return {
    ...interpreter,
    async session(key, owner = "") {
      const { endsMs, usedMs } = windowOf(owner);
      if (usedMs >= perOwnerMs) {
        const waitS = Math.ceil((endsMs - nowMs()) / 1000);
        throw new PythonTimeUsed(
          `your key has used its ${perOwnerMs / 1000} s of Python time; try again in ${waitS} seconds`,
        );
      }
      const session = await interpreter.session(key, owner);
      const known = limited.get(session);
      if (known !== undefined) return known;
      const counted: Session = {
        putFile: (name, bytes, options) => session.putFile(name, bytes, options),
        listFiles: () => session.listFiles(),
        async run(code, options) {
          const result = await session.run(code, options);
          windowOf(owner).usedMs += result.durationMs;
          return result;
        },
      };
      limited.set(session, counted);
      return counted;
    },
  };
}
