import { join, posix, win32 } from "node:path";

/** What VS Code and Jupyter need to know to start a kernel: the content of kernel.json. */
export interface KernelSpec {
  readonly argv: readonly string[];
  readonly display_name: string;
  readonly language: string;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
}

/** The files of a project that a kernel is started from. */
export interface KernelFiles {
  readonly tslab: string;
  /** Loaded first: puts failures of cells into words. */
  readonly words: string;
}

/** Where a project has them. */
export function kernelFiles(projectDir: string): KernelFiles {
  return {
    tslab: join(projectDir, "node_modules", "tslab", "bin", "tslab"),
    words: join(projectDir, "dist", "notebook", "kernel-words.js"),
  };
}

/** The name that the notebooks ask for. */
export const kernelName = "tslab";

/**
 * A spec that starts a project's tslab with a Node, all by absolute path: neither a PATH nor a `tslab.cmd` is needed,
 * which newer Nodes refuse to start on Windows.
 */
export function kernelSpec(node: string, { tslab, words }: KernelFiles): KernelSpec {
  return {
    argv: [node, "--require", words, tslab, "kernel", "--config-path", "{connection_file}"],
    display_name: "TypeScript (Assistants Quickstart)",
    language: "typescript",
  };
}

/** The user's folder for kernels, as VS Code and Jupyter search it. */
export function userKernelFolder({ platform, environment, home }: Machine): string {
  // The machine may be another one than this, in a test.
  const { join } = platform === "win32" ? win32 : posix;
  const { JUPYTER_DATA_DIR: named, XDG_DATA_HOME: data, APPDATA: appData } = environment;
  if (isSet(named)) return join(named, "kernels", kernelName);
  const folders: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, "Library", "Jupyter"),
    win32: join(isSet(appData) ? appData : join(home, "AppData", "Roaming"), "jupyter"),
  };
  const standard = join(isSet(data) ? data : join(home, ".local", "share"), "jupyter");
  return join(folders[platform] ?? standard, "kernels", kernelName);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
