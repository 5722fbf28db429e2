/**
 * What an attacker would try whose JavaScript runs inside a sandbox process: started with the flags of one, it takes the
 * dangerous functions away as a sandbox does, then tries them all. Arguments: folder of the built sandbox, a folder of the
 * host with `canary.txt`, a port that listens. Prints the names of the payloads that got something.
 */
const { gatherBuiltins } = require(`${process.argv[2]}/child/neuter-builtins.js`);
const [, , , host, port] = process.argv;
const { writeSync } = require("node:fs");
const stdoutWrite = (text) => writeSync(1, text);
const exit = process.exit.bind(process);
const wait = setTimeout;

const connected = (socket) =>
  new Promise((resolve, reject) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("error", reject);
  });

const PAYLOADS = {
  readFileSync: () => require("node:fs").readFileSync(`${host}/canary.txt`, "utf8"),
  readFile: () => require("node:fs/promises").readFile(`${host}/canary.txt`, "utf8"),
  "fs.promises": () => require("node:fs").promises.readFile(`${host}/canary.txt`, "utf8"),
  openSync: () => require("node:fs").openSync(`${host}/canary.txt`),
  createReadStream: () =>
    new Promise((resolve, reject) =>
      require("node:fs").createReadStream(`${host}/canary.txt`).on("data", resolve).on("error", reject),
    ),
  readdirSync: () => require("node:fs").readdirSync(host),
  "environment of the parent": () => require("node:fs").readFileSync(`/proc/${process.ppid}/environ`, "utf8"),
  writeFileSync: () => require("node:fs").writeFileSync(`${host}/pwned`, "x") ?? "written",
  symlinkSync: () => require("node:fs").symlinkSync(host, "/tmp/sandbox-link") ?? "linked",
  "heap snapshot": () => require("node:v8").writeHeapSnapshot(`${host}/pwned`),
  report: () => {
    process.report.writeReport(`${host}/pwned`);
    return require("node:fs").existsSync(`${host}/pwned`);
  },
  spawnSync: () => require("node:child_process").spawnSync("true").status === 0,
  exec: () =>
    new Promise((resolve, reject) =>
      require("node:child_process").exec("true", (e) => (e ? reject(e) : resolve(1))),
    ),
  fork: () => require("node:child_process").fork(__filename).pid,
  Worker: () => new (require("node:worker_threads").Worker)("1", { eval: true }),
  binding: () => process.binding("spawn_sync"),
  linkedBinding: () => process._linkedBinding("spawn_sync"),
  dlopen: () => process.dlopen({ exports: {} }, `${host}/x.node`) ?? "loaded",
  inspector: () => require("node:inspector").open(0) ?? "open",
  WASI: () => new (require("node:wasi").WASI)({ version: "preview1", preopens: { "/": "/" } }).start({}),
  environment: () => process.env.SANDBOX_TEST_SECRET,
  connect: () => connected(require("node:net").connect(port, "127.0.0.1")),
  "new Socket": () => connected(new (require("node:net").Socket)().connect(port, "127.0.0.1")),
  "unix socket": () => connected(require("node:net").connect("/var/run/docker.sock")),
  listen: () =>
    new Promise((resolve) =>
      require("node:net")
        .createServer()
        .listen(0, () => resolve("listening")),
    ),
  UDP: () =>
    new Promise((resolve, reject) =>
      require("node:dgram")
        .createSocket("udp4")
        .send("x", port, "127.0.0.1", (e) => (e ? reject(e) : resolve("sent"))),
    ),
  "dns.lookup": () => require("node:dns/promises").lookup("localhost"),
  "dns.resolve": () => require("node:dns").promises.resolve("localhost"),
  fetch: () => fetch(`http://127.0.0.1:${port}/`),
  WebSocket: () => connected(new WebSocket(`ws://127.0.0.1:${port}/`)),
  http: () => connected(require("node:http").get(`http://127.0.0.1:${port}/`)),
  http2: () => connected(require("node:http2").connect(`http://127.0.0.1:${port}/`)),
  tls: () => connected(require("node:tls").connect(port, "127.0.0.1")),
  sqlite: () => new (require("node:sqlite").DatabaseSync)(`${host}/pwned`),
  "signal to the parent": () => process.kill(process.ppid, 0),
  send: () => process.send({ type: "ready" }),
  "raw message": () => require("node:fs").writeSync(3, "x"),
  vm: () => require("node:vm").runInThisContext("process.pid"),
  "v8 flags": () => require("node:v8").setFlagsFromString("--allow-natives-syntax") ?? "set",
  "host name": () => require("node:os").hostname(),
  "user name": () => require("node:os").userInfo().username,
  getBuiltinModule: () => process.getBuiltinModule("child_process").spawnSync("true").status === 0,
  createRequire: () =>
    require("node:module").createRequire(__filename)("child_process").spawnSync("true").status === 0,
  "dynamic import": async () => (await import("node:child_process")).spawnSync("true").status === 0,
  eval: () => Reflect.get(globalThis, "eval")("process.pid"),
  "Function constructor": () => (() => 0).constructor("return process.pid")(),
  "async Function constructor": () => (async () => 0).constructor("return process.pid")(),
  "string timer": () => setTimeout("1") && false,
};

async function main() {
  gatherBuiltins(require)();
  const out = [];
  for (const [name, payload] of Object.entries(PAYLOADS)) {
    try {
      const got = await Promise.race([
        Promise.resolve(payload()),
        new Promise((resolve) => wait(() => resolve(null), 300)),
      ]);
      if (got) out.push(name);
    } catch {
      // Refused, as it should be.
    }
  }
  stdoutWrite(`${JSON.stringify({ tried: Object.keys(PAYLOADS).length, out })}\n`);
  exit(0);
}

process.on("uncaughtException", () => undefined);
void main();
