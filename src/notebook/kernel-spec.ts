import { join } from "node:path";

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

/** The name that the notebooks ask for. */
export const kernelName = "tslab";

/**
 * A spec that starts a tslab with a Node, both by absolute path: neither a PATH nor a `tslab.cmd` is needed, which
 * newer Nodes refuse to start on Windows.
 */
export function kernelSpec(node: string, tslab: string): KernelSpec {
  return {
    argv: [node, tslab, "kernel", "--config-path", "{connection_file}"],
    display_name: "TypeScript (Assistants Quickstart)",
    language: "typescript",
  };
}

/** The user's folder for kernels, as VS Code and Jupyter search it. */
export function userKernelFolder({ platform, environment, home }: Machine): string {
  const named = environment.JUPYTER_DATA_DIR;
  if (named !== undefined && named !== "") return join(named, "kernels", kernelName);
  return join(platformFolder({ platform, environment, home }), "kernels", kernelName);
}

function platformFolder({ platform, environment, home }: Machine): string {
  if (platform === "darwin") return join(home, "Library", "Jupyter");
  if (platform === "win32") return join(environment.APPDATA ?? join(home, "AppData", "Roaming"), "jupyter");
  const data = environment.XDG_DATA_HOME;
  return join(data !== undefined && data !== "" ? data : join(home, ".local", "share"), "jupyter");
}
