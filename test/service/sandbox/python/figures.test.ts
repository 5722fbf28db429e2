import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCodeInterpreter } from "../../../../src/service/sandbox/create-code-interpreter";
import type { CodeInterpreter, Session } from "../../../../src/service/sandbox/sandbox";

let folder: string;
let interpreter: CodeInterpreter;
let session: Session;

/** The part of matplotlib that the backend meets: figures by number, and how pyplot finds its backend. */
const PYPLOT = `
import importlib, os
figures = {}
class Figure:
    def __init__(self, title): self.title = title
    def savefig(self, path, format):
        if self.title == "broken": raise ValueError("cannot draw")
        with open(path, "wb") as file: file.write(b"\\x89PNG\\r\\n\\x1a\\n" + self.title.encode())
def figure(number): return figures[number]
def get_fignums(): return sorted(figures)
def close(figure): figures.pop(next(n for n, f in figures.items() if f is figure))
def plot(title): figures[len(figures) + 1] = Figure(title)
backend = importlib.import_module(os.environ["MPLBACKEND"].removeprefix("module://"))
show = backend.show
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "figures-"));
  interpreter = createCodeInterpreter({ cacheDir: folder });
  session = await interpreter.session("one");
  const install = `
import os, sys
os.makedirs("/tmp/site/matplotlib")
open("/tmp/site/matplotlib/__init__.py", "w").close()
with open("/tmp/site/matplotlib/pyplot.py", "w") as file: file.write(${JSON.stringify(PYPLOT)})
sys.path.append("/tmp/site")`;
  expect(await session.run(install)).toMatchObject({ status: "ok", files: [] });
});

afterAll(async () => {
  await interpreter.close();
  await rm(folder, { recursive: true, force: true });
});

async function pictures(code: string): Promise<string[]> {
  const { files } = await session.run(code);
  expect(files.every(({ shown, image }) => shown && image === "png")).toBe(true);
  return files.map(({ bytes }) => Buffer.from(bytes.subarray(8)).toString());
}

test("plt.show() and the end of a cell give every open figure as a picture, in order and once", async () => {
  const code =
    "import matplotlib.pyplot as plt\nplt.plot('a'); plt.plot('b')\nplt.show()\nplt.plot('c'); plt.plot('d')";
  expect(await pictures(code)).toEqual(["a", "b", "c", "d"]);
  expect(await pictures("plt.show()")).toEqual([]);
});

test("a cell that fails gives the figures it had drawn", async () => {
  expect(await pictures("plt.plot('before')\n1 / 0")).toEqual(["before"]);
});

test("a figure that cannot be drawn is an error of its cell", async () => {
  const result = await session.run("plt.plot('broken')");
  expect(result).toMatchObject({ status: "error", stateLost: false, files: [] });
  expect(result.logs).toMatch(/ValueError: cannot draw\n$/);
  await session.run("plt.figures.clear()");
});

test("pictures that were shown are no files of the user", async () => {
  await pictures("plt.plot('e')");
  expect(await session.listFiles()).toEqual([]);
});
