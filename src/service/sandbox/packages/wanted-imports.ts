const IMPORT_LINE = /^[ \t]*(?:import[ \t]+([\w., \t]+)|from[ \t]+(\w+)[\w.]*[ \t]+import\b)/gm;

/** The top-level names that Python code imports, as far as a look at its lines tells. */
export function wantedImports(code: string): string[] {
  const names = new Set<string>();
  for (const [, list, from] of code.matchAll(IMPORT_LINE)) {
    if (from) names.add(from);
    for (const part of list?.split(",") ?? []) {
      const name = /^\s*(\w+)/.exec(part)?.[1];
      if (name) names.add(name);
    }
  }
  return [...names];
}
