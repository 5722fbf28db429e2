import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { kernelFiles, kernelSpec, userKernelFolder } from "../../src/notebook/kernel-spec";
import { readKernel, registerKernel, removeKernel } from "../../src/notebook/register-kernel";

const spec = kernelSpec("/opt/node", kernelFiles("/my work/übung 1"));

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kernels ü-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "tslab");
}

describe("userKernelFolder()", () => {
  it.each([
    ["linux", {}, "/home/ada", "/home/ada/.local/share/jupyter/kernels/tslab"],
    ["linux", { XDG_DATA_HOME: "/my data" }, "/home/ada", "/my data/jupyter/kernels/tslab"],
    ["linux", { XDG_DATA_HOME: "" }, "/home/ada", "/home/ada/.local/share/jupyter/kernels/tslab"],
    ["linux", { JUPYTER_DATA_DIR: "/jupyter" }, "/home/ada", "/jupyter/kernels/tslab"],
    ["darwin", {}, "/Users/ada", "/Users/ada/Library/Jupyter/kernels/tslab"],
    ["darwin", { XDG_DATA_HOME: "/data" }, "/Users/ada", "/Users/ada/Library/Jupyter/kernels/tslab"],
    [
      "win32",
      { APPDATA: "C:\\Users\\Jörg Müller\\AppData\\Roaming" },
      "C:\\Users\\Jörg Müller",
      "C:\\Users\\Jörg Müller\\AppData\\Roaming\\jupyter\\kernels\\tslab",
    ],
    ["win32", {}, "D:\\ada", "D:\\ada\\AppData\\Roaming\\jupyter\\kernels\\tslab"],
    ["win32", { JUPYTER_DATA_DIR: "E:\\j" }, "D:\\ada", "E:\\j\\kernels\\tslab"],
  ] as const)("knows the folder on %s with %j", (platform, environment, home, folder) => {
    expect(userKernelFolder({ platform, environment, home })).toBe(folder);
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
    registerKernel(folder, kernelSpec("/opt/node", kernelFiles("/moved")));
    expect(readKernel(folder)?.argv).toContain("/moved/node_modules/tslab/bin/tslab");
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
