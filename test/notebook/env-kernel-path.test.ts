import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { addKernelPath, removeKernelPath } from "../../src/notebook/env-kernel-path";

function openFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "env ü-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, ".env");
}

const ours = "/my work/übung 1/.jupyter";

describe("addKernelPath()", () => {
  it("names the folder once, beside what stands there", () => {
    const file = openFile();
    writeFileSync(file, "A=1\nJUPYTER_PATH=/theirs\n");
    addKernelPath(file, ours);
    addKernelPath(file, ours);
    expect(readFileSync(file, "utf8")).toBe(`A=1\nJUPYTER_PATH=${ours}:/theirs\n`);
    expect(removeKernelPath(file, ours)).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("A=1\nJUPYTER_PATH=/theirs\n");
    expect(removeKernelPath(file, ours)).toBe(false);
  });

  it("leaves no empty file behind", () => {
    const file = openFile();
    expect(removeKernelPath(file, ours)).toBe(false);
    addKernelPath(file, ours);
    removeKernelPath(file, ours);
    expect(existsSync(file)).toBe(false);
  });
});
