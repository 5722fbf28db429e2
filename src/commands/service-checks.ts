import { join } from "node:path";
import { AzureOpenAI } from "openai";
import { askQuestion } from "../client/ask-question";
import { cite } from "../client/cite";
import { connect } from "../client/connect";
import type { Connection } from "../client/connection";
import { explainError } from "../client/explain-error";
import { findService } from "../client/local-service";
import { plainMath } from "../client/plain-math";
import type { Settings } from "../client/settings";
import { probeOsIsolation } from "../service/sandbox/os-isolation";
import { foundImports } from "../service/sandbox/packages/found-imports";
import { type CheckLine, fail, ok, warn } from "./check-line";

const MAX_SKEW_S = 120;

/** Whether the service answers, with which model, and whether a question comes back with a computed answer. */
export async function checkService(settings: Settings, signal: AbortSignal): Promise<readonly CheckLine[]> {
  const wasRunning = settings.kind !== "local" ? null : await findService(settings.dataDir);
  let connection: Connection;
  try {
    connection = await connect({ quiet: true });
  } catch (error) {
    return [explained("service", error)];
  }
  const state =
    settings.kind !== "local"
      ? ""
      : wasRunning === null
        ? ", started now"
        : `, running as process ${wasRunning.pid}`;
  return [
    ok("service", `${connection.answers}${state}`),
    ...(await checkClock(connection)),
    await checkAnswer(connection, signal),
  ];
}

/** How well Python is locked in, and what it can import beyond the standard library. */
export async function checkInterpreter(settings: Settings): Promise<readonly CheckLine[]> {
  if (settings.kind !== "local") return [];
  const isolation = await probeOsIsolation();
  const level = "WebAssembly in a process without rights to files, network, or programs";
  const more = isolation.network ? ", in an empty network namespace" : "";
  const imports = foundImports(
    join(settings.dataDir, "cache"),
    settings.model.environment.INTERPRETER_PACKAGES_FROM ?? null,
  );
  return [
    ok("isolation", `${level}${more}`),
    imports.length > 0
      ? ok("packages", imports.join(", "))
      : ok("packages", "the standard library only; npm run prefetch -- sympy adds to it"),
  ];
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
    const isRight = /x\s*=\s*1\b/.test(text);
    const found = `3x + 11 = 14 in ${seconds} s: ${text.split("\n")[0]}`;
    return isRight ? ok("answer", found) : warn("answer", found, "expected x = 1; try another model");
  } catch (error) {
    signal.throwIfAborted();
    return explained("answer", error);
  }
}

/** A clock that is far off breaks sign-in, and makes times in outputs hard to read. */
async function checkClock(connection: Connection): Promise<readonly CheckLine[]> {
  if (connection.kind === "local") return [];
  try {
    const { headers } = await fetch(connection.endpoint, {
      method: "HEAD",
      signal: AbortSignal.timeout(5_000),
    });
    const theirsMs = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(theirsMs)) return [];
    const skewS = Math.round(Math.abs(Date.now() - theirsMs) / 1000);
    const found = `${skewS} s away from the service's`;
    return [
      skewS > MAX_SKEW_S
        ? warn("clock", found, "set the machine's time; sign-in needs it right")
        : ok("clock", found),
    ];
  } catch {
    // What is wrong with the way to the service is said by the next check.
    return [];
  }
}

function explained(name: string, errorOrRun: unknown): CheckLine {
  const { happened, why, todo } = explainError(errorOrRun);
  return fail(name, `${happened} (${why})`, todo);
}
