import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCodeInterpreter } from "../../../src/service/sandbox/create-code-interpreter";
import type { CodeInterpreter } from "../../../src/service/sandbox/sandbox";

const SECRET = "sandbox-secret-8d1f";
const CANARY = "canary-4711";

let folder: string;
let server: Server;
let connections = 0;
let interpreter: CodeInterpreter;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "escapes-"));
  await writeFile(join(folder, "canary.txt"), CANARY);
  process.env.SANDBOX_TEST_SECRET = SECRET;
  server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  interpreter = createCodeInterpreter({
    cacheDir: join(folder, "cache"),
    warm: 1,
    limits: { softTimeoutMs: 10_000, hardTimeoutMs: 12_000 },
  });
  await (await interpreter.session("first")).run("1");
});

afterAll(async () => {
  await interpreter.close();
  delete process.env.SANDBOX_TEST_SECRET;
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function port(): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** Every program tries to get out, and prints what it got; `HOST` is a folder of the host with a canary. */
const ROUTES: Readonly<Record<string, string>> = {
  "the js module": "import js\nprint(js.process.env)",
  pyodide_js: "import pyodide_js\nprint(pyodide_js._module)",
  run_js: "from pyodide.code import run_js\nprint(run_js('process.env'))",
  "to_js and constructor":
    "from pyodide.ffi import to_js\nprint(to_js([1]).constructor.constructor('return process')().env)",
  create_proxy:
    "from pyodide.ffi import create_proxy\nprint(create_proxy(print).constructor.constructor('return 1')())",
  "an exception's JavaScript side":
    "from pyodide.ffi import JsException\nprint(JsException('x').js_error.constructor.constructor('return 1')())",
  "the core module": "import _pyodide_core\nprint(_pyodide_core.run_js('1'))",
  "objects found by the collector":
    "import gc\nfor o in gc.get_objects():\n    if 'Js' in type(o).__name__: print(o.constructor.constructor('return process')().env)",
  "objects that to_js makes of found ones":
    "import gc\nfrom pyodide.ffi import to_js\nfor o in gc.get_objects():\n    if type(o).__name__ == 'JsProxy': print(to_js(o))",
  "fresh import machinery":
    "import sys, importlib.machinery as m\nsys.meta_path[:] = [m.BuiltinImporter, m.FrozenImporter, m.PathFinder]\nimport _pyodide_core, _ctypes\nprint(_pyodide_core.JsProxy, dir(_pyodide_core))\nprint(_pyodide_core.create_proxy(print))",
  "the importer of JavaScript modules":
    "from _pyodide._importhook import jsfinder\nprint(jsfinder.jsproxies)\njsfinder.register_js_module('x', 1)\nimport pyodide._importhook",
  "mounting the host's files":
    "import pyodide_js\npyodide_js.mountNodeFS('/host', '/')\nprint(open('/host/etc/passwd').read())",
  pyfetch: "from pyodide.http import pyfetch\nprint(await pyfetch('http://127.0.0.1:PORT/'))",
  open_url: "from pyodide.http import open_url\nprint(open_url('http://127.0.0.1:PORT/').read())",
  "loading a package from an address":
    "import pyodide_js\nawait pyodide_js.loadPackage('http://127.0.0.1:PORT/x.whl')",
  urllib: "import urllib.request\nprint(urllib.request.urlopen('http://127.0.0.1:PORT/').read())",
  "http.client":
    "import http.client\nc = http.client.HTTPConnection('127.0.0.1', PORT)\nc.request('GET', '/')\nprint(c.getresponse().read())",
  "a TCP connection":
    "import socket\ns = socket.create_connection(('127.0.0.1', PORT), 2)\nprint('connected')",
  "a raw socket": "import socket\ns = socket.socket()\ns.connect(('127.0.0.1', PORT))\nprint('connected')",
  "a listening socket":
    "import socket\ns = socket.socket()\ns.bind(('0.0.0.0', 0))\ns.listen()\nprint('connected')",
  UDP: "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\ns.sendto(b'x', ('127.0.0.1', PORT))\nprint('connected')",
  "a unix socket":
    "import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect('/var/run/docker.sock')\nprint('connected')",
  DNS: "import socket\nsocket.getaddrinfo('localhost', 80)\nprint('connected')",
  "os.system": "import os\nprint(os.system('cat HOST/canary.txt; touch HOST/pwned'))",
  "os.popen": "import os\nprint(os.popen('cat HOST/canary.txt; touch HOST/pwned').read())",
  subprocess:
    "import subprocess\nprint(subprocess.run(['cat', 'HOST/canary.txt'], capture_output=True).stdout)",
  "fork and exec": "import os\nos.fork()\nprint('connected')",
  exec: "import os\nos.execv('/bin/cat', ['cat', 'HOST/canary.txt'])",
  posix_spawn: "import os\nprint(os.posix_spawn('/bin/cat', ['cat', 'HOST/canary.txt'], {}))",
  multiprocessing:
    "import multiprocessing\np = multiprocessing.Process(target=print)\np.start()\nprint('connected')",
  threads: "import threading\nthreading.Thread(target=print).start()\nprint('connected')",
  "reading a host file": "print(open('HOST/canary.txt').read())",
  "reading the password file": "print(open('/etc/passwd').read())",
  "reading the environment": "import os\nprint(dict(os.environ), open('/proc/self/environ').read())",
  "the parent's environment": "import os\nprint(open(f'/proc/{os.getppid()}/environ').read())",
  "a symlink out":
    "import os\nos.symlink('HOST', '/mnt/data/out')\nprint(open('/mnt/data/out/canary.txt').read())",
  "writing a host file": "open('HOST/pwned', 'w').write('x')",
  "ctypes: run a script": "import ctypes\nprint(ctypes.CDLL(None).emscripten_run_script_int(b'1+1'))",
  "ctypes: run a script for a string":
    "import ctypes\nf = ctypes.CDLL(None).emscripten_run_script_string\nf.restype = ctypes.c_char_p\nprint(f(b'process.env.HOME'))",
  "ctypes: system": "import ctypes\nprint(ctypes.CDLL(None).system(b'touch HOST/pwned'))",
  "ctypes: load a host script":
    "import ctypes\nprint(ctypes.CDLL(None).emscripten_async_load_script(b'HOST/x.js', 0, 0))",
  "ctypes: load an address":
    "import ctypes\nprint(ctypes.CDLL(None).emscripten_async_wget(b'http://127.0.0.1:PORT/', b'/x', 0, 0))",
  "ctypes: a socket": "import ctypes\nc = ctypes.CDLL(None)\nprint(c.socket(2, 1, 0))",
  "ctypes: the JavaScript bridge": "import ctypes\nc = ctypes.pythonapi\nprint(c.hiwire_get_value(1))",
  "ctypes: an asm constant": "import ctypes\nprint(ctypes.CDLL(None).emscripten_asm_const_int(1000, 0, 0))",
  "a library of one's own":
    "import ctypes, base64\nopen('/tmp/x.so', 'wb').write(base64.b64decode('AGFzbQEAAAAADwhkeWxpbmsuMAEEAAAAAA=='))\nprint(ctypes.CDLL('/tmp/x.so'))",
  "signals to the parent": "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)",
  "frames of the caller":
    "import sys\nf = sys._getframe()\nwhile f: print(f.f_code.co_filename, [k for k in f.f_globals if 'js' in k.lower()]); f = f.f_back",
  "the debugger module": "import pyodide.webloop as w\nprint(w.run_sync(None))",
  "the name of the program":
    "import os, sys\nprint(os.environ.get('_'), sys.executable, sys.orig_argv, sys.path, os.getcwd())",
  "the terminal": "import os\nos.open('/dev/tty', os.O_RDWR)\nprint('connected')",
  "the other terminal": "import os\nos.open('/dev/tty1', os.O_RDWR)\nprint('connected')",
  "standard input of the process":
    "import os\nprint(os.read(0, 100))\nfor n in range(3, 64): print(os.read(n, 1))",
  "making a device": "import os\nos.mknod('/tmp/d', 0o20666, os.makedev(5, 0))\nprint('connected')",
  // A pattern that does not match itself, as the program stands in that memory, too.
  "the memory of Python":
    "import ctypes, re\nfor at in range(0, 20 << 20, 1 << 20):\n    found = re.search(rb'sandbox[-]secret|canary[-]47|dist[/]service|node[_]modules/', (ctypes.c_char * (1 << 20)).from_address(at).raw)\n    if found: print('connected', found)\nprint('read all')",
  "a forged pointer to a function":
    "import ctypes\nword = ctypes.c_uint32.from_address(id(len) + 8)\nmethod = ctypes.c_uint32.from_address(word.value + 4)\nfor index in range(1, 400):\n    method.value = index\n    try: len(b'process.exit(1)')\n    except Exception: pass",
  "attributes of JavaScript's prototypes":
    "import os\nfor name in ('__proto__', 'constructor', 'prototype', 'hasOwnProperty'):\n    os.mkdir('/mnt/data/' + name); open('/mnt/data/' + name + '/__proto__', 'w').close()\nos.listdir('/mnt/data/toString')\nprint('connected')",
  "reading a library over the loader": "import ctypes\nprint(ctypes.CDLL('HOST/canary.txt'))",
  "asking for a package by path": "open('/dev/packages', 'wb', 0).write(b'../../../../etc/passwd')",
};

const LEAKS = new RegExp(`${SECRET}|${CANARY}|root:|connected|/root|PATH=|dist/service`);

test.each(Object.entries(ROUTES))("no way out by %s", async (name, code) => {
  // Each in a fresh process: one that a route before it has broken would look safe.
  const session = await interpreter.session(name);
  const program = code.replaceAll("PORT", String(port())).replaceAll("HOST", folder);
  const result = await session.run(program);
  await interpreter.forget(name);
  expect(result.logs.replaceAll(folder, "")).not.toMatch(LEAKS);
  expect(result.files).toEqual([]);
});

test("the routes left nothing behind on the host", async () => {
  expect(connections).toBe(0);
  expect(await readFile(join(folder, "canary.txt"), "utf8")).toBe(CANARY);
  await expect(readFile(join(folder, "pwned"))).rejects.toThrow("ENOENT");
});

test("touching the bridge ends the sandbox, and the next call says so", async () => {
  const code = "import gc\nfor o in gc.get_objects():\n    if type(o).__name__ == 'JsProxy': o.constructor";
  const other = await interpreter.session("bridge");
  const result = await other.run(`${code}\nimport ctypes; ctypes.CDLL(None).emscripten_run_script(b'1')`);
  expect(result).toMatchObject({ status: "violation", stateLost: true });
  expect((await other.run("1")).logs).toMatch(/restarted: the code tried to leave the sandbox/);
});

test("status() says what keeps the code in", () => {
  const { isolation } = interpreter.status();
  expect(isolation.permission).toBe(true);
  expect(["namespace", "node", "imports-only"]).toContain(isolation.network);
});
