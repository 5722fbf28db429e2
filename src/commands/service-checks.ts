import { statSync } from "node:fs";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import { askQuestion } from "../client/ask-question";
import { cite } from "../client/cite";
import { connect } from "../client/connect";
import type { Connection } from "../client/connection";
import { explainError } from "../client/explain-error";
import { findService, type LocalService } from "../client/local-service";
import { plainMath } from "../client/plain-math";
import type { Settings } from "../client/settings";
import { type CheckLine, fail, ok, warn } from "./check-line";
import { checkClock } from "./clock-check";
import { builtAtMs } from "./machine-checks";

/** Whether the service answers, with which model, and whether a question comes back with a computed answer. */
export async function checkService(
  { root, settings }: { readonly root: string; readonly settings: Settings },
  signal: AbortSignal,
): Promise<readonly CheckLine[]> {
  const running = settings.kind === "local" ? await findService(settings.dataDir) : null;
  let connection: Connection;
  try {
    connection = await connect({ quiet: true });
  } catch (error) {
    return [explained("service", error)];
  }
  const line =
    settings.kind === "local"
      ? localService({ root, dataDir: settings.dataDir, connection, running })
      : ok("service", connection.answers);
  return [line, ...(await clockOf(connection)), await checkAnswer(connection, signal)];
}

/** A service outlives the commands that start it, so it may be older than the build. */
function localService(found: {
  readonly root: string;
  readonly dataDir: string;
  readonly connection: Connection;
  readonly running: LocalService | null;
}): CheckLine {
  const { root, dataDir, connection, running } = found;
  if (running === null) return ok("service", `${connection.answers}, started now`);
  const text = `${connection.answers}, running as process ${running.pid} at ${running.endpoint}`;
  return startedAtMs(dataDir) < builtAtMs(root)
    ? warn(
        "service",
        `${text}, from before the last build`,
        `end it with: kill ${running.pid}; the next cell starts another`,
      )
    : ok("service", text);
}

/** When the running service began, as it wrote it down itself. */
function startedAtMs(dataDir: string): number {
  try {
    return statSync(join(dataDir, "service.json")).mtimeMs;
  } catch {
    // It ended a moment ago; that is not older than the build.
    return Number.POSITIVE_INFINITY;
  }
}

async function checkAnswer(connection: Connection, signal: AbortSignal): Promise<CheckLine> {
  const client = new AzureOpenAI(connection.options);
  const startedMs = performance.now();
  try {
    const asked = await askQuestion(
      client,
      { question: "Solve 3x + 11 = 14", deployment: connection.deployment },
      { signal, quiet: true, deadlineMs: 120_000 },
    );
    await client.beta.threads.delete(asked.run.thread_id);
    await client.beta.assistants.delete(asked.assistantId);
    if (asked.run.status !== "completed") return explained("answer", asked.run);
    const [answer] = asked.messages.data;
    const text = answer === undefined ? "" : plainMath(cite(answer).text);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const found = `3x + 11 = 14 in ${seconds} s: ${text.split("\n")[0]}`;
    return /x\s*=\s*1\b/.test(text)
      ? ok("answer", found)
      : warn("answer", found, "expected x = 1; try another model");
  } catch (error) {
    signal.throwIfAborted();
    return explained("answer", error);
  }
}

async function clockOf({ kind, endpoint }: Connection): Promise<readonly CheckLine[]> {
  if (kind === "local") return [];
  try {
    const { headers } = await fetch(endpoint, { method: "HEAD", signal: AbortSignal.timeout(5_000) });
    return checkClock(headers);
  } catch {
    // What is wrong with the way to the service is said by the next check.
    return [];
  }
}

function explained(name: string, errorOrRun: unknown): CheckLine {
  const { happened, why, todo } = explainError(errorOrRun);
  return fail(name, `${happened} (${why})`, todo);
}
