import nodeModule from "node:module";

const { syncBuiltinESMExports } = nodeModule;

const MODULES =
  "net dgram dns dns/promises tls http https http2 vm v8 child_process worker_threads os inspector module";
const FILE_CALLS =
  /^(read|write|open|append|copy|cp|rm|unlink|mk|link|symlink|rename|truncate|ftruncate|watch|access|exists|stat|lstat|create|chmod|chown|opendir|glob|mkdtemp|promises)/;
const GLOBALS =
  "fetch WebSocket EventSource require eval Function XMLHttpRequest navigator Worker BroadcastChannel MessageChannel MessagePort Request Response Headers FormData";

/**
 * The second net, should JavaScript of an attacker ever run here: takes the dangerous functions out of Node's
 * modules. What the child itself needs later it has to hold before.
 *
 * @returns takes them out; all are loaded before the first is changed, as loading one uses the others
 */
export function gatherBuiltins(load: (name: string) => unknown): () => void {
  const loaded = MODULES.split(" ").map(load);
  const [files, filePromises] = [load("fs"), load("fs/promises")];
  return () => neuter(loaded, files, filePromises);
}

function neuter(loaded: readonly unknown[], files: unknown, filePromises: unknown): void {
  for (const module of loaded) replaceFunctions(module, () => true);
  replaceFunctions(files, (key) => FILE_CALLS.test(key));
  replaceFunctions(filePromises, () => true);
  syncBuiltinESMExports();
  for (const name of GLOBALS.split(" ")) Reflect.deleteProperty(globalThis, name);
  for (const sample of [() => 0, async () => 0, function* () {}, async function* () {}])
    Reflect.deleteProperty(Object.getPrototypeOf(sample), "constructor");
  for (const name of [
    "binding",
    "_linkedBinding",
    "dlopen",
    "kill",
    "send",
    "getBuiltinModule",
    "chdir",
    "mainModule",
  ])
    replace(process, name);
}

function refuse(): never {
  throw new Error("Refused in the sandbox");
}

function replaceFunctions(target: unknown, chosen: (key: string) => boolean): void {
  if (typeof target !== "object" && typeof target !== "function") return;
  if (target === null) return;
  for (const key of Object.getOwnPropertyNames(target)) {
    const value: unknown = Object.getOwnPropertyDescriptor(target, key)?.value;
    if (typeof value === "function" && chosen(key)) replace(target, key);
    else if (key === "promises" && chosen(key)) replaceFunctions(Reflect.get(target, key), () => true);
  }
}

function replace(target: object, key: string): void {
  try {
    Reflect.defineProperty(target, key, { value: refuse, writable: false, configurable: false });
  } catch {
    Reflect.set(target, key, refuse);
  }
}
