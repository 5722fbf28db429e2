import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { AzureOpenAI } from "openai";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const MAIN = resolve(__dirname, "../../dist/service/main.js");

let dataDir: string;
let running: ChildProcess[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "main-"));
  running = [];
});

afterEach(async () => {
  for (const child of running) await end(child, "SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the service's program", () => {
  it("says where it is, writes it into service.json for its owner only, and ends cleanly", async () => {
    const { child, address } = await start();
    const entry = join(dataDir, "service.json");
    const { pid, port } = JSON.parse(readFileSync(entry, "utf8"));
    expect(address).toBe(`http://127.0.0.1:${port}/openai`);
    expect(pid).toBe(child.pid);
    if (process.platform !== "win32") expect(statSync(entry).mode & 0o077).toBe(0);
    expect(await end(child, "SIGTERM")).toBe(0);
    expect(statSync(entry, { throwIfNoEntry: false })).toBeUndefined();
  });

  it("keeps what it acknowledged when it is killed, and takes the folder over again", async () => {
    const first = await start();
    const assistant = await clientOf().beta.assistants.create({ model: "m", name: "kept" });
    await end(first.child, "SIGKILL");
    await start();
    const found = await clientOf().beta.assistants.retrieve(assistant.id);
    expect(found.name).toBe("kept");
  });

  it("leaves a folder alone that another service uses, and names its address", async () => {
    const { address } = await start();
    const second = launch(["--data", dataDir]);
    const [text, code] = await Promise.all([errorsOf(second), once(second, "exit")]);
    expect(code[0]).toBe(3);
    expect(text).toContain(address);
  });

  it("gives a recording the same ids and times each time, and no second one on the same folder", async () => {
    await start(["--recording"]);
    const client = clientOf();
    const thread = await client.beta.threads.create({ messages: [{ role: "user", content: "Hi" }] });
    expect([thread.id, thread.created_at]).toEqual(["thread_0001", Date.UTC(2026, 0, 1, 9, 0, 2) / 1000]);
    await end(running[0] as ChildProcess, "SIGTERM");
    const second = launch(["--data", dataDir, "--recording"]);
    const [text, code] = await Promise.all([errorsOf(second), once(second, "exit")]);
    expect(code[0]).toBe(2);
    expect(text).toContain("name an empty folder");
  });

  it("names a flag that makes no sense", async () => {
    const child = launch(["--data", dataDir, "--port", "http"]);
    const [text, code] = await Promise.all([errorsOf(child), once(child, "exit")]);
    expect(code[0]).toBe(2);
    expect(text).toBe("Cannot use --port http: expected a number from 0 to 65535\n");
  });

  it("does not fall back to the tutor when the chat model it is asked for has no settings", async () => {
    const child = launch(["--data", dataDir, "--model", "chat", "--detached"]);
    const [text, code] = await Promise.all([errorsOf(child), once(child, "exit")]);
    expect(code[0]).toBe(2);
    expect(text).toContain("MODEL_BASE_URL");
  });
});

function clientOf(): AzureOpenAI {
  const { port, key } = JSON.parse(readFileSync(join(dataDir, "service.json"), "utf8"));
  return new AzureOpenAI({
    endpoint: `http://127.0.0.1:${port}`,
    apiKey: key,
    apiVersion: "2024-05-01-preview",
  });
}

async function start(flags: readonly string[] = []): Promise<{ child: ChildProcess; address: string }> {
  const child = launch(["--data", dataDir, "--model", "tutor", ...flags]);
  let text = "";
  for await (const piece of child.stdout ?? []) {
    text += String(piece);
    const match = /^Assistants service ready: (\S+)\n/.exec(text);
    if (match?.[1] !== undefined) return { child, address: match[1] };
  }
  throw new Error(`The service said: ${text}`);
}

function launch(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env.PATH ?? "" } });
  running.push(child);
  return child;
}

async function errorsOf(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const piece of child.stderr ?? []) text += String(piece);
  return text;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}
