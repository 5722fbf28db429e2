import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(__dirname, "../..");
const PAGES = ["README.md", "CONTRIBUTING.md", "notebooks/TEACHING.md", "bench/README.md"].filter((page) =>
  existsSync(join(ROOT, page)),
);

describe("the pages for readers", () => {
  it("link to files that exist", () => {
    for (const page of PAGES) {
      for (const [, target = ""] of textOf(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (/^https?:/.test(target)) continue;
        expect(existsSync(resolve(ROOT, page, "..", target)), `${page} links to ${target}`).toBe(true);
      }
    }
  });

  it("name npm commands that exist", () => {
    const { scripts } = JSON.parse(textOf("package.json"));
    for (const page of PAGES) {
      for (const [, name = ""] of textOf(page).matchAll(/npm run ([\w-]+)/g)) {
        expect(Object.keys(scripts), `${page} shows npm run ${name}`).toContain(name);
      }
    }
  });

  it("lists every command and every notebook", () => {
    const readme = textOf("README.md");
    const { scripts } = JSON.parse(textOf("package.json"));
    const internal = ["build", "prepare", "format", "lint", "types", "check", "test", "start"];
    for (const name of Object.keys(scripts).filter((one) => !internal.includes(one))) {
      expect(readme, `README.md lacks npm run ${name}`).toContain(`npm run ${name}`);
    }
    for (const file of readdirSync(join(ROOT, "notebooks")).filter((name) => name.endsWith(".ipynb"))) {
      expect(readme, `README.md lacks ${file}`).toContain(`(notebooks/${file})`);
    }
  });
});

function textOf(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}
