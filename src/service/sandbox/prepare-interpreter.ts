import { completeLimits } from "./limits";
import { SandboxStarter } from "./sandbox-starter";

/** Makes the snapshot that sandboxes of this cache start from, if it is missing: the first call is then a quick one. */
export async function prepareInterpreter({
  cacheDir,
  signal,
}: {
  cacheDir: string;
  signal?: AbortSignal;
}): Promise<void> {
  const starter = new SandboxStarter({
    cacheDir,
    packagesFrom: null,
    packagesUrl: null,
    limits: completeLimits(),
  });
  const onAbort = (): void => void starter.close();
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    await starter.prepare();
  } finally {
    signal?.removeEventListener("abort", onAbort);
    await starter.close();
  }
}
