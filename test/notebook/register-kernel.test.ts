import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { kernelSpec, userKernelFolder } from "../../src/notebook/kernel-spec";
import { readKernel, registerKernel, removeKernel } from "../../src/notebook/register-kernel";

const spec = kernelSpec("/opt/node", "/my work/übung 1/node_modules/tslab/bin/tslab");

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kernels ü-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "tslab");
}

describe("userKernelFolder()", () => {
  it.each([
    ["linux", {}, "/home/ada/.local/share/jupyter/kernels/tslab"],
    ["linux", { XDG_DATA_HOME: "/data" }, "/data/jupyter/kernels/tslab"],
    ["darwin", {}, "/home/ada/Library/Jupyter/kernels/tslab"],
    ["win32", { APPDATA: "/app" }, "/app/jupyter/kernels/tslab"],
    ["linux", { JUPYTER_DATA_DIR: "/jupyter" }, "/jupyter/kernels/tslab"],
  ] as const)("knows the folder on %s with %j", (platform, environment, folder) => {
    expect(userKernelFolder({ platform, environment, home: "/home/ada" })).toBe(folder);
  });
});

describe("registerKernel()", () => {
  it("writes a spec that starts the project's tslab, once", () => {
    const folder = openFolder();
    expect(registerKernel(folder, spec)).toEqual({ path: join(folder, "kernel.json"), changed: true });
    expect(registerKernel(folder, spec).changed).toBe(false);
    expect(readKernel(folder)).toEqual(spec);
  });

  it("keeps another program's spec and puts it back", () => {
    const folder = openFolder();
    mkdirSync(folder);
    writeFileSync(join(folder, "kernel.json"), '{"argv":["tslab"],"display_name":"TypeScript"}');
    registerKernel(folder, spec);
    registerKernel(folder, kernelSpec("/opt/node", "/moved/tslab"));
    expect(readKernel(folder)?.argv[1]).toBe("/moved/tslab");
    expect(removeKernel(folder, spec)).toBe(true);
    expect(readFileSync(join(folder, "kernel.json"), "utf8")).toContain('"argv":["tslab"]');
    expect(removeKernel(folder, spec)).toBe(false);
  });

  it("leaves no folder behind when removed", () => {
    const folder = openFolder();
    registerKernel(folder, spec);
    removeKernel(folder, spec);
    expect(existsSync(folder)).toBe(false);
  });
});
