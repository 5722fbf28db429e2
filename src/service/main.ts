/** `npm run service`: the local service in the foreground. It alone chooses which parts the service is made of. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join, resolve } from "node:path";
import { createService, databaseName, type Service } from "./create-service";
import { type ClaimedFolder, claimFolder, FolderInUse } from "./data-folder";
import { createKeys, onlyOwner } from "./http/keys";
import { loopbackHosts } from "./http/parts";
import { refuseUnreadable } from "./http/unreadable-request";
import { randomId } from "./ids";
import { type Listener, listen } from "./listen";
import { backUp, check } from "./maintain";
import { ChatSettingsError } from "./models/chat-settings";
import { KeysFileError, readKeys } from "./read-keys";
import { createRecording } from "./recording";
import { FlagError, readFlags, type ServiceFlags, usage } from "./service-flags";
import { chooseModel, readServiceSettings, ServiceSettingError, settingSources } from "./service-settings";

const PROJECT = resolve(__dirname, "..", "..");
const IDLE_MS = 30 * 60_000;
/** What each learner of a room may have: enough for every notebook, not enough to stop the others. */
const ROOM_RUNS = 8;
const ROOM_FILE_BYTES = 1024 ** 3;
const ROOM_PYTHON = { perOwnerMs: 10 * 60_000, windowMs: 60 * 60_000 };
const IDLE_CHECK_MS = 15_000;

async function main(args: readonly string[]): Promise<void> {
  const flags = readFlags(args);
  if (flags.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const sources = settingSources(PROJECT, process.env, flags.detached);
  const settings = readServiceSettings(sources, PROJECT);
  const model = await chooseModel(flags.model, sources);
  const dataDir = flags.dataDir === undefined ? settings.dataDir : resolve(flags.dataDir);
  if (flags.check || flags.backupFile !== undefined) return maintain(dataDir, flags);
  const learners = flags.keysFile === undefined ? new Map() : readKeys(resolve(flags.keysFile));
  if (flags.recording && existsSync(join(dataDir, databaseName))) {
    throw new FlagError(`Cannot record: ${dataDir} holds objects already; name an empty folder with --data`);
  }
  const folder = claimFolder(dataDir);
  process.on("unhandledRejection", (reason) => log(`a fault nobody handled: ${describe(reason)}`));
  let service: Service | null = null;
  let listener: Listener | null = null;
  const stop = async (): Promise<void> => {
    // Runs end first, so that streams and held answers do not keep the socket open.
    const closing = listener?.close();
    await service?.close();
    await closing;
    folder.release();
  };
  try {
    const key = flags.key ?? randomBytes(24).toString("base64url");
    service = await createService({
      dataDir,
      model,
      keys: createKeys(new Map([...learners, [key, onlyOwner]])),
      hosts: isLoopback(flags.host) ? loopbackHosts : null,
      interpreter: {
        limits: { softTimeoutMs: settings.interpreterTimeoutMs },
        packagesUrl: flags.recording ? null : "pyodide",
        // Whoever starts it from a notebook asks a question within seconds, and Python takes some of them to start.
        ...(flags.detached && { warm: 1, early: true }),
        packagesFrom: settings.packagesFrom,
      },
      engineLimits: {
        runExpirySeconds: settings.runExpirySeconds,
        ...(learners.size > 0 && { maxPerOwner: ROOM_RUNS }),
      },
      maxFileBytes: settings.maxFileBytes,
      ...(learners.size > 0 && { maxOwnerFileBytes: ROOM_FILE_BYTES, maxOwnerPython: ROOM_PYTHON }),
      without: flags.without,
      ...(flags.recording && createRecording()),
      log,
    });
    listener = await listen({
      fetch: (request) => serve(service, request),
      refuse: (error) => refuseUnreadable(error, randomId("request")),
      host: flags.host,
      port: flags.port,
    });
    const { port } = listener;
    announce(folder, { key, port, model: model.description });
    log(`answers with ${model.description}; data in ${dataDir}`);
    if (!isLoopback(flags.host)) log(exposed(flags, learners.size));
    endOnSignals(stop);
    if (flags.detached) endWhenIdle(listener, service, stop);
    const host = flags.host === "0.0.0.0" || flags.host === "::" ? "127.0.0.1" : flags.host;
    process.stdout.write(`Assistants service ready: http://${host}:${port}/openai\n`);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function maintain(dataDir: string, { backupFile }: ServiceFlags): Promise<void> {
  const said = backupFile === undefined ? check(dataDir) : backUp(dataDir, resolve(backupFile));
  process.stdout.write(`${await said}\n`);
}

function serve(service: Service | null, request: Request): Response | Promise<Response> {
  if (service === null) throw new TypeError("The service listens only once it exists");
  return service.app.fetch(request);
}

function announce(folder: ClaimedFolder, { key, port, model }: { key: string; port: number; model: string }) {
  folder.announce({ pid: process.pid, port, key, model, startedAt: Math.floor(Date.now() / 1000) });
}

function endOnSignals(stop: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // The second time the signal ends the process at once, as it would without us.
    process.once(signal, () => {
      log(`${signal}: ending`);
      stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function endWhenIdle(listener: Listener, service: Service, stop: () => Promise<void>): void {
  const timer = setInterval(() => {
    const { queued, running } = service.activity();
    const idleMs = performance.now() - listener.lastUseMs();
    if (queued + running > 0 || listener.openRequests() > 0 || idleMs < IDLE_MS) return;
    clearInterval(timer);
    log("nobody asked for 30 minutes: ending");
    stop().then(() => process.exit(0), fail);
  }, IDLE_CHECK_MS);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function exposed({ host }: ServiceFlags, learners: number): string {
  const addresses = Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one && !one.internal && one.family === "IPv4" ? [one.address] : []));
  const who = learners === 0 ? "everyone who has its key" : `${learners} learners, each with an own key,`;
  const limits =
    learners === 0
      ? ""
      : `; each may have ${ROOM_RUNS} runs at a time, ${ROOM_FILE_BYTES / 1024 ** 3} GiB of files, ${ROOM_PYTHON.perOwnerMs / 60_000} minutes of Python an hour`;
  return `listening on ${host}: ${who} can use it at ${addresses.join(", ") || "this machine"}${limits}; traffic is not encrypted, so use it in a room you trust`;
}

function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}

function describe(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}

function fail(error: unknown): void {
  const known =
    error instanceof FlagError ||
    error instanceof KeysFileError ||
    error instanceof ServiceSettingError ||
    error instanceof ChatSettingsError;
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(error instanceof FolderInUse ? 3 : known ? 2 : 1);
}

main(process.argv.slice(2)).catch(fail);
