import fs from "node:fs";

interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(source: object, imports: object): Promise<object>;
}

/**
 * Begins to compile Pyodide's WebAssembly, which other threads do while this one still reads JavaScript; Pyodide would begin
 * only afterwards.
 *
 * @returns runs `work`, whose only instantiation gets what was compiled
 */
export function compileEarly(path: string): <T>(work: () => Promise<T>) => Promise<T> {
  const api = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
  const bytes = fs.readFileSync(path);
  const compiled = api.compile(bytes);
  // Said again where it is awaited.
  compiled.catch(() => undefined);
  return async (work) => {
    const original = api.instantiate;
    api.instantiate = async (source, imports) => {
      if (!ArrayBuffer.isView(source) || source.byteLength !== bytes.length) return original(source, imports);
      const module = await compiled;
      return { module, instance: await original(module, imports) };
    };
    try {
      return await work();
    } finally {
      api.instantiate = original;
    }
  };
}
