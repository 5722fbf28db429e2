import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { parse } from "dotenv";
import { kernelFiles, kernelSpec, type Machine, userKernelFolder } from "../notebook/kernel-spec";
import { readKernel } from "../notebook/register-kernel";
import { type CheckLine, fail, ok, warn } from "./check-line";

const MIN_NODE = [20, 19] as const;
const GIB = 1024 ** 3;

export function checkNode(version: string): CheckLine {
  const [major = 0, minor = 0] = version.replace("v", "").split(".").map(Number);
  const isEnough = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  return isEnough
    ? ok("Node.js", version)
    : fail(
        "Node.js",
        version,
        `install Node.js ${MIN_NODE.join(".")} or newer, then npm ci and npm run kernel`,
      );
}

/** When `dist` was last built, or NaN: the compiler dates its notes then, and leaves outputs that stay the same. */
export function builtAtMs(root: string): number {
  return statSync(join(root, "dist", ".tsbuildinfo"), { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
}

/** Whether `dist` holds what `src` says. */
export function checkBuild(root: string): CheckLine {
  const source = join(root, "src");
  if (!existsSync(join(root, "dist", "index.js"))) return fail("build", "dist is missing", "npm run build");
  if (!existsSync(source)) return ok("build", "there");
  const builtMs = builtAtMs(root);
  if (Number.isNaN(builtMs)) return fail("build", "the last one did not end", "npm run build");
  const newer = sources(source).filter((path) => statSync(path).mtimeMs > builtMs).length;
  return newer === 0
    ? ok("build", "up to date")
    : warn(
        "build",
        `${newer === 1 ? "1 file of src is" : `${newer} files of src are`} newer than dist`,
        "npm run build, then restart the kernel",
      );
}

/** Whether VS Code and Jupyter find a kernel, and whether it is this project's, as it lies here and now. */
export function checkKernel(root: string, machine: Machine): CheckLine {
  const files = kernelFiles(root);
  if (!existsSync(files.tslab)) return fail("kernel", "tslab is not installed", "npm ci");
  const folder = userKernelFolder(machine);
  const spec = readKernel(folder);
  if (spec === null) return checkLocalKernel(root, folder);
  const [node = ""] = spec.argv;
  const own = kernelSpec(node, files);
  if (JSON.stringify(spec.argv) === JSON.stringify(own.argv)) {
    if (!existsSync(node)) return fail("kernel", `its Node.js is gone: ${node}`, "npm run kernel");
    return node === process.execPath
      ? ok("kernel", folder)
      : warn("kernel", `registered with another Node.js: ${node}`, "npm run kernel, to use this one");
  }
  const starts = spec.argv.slice(0, -3).join(" ");
  if (spec.display_name !== own.display_name)
    return warn("kernel", `another one is registered: ${starts}`, "npm run kernel");
  return spec.argv.includes(files.tslab)
    ? warn("kernel", "registered by an earlier version of this project", "npm run kernel")
    : fail("kernel", `registered for another folder, as after a move: ${starts}`, "npm run kernel");
}

/** Without a registration for the user, the one in the project may be named in `.env`, which VS Code reads. */
function checkLocalKernel(root: string, folder: string): CheckLine {
  const env = join(root, ".env");
  const named = existsSync(env) ? parse(readFileSync(env)).JUPYTER_PATH : undefined;
  if (named === undefined) return warn("kernel", `not registered in ${folder}`, "npm run kernel");
  const here = join(root, ".jupyter");
  return named.split(delimiter).includes(here)
    ? ok("kernel", `${here}, named in .env for VS Code; npm run kernel registers it for Jupyter as well`)
    : fail("kernel", `.env names another folder: ${named}`, "npm run kernel -- --local");
}

export function checkDisk(folder: string): CheckLine {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const { bavail, bsize } = statfsSync(place);
  const free = (bavail * bsize) / GIB;
  const found = `${free.toFixed(1)} GiB free at ${place}`;
  const todo = "make room: files and snapshots need about 0.5 GiB";
  if (free < 0.05) return fail("disk", found, todo);
  return free < 0.5 ? warn("disk", found, todo) : ok("disk", found);
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts") ? [path] : [];
  });
}
