import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stopService } from "../../src/client/local-service";
import type { CheckLine } from "../../src/commands/check-line";
import { checkKernel, checkNode } from "../../src/commands/machine-checks";
import { kernelFiles, kernelSpec, userKernelFolder } from "../../src/notebook/kernel-spec";
import { registerKernel } from "../../src/notebook/register-kernel";

const root = resolve(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "doctor ü-"));
const environment = {
  PATH: process.env.PATH,
  JUPYTER_DATA_DIR: join(folder, "jupyter"),
  ASSISTANTS_DATA_DIR: join(folder, "data"),
};

afterAll(async () => {
  await stopService(join(folder, "data"));
  rmSync(folder, { recursive: true, force: true });
});

async function doctor(more: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [join(root, "dist/commands/doctor.js"), "--json"], {
    cwd: folder,
    env: { ...environment, ...more },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
  });
  const [code] = await once(child, "close");
  const lines: CheckLine[] = JSON.parse(stdout);
  return { code, stdout, of: (name: string) => lines.find((line) => line.name === name) };
}

describe("npm run doctor", () => {
  it("asks a question from end to end, and says what to do about the kernel", async () => {
    const { code, of } = await doctor();
    expect(of("answer")?.found).toContain("x = 1");
    expect(of("service")?.found).toBe("local service + offline tutor, started now");
    expect(of("kernel")).toMatchObject({ state: "warn", fix: "npm run kernel" });
    expect(of("isolation")?.state).toBe("ok");
    expect(code).toBe(0);
  });

  it("fails on a broken setting, and shows no key", async () => {
    const { code, of, stdout } = await doctor({
      AZURE_OPENAI_ENDPOINT: "https://contoso.openai.azure.com",
      AZURE_OPENAI_API_KEY: "very-secret-value",
    });
    expect(code).toBe(1);
    expect(of("settings")?.found).toContain("AZURE_OPENAI_DEPLOYMENT_NAME is missing");
    expect(stdout).not.toContain("very-secret");
  });
});

describe("checkNode()", () => {
  it.each([
    ["v20.19.0", "ok"],
    ["v26.0.1", "ok"],
    ["v20.18.3", "fail"],
    ["v18.20.0", "fail"],
  ])("finds %s %s", (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });
});

describe("checkKernel()", () => {
  const machine = { platform: "linux", environment, home: folder } as const;
  const files = kernelFiles(root);
  const global = {
    ...kernelSpec("/usr/bin/node", files),
    argv: ["tslab", "kernel"],
    display_name: "TypeScript",
  };
  const { argv, ...names } = kernelSpec(process.execPath, files);

  it.each([
    ["ok", kernelSpec(process.execPath, files), ""],
    ["warn", global, "another one is registered"],
    ["warn", { ...names, argv: argv.filter((_, at) => at !== 1 && at !== 2) }, "by an earlier version"],
    ["fail", kernelSpec(process.execPath, kernelFiles("/my work/übung 1")), "as after a move"],
    ["fail", kernelSpec("/nowhere/node", files), "its Node.js is gone"],
  ])("%s: tells whose kernel is registered", (state, spec, found) => {
    registerKernel(userKernelFolder(machine), spec);
    const line = checkKernel(root, machine);
    expect(line.state).toBe(state);
    expect(line.found).toContain(found);
    expect(line.fix).toBe(state === "ok" ? "" : "npm run kernel");
  });
});
