import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kernelFiles } from "./kernel-spec";

/** What a Jupyter client needs to reach a kernel: the content of its connection file. */
export interface KernelConnection {
  readonly key: string;
  readonly address: (channel: "shell" | "iopub" | "control") => string;
}

export interface KernelProcess {
  readonly connection: KernelConnection;
  /** Rejects when the process ends before `end` was called, with the last that it wrote. */
  readonly died: Promise<never>;
  /** Ends the process at once. */
  kill(): void;
  /** Waits up to two seconds for the process to end by itself, then kills it. Safe to call twice. */
  end(): Promise<void>;
}

const project = resolve(__dirname, "../..");
const { tslab, words } = kernelFiles(project);
const watchPath = join(project, "dist", "notebook", "kernel-watch.js");

/** Starts the project's tslab kernel in a folder, with a key and ports of its own on 127.0.0.1. */
export async function startKernel(folder: string, env: NodeJS.ProcessEnv): Promise<KernelProcess> {
  const ports = await freePorts(5);
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports;
  const key = randomBytes(16).toString("hex");
  const info = {
    transport: "tcp",
    ip: "127.0.0.1",
    signature_scheme: "hmac-sha256",
    key,
    kernel_name: "tslab",
  };
  const channels = { shell_port, iopub_port, stdin_port, control_port, hb_port };
  const temporary = await mkdtemp(join(tmpdir(), "notebook-kernel-"));
  const file = join(temporary, "connection.json");
  await writeFile(file, JSON.stringify({ ...info, ...channels }), { mode: 0o600 });

  const child = spawn(
    process.execPath,
    ["--require", watchPath, "--require", words, tslab, "kernel", "--config-path", file],
    {
      cwd: folder,
      env,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  const died = rejectOnExit(child);
  return {
    connection: { key, address: (channel) => `tcp://127.0.0.1:${channels[`${channel}_port`]}` },
    died,
    kill: () => {
      child.kill("SIGKILL");
    },
    async end() {
      await endProcess(child);
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

function rejectOnExit(child: ChildProcess): Promise<never> {
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = (said + String(chunk)).slice(-2000);
  });
  const died = new Promise<never>((_, fail) => {
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      fail(
        new Error(
          `The kernel ended early (${signal ?? `exit ${code}`}): ${said.trim() || "it wrote nothing"}`,
        ),
      );
    });
  });
  died.catch(() => undefined);
  return died;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, "exit");
  const limit = new AbortController();
  await Promise.race([exited, sleep(2_000, undefined, { signal: limit.signal }).catch(() => undefined)]);
  limit.abort();
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  await exited;
}

/** Ports that were free a moment ago; all are held open together, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null)
    throw new Error("Cannot find a free port on 127.0.0.1");
  return address.port;
}
