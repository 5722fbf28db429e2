// A service that takes more waiting runs than any should, to see what open streams cost. The built parts, over IPC.
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { createService } = require("../../dist/service/create-service");
const { createKeys } = require("../../dist/service/http/keys");
const { listen } = require("../../dist/service/listen");
const { createTutor } = require("../../dist/service/models/tutor/create-tutor");

async function main() {
  const dataDir = mkdtempSync(join(tmpdir(), "bench-"));
  const service = await createService({
    dataDir,
    model: createTutor(),
    keys: createKeys(new Map([["bench-key", "local"]])),
    hosts: null,
    engineLimits: { maxQueued: 20_000, maxPerOwner: 20_000 },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const { port, close } = await listen({
    fetch: (request) => service.app.fetch(request),
    host: "127.0.0.1",
    port: 0,
  });
  process.on("disconnect", async () => {
    const closing = close();
    await service.close();
    await closing;
    rmSync(dataDir, { recursive: true, force: true });
    process.exit(0);
  });
  process.send(port);
}

void main();
