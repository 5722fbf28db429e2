import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { nodeFlags } from "../../../../src/service/sandbox/node-flags";

const BUILT = join(__dirname, "../../../../dist/service/sandbox");
const HOSTILE = join(__dirname, "../../../support/hostile-javascript.cjs");

test("should an attacker's JavaScript run in a sandbox process, nothing of the host is in its reach", async () => {
  const host = await mkdtemp(join(tmpdir(), "hostile-"));
  await writeFile(join(host, "canary.txt"), "canary");
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  process.env.SANDBOX_TEST_SECRET = "secret";
  try {
    const { flags } = nodeFlags({ known: process.allowedNodeEnvironmentFlags, readable: [BUILT, HOSTILE] });
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...flags, HOSTILE, BUILT, host, String(port)],
      { env: {}, timeout: 50_000 },
    );
    const { tried, out }: { tried: number; out: string[] } = JSON.parse(stdout);
    expect(out).toEqual([]);
    expect(tried).toBeGreaterThan(40);
    expect(connections).toBe(0);
    expect(await readdir(host)).toEqual(["canary.txt"]);
  } finally {
    delete process.env.SANDBOX_TEST_SECRET;
    server.close();
    await rm(host, { recursive: true, force: true });
  }
});
