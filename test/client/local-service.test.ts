import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { findOrStartService, findService, stopService } from "../../src/client/local-service";
import type { LocalModel } from "../../src/client/settings";

const program = resolve(__dirname, "..", "fixtures", "tiny-service.cjs");
const tutor: LocalModel = {
  kind: "tutor",
  deployment: "offline-tutor",
  description: "offline tutor",
  environment: {},
};
const chat: LocalModel = {
  kind: "chat",
  deployment: "llama",
  description: "model llama",
  environment: { MODEL_NAME: "llama", MODEL_API_KEY: "very-secret-value" },
};

/** A data folder whose service ends with the test. */
function openDataDir() {
  const dataDir = mkdtempSync(join(tmpdir(), "übung 1 "));
  onTestFinished(async () => {
    await stopService(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  });
  const start = (model = tutor, environment: NodeJS.ProcessEnv = {}) =>
    findOrStartService({ dataDir, model, program, environment, deadlineMs: 10_000 });
  const starts = () => readFileSync(join(dataDir, "starts.log"), "utf8").trim().split("\n");
  return { dataDir, start, starts };
}

describe("findOrStartService()", () => {
  it("starts one service for callers that come at the same moment", async () => {
    const { start, starts } = openDataDir();
    const services = await Promise.all([start(), start(), start(), start()]);
    expect(new Set(services.map((service) => service.pid)).size).toBe(1);
    expect(starts()).toHaveLength(1);
    expect(services[0]?.deployments).toEqual(["offline-tutor"]);
  });

  it("finds it again, and starts another after it was killed", async () => {
    const { dataDir, start, starts } = openDataDir();
    const first = await start();
    expect((await start()).pid).toBe(first.pid);
    process.kill(first.pid, "SIGKILL");
    while ((await findService(dataDir)) !== null) await delay(10);
    expect((await start()).pid).not.toBe(first.pid);
    expect(starts()).toHaveLength(2);
  });

  it("takes over the lock of a process that died while starting", async () => {
    const { dataDir, start, starts } = openDataDir();
    // No process has this id: it is above the largest that systems give out.
    writeFileSync(join(dataDir, "starting.lock"), "999999999");
    await start();
    expect(starts()).toHaveLength(1);
  });

  it("replaces a service that was started with another model, and keeps no key in a file", async () => {
    const { dataDir, start, starts } = openDataDir();
    await start(tutor);
    expect((await start(chat)).deployments).toEqual(["llama"]);
    expect((await start(chat)).deployments).toEqual(["llama"]);
    expect(starts().map((line) => line.split(" ")[1])).toEqual(["tutor", "chat"]);
    expect(readFileSync(join(dataDir, "started.json"), "utf8")).not.toContain("secret");
  });

  it("shows the last lines of a service that does not come up", async () => {
    const { start } = openDataDir();
    await expect(start(tutor, { TINY_FAILS: "1" })).rejects.toThrow(
      /^Cannot start the local service: it ended with exit code 1; run npm run doctor\n.*\nCannot open the store: disk full$/,
    );
  });

  it("says what to do when the package is not built", async () => {
    const { dataDir } = openDataDir();
    const options = { dataDir, model: tutor, program: join(dataDir, "main.js"), environment: {} };
    await expect(findOrStartService(options)).rejects.toThrow("run npm run build");
  });
});
