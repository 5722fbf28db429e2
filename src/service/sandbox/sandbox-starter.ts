import { mkdir } from "node:fs/promises";
import type { BootOptions, BootPackage } from "./child/boot-options";
import { type LaunchPlan, planLaunch } from "./launch";
import { createPackageFetcher, type PackageFetcher } from "./packages/package-fetcher";
import { openPackageSource, type PackageSet, type PackageSource } from "./packages/package-source";
import { packagesUrl as officialUrl } from "./packages/prefetch-packages";
import type { PyodideLock } from "./packages/pyodide-lock";
import { openPyodidePackage } from "./packages/pyodide-package";
import type { InterpreterStatus, SandboxLimits, SessionRunOptions } from "./sandbox";
import type { SandboxProcess } from "./sandbox-process";
import { openSnapshotCaches, type SnapshotCache } from "./snapshot-cache";
import { snapshotParts } from "./snapshot-key";
import { buildSnapshot, startSandbox } from "./start-sandbox";

export interface StarterOptions {
  readonly cacheDir: string;
  readonly packagesFrom: string | null;
  /** Where packages are fetched from that code imports and the cache lacks: `pyodide`, an address, or null for nowhere. */
  readonly packagesUrl: string | null;
  readonly limits: SandboxLimits;
  /** In place of Pyodide's own. */
  readonly lock?: PyodideLock;
}

const START_MS = 180_000;
const BUILD_MS = 300_000;
const MAX_NODES = 20_000;
const MEBI = 1 << 20;

interface Plan {
  readonly launch: LaunchPlan;
  readonly source: PackageSource;
  readonly fetcher: PackageFetcher | null;
  readonly keyParts: readonly string[];
}

/** What the next sandbox starts with. */
interface Setup {
  readonly launch: LaunchPlan;
  readonly boot: BootOptions;
  readonly snapshots: SnapshotCache;
}

/** Starts sandbox processes, from a snapshot when there is one; makes the snapshot when there is none. */
export class SandboxStarter {
  snapshotState: InterpreterStatus["snapshot"] = "not-started";
  isolation: InterpreterStatus["isolation"] = { permission: false, network: "imports-only" };
  packages: PackageSet | null = null;
  private plan: Promise<Plan> | null = null;
  private building: Promise<void> | null = null;
  private readonly closing = new AbortController();

  private readonly snapshotsOf: (parts: readonly string[]) => SnapshotCache;

  constructor(private readonly options: StarterOptions) {
    this.snapshotsOf = openSnapshotCaches(options.cacheDir);
  }

  /**
   * A process that is ready.
   *
   * @throws Error when Python does not start, not even without a snapshot
   */
  async start(onProgress: (line: string) => void = () => undefined): Promise<SandboxProcess> {
    const { launch, boot, snapshots } = await this.setUp();
    let snapshot = await snapshots.find();
    if (!snapshot && boot.preload.length > 0) {
      // Importing these takes many seconds: better once, outside of the time limit of a call.
      onProgress(`Preparing Python with ${boot.preload.join(", ")}, once`);
      await this.prepare();
      snapshot = await snapshots.find();
    } else if (!snapshot && this.building !== null) {
      // Half done already, while a start without it would take as long as the whole.
      await this.building;
      snapshot = await snapshots.find();
    }
    if (snapshot) {
      try {
        const { sandbox } = await startSandbox(launch, { ...boot, snapshot }, START_MS);
        if (this.snapshotState !== "built") this.snapshotState = "restored";
        return sandbox;
      } catch {
        // Damaged, or from a program that only looked the same: make a new one.
        await snapshots.drop();
      }
    }
    const { sandbox } = await startSandbox(launch, boot, START_MS);
    this.snapshotState = "cold";
    return sandbox;
  }

  /**
   * Makes the snapshot if it is missing; a failure only means that the next start is slow again. Behind everything else
   * on the machine when nobody waits for it.
   */
  async prepare({ inBackground = false } = {}): Promise<void> {
    this.building ??= this.build(inBackground).finally(() => {
      this.building = null;
    });
    await this.building;
  }

  /** Fetches what code imports and the cache lacks; the packages there are now, or null when nothing is new. */
  async fetchFor(code: string, options: SessionRunOptions): Promise<readonly BootPackage[] | null> {
    if (this.options.packagesUrl === null) return null;
    const { source, fetcher } = await this.planned();
    const { imports } = await source.current();
    if (!(await fetcher?.fetchFor(code, imports, options))) return null;
    this.packages = await source.current();
    return this.packages.packages;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.building?.catch(() => undefined);
  }

  private async build(inBackground: boolean): Promise<void> {
    const { launch, boot, snapshots } = await this.setUp();
    if ((await snapshots.find()) || this.closing.signal.aborted) return;
    try {
      await snapshots.store(
        await buildSnapshot(launch, boot, {
          timeoutMs: BUILD_MS,
          signal: this.closing.signal,
          inBackground,
        }),
      );
      this.snapshotState = "built";
    } catch {
      await snapshots.drop();
    }
  }

  private async setUp(): Promise<Setup> {
    const { launch, source, keyParts } = await this.planned();
    const set = await source.current();
    this.packages = set;
    const parts = set.preload.length > 0 ? [...keyParts, ...set.preload, ...set.preloadSums] : keyParts;
    return {
      launch,
      boot: this.boot(launch, source, set),
      snapshots: this.snapshotsOf(parts),
    };
  }

  private planned(): Promise<Plan> {
    this.plan ??= this.makePlan().catch((error: unknown) => {
      // Not kept: the folder may be there at the next call.
      this.plan = null;
      throw error;
    });
    return this.plan;
  }

  private async makePlan(): Promise<Plan> {
    const { cacheDir, packagesFrom, packagesUrl } = this.options;
    await mkdir(cacheDir, { recursive: true, mode: 0o700 });
    const launch = await planLaunch(cacheDir);
    this.isolation = launch.isolation;
    const { lock: own, version } = await openPyodidePackage();
    const lock = this.options.lock ?? own;
    const url = packagesUrl === "pyodide" ? officialUrl(version) : packagesUrl;
    const source = await openPackageSource(cacheDir, { lock, packagesFrom });
    const fetcher =
      url === null ? null : createPackageFetcher({ lock, cacheDir, url, nowMs: () => performance.now() });
    return { launch, source, fetcher, keyParts: await snapshotParts(launch) };
  }

  private boot(launch: LaunchPlan, source: PackageSource, set: PackageSet): BootOptions {
    const { limits } = this.options;
    return {
      mode: "serve",
      pyodideFolder: launch.pyodideFolder,
      snapshot: null,
      heapBytes: limits.heapMb * MEBI,
      filesBytes: limits.filesMb * MEBI,
      maxNodes: MAX_NODES,
      outputBytes: limits.outputBytes,
      outputKillBytes: limits.outputKillBytes,
      maxFilesOut: limits.maxFilesOut,
      maxFileBytesOut: limits.maxFileBytesOut,
      packages: set.packages,
      known: source.known,
      preload: set.preload,
    };
  }
}
