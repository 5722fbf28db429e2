import { ALLOWED, ENDINGS, REFUSED_WITH } from "./import-table";

/** A function of Pyodide's import object; `sig` is its WebAssembly signature, which dynamic linking reads. */
export interface ImportedFunction {
  (...args: unknown[]): unknown;
  sig?: string;
}

export interface Border {
  /** From here on only {@link ALLOWED} works. There is no way back. */
  lock(): void;
}

export interface BorderHooks {
  /** Says why and ends the process. */
  readonly end: (reason: "violation" | "ended", what: string) => never;
  /** Whether this call may load compiled code, which comes from an installed package alone. */
  readonly mayLoad: (handle: number) => boolean;
  /** Asked between bytecodes: whether the code shall get a KeyboardInterrupt now. */
  readonly interruptDue: () => boolean;
  /** Whether the heap must not grow to so many bytes. */
  readonly refusesHeap: (bytes: number) => boolean;
}

/** Replaces the functions that WebAssembly may call, before it is instantiated. */
export function guardImports(imports: Record<string, ImportedFunction>, hooks: BorderHooks): Border {
  let locked = false;
  for (const [name, original] of Object.entries(imports)) {
    const guarded = guard(name, original, hooks, () => locked);
    if (original.sig !== undefined) guarded.sig = original.sig;
    imports[name] = guarded;
  }
  return {
    lock: () => {
      locked = true;
    },
  };
}

const SIGINT = 2;

function guard(
  name: string,
  original: ImportedFunction,
  hooks: BorderHooks,
  isLocked: () => boolean,
): ImportedFunction {
  if (name === "_Py_CheckEmscriptenSignals_Helper") return () => (hooks.interruptDue() ? SIGINT : 0);
  if (name === "emscripten_resize_heap")
    return (size) => (hooks.refusesHeap(Number(size) >>> 0) ? 0 : original(size));
  if (name === "_dlopen_js" || name === "_dlsym_js")
    return (...args) =>
      isLocked() && !hooks.mayLoad(Number(args[0])) ? hooks.end("violation", name) : original(...args);
  if (ALLOWED.has(name)) return original;
  if (ENDINGS.has(name))
    return (...args) => (isLocked() ? hooks.end("ended", `${name}(${args.join(", ")})`) : original(...args));
  const refusal = REFUSED_WITH.get(name);
  if (refusal !== undefined) return (...args) => (isLocked() ? refusal : original(...args));
  return (...args) => (isLocked() ? hooks.end("violation", name) : original(...args));
}
