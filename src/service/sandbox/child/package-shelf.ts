import { createHash } from "node:crypto";
import fs from "node:fs";
import type { BootPackage } from "./boot-options";
import type { FileSystem } from "./pyodide";

import { unzip } from "./unzip";
import { addWriteDevice } from "./write-device";

// Held here, as they are taken out of the module later; readFileSync would call the ones in the module.
const { openSync, fstatSync, readSync, closeSync } = fs;
const ARCHIVES = "/lib/packages";
const DEVICE = "/dev/packages";
const NOT_FOUND = 44;
const BROKEN = 29;

export interface PackageShelf {
  /** Changes what can be installed. */
  offer(packages: readonly BootPackage[]): void;
  /** Writes a package and all it depends on into Python's file system. @throws Error when a checksum is wrong */
  install(name: string): void;
  /** Whether these bytes are compiled code of an installed package. */
  isNativeCode(bytes: Uint8Array): boolean;
  readonly hasNativeCode: boolean;
}

/** Installs packages when Python asks for them, from files that were offered by the service, and only from those. */
export function openPackageShelf(
  files: FileSystem,
  sitePackages: string,
  options: { known: Readonly<Record<string, string>>; withoutQuota: (work: () => void) => void },
): PackageShelf {
  let offered = new Map<string, BootPackage>();
  const installed = new Set<string>();
  const native = new Set<string>();

  const install = (name: string): void => {
    const one = offered.get(name);
    if (!one || installed.has(name)) return;
    installed.add(name);
    for (const needed of one.depends) install(needed);
    const bytes = readWhole(one.path);
    if (sha256(bytes) !== one.sha256) throw new Error(`Cannot install ${name}: its checksum is wrong`);
    if (one.native) unpack(files, sitePackages, bytes, native);
    else files.writeFile(archivePath(one), bytes, { canOwn: true });
  };
  const shelf: PackageShelf = {
    offer(packages) {
      offered = new Map(packages.map((one) => [one.name, one]));
      const entries = packages.flatMap((one) => {
        const paths = closure(offered, one.name).map((each) =>
          each.native ? sitePackages : archivePath(each),
        );
        return one.imports.map((module) => [module, { name: one.name, paths: [...new Set(paths)] }]);
      });
      const catalogue = { available: Object.fromEntries(entries), known: options.known };
      files.writeFile("/run/catalogue.json", JSON.stringify(catalogue));
    },
    install: (name) => options.withoutQuota(() => install(name)),
    isNativeCode: (bytes) => native.has(sha256(bytes)),
    get hasNativeCode() {
      return native.size > 0;
    },
  };
  files.mkdirTree("/run");
  files.mkdirTree(ARCHIVES);
  addWriteDevice(files, DEVICE, (name) => {
    if (!offered.has(name)) throw new files.ErrnoError(NOT_FOUND);
    try {
      shelf.install(name);
    } catch {
      throw new files.ErrnoError(BROKEN);
    }
  });
  return shelf;
}

function closure(
  offered: ReadonlyMap<string, BootPackage>,
  name: string,
  seen = new Set<string>(),
): BootPackage[] {
  const one = offered.get(name);
  if (!one || seen.has(name)) return [];
  seen.add(name);
  return [one, ...one.depends.flatMap((needed) => closure(offered, needed, seen))];
}

function unpack(files: FileSystem, sitePackages: string, archive: Buffer, native: Set<string>): void {
  for (const { path, bytes } of unzip(archive)) {
    if (path.split("/").includes("..")) continue;
    const target = `${sitePackages}/${path}`;
    files.mkdirTree(target.slice(0, target.lastIndexOf("/")));
    files.writeFile(target, new Uint8Array(bytes), { canOwn: true });
    if (path.endsWith(".so")) native.add(sha256(bytes));
  }
}

function readWhole(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(fstatSync(file).size);
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(file, bytes, at, bytes.length - at, null);
      if (count === 0) break;
      at += count;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

function archivePath(one: BootPackage): string {
  return `${ARCHIVES}/${one.name}-${one.sha256.slice(0, 8)}.zip`;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
