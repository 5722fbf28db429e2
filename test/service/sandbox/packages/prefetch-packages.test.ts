import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCodeInterpreter } from "../../../../src/service/sandbox/create-code-interpreter";
import { packFolder } from "../../../../src/service/sandbox/packages/pack-folder";
import { readPackageIndex } from "../../../../src/service/sandbox/packages/package-index";
import { prefetchPackages } from "../../../../src/service/sandbox/packages/prefetch-packages";
import { type PyodideLock, parsePyodideLock } from "../../../../src/service/sandbox/packages/pyodide-lock";
import { openPyodidePackage } from "../../../../src/service/sandbox/packages/pyodide-package";
import { writeZip } from "../../../../src/service/sandbox/packages/write-zip";

const DEBIAN = "/usr/lib/python3/dist-packages";

let folder: string;
let mirror: Server;
let requests: string[] = [];
let files: Record<string, Buffer> = {};
let lock: PyodideLock;

/** A library as a compiler makes them: one function `answer` that returns 42. */
const LIBRARY = Buffer.from(
  "0061736d01000000000f0864796c696e6b2e300104000000000105016000017f03020100070a0106616e7377657200000a06010400412a0b",
  "hex",
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "prefetch-"));
  files = {
    "five-1.0-py3-none-any.whl": await writeZip([{ path: "five.py", bytes: Buffer.from("five = 5\n") }]),
    "six_and-2.0-py3-none-any.whl": await writeZip([
      { path: "six_and/__init__.py", bytes: Buffer.from("from five import five\neleven = five + 6\n") },
    ]),
    "native-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl": await writeZip([
      { path: "native/__init__.py", bytes: Buffer.from("folder = __file__\n") },
      { path: "native/lib.so", bytes: LIBRARY },
    ]),
  };
  lock = lockOf(files, { "six-and": ["five"] });
  mirror = createServer((request, response) => {
    const name = (request.url ?? "").replace(/^\/full\//, "");
    requests.push(name);
    const bytes = files[name];
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((resolve) => mirror.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  mirror.close();
  await rm(folder, { recursive: true, force: true });
});

function lockOf(wheels: Record<string, Buffer>, depends: Record<string, string[]>): PyodideLock {
  const packages = Object.entries(wheels).map(([file_name, bytes]) => {
    const [module = "", version = ""] = file_name.split("-");
    const name = module.replace("_", "-");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const known = { name, version, file_name, sha256, imports: [module], depends: depends[name] ?? [] };
    return [name, { ...known, package_type: "package" }];
  });
  return parsePyodideLock(JSON.stringify({ packages: Object.fromEntries(packages) }));
}

function mirrorUrl(): string {
  const address = mirror.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/full`;
}

test("prefetchPackages() stores a package with what it needs, and asks only once", async () => {
  requests = [];
  const cacheDir = join(folder, "one");
  const lines: string[] = [];
  const options = {
    lock,
    cacheDir,
    from: { url: mirrorUrl() },
    onProgress: (line: string) => lines.push(line),
  };
  const stored = await prefetchPackages(["six_and"], options);
  expect(stored.map(({ name }) => name)).toEqual(["five", "six-and"]);
  await prefetchPackages(["six-and"], options);
  expect(requests).toEqual(["five-1.0-py3-none-any.whl", "six_and-2.0-py3-none-any.whl"]);
  expect(lines[0]).toBe("five 1.0: fetched and checked");
  expect(lines[3]).toBe("six-and 2.0: there already");

  const interpreter = createCodeInterpreter({ cacheDir });
  try {
    const session = await interpreter.session("one");
    expect((await session.run("import six_and\nsix_and.eleven")).logs).toBe("11\n");
  } finally {
    await interpreter.close();
  }
});

test("prefetchPackages() refuses a wheel with another checksum, and stores nothing", async () => {
  const cacheDir = join(folder, "two");
  const other = lockOf({ "five-1.0-py3-none-any.whl": Buffer.from("something else") }, {});
  await expect(
    prefetchPackages(["five"], { lock: other, cacheDir, from: { url: mirrorUrl() } }),
  ).rejects.toThrow(
    /^Cannot use http.*five-1\.0-py3-none-any\.whl: its SHA-256 is [0-9a-f]{64}, expected [0-9a-f]{64}$/,
  );
  expect(await readPackageIndex(cacheDir)).toEqual([]);
});

test("prefetchPackages() says what is wrong with a name, an address, a folder", async () => {
  const options = { lock, cacheDir: join(folder, "three") };
  const from = { url: mirrorUrl() };
  await expect(prefetchPackages(["fivr"], { ...options, from })).rejects.toThrow(
    "Cannot prefetch fivr: no such package is made for this interpreter; there are: five",
  );
  const missing = { url: `${mirrorUrl()}/elsewhere` };
  await expect(prefetchPackages(["five"], { ...options, from: missing })).rejects.toThrow(
    "the answer was 404",
  );
  const nobody = { url: "http://127.0.0.1:1/" };
  await expect(prefetchPackages(["five"], { ...options, from: nobody })).rejects.toThrow(
    "no answer; use --from DIR or --mirror URL without internet",
  );
  await mkdir(join(folder, "empty"));
  await expect(
    prefetchPackages(["five"], { ...options, from: { folder: join(folder, "empty") } }),
  ).rejects.toThrow(/^Cannot take five from .*: it is not there as pure Python$/);
});

test("packages with compiled parts are unpacked when they are imported", async () => {
  const cacheDir = join(folder, "four");
  await prefetchPackages(["native"], { lock, cacheDir, from: { url: mirrorUrl() } });
  const interpreter = createCodeInterpreter({ cacheDir });
  try {
    const session = await interpreter.session("one");
    expect((await session.run("import native\nnative.folder")).logs).toBe(
      "'/lib/python3.14/site-packages/native/__init__.py'\n",
    );
    const load =
      "import ctypes, os\npath = os.path.dirname(native.folder) + '/lib.so'\nhasattr(ctypes.CDLL(path), 'answer')";
    expect((await session.run(load)).logs).toBe("True\n");
    const own =
      "data = bytearray(open(path, 'rb').read())\ndata[-2] = 43\nopen('/tmp/own.so', 'wb').write(data)";
    expect(await session.run(`${own}\nctypes.CDLL('/tmp/own.so')`)).toMatchObject({ status: "violation" });
  } finally {
    await interpreter.close();
  }
});

test.skipIf(!existsSync(join(DEBIAN, "sympy")))(
  "the real SymPy comes over a mirror byte for byte, and mpmath with it",
  async () => {
    const { lock: real } = await openPyodidePackage();
    const packed = await packFolder(DEBIAN, join(folder, "sympy"), {
      lock: real,
      names: ["mpmath", "sympy"],
    });
    const wheels: Record<string, Buffer> = {};
    for (const { name, file } of packed)
      wheels[`${name}-1.0-py3-none-any.whl`] = await readFile(join(folder, "sympy/packages", file));
    Object.assign(files, wheels);
    const mirrored = lockOf(wheels, { sympy: ["mpmath"] });
    const options = { lock: mirrored, cacheDir: join(folder, "sympy-mirrored"), from: { url: mirrorUrl() } };
    const stored = await prefetchPackages(["sympy"], options);
    expect(stored.map(({ name, sha256 }) => [name, sha256])).toEqual(
      packed.map(({ name, sha256 }) => [name, sha256]).sort(),
    );
  },
);

test("a run that imports a known package fetches it, says so, and goes on", async () => {
  const { lock: real } = await openPyodidePackage();
  const cacheDir = join(folder, "five");
  const site = join(folder, "site");
  await mkdir(site);
  await writeFile(join(site, "six.py"), "answer = 42\n");
  await packFolder(site, join(folder, "packed"), { lock: real });
  const known = real.find("pytz");
  // The real checksum cannot be met here: the fetch is tried, refused, and the code told what to do.
  files[known?.file ?? ""] = Buffer.from("not the real wheel");
  const interpreter = createCodeInterpreter({ cacheDir, packagesUrl: mirrorUrl() });
  try {
    const lines: string[] = [];
    const session = await interpreter.session("one");
    const result = await session.run("import pytz", { onProgress: (line) => lines.push(line) });
    expect(lines[0]).toBe("Fetching Python packages: pytz");
    expect(lines[1]).toContain("its SHA-256 is");
    expect(result.logs).toMatch(/^\[Fetching Python packages: pytz\]\n\[Cannot use .* its SHA-256 is .*\]\n/);
    expect(result.logs).toContain("npm run prefetch -- pytz");
  } finally {
    await interpreter.close();
  }
});

test("a run that imports a package which is not there yet goes on with it, and keeps its variables", async () => {
  const interpreter = createCodeInterpreter({
    cacheDir: join(folder, "six"),
    packagesUrl: mirrorUrl(),
    lock,
  });
  try {
    const session = await interpreter.session("one");
    await session.run("kept = 31");
    const lines: string[] = [];
    const code = "import six_and\nkept + six_and.eleven";
    const result = await session.run(code, { onProgress: (line) => lines.push(line) });
    expect(lines).toEqual([
      "Fetching Python packages: six-and",
      "five 1.0: fetched and checked",
      "six-and 2.0: fetched and checked",
    ]);
    expect(result).toMatchObject({ status: "ok", stateLost: false });
    expect(result.logs).toBe(`${lines.map((line) => `[${line}]\n`).join("")}42\n`);
    expect((await session.run(code)).logs).toBe("42\n");
  } finally {
    await interpreter.close();
  }
});

test("npm run prefetch takes pure packages from a folder", async () => {
  const site = join(folder, "site-packages");
  await mkdir(site, { recursive: true });
  await writeFile(join(site, "six.py"), "answer = 42\n");
  const data = join(folder, "data");
  const command = join(__dirname, "../../../../dist/commands/prefetch.js");
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [command, "six", "--from", site, "--data", data]);
  expect(stdout).toBe("Stored: six 0\n");
  expect((await readdir(join(data, "cache/packages"))).filter((name) => name.endsWith(".zip"))).toHaveLength(
    1,
  );
  await expect(
    run(process.execPath, [command, "numpy", "--from", site, "--data", data]),
  ).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("it has compiled parts; use --mirror or the network"),
  });
});
