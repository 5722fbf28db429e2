import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalModel } from "./settings";

/** What `service.json` in a data folder says; the service writes it when it is ready. */
export interface ServiceEntry {
  readonly pid: number;
  readonly port: number;
  readonly key: string;
}

/** The entry of a data folder; null while there is none, or half of one. */
export function readServiceEntry(dataDir: string): ServiceEntry | null {
  const entry = readJson(join(dataDir, "service.json"));
  const { pid, port, key } = entry;
  const isWhole = typeof pid === "number" && typeof port === "number" && typeof key === "string";
  return isWhole ? { pid, port, key } : null;
}

/** Notes which model a service was started with, so that changed settings start another. */
export function noteModel(dataDir: string, entry: ServiceEntry, model: LocalModel): void {
  const note = { pid: entry.pid, model: fingerprint(entry, model) };
  writeFileSync(noteFile(dataDir), JSON.stringify(note), { mode: 0o600 });
}

/** Whether we started this service, and with another model. */
export function hasOtherModel(dataDir: string, entry: ServiceEntry, model: LocalModel): boolean {
  const note = readJson(noteFile(dataDir));
  return note.pid === entry.pid && note.model !== fingerprint(entry, model);
}

function noteFile(dataDir: string): string {
  return join(dataDir, "started.json");
}

/** A digest, mixed with the service's random key, so that nothing of a key stands in the file. */
function fingerprint(entry: ServiceEntry, model: LocalModel): string {
  const text = JSON.stringify([entry.key, model.kind, Object.entries(model.environment).sort()]);
  return createHash("sha256").update(text).digest("hex");
}

function readJson(path: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    // Not there yet, or half written: the caller looks again.
    return {};
  }
}
