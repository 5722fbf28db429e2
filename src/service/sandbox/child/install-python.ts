import { FIGURES } from "../python/figures";
import { LOOP } from "../python/loop";
import { PACKAGES } from "../python/packages";
import { RUNNER } from "../python/runner";
import { WARM_UP } from "../python/warm-up";
import type { BootOptions } from "./boot-options";
import type { Pyodide } from "./pyodide";

const SOURCES = { _loop: LOOP, _figures: FIGURES, _packages: PACKAGES, _cell: RUNNER };

/** Loads the modules that run cells; done before a snapshot is taken, so that a restore has them. */
export function installPython(pyodide: Pyodide, options: BootOptions): void {
  pyodide.FS.mkdirTree("/run");
  for (const [name, source] of Object.entries(SOURCES)) {
    pyodide.FS.writeFile("/run/module", source);
    pyodide.runPython(`
import sys, types
def install(name):
    with open("/run/module", encoding="utf-8") as file:
        source = file.read()
    module = types.ModuleType(name)
    module.__file__ = f"<{name}>"
    sys.modules[name] = module
    exec(compile(source, module.__file__, "exec"), module.__dict__)
install("${name}")
del install, types
`);
  }
  if (options.preload.length === 0) return;
  pyodide.runPython("import _packages; _packages.refresh()");
  // Old packages use what newer Pythons warn of; nobody reads that here.
  pyodide.runPython(`
import warnings, importlib
with warnings.catch_warnings(action="ignore"):
    for name in ${JSON.stringify(options.preload)}:
        importlib.import_module(name)
    exec(${JSON.stringify(options.preload.map((name) => WARM_UP[name] ?? "").join("\n"))}, {})
del warnings, importlib, name, _packages
import gc
gc.collect()
del gc
`);
}

/** Makes a fresh or restored interpreter ready for the first cell. */
export function beginSession(pyodide: Pyodide): void {
  pyodide.FS.mkdirTree("/run");
  pyodide.runPython("import _cell; _cell.begin(); del _cell");
}
