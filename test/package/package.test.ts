import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(__dirname, "../..");
const read = (path: string): { [key: string]: unknown } => JSON.parse(readFileSync(join(root, path), "utf8"));

describe("the package", () => {
  it("builds with its own TypeScript, not the one that the kernel brings along", () => {
    expect(read("node_modules/typescript/package.json").version).toBe("6.0.3");
  });

  it("can be imported by its own name from any folder below it", () => {
    expect(require.resolve("assistants-quickstart/package.json")).toContain("package.json");
  });

  it("pins every dependency exactly", () => {
    const { dependencies, devDependencies } = read("package.json") as Record<string, Record<string, string>>;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    const loose = versions.filter(
      ([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$|^file:\.$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
