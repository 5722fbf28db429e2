/** What a child's Node understands, as `process.allowedNodeEnvironmentFlags` of the same program says. */
export interface NodeFlagsOptions {
  readonly known: ReadonlySet<string>;
  /** Files and folders that the child may read; nothing may be written. */
  readonly readable: readonly string[];
}

export interface NodeFlags {
  readonly flags: readonly string[];
  /** The permission model is on. */
  readonly permission: boolean;
  /** The permission model of this Node covers the network too (25 and later). */
  readonly networkDenied: boolean;
}

/** The flags a sandbox process starts with, for the Node that runs now. */
export function nodeFlags({ known, readable }: NodeFlagsOptions): NodeFlags {
  const permission = ["--permission", "--experimental-permission"].find((flag) => known.has(flag));
  const flags = [
    ...(permission ? [permission, ...readable.map((path) => `--allow-fs-read=${path}`)] : []),
    "--disallow-code-generation-from-strings",
    "--no-addons",
    // node:sqlite was seen to open files outside the allowed folders; Node 20 has neither it nor the flag.
    ...(known.has("--experimental-sqlite") ? ["--no-experimental-sqlite"] : []),
    "--no-warnings",
    "--max-old-space-size=256",
  ];
  return { flags, permission: permission !== undefined, networkDenied: known.has("--allow-net") };
}
