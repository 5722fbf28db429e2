import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stopService } from "../../src/client/local-service";
import type { CheckLine } from "../../src/commands/check-line";
import { checkBuild, checkKernel, checkNode } from "../../src/commands/machine-checks";
import { kernelFiles, kernelSpec, userKernelFolder } from "../../src/notebook/kernel-spec";
import { registerKernel } from "../../src/notebook/register-kernel";
import { startChatServer } from "../support/chat-server";

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
    for (const name of ["Node.js", "build", "settings", "disk", "interpreter", "isolation", "packages"]) {
      expect(of(name)?.state, name).toBe("ok");
    }
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

describe("npm run doctor with a model of one's own", () => {
  /** The doctor, with a server that gives this answer to every question. */
  async function withModel(status: number, body: object, headers: Record<string, string> = {}) {
    const server = await startChatServer((response) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    });
    try {
      const settings = { MODEL_BASE_URL: `${server.origin}/v1`, MODEL_NAME: "m", MODEL_API_KEY: "k-secret" };
      return await doctor(settings);
    } finally {
      await server.close();
    }
  }

  it("tells an address that answers from a deployment that is not there, and a clock that is off", async () => {
    const error = {
      message: "The model 'm' does not exist",
      code: "model_not_found",
      type: "x",
      param: null,
    };
    const { code, of, stdout } = await withModel(404, { error }, { date: "Tue, 01 Jan 2030 00:00:00 GMT" });
    expect(code).toBe(1);
    expect(of("settings")?.found).toContain("MODEL_API_KEY=***");
    expect(stdout).not.toContain("k-secret");
    expect(of("endpoint")?.state).toBe("ok");
    expect(of("clock")).toMatchObject({
      state: "warn",
      fix: expect.stringContaining("set the machine's time"),
    });
    expect(of("deployment")).toMatchObject({
      state: "fail",
      fix: expect.stringContaining("DEPLOYMENT_NAME"),
    });
    expect(of("answer")).toBeUndefined();
  });

  it("says which key is refused, and which address is silent", async () => {
    const refused = await withModel(401, {
      error: { message: "Incorrect API key provided", code: "invalid_api_key" },
    });
    expect(refused.of("model")?.state).toBe("fail");
    const gone = await startChatServer();
    await gone.close();
    const silent = await doctor({ MODEL_BASE_URL: `${gone.origin}/v1`, MODEL_NAME: "m" });
    expect(silent.of("endpoint")).toMatchObject({
      state: "fail",
      found: expect.stringContaining("ECONNREFUSED"),
      fix: "check MODEL_BASE_URL and the network",
    });
    expect(silent.code).toBe(1);
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

describe("checkBuild()", () => {
  it("tells a build that is missing, half done, old and new", async () => {
    const project = join(folder, "project");
    for (const name of ["src", "dist"]) await mkdir(join(project, name), { recursive: true });
    await writeFile(join(project, "src", "index.ts"), "");
    expect(checkBuild(project)).toMatchObject({ state: "fail", found: "dist is missing" });
    await writeFile(join(project, "dist", "index.js"), "");
    expect(checkBuild(project)).toMatchObject({ state: "fail", found: "the last one did not end" });
    const notes = join(project, "dist", ".tsbuildinfo");
    await writeFile(notes, "");
    await utimes(notes, 1, 1);
    expect(checkBuild(project)).toMatchObject({ state: "warn", found: "1 file of src is newer than dist" });
    await utimes(join(project, "src", "index.ts"), 1, 1);
    expect(checkBuild(project).state).toBe("ok");
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
