import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ALLOWED, ENDINGS, REFUSED_WITH } from "../../../../src/service/sandbox/child/import-table";

/** The one part that is used here; the library types of this project have no browser in them. */
interface Wasm {
  readonly Module: { imports(module: object): { module: string; name: string }[] };
  compile(bytes: Uint8Array): Promise<object>;
}

async function wasmImports(): Promise<string[]> {
  const bytes = await readFile(require.resolve("pyodide/pyodide.asm.wasm"));
  const wasm: Wasm = Reflect.get(globalThis, "WebAssembly");
  return wasm.Module.imports(await wasm.compile(bytes)).map(({ module, name }) => `${module} ${name}`);
}

test("Pyodide asks for the functions it asked for when the table was made", async () => {
  const names = (await wasmImports()).sort();
  const sum = createHash("sha256").update(names.join("\n")).digest("hex").slice(0, 16);
  // Changed? Look at the new names, trace what programs need (see import-table.ts), then write the new sum here.
  expect([names.length, sum]).toEqual([548, "289a3680a69fad5a"]);
});

test("every allowed name is one that exists, and none is a way to the host", async () => {
  const script = await readFile(require.resolve("pyodide/pyodide.asm.mjs"), "utf8");
  const unknown = [...ALLOWED].filter((name) => !script.includes(name));
  expect(unknown).toEqual([]);
  const wayOut =
    /_system|(run|load)_script|wget|websocket|socket|connect|asm_const|hiwire_get|proxy|_js2|2js|eval|exit|abort|dlopen|dlsym/;
  expect([...ALLOWED].filter((name) => wayOut.test(name))).toEqual([]);
  expect([...ALLOWED].filter((name) => REFUSED_WITH.has(name) || ENDINGS.has(name))).toEqual([]);
});
