import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import type { CodeInterpreter, RunStatus, Session } from "../../../src/service/sandbox/sandbox";
import { countTurns } from "../../support/count-turns";

let folder: string;
let interpreter: CodeInterpreter;
let session: Session;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resources-"));
  interpreter = createCodeInterpreter({
    cacheDir: folder,
    limits: {
      softTimeoutMs: 8_000,
      hardTimeoutMs: 10_000,
      heapMb: 128,
      filesMb: 8,
      rssMb: 600,
      outputBytes: 4_096,
      outputKillBytes: 1 << 20,
      codeBytes: 10_000,
      maxFilesOut: 3,
      maxFileBytesOut: 100_000,
    },
  });
  session = await interpreter.session("one");
  await session.run("kept = 42");
});

afterAll(async () => {
  await interpreter.close();
  await rm(folder, { recursive: true, force: true });
});

/** Hostile programs that leave the state as it was. */
const KEPT: readonly [string, string, RunStatus, RegExp][] = [
  ["an endless list", "a = []\nwhile True:\n    a.append('x' * 100_000)", "memory", /MemoryError/],
  ["a huge range", "list(range(10**9))", "memory", /MemoryError/],
  ["a huge string", "'x' * 10**10", "error", /OverflowError/],
  ["a full disk", "open('/tmp/big', 'wb').write(bytes(9_000_000))", "error", /No space left/],
  [
    "many small writes",
    "with open('/tmp/f', 'wb') as f:\n    for _ in range(99): f.write(bytes(100_000))",
    "error",
    /No space left/,
  ],
  [
    "a sparse file",
    "import os\nopen('/tmp/s', 'w').close()\nos.truncate('/tmp/s', 3_000_000_000)",
    "error",
    /No space left/,
  ],
  [
    "deleted but open files",
    "fs = []\nfor i in range(20):\n    f = open('/tmp/g', 'wb', 0); f.write(bytes(1_000_000)); os.remove('/tmp/g'); fs.append(f)",
    "error",
    /No space left/,
  ],
  ["endless files", "for i in range(10**6): open(f'/tmp/{i}', 'w').close()", "error", /No space left/],
  ["deep recursion", "def f(): return f()\nf()", "error", /RecursionError/],
  ["an exit", "import sys\nsys.exit('bye')", "error", /SystemExit: bye/],
  ["a closed stdout", "import sys, os\nsys.stdout.close()\nos.close(1)\nos.close(2)", "ok", /^$/],
  ["too much code", `#${"x".repeat(10_000)}`, "error", /Not run: the code has 10001 bytes, at most 10000/],
  ["a very long name", "open('/mnt/data/' + 'ä' * 128, 'w')", "error", /Filename too long/],
  [
    "a very long path",
    "import os, shutil\nd = '/mnt/data' + ('/' + 'a' * 250) * 5\nos.makedirs(d)\nopen(d + '/x', 'w').close()",
    "ok",
    /1 more file was not returned/,
  ],
  [
    "more names than one message holds",
    "for i in range(5_000): open(f'/mnt/data/{i}' + 'n' * 200, 'w').close()",
    "ok",
    /more files were not returned/,
  ],
  [
    "a data folder that is a link",
    "import os, shutil\nos.chdir('/')\nshutil.rmtree('/mnt/data')\nos.symlink('/lib', '/mnt/data')\nopen('/mnt/data/x', 'w').close()\nos.remove('/mnt/data')\nos.mkdir('/mnt/data')\nos.chdir('/mnt/data')",
    "ok",
    /^$/,
  ],
  [
    "replaced modules",
    "import json, builtins\njson.dumps = builtins.repr = lambda *a: 'forged'\n1",
    "ok",
    /forged/,
  ],
];

describe("a sandbox survives, with its state,", () => {
  test.each(KEPT)("%s", async (_, code, status, logs) => {
    const result = await session.run(code);
    expect(result.logs).toMatch(logs);
    expect(result).toMatchObject({ status, stateLost: false });
    await session.run(
      "import gc, shutil, os\nfs = a = f = None\ngc.collect()\nfor n in os.listdir('/tmp'): os.remove('/tmp/' + n)",
    );
    expect((await session.run("print(kept)")).logs).toBe("42\n");
  });
});

/** Programs that cost the process; the next call works again. */
const LOST: readonly [string, string, RunStatus, RegExp][] = [
  ["os._exit", "import os\nos._exit(0)", "ended", /the code ended the process/],
  ["os.abort", "import os\nos.abort()", "ended", /the code ended the process/],
  ["nesting that breaks the C stack", "import json\njson.loads('[' * 100_000)", "crash", /too deep/],
  [
    "wild pointers",
    "import ctypes\nctypes.memset(1000, 255, 100_000_000)",
    "crash",
    /Python crashed|tried to leave/,
  ],
  ["a removed device", "import os\nos.remove('/dev/status')", "crash", /Python crashed/],
  ["endless output", "while True: print('x' * 1000)", "ended", /printed too much/],
  [
    "a swallowed interrupt",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "timeout",
    /did not stop/,
  ],
];

describe("a sandbox is replaced after", () => {
  test.each(LOST)("%s", async (_, code, status, logs) => {
    const result = await session.run(code);
    expect(result.logs).toMatch(logs);
    expect(result.stateLost).toBe(true);
    if (status !== "crash") expect(result.status).toBe(status);
    expect((await session.run("1 + 1")).logs).toMatch(/^\[The Python session was restarted: .*\]\n2\n$/);
  });
});

test("output keeps its head and its tail, and says how much is missing", async () => {
  const result = await session.run("for i in range(2000): print(i)");
  expect(result.logs).toMatch(/^0\n1\n2\n/);
  expect(result.logs).toMatch(/1998\n1999\n$/);
  expect(result.logs).toContain("bytes cut ...]");
  expect(result.truncatedBytes).toBe(8_890 - 4_096);
});

test("only so many files and bytes come back, and the rest is mentioned", async () => {
  const result = await session.run(
    "for i in range(5): open(f'/mnt/data/{i}.txt', 'w').write(str(i))\nopen('/mnt/data/0.bin', 'wb').write(bytes(200_000))",
  );
  expect(result.files.map(({ name }) => name)).toEqual(["0.txt", "1.txt", "2.txt"]);
  expect(result.logs).toMatch(/\[3 more files were not returned: above the limit of one call\.\]\n$/);
});

test("cancelling stops code that would spin for ever, with no time limit near", async () => {
  const patient = createCodeInterpreter({ cacheDir: folder, limits: { softTimeoutMs: 3_600_000 } });
  try {
    const abort = new AbortController();
    const spinning = await patient.session("spins");
    const result = await spinning.run("print('on')\nwhile True: pass", {
      signal: abort.signal,
      onLog: (chunk) => {
        if (chunk.startsWith("on")) abort.abort();
      },
    });
    expect(result).toMatchObject({ status: "cancelled", stateLost: true });
  } finally {
    await patient.close();
  }
});

test("the service stays responsive while sandboxes spin, print, start and die", async () => {
  const turns = countTurns();
  const abort = new AbortController();
  const spinning = session.run("while True: print('x')", { signal: abort.signal });
  const other = await interpreter.session("two");
  await other.run("for i in range(10**5): print(i)\nimport os; os._exit(1)");
  abort.abort();
  await spinning;
  expect(turns()).toBeGreaterThan(100);
});

test("random numbers differ from sandbox to sandbox", async () => {
  const sessions = await Promise.all(["a", "b"].map((key) => interpreter.session(key)));
  const [first, second] = await Promise.all(sessions.map((one) => one.run("import random\nrandom.random()")));
  expect(first?.logs).not.toBe(second?.logs);
});

test("the session that was used least recently makes room, and says so", async () => {
  const small = createCodeInterpreter({ cacheDir: folder, maxSandboxes: 1 });
  try {
    const [one, two] = [await small.session("one"), await small.session("two")];
    await one.run("x = 1");
    await two.run("y = 1");
    expect(small.status().sessions).toBe(1);
    expect((await one.run("'x' in globals()")).logs).toBe(
      "[The Python session was restarted: other threads needed the room. Variables and imports are gone.]\nFalse\n",
    );
  } finally {
    await small.close();
  }
});

test("an idle session loses its process", async () => {
  const impatient = createCodeInterpreter({ cacheDir: folder, idleMs: 50 });
  try {
    const one = await impatient.session("one");
    await one.run("1");
    await expect.poll(() => impatient.status().sessions, { timeout: 5_000 }).toBe(0);
    expect((await one.run("2")).logs).toMatch(/it was idle for a long time.*\n2\n$/);
  } finally {
    await impatient.close();
  }
});
