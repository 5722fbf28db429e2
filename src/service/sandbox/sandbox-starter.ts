import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BootOptions } from "./child/boot-options";
import { ALLOWED } from "./child/import-table";
import { type LaunchPlan, planLaunch } from "./launch";
import { LOOP } from "./python/loop";
import { RUNNER } from "./python/runner";
import type { InterpreterStatus, SandboxLimits } from "./sandbox";
import type { SandboxProcess } from "./sandbox-process";
import { openSnapshotCache, type SnapshotCache } from "./snapshot-cache";
import { buildSnapshot, startSandbox } from "./start-sandbox";

export interface StarterOptions {
  readonly cacheDir: string;
  readonly limits: SandboxLimits;
}

const START_MS = 60_000;
const BUILD_MS = 180_000;
const MAX_NODES = 20_000;
const MEBI = 1 << 20;

/** Starts sandbox processes, from a snapshot when there is one; makes the snapshot when there is none. */
export class SandboxStarter {
  snapshotState: InterpreterStatus["snapshot"] = "not-started";
  isolation: InterpreterStatus["isolation"] = { permission: false, network: "imports-only" };
  private plan: Promise<{ launch: LaunchPlan; snapshots: SnapshotCache }> | null = null;
  private building: Promise<void> | null = null;
  private readonly closing = new AbortController();

  constructor(private readonly options: StarterOptions) {}

  /** @throws Error when Python does not start, not even without a snapshot */
  async start(): Promise<SandboxProcess> {
    const { launch, snapshots } = await this.planned();
    const snapshot = await snapshots.find();
    if (snapshot) {
      try {
        const { sandbox } = await startSandbox(launch, this.boot(launch, snapshot), START_MS);
        if (this.snapshotState !== "built") this.snapshotState = "restored";
        return sandbox;
      } catch {
        // Damaged, or from a program that only looked the same: make a new one.
        await snapshots.drop();
      }
    }
    const { sandbox } = await startSandbox(launch, this.boot(launch, null), START_MS);
    this.snapshotState = "cold";
    return sandbox;
  }

  /** Makes the snapshot if it is missing; a failure only means that the next start is slow again. */
  async prepare(): Promise<void> {
    this.building ??= this.build().finally(() => {
      this.building = null;
    });
    await this.building;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.building;
  }

  private async build(): Promise<void> {
    const { launch, snapshots } = await this.planned();
    if ((await snapshots.find()) || this.closing.signal.aborted) return;
    try {
      const boot = this.boot(launch, null);
      await snapshots.store(
        await buildSnapshot(launch, boot, { timeoutMs: BUILD_MS, signal: this.closing.signal }),
      );
      this.snapshotState = "built";
    } catch {
      await snapshots.drop();
    }
  }

  private planned(): Promise<{ launch: LaunchPlan; snapshots: SnapshotCache }> {
    this.plan ??= this.makePlan();
    return this.plan;
  }

  private async makePlan(): Promise<{ launch: LaunchPlan; snapshots: SnapshotCache }> {
    await mkdir(this.options.cacheDir, { recursive: true, mode: 0o700 });
    const launch = await planLaunch(this.options.cacheDir);
    this.isolation = launch.isolation;
    return { launch, snapshots: openSnapshotCache(this.options.cacheDir, await snapshotParts(launch)) };
  }

  private boot(launch: LaunchPlan, snapshot: BootOptions["snapshot"]): BootOptions {
    const { limits } = this.options;
    return {
      mode: "serve",
      pyodideFolder: launch.pyodideFolder,
      snapshot,
      heapBytes: limits.heapMb * MEBI,
      filesBytes: limits.filesMb * MEBI,
      maxNodes: MAX_NODES,
      outputBytes: limits.outputBytes,
      outputKillBytes: limits.outputKillBytes,
      maxFilesOut: limits.maxFilesOut,
      maxFileBytesOut: limits.maxFileBytesOut,
      archives: [],
      preload: [],
    };
  }
}

/** What makes two snapshots differ; V8 too, as one made by a newer V8 traps in an older one. */
async function snapshotParts(launch: LaunchPlan): Promise<string[]> {
  const lockFile = await readFile(join(launch.pyodideFolder, "package.json"));
  return [
    createHash("sha256").update(lockFile).digest("hex"),
    process.versions.v8,
    process.platform,
    process.arch,
    createHash("sha256")
      .update([RUNNER, LOOP, ...ALLOWED].join("\0"))
      .digest("hex"),
  ];
}
