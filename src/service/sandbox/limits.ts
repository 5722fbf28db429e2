import type { SandboxLimits } from "./sandbox";

const MEBI = 1 << 20;
const HARD_AFTER_SOFT_MS = 5_000;

/** Fills in the defaults. */
export function completeLimits(limits: Partial<SandboxLimits> = {}): SandboxLimits {
  const softTimeoutMs = limits.softTimeoutMs ?? 25_000;
  return {
    softTimeoutMs,
    hardTimeoutMs: limits.hardTimeoutMs ?? softTimeoutMs + HARD_AFTER_SOFT_MS,
    heapMb: limits.heapMb ?? 512,
    filesMb: limits.filesMb ?? 64,
    rssMb: limits.rssMb ?? 1_200,
    outputBytes: limits.outputBytes ?? 65_536,
    outputKillBytes: limits.outputKillBytes ?? 64 * MEBI,
    codeBytes: limits.codeBytes ?? 262_144,
    maxFilesOut: limits.maxFilesOut ?? 32,
    maxFileBytesOut: limits.maxFileBytesOut ?? 32 * MEBI,
  };
}
