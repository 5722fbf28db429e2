import { expect, test } from "vitest";
import { runCell } from "../../../src/service/sandbox/run-cell";
import { SandboxProcess } from "../../../src/service/sandbox/sandbox-process";

/** A program that answers the second frame (the run) with what `reply` writes; `N` is the run's nonce. */
function start(reply: string): SandboxProcess {
  const program = `
    const fs = require("fs");
    const frame = (header, body = Buffer.alloc(0)) => {
      const head = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
      const prefix = Buffer.alloc(8);
      prefix.writeUInt32LE(head.length, 0);
      prefix.writeUInt32LE(body.length, 4);
      fs.writeSync(3, Buffer.concat([prefix, head, body]));
    };
    const done = (nonce, more) =>
      frame({ type: "done", nonce, status: "ok", cutBytes: 0, heldBack: 0, memoryMb: 1, ...more });
    let input = "";
    process.stdin.on("data", (chunk) => {
      input += chunk.toString("latin1");
      const nonce = /"type":"run","nonce":"(\\w+)"/.exec(input);
      if (!nonce) return;
      input = "";
      const N = nonce[1];
      ${reply}
    });`;
  const launch = { program: process.execPath, args: ["-e", program], cwd: "/" };
  const boot = { mode: "serve", maxFileBytesOut: 1_000, outputBytes: 1_000 };
  // Only the two numbers matter to a program that is no sandbox.
  return new SandboxProcess(launch, boot as never, 10_000);
}

async function outcome(reply: string): Promise<{ status: string; logs: string; isGone: boolean }> {
  const sandbox = start(reply);
  let logs = "";
  try {
    const result = await runCell(sandbox, {
      code: "1",
      softMs: 5_000,
      hardMs: 5_000,
      rssMb: 1_000,
      outputBytes: 1_000,
      maxFiles: 2,
      maxFileBytes: 1_000,
      signal: undefined,
      onLog: (chunk) => {
        logs += chunk;
      },
    });
    return { status: result.status, logs, isGone: sandbox.isGone };
  } finally {
    sandbox.kill({ reason: "closed", what: "the test is over" });
    await sandbox.ended;
  }
}

test("an honest answer is taken", async () => {
  const honest = await outcome(`frame({ type: "log", nonce: N }, Buffer.from("hi")); done(N);`);
  expect(honest).toEqual({ status: "ok", logs: "hi", isGone: false });
});

const FORGED: Readonly<Record<string, string>> = {
  "another nonce": `done("0".repeat(32));`,
  "no nonce": `frame({ type: "done", status: "ok" });`,
  "a second ready": `frame({ type: "ready", restored: true });`,
  "a snapshot": `frame({ type: "snapshot" }, Buffer.alloc(100));`,
  "an unknown type": `frame({ type: "install", nonce: N });`,
  "an additional field": `done(N, { status: "ok", __proto__: null, admin: true });`,
  "another status": `done(N, { status: "cancelled" });`,
  "a negative number": `done(N, { cutBytes: -1 });`,
  "a path outside": `frame({ type: "file", nonce: N, path: "/etc/passwd", shown: false });`,
  "a path that climbs": `frame({ type: "file", nonce: N, path: "/mnt/data/../../run/cell.py", shown: false });`,
  "a path with an empty part": `frame({ type: "file", nonce: N, path: "/mnt/data//a", shown: false });`,
  "a path with a null byte": `frame({ type: "file", nonce: N, path: "/mnt/data/a\\0b", shown: false });`,
  "a path that is too long": `frame({ type: "file", nonce: N, path: "/mnt/data/" + "a".repeat(2000), shown: false });`,
  "empty output, which could come for ever": `frame({ type: "log", nonce: N });`,
  "too many files": `for (const k of [1, 2, 3]) frame({ type: "file", nonce: N, path: "/mnt/data/" + k, shown: false });`,
  "too many bytes of files": `frame({ type: "file", nonce: N, path: "/mnt/data/a", shown: false }, Buffer.alloc(1001));`,
  "too much output": `for (let k = 0; k < 3; k++) frame({ type: "log", nonce: N }, Buffer.alloc(500));`,
  "no JSON": `frame("{nonsense");`,
  "JSON that is no object": `frame("[1, 2]");`,
  "a frame above the limit": `fs.writeSync(3, Buffer.from([255, 255, 255, 127, 0, 0, 0, 0]));`,
};

test.each(Object.entries(FORGED))("%s ends the process as a violation", async (_, reply) => {
  expect(await outcome(reply)).toMatchObject({ status: "violation", isGone: true });
});

test("the last words of a process never look like the service's own", async () => {
  for (const what of ["cancelled", "timeout", "memory"])
    expect(await outcome(`frame({ type: "end", reason: "ended", what: "${what}" });`)).toMatchObject({
      status: "ended",
    });
});

test("a message after the end of a cell ends the process", async () => {
  const sandbox = start(
    `done(N); setTimeout(() => frame({ type: "log", nonce: N }, Buffer.from("late")), 20);`,
  );
  const options = {
    code: "1",
    softMs: 5_000,
    hardMs: 5_000,
    rssMb: 1_000,
    outputBytes: 10,
    maxFiles: 1,
    maxFileBytes: 1,
  };
  expect((await runCell(sandbox, { ...options, signal: undefined, onLog: () => undefined })).status).toBe(
    "ok",
  );
  expect(await sandbox.ended).toMatchObject({ reason: "forged" });
});

test("a process that never answers is killed at the hard limit", async () => {
  const sandbox = start("");
  const options = {
    code: "1",
    softMs: 100,
    hardMs: 200,
    rssMb: 1_000,
    outputBytes: 10,
    maxFiles: 1,
    maxFileBytes: 1,
  };
  const result = await runCell(sandbox, { ...options, signal: undefined, onLog: () => undefined });
  expect(result).toMatchObject({ status: "timeout", lost: "the code did not stop at the time limit" });
});
