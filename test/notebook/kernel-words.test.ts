import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stopService } from "../../src/client/local-service";
import { createKernelClient, type KernelClient } from "../../src/notebook/kernel-client";
import { kernelFiles, kernelSpec } from "../../src/notebook/kernel-spec";
import { type KernelProcess, startKernel } from "../../src/notebook/start-kernel";

const root = resolve(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "kernel ü-"));
const dataDir = join(folder, "data");
let kernel: KernelProcess;
let client: KernelClient;

beforeAll(async () => {
  kernel = await startKernel(join(root, "notebooks"), {
    PATH: process.env.PATH,
    ASSISTANTS_DATA_DIR: dataDir,
  });
  client = createKernelClient(kernel.connection);
  await client.ready();
});
afterAll(async () => {
  await client.shutdown();
  await kernel.end();
  client.close();
  await stopService(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

/** Runs one cell as VS Code does; everything that it shows, as text. */
async function run(code: string, onShown: (shown: string) => void = () => undefined) {
  let shown = "";
  const { content: reply } = await client.execute(code, ({ type, content }) => {
    if (type === "stream") shown += String(content.text);
    else if (/^(update_)?display_data$/.test(type)) shown += `${JSON.stringify(content.data)}\n`;
    onShown(shown);
  });
  if (reply.status !== "ok") await untilHeard();
  return { status: reply.status, shown };
}

/** For a while after a failed cell tslab answers "abort"; asked without pause, it loses answers. */
async function untilHeard(): Promise<void> {
  await vi.waitFor(
    async () => expect((await client.execute("null", () => undefined)).content.status).toBe("ok"),
    { interval: 100, timeout: 10_000 },
  );
}

/** What a wait could leave behind. */
const left = `[process.listenerCount("SIGINT"), process.getActiveResourcesInfo().filter((one) => one === "Timeout").length].join()`;

const settings = `/// <reference types="node" />
const { AzureOpenAI } = await import("openai");
const { newDisplay } = await import("tslab");
const { connect, pollRun } = await import("assistants-quickstart");
const { endpoint, apiKey, apiVersion, deployment } = await connect({ display: newDisplay });
const client = new AzureOpenAI({ endpoint, apiKey, apiVersion });`;

describe("a failed cell", () => {
  it.each([
    ["a name of a skipped cell", "thread.id", "Run the cell that makes thread"],
    ["a type that does not fit", 'const n: number = "1";', "Line 1, column 7: Type 'string'"],
    ["a package that is not there", 'await import("no-such-package")', "npm install"],
    ["a file above the notebook", 'await import("../src/client/svg")', "Import the package by its name"],
    ["a lone for await", "for await (const one of [1]) console.log(one);", "Write await null;"],
    ["an undefined variable", "const no: any = undefined;\nno.id", "from the top"],
    ["an error of one's own", 'throw new RangeError("No such month")', "RangeError: No such month"],
  ])("says what happened, why and what to do: %s", async (_, code, says) => {
    const { status, shown } = await run(code);
    expect(status).toBe("error");
    expect(shown).toMatch(/^What happened: .+\nWhy: .+\nWhat to do: .+/);
    expect(shown).toContain(says);
    expect(shown).not.toMatch(/^\s+at /m);
  });

  it("says what to write for a renamed property of another cell's object", async () => {
    await run("const point = () => ({ x: 1, y: 2 });");
    const { status, shown } = await run("const { x: left } = point();\nleft;");
    expect(status).toBe("error");
    expect(shown).toContain("Write const NAME = OBJECT.PROPERTY;");
  });

  it("leaves alone what a learner prints", async () => {
    const { shown } = await run('console.error("careful", new Error("mine").message)');
    expect(shown).toBe("careful mine\n");
  });
});

describe("a stopped cell", () => {
  it("stops waiting, says how to wait on, and leaves nothing at work behind; the run goes on", async () => {
    expect((await run(settings)).shown).toContain("local service + offline tutor");
    await run(`const assistant = await client.beta.assistants.create({ model: deployment });
      const thread = await client.beta.threads.create({ messages: [{ role: "user", content: "1 + 1" }] });
      const pid = process.pid;
      pid`);
    const pid = Number((await run("pid")).shown);
    const before = (await run(left)).shown;
    let stopped = false;
    const { status, shown } = await run(
      `const run = await client.beta.threads.runs.create(thread.id, { assistant_id: assistant.id, metadata: { local_delay_s: "2" } });
       await pollRun(client, run);`,
      (text) => {
        if (!stopped && text.includes("run ")) process.kill(pid, "SIGINT");
        stopped ||= text.includes("run ");
      },
    );
    expect(status).toBe("error");
    expect(shown).toContain("What happened: You stopped the cell");
    const [resume = "", runId, threadId] =
      /pollRun\(client, \{ id: \\"(run_\w+)\\", thread_id: \\"(thread_\w+)\\" \}\)/.exec(shown) ?? [];
    expect(resume).not.toBe("");
    expect((await run(left)).shown).toBe(before);
    const ended = await run(
      `const ended = await pollRun(client, { id: "${runId}", thread_id: "${threadId}" }); ended.status`,
    );
    expect(ended.shown).toContain("completed\n");
  });
});

describe("the kernel in the project", () => {
  it("is started as the registered one is", () => {
    const path = join(root, ".jupyter/kernels/tslab/kernel.json");
    const local = JSON.parse(readFileSync(path, "utf8"));
    const own = kernelSpec("node", kernelFiles(root));
    const argv = local.argv.map((word: string) =>
      word.startsWith("{resource_dir}")
        ? resolve(path, "..", `.${word.slice("{resource_dir}".length)}`)
        : word,
    );
    expect({ ...local, argv }).toEqual(own);
  });
});
