import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import { prepareInterpreter } from "../../../src/service/sandbox/prepare-interpreter";

const cacheDir = mkdtempSync(join(tmpdir(), "pool-"));
beforeAll(() => prepareInterpreter({ cacheDir }));
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }));

it("gives the process that stands ready to one of the sessions that ask at once, never to two", async () => {
  const interpreter = createCodeInterpreter({ cacheDir, warm: 1, early: true });
  try {
    const results = await Promise.all(
      ["a", "b", "c"].map(async (name) => {
        const session = await interpreter.session(name);
        await session.run(`mine = globals().get("mine", "") + "${name}"`);
        return await session.run("print(mine)");
      }),
    );
    expect(results.map(({ status, logs }) => [status, logs])).toEqual([
      ["ok", "a\n"],
      ["ok", "b\n"],
      ["ok", "c\n"],
    ]);
  } finally {
    await interpreter.close();
  }
});
