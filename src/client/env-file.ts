import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";
import { SettingsError } from "./errors";

/** Names and values as they stand in a file or in the environment. */
export type SettingValues = Readonly<Record<string, string | undefined>>;

export interface EnvFile {
  /** Null when there is none. */
  readonly path: string | null;
  readonly values: SettingValues;
}

const FILE = "secrets.env";
/** What the file is called when the step "copy and rename" went wrong. */
const NEAR_MISSES = ["secrets_env", "secrets.env.txt", "secret.env"];

/**
 * Reads `secrets.env` from the first of the folders that has one.
 *
 * @throws {SettingsError} E07 when only a file of nearly that name is there
 */
export function readEnvFile(folders: readonly string[]): EnvFile {
  for (const folder of folders) {
    const path = join(folder, FILE);
    if (existsSync(path)) return { path, values: parse(readFileSync(path)) };
  }
  for (const folder of folders) {
    const found = NEAR_MISSES.find((name) => existsSync(join(folder, name)));
    if (found !== undefined) {
      throw new SettingsError(
        "E07",
        `Cannot read settings: there is a file ${found} but no ${FILE}; rename it to ${FILE}, or delete it to use the offline tutor`,
      );
    }
  }
  return { path: null, values: {} };
}
