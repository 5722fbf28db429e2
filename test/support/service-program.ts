import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const MAIN = resolve(__dirname, "../../dist/service/main.js");

/** The built service as a process. */
export interface RunningProgram {
  /** As its ready line says it. */
  readonly address: string;
  /** What it has written to stderr so far. */
  errors(): string;
  /** Its exit code; null when the signal ended it. Safe to call twice. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the service on a folder, with the tutor, and waits until it is ready. */
export async function startProgram(
  dataDir: string,
  flags: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const child = open(["--data", dataDir, "--model", "tutor", ...flags], settings);
  let errors = "";
  child.stderr.on("data", (piece) => {
    errors += String(piece);
  });
  let text = "";
  for await (const piece of child.stdout) {
    text += String(piece);
    const address = /^Assistants service ready: (\S+)\n/.exec(text)?.[1];
    if (address === undefined) continue;
    const end = async (signal: NodeJS.Signals) => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill(signal);
        await ended;
      }
      return child.exitCode;
    };
    return { address, errors: () => errors, end };
  }
  throw new Error(`The service did not start: ${errors}`);
}

export interface EndedProgram {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program to its end. */
export async function launch(flags: readonly string[]): Promise<EndedProgram> {
  const child = open(flags);
  const [stdout, stderr, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, "exit"),
  ]);
  return { code: code as number | null, stdout, stderr };
}

function open(flags: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env.PATH ?? "", ...settings };
  return spawn(process.execPath, [MAIN, ...flags], { stdio: ["ignore", "pipe", "pipe"], env });
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const piece of stream) text += String(piece);
  return text;
}
