import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

interface LockedPackage {
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

const root = join(__dirname, "../..");
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(root, "package-lock.json"), "utf8"),
);
const locked = Object.entries(lock.packages).filter(([path, entry]) => path !== "" && !entry.link);

/** Licences under which a learner may use, change and pass on the course. Weak copyleft stays in its own files. */
const welcome = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "MPL-2.0",
  "MIT AND MPL-2.0",
  "(MIT AND Zlib)",
  "MIT OR Apache-2.0",
  "(MIT OR GPL-3.0-or-later)",
]);

describe("the packages that come along", () => {
  it("have licences that a course can be passed on with", () => {
    const unwelcome = locked.filter(([, entry]) => !welcome.has(entry.license ?? "none stated"));
    expect(unwelcome.map(([path, entry]) => `${path}: ${entry.license ?? "none stated"}`)).toEqual([]);
  });

  it("run no install script that package.json does not refuse by name", () => {
    const manifest: { allowScripts: Record<string, boolean> } = JSON.parse(
      readFileSync(join(root, "package.json"), "utf8"),
    );
    const withScript = locked.filter(([, entry]) => entry.hasInstallScript && !entry.dev);
    const allowed = withScript
      .map(([path]) => path.replace(/^.*node_modules\//, ""))
      .filter((name) => manifest.allowScripts[name] !== false);
    expect(allowed).toEqual([]);
  });
});
