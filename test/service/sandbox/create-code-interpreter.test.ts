import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import type { CodeInterpreter, Session } from "../../../src/service/sandbox/sandbox";

let folder: string;
let interpreter: CodeInterpreter;
let session: Session;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interpreter-"));
  interpreter = createCodeInterpreter({
    cacheDir: folder,
    limits: { softTimeoutMs: 1_000, hardTimeoutMs: 3_000 },
  });
  session = await interpreter.session("one");
});

afterAll(async () => {
  await interpreter.close();
  await rm(folder, { recursive: true, force: true });
});

async function logsOf(code: string): Promise<string> {
  return (await session.run(code)).logs;
}

test("session.run() echoes the last expression and keeps variables", async () => {
  expect(await session.run("from fractions import Fraction\nx = Fraction(14 - 11, 3)\nx")).toMatchObject({
    status: "ok",
    logs: "Fraction(1, 1)\n",
    stateLost: false,
  });
  expect(await logsOf("x + 1")).toBe("Fraction(2, 1)\n");
  expect(await logsOf("_ * 2")).toBe("Fraction(4, 1)\n");
  expect(await logsOf("x;")).toBe("");
  expect(await logsOf("x;  # not shown;")).toBe("");
  expect(await logsOf("x  # shown;")).toBe("Fraction(1, 1)\n");
  expect(await logsOf("'é;'")).toBe("'é;'\n");
  expect(await logsOf("(x,\n  'ü');")).toBe("");
  expect(await logsOf("print('first'); x")).toBe("first\nFraction(1, 1)\n");
  expect(await logsOf("")).toBe("");
  expect(await logsOf("# nothing")).toBe("");
});

test("session.run() keeps stdout and stderr in the order they were written", async () => {
  const code = "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3, end='')\nprint(4, file=sys.stderr)";
  expect(await logsOf(code)).toBe("1\n2\n34\n");
});

test("session.run() prints a short traceback that shows the code", async () => {
  const result = await session.run("def half(n):\n    return n / 0\n\nhalf(3)");
  expect(result.status).toBe("error");
  expect(result.logs.replace(/<cell \d+>/g, "<cell>")).toMatchInlineSnapshot(`
    "Traceback (most recent call last):
      File "<cell>", line 4, in <module>
        half(3)
        ~~~~^^^
      File "<cell>", line 2, in half
        return n / 0
               ~~^~~
    ZeroDivisionError: division by zero
    "
  `);
  expect(await logsOf("3 +")).toMatch(
    /^ {2}File "<cell \d+>", line 1\n {4}3 \+\n.*SyntaxError: invalid syntax\n$/s,
  );
});

test("session.run() knows top-level await, asyncio.run, sys.exit and a missing stdin", async () => {
  await session.run("import asyncio\nasync def seven():\n    await asyncio.sleep(0.01)\n    return 7");
  expect(await logsOf("await asyncio.gather(seven(), seven())")).toBe("[7, 7]\n");
  expect(await logsOf("asyncio.run(seven())")).toBe("7\n");
  expect(await logsOf("import sys\nsys.exit(2)")).toBe("SystemExit: 2\n");
  expect(await logsOf("input()")).toContain("EOFError");
  expect(await logsOf("quit()")).toBe("");
});

test("session.run() interrupts at the soft limit and keeps the state", async () => {
  const result = await session.run("kept = 42\nwhile True:\n    pass");
  expect(result).toMatchObject({ status: "timeout", stateLost: false });
  expect(result.logs).toMatch(/KeyboardInterrupt\n\[Stopped after 1 s, .*\]\n$/);
  expect(await logsOf("kept")).toBe("42\n");
  expect((await session.run("import time\ntime.sleep(1000)")).status).toBe("timeout");
  expect(await logsOf("kept")).toBe("42\n");
});

test("session.run() streams what is printed, before the end", async () => {
  const seen: string[] = [];
  const abort = new AbortController();
  const result = await session.run("print('early', flush=True)\nwhile True:\n    pass", {
    signal: abort.signal,
    onLog: (chunk) => {
      seen.push(chunk);
      abort.abort();
    },
  });
  expect(result).toMatchObject({ status: "cancelled", stateLost: true });
  expect(seen[0]).toBe("early\n");
  expect(result.logs).not.toContain("KeyboardInterrupt");
});

test("session.run() says at the next call that the state was lost", async () => {
  expect((await session.run("1")).logs).toBe(
    "[The Python session was restarted: the run was cancelled. Variables and imports are gone.]\n1\n",
  );
});

test("session.run() returns new and changed files, and knows pictures by their content", async () => {
  const path = await session.putFile("../a b.csv", Buffer.from("x,y\n1,2\n"));
  expect(path).toBe("/mnt/data/a b.csv");
  expect(await session.putFile("a b.csv", Buffer.from(""))).toBe("/mnt/data/a b (2).csv");
  const code = [
    `print(open(${JSON.stringify(path)}).read())`,
    "open('/mnt/data/out.txt', 'w').write('π')",
    "open('/mnt/data/out.bin', 'wb').write(b'\\x89PNG\\r\\n\\x1a\\n...')",
    "import os; os.symlink('/lib', '/mnt/data/link')",
  ].join("\n");
  const result = await session.run(code);
  expect(result.logs).toContain("1,2");
  expect(result.files.map(({ name, image }) => [name, image])).toEqual([
    ["out.bin", "png"],
    ["out.txt", null],
  ]);
  expect(Buffer.from(result.files[1]?.bytes ?? []).toString()).toBe("π");
  expect((await session.run("open('/mnt/data/out.txt').read()")).files).toEqual([]);
  expect(await session.listFiles()).toEqual([
    "/mnt/data/a b (2).csv",
    "/mnt/data/a b.csv",
    "/mnt/data/out.bin",
    "/mnt/data/out.txt",
  ]);
});

test("a new sandbox gets the files back, and is restored from the snapshot", async () => {
  expect((await session.run("import os\nos._exit(1)")).status).toBe("ended");
  const result = await session.run(
    "sorted(os.listdir()) if 'os' in globals() else __import__('os').listdir()",
  );
  expect(result.logs).toContain("files in /mnt/data were restored");
  expect(result.logs).toContain("out.txt");
});

test("code may look at every module that is loaded", async () => {
  const code =
    "import sys\nfor module in list(sys.modules.values()): dir(module), getattr(module, '__warningregistry__', None)";
  expect(await session.run(code)).toMatchObject({ status: "ok", stateLost: false });
});

test("two sessions share nothing", async () => {
  const other = await interpreter.session("two");
  const [mine, theirs] = await Promise.all([
    session.run("secret = 1\nsecret"),
    other.run("'secret' in globals()"),
  ]);
  expect(mine.logs).toMatch(/1\n$/);
  expect(theirs.logs).toBe("False\n");
  expect(await other.listFiles()).toEqual([]);
});

test("a file whose place a folder took, and one that was changed, come back as they were last", async () => {
  const one = await interpreter.session("places");
  const made = "import os, shutil\nopen('a', 'w').write('file')\nopen('b', 'w').write('old')";
  expect((await one.run(made)).files.map(({ name }) => name)).toEqual(["a", "b"]);
  await one.run(
    "os.remove('a'); os.mkdir('a'); open('a/c', 'w').write('in a folder')\nopen('b', 'w').write('new')",
  );
  await one.run("os._exit(0)");
  const restored = await one.run("print(open('a/c').read(), open('b').read())");
  expect(restored.logs).toMatch(/files in \/mnt\/data were restored.*\nin a folder new\n$/);
  expect((await one.run("import os; os.remove('b'); os.mkdir('b')")).status).toBe("ok");
  await expect(one.putFile("b", Buffer.from("x"))).resolves.toBe("/mnt/data/b (2)");
});

test("a file that the code or the service has removed does not come back", async () => {
  const one = await interpreter.session("removed");
  await one.putFile("given.txt", Buffer.from("given"));
  await one.putFile("kept.txt", Buffer.from("kept"));
  await one.run("open('made.txt', 'w').write('made')");
  await one.run("import os; os.remove('given.txt')");
  await interpreter.removeFile("removed", "/mnt/data/made.txt");
  await interpreter.removeFile("removed", "/mnt/data/not there");
  await interpreter.removeFile("nobody", "/mnt/data/made.txt");
  expect(await one.listFiles()).toEqual(["/mnt/data/kept.txt"]);
  await one.run("os._exit(0)");
  expect((await one.run("import os; print(os.listdir())")).logs).toMatch(/\n\['kept.txt'\]\n$/);
});

test("a call that is cancelled while its process starts ends at once, and costs no state", async () => {
  const fresh = createCodeInterpreter({ cacheDir: folder });
  try {
    const one = await fresh.session("one");
    const abort = new AbortController();
    const cancelled = one.run("1", { signal: abort.signal });
    const next = one.run("2");
    abort.abort(new Error("enough"));
    expect(await cancelled).toMatchObject({ status: "cancelled", logs: "", stateLost: false });
    expect((await next).logs).toBe("2\n");
  } finally {
    await fresh.close();
  }
});
