import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Services for recording: fixed ids and times, the offline tutor, and nothing kept from one to the next. */
export interface RecordingService {
  /** Starts a service on an empty folder; gives the environment with which a notebook finds it. */
  start(signal?: AbortSignal): Promise<NodeJS.ProcessEnv>;
  /** Ends the running service. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends the service and deletes its folder. Safe to call twice. */
  close(): Promise<void>;
}

// By path, since the two sides share nothing but the wire.
const program = resolve(__dirname, "../../dist/service/main.js");
const startTimeoutMs = 180_000;

/** @param environment Its settings are left out: a recording depends on nobody's secrets. */
export async function createRecordingService(environment: NodeJS.ProcessEnv): Promise<RecordingService> {
  const folder = await mkdtemp(join(tmpdir(), "recording-"));
  const env = {
    ...withoutSettings(environment),
    ASSISTANTS_DATA_DIR: folder,
    ASSISTANTS_RECORDING: "1",
    // A busy machine is slow, and what it records must be the same.
    INTERPRETER_TIMEOUT_S: "600",
  };
  let child: ChildProcess | null = null;
  const stop = async () => {
    if (child !== null) await end(child);
    child = null;
  };
  return {
    async start(signal) {
      await stop();
      await empty(folder);
      const args = [program, "--data", folder, "--model", "tutor", "--recording"];
      child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
      await untilReady(child, signal);
      return env;
    },
    stop,
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Python's snapshots are the same for everyone and take seconds to make; everything else goes. */
async function empty(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== "cache");
  await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isSetting = /^(AZURE|OPENAI|MODEL|FOUNDRY|ASSISTANTS|INTERPRETER|RUN_EXPIRY)_/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isSetting.test(name)));
}

/** The service says one line on stdout when it is ready. */
async function untilReady(child: ChildProcess, signal: AbortSignal | undefined): Promise<void> {
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = (said + String(chunk)).slice(-2000);
  });
  const limit = AbortSignal.any([AbortSignal.timeout(startTimeoutMs), ...(signal ? [signal] : [])]);
  const exited = once(child, "exit", { signal: limit }).then(() => {
    throw new Error(`Cannot record: the service ended early: ${said.trim()}`);
  });
  exited.catch(() => undefined);
  if (child.stdout !== null) await Promise.race([once(child.stdout, "data", { signal: limit }), exited]);
  child.stdout?.resume();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await exited;
  clearTimeout(timer);
}
