import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { kernelSpec, type Machine, userKernelFolder } from "../notebook/kernel-spec";
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

/** Whether `dist` holds what `src` says. */
export function checkBuild(root: string): CheckLine {
  const built = join(root, "dist", "index.js");
  if (!existsSync(built)) return fail("build", "dist is missing", "npm run build");
  const source = join(root, "src");
  if (!existsSync(source)) return ok("build", "there");
  const stale = sources(source).filter((path) => {
    const output = join(root, "dist", path.slice(source.length + 1).replace(/\.ts$/, ".js"));
    return !existsSync(output) || statSync(output).mtimeMs < statSync(path).mtimeMs;
  });
  const [first] = stale;
  return first === undefined
    ? ok("build", "up to date")
    : warn(
        "build",
        `${stale.length} files of src are newer than dist`,
        "npm run build, then restart the kernel",
      );
}

/** Whether VS Code and Jupyter find a kernel, and whether it is this project's. */
export function checkKernel(root: string, machine: Machine): CheckLine {
  const tslab = join(root, "node_modules", "tslab", "bin", "tslab");
  if (!existsSync(tslab)) return fail("kernel", "tslab is not installed", "npm ci");
  const folder = userKernelFolder(machine);
  const spec = readKernel(folder);
  if (spec === null) return warn("kernel", `not registered in ${folder}`, "npm run kernel");
  const [node = "", program = ""] = spec.argv;
  if (program !== tslab) {
    return warn("kernel", `another one is registered: ${spec.argv.slice(0, 2).join(" ")}`, "npm run kernel");
  }
  if (!existsSync(node)) return fail("kernel", `its Node.js is gone: ${node}`, "npm run kernel");
  const isCurrent = kernelSpec(process.execPath, tslab).argv[0] === node;
  return isCurrent
    ? ok("kernel", folder)
    : warn("kernel", `registered with another Node.js: ${node}`, "npm run kernel, to use this one");
}

export function checkDisk(folder: string): CheckLine {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const { bavail, bsize } = statfsSync(place);
  const free = (bavail * bsize) / GIB;
  const found = `${free.toFixed(1)} GiB free at ${place}`;
  return free < 0.5
    ? warn("disk", found, "make room: files and snapshots need about 0.5 GiB")
    : ok("disk", found);
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts") ? [path] : [];
  });
}
