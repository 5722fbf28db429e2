import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCodeInterpreter } from "../../../../src/service/sandbox/create-code-interpreter";
import type { CodeInterpreter, Session } from "../../../../src/service/sandbox/sandbox";

const DEBIAN = "/usr/lib/python3/dist-packages";

let folder: string;
let interpreter: CodeInterpreter;
let session: Session;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "packages-"));
  const site = join(folder, "site-packages");
  const files = {
    "mpmath/__init__.py": "from . import inner\nfive = inner.five\n",
    "mpmath/inner.py": "five = 5\n",
    "mpmath/tests/__init__.py": "raise SystemExit\n",
    "mpmath-1.2.3.dist-info/METADATA": "",
    "six.py": "answer = 42\n",
    "bleach/__init__.py": "needs = 'webencodings'\n",
    "pytz/__init__.py": "",
    "pytz/fast.so": "compiled",
    "not_known.py": "x = 1\n",
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(site, path, ".."), { recursive: true });
    await writeFile(join(site, path), text);
  }
  interpreter = createCodeInterpreter({ cacheDir: join(folder, "cache"), packagesFrom: site });
  session = await interpreter.session("one");
});

afterAll(async () => {
  await interpreter.close();
  await rm(folder, { recursive: true, force: true });
});

async function logsOf(code: string): Promise<string> {
  return (await session.run(code)).logs;
}

test("packages() names what the folder has, before the first sandbox starts", () => {
  expect(interpreter.packages()).toEqual(["mpmath", "pytz", "six"]);
});

test("pure packages that Pyodide knows can be imported, when all they need is there", async () => {
  expect(await logsOf("import mpmath, six\nmpmath.five, six.answer")).toBe("(5, 42)\n");
  expect(interpreter.packages()).toEqual(["mpmath", "six"]);
  expect(interpreter.status().packages).toEqual({ mpmath: "1.2.3", six: "0" });
  expect(await logsOf("import importlib.util\nimportlib.util.find_spec('mpmath.tests') is None")).toBe(
    "True\n",
  );
});

test("a missing package says how to add it", async () => {
  expect(await logsOf("import numpy as np")).toMatch(
    /ModuleNotFoundError: No module named 'numpy'\nnumpy is not installed .* run: npm run prefetch -- numpy\n$/,
  );
  expect(await logsOf("from PIL import Image")).toMatch(/npm run prefetch -- pillow\n$/);
  expect(await logsOf("import not_known")).toMatch(/not_known is not available here.*mpmath, six\.\n$/);
  expect(await logsOf("try:\n    import numpy\nexcept ImportError:\n    print('without')")).toBe("without\n");
});

test("a package that was changed in the cache is not loaded", async () => {
  const other = createCodeInterpreter({ cacheDir: join(folder, "cache") });
  try {
    const [file = ""] = (await readdir(join(folder, "cache/packages"))).filter((name) =>
      name.startsWith("six"),
    );
    await writeFile(join(folder, "cache/packages", file), "something else");
    const fresh = await other.session("two");
    expect((await fresh.run("import six")).logs).toContain("OSError: [Errno 29]");
    expect((await fresh.run("import mpmath; mpmath.five")).logs).toBe("5\n");
  } finally {
    await other.close();
  }
});

test.skipIf(!existsSync(join(DEBIAN, "sympy")))(
  "the real SymPy solves, and is there at once the second time",
  async () => {
    const cacheDir = join(folder, "sympy-cache");
    const site = join(folder, "debian");
    await mkdir(site);
    for (const name of ["sympy", "mpmath"]) await symlink(join(DEBIAN, name), join(site, name));
    const sympy = createCodeInterpreter({ cacheDir, packagesFrom: site });
    try {
      const lines: string[] = [];
      const code = "from sympy import *\nx = symbols('x')\nsolve(Eq(3*x + 11, 14), x)";
      const first = await (await sympy.session("a")).run(code, { onProgress: (line) => lines.push(line) });
      expect(first.logs).toBe("[1]\n");
      expect(lines).toEqual(["Preparing Python with sympy, once"]);
      const second = await (await sympy.session("b")).run(`${code}, latex(sqrt(x)/2)`);
      expect(second.logs).toBe("([1], '\\\\frac{\\\\sqrt{x}}{2}')\n");
      expect(sympy.packages()).toEqual(["mpmath", "sympy"]);
    } finally {
      await sympy.close();
    }
  },
);
