import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { explainError } from "../../src/client/explain-error";
import { kernelNote } from "../../src/client/kernel-note";

/** A project and a tslab for the whole machine, in a folder as awkward as real ones. */
function openProject() {
  const folder = mkdtempSync(join(tmpdir(), "my work ü-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const own = join(folder, "node_modules", "tslab", "bin", "tslab");
  const global = join(folder, "global", "tslab");
  for (const path of [own, global]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
  }
  const link = join(folder, "link", "tslab");
  mkdirSync(dirname(link));
  symlinkSync(own, link);
  const noteOf = (program: string, version = "20.20.2") =>
    kernelNote(["/usr/bin/node", program, "kernel", "--config-path", "c.json"], version, folder);
  return { own, global, link, noteOf, folder };
}

describe("kernelNote()", () => {
  it("is silent in the project's own kernel, by whatever path, and outside kernels", () => {
    const { own, link, noteOf, folder } = openProject();
    expect(noteOf(own)).toBeNull();
    expect(noteOf(link)).toBeNull();
    expect(kernelNote(["/usr/bin/node", "/x/vitest.mjs", "run"], "20.20.2", folder)).toBeNull();
    expect(kernelNote(["/usr/bin/node"], "20.20.2", folder)).toBeNull();
  });

  it("names the kernel to choose when the cells run in another one", () => {
    const { global, noteOf } = openProject();
    expect(noteOf(global)).toBe(
      `Note: these cells run in another kernel, ${global}, where errors come without an explanation; choose the kernel “TypeScript (Assistants Quickstart)”, which npm run kernel registers.`,
    );
  });

  it.each(["18.20.4", "20.18.3"])("refuses the too old Node.js %s of a kernel, as E44", (version) => {
    const { global, noteOf } = openProject();
    let thrown: unknown;
    try {
      noteOf(global, version);
    } catch (error) {
      thrown = error;
    }
    expect(explainError(thrown)).toMatchObject({ code: "E44", happened: expect.stringContaining(version) });
  });
});
