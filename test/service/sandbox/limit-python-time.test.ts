import { describe, expect, it } from "vitest";
import { limitPythonTime, PythonTimeUsed } from "../../../src/service/sandbox/limit-python-time";
import type { CodeInterpreter, RunResult, Session } from "../../../src/service/sandbox/sandbox";

/** An interpreter whose calls take as many milliseconds as their code says. */
function openLimited() {
  let nowMs = 0;
  const sessions = new Map<string, Session>();
  const took = (durationMs: number): RunResult => ({
    ...{ status: "ok", logs: "", truncatedBytes: 0, files: [], stateLost: false, memoryMb: 0 },
    durationMs,
  });
  const inner: CodeInterpreter = {
    async session(key) {
      const session = sessions.get(key) ?? {
        run: async (code) => took(Number(code)),
        putFile: async (name) => `/mnt/data/${name}`,
        listFiles: async () => [],
      };
      sessions.set(key, session);
      return session;
    },
    forget: async () => undefined,
    removeFile: async () => undefined,
    packages: () => [],
    status: () => ({
      ...{ snapshot: "restored", packages: {}, sessions: 0 },
      isolation: { permission: true, network: "node" },
    }),
    close: async () => undefined,
  };
  const interpreter = limitPythonTime(inner, { perOwnerMs: 1_000, windowMs: 60_000, nowMs: () => nowMs });
  return {
    interpreter,
    run: async (owner: string, ms: number) =>
      (await interpreter.session(`thread of ${owner}`, owner)).run(String(ms)),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe("limitPythonTime()", () => {
  it("refuses an owner whose time is used up, and nobody else, until the window is over", async () => {
    const { run, pass } = openLimited();
    await run("mia", 600);
    await run("mia", 600);
    pass(10_000);
    await expect(run("mia", 1)).rejects.toThrow(PythonTimeUsed);
    await expect(run("mia", 1)).rejects.toThrow("has used its 1 s of Python time; try again in 50 seconds");
    await expect(run("noah", 1)).resolves.toMatchObject({ status: "ok" });
    pass(50_000);
    await expect(run("mia", 1)).resolves.toMatchObject({ status: "ok" });
  });

  it("gives the same session for the same thread", async () => {
    const { interpreter } = openLimited();
    expect(await interpreter.session("t", "mia")).toBe(await interpreter.session("t", "mia"));
  });
});
