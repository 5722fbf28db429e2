/**
 * Waits for another Ctrl-C; false when none comes in time.
 *
 * A terminal sends the signal to npm and to us, and npm passes its own on, so what comes at once is the first again.
 */
export async function secondInterrupt(withinMs: number): Promise<boolean> {
  const sameMs = 300;
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const end = (came: boolean): void => {
      clearTimeout(timer);
      process.off("SIGINT", onInterrupt);
      resolve(came);
    };
    const onInterrupt = (): void => {
      if (performance.now() - startedMs > sameMs) end(true);
    };
    const timer = setTimeout(() => end(false), withinMs);
    process.on("SIGINT", onInterrupt);
  });
}
