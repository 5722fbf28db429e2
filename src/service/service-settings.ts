import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { parse } from "dotenv";
import { readChatSettings, type SettingValues } from "./models/chat-settings";
import type { Model } from "./models/model";
import { createTutor } from "./models/tutor/create-tutor";

/** Settings of the service that are no flags. */
export interface ServiceSettings {
  readonly dataDir: string;
  /** Soft limit of one call of the code interpreter. */
  readonly interpreterTimeoutMs: number;
  /** A folder of pure-Python packages for the code interpreter, or null. */
  readonly packagesFrom: string | null;
  readonly runExpirySeconds: number;
  /** Largest uploaded file. */
  readonly maxFileBytes: number;
}

/** A setting that cannot be used; the message never holds a key. */
export class ServiceSettingError extends Error {
  override readonly name = "ServiceSettingError";
}

/**
 * `secrets.env` of the project and the environment, in order of precedence. The environment comes first when a
 * notebook started the service: it has decided already, and handed its decision on.
 */
export function settingSources(
  projectDir: string,
  environment: SettingValues,
  detached: boolean,
): readonly SettingValues[] {
  const path = join(projectDir, "secrets.env");
  const file = existsSync(path) ? parse(readFileSync(path)) : {};
  return detached ? [environment, file] : [file, environment];
}

/** @throws {ServiceSettingError} that names the setting and what was expected */
export function readServiceSettings(sources: readonly SettingValues[], projectDir: string): ServiceSettings {
  const find = (name: string): string | undefined =>
    sources.map((values) => values[name]?.trim()).find((value) => value !== undefined && value !== "");
  const amount = (name: string, unit: string, [standard, max]: readonly [number, number]): number => {
    const text = find(name);
    const value = text === undefined ? standard : Number(text);
    if (value >= 1 && value <= max) return value;
    throw new ServiceSettingError(`Cannot use ${name}=${text}: expected ${unit} from 1 to ${max}`);
  };
  const dataDir = find("ASSISTANTS_DATA_DIR") ?? ".assistants";
  return {
    dataDir: isAbsolute(dataDir) ? dataDir : join(projectDir, dataDir),
    interpreterTimeoutMs: 1000 * amount("INTERPRETER_TIMEOUT_S", "seconds", [25, 3_600]),
    packagesFrom: find("INTERPRETER_PACKAGES_FROM") ?? null,
    runExpirySeconds: amount("RUN_EXPIRY_S", "seconds", [600, 86_400]),
    maxFileBytes: Math.floor(1024 ** 2 * amount("MAX_FILE_MB", "megabytes", [512, 65_536])),
  };
}

/**
 * The model that was asked for; without a wish a chat model when the settings name one, else the tutor.
 *
 * @throws {ChatSettingsError} when the settings name a model that cannot work
 * @throws {ServiceSettingError} when a chat model is asked for and none is named
 */
export async function chooseModel(
  wish: "tutor" | "chat" | undefined,
  sources: readonly SettingValues[],
): Promise<Model> {
  if (wish === "tutor") return createTutor();
  const settings = readChatSettings(sources);
  if (settings !== null) {
    // Loaded only when needed: the SDK is a quarter of the time that a start takes.
    const { createChatModel } = await import("./models/chat-completions.js");
    return createChatModel(settings);
  }
  if (wish === undefined) return createTutor();
  throw new ServiceSettingError(
    "Cannot use --model chat: no model is named; set AZURE_OPENAI_ENDPOINT or MODEL_BASE_URL in secrets.env (see secrets.env.example)",
  );
}
