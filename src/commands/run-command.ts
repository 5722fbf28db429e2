/**
 * Runs the body of a command: Ctrl-C and SIGTERM abort its signal, an expected error prints its message alone.
 * Exit code 0 when the body ends, 1 when it throws, 130 after Ctrl-C.
 */
export async function runCommand(body: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error("Interrupted"));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    await body(controller.signal);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = controller.signal.aborted ? 130 : 1;
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
