import { isAbsolute, join } from "node:path";
import type { SettingValues } from "./env-file";
import { SettingsError } from "./errors";
import { isPlaceholder, parseEndpoint } from "./setting-checks";
import { settingNames as names, serviceNames } from "./setting-names";
import { lookUp, SettingReader, type SettingsSource } from "./setting-reader";

/** Who answers, as the settings say. Holds keys: never print it. */
export type Settings =
  | { readonly kind: "local"; readonly dataDir: string; readonly model: LocalModel; readonly notes: Notes }
  | {
      readonly kind: "room";
      readonly endpoint: string;
      readonly apiKey: string;
      readonly deployment: string | null;
      readonly notes: Notes;
    }
  | {
      readonly kind: "foundry";
      readonly endpoint: string;
      readonly apiVersion: string;
      readonly deployment: string;
      readonly notes: Notes;
    };

/** Sentences worth showing once, for example which alias of a name was used. */
export type Notes = readonly string[];

/** The model behind the local service. */
export interface LocalModel {
  readonly kind: "tutor" | "chat";
  /** What `model` is set to when an assistant is created. */
  readonly deployment: string;
  /** In words: "offline tutor", "Azure deployment gpt-4o at example.openai.azure.com". */
  readonly description: string;
  /** The names that the service reads, with their values; empty for the tutor. */
  readonly environment: SettingValues;
}

/**
 * Decides who answers.
 *
 * @param sources in order of precedence; the first that names an address decides, further values are the first found
 * @param projectDir what a relative `ASSISTANTS_DATA_DIR` is relative to
 * @throws {SettingsError} with a code of the catalogue, E01 to E08; a broken setting never falls back to local
 */
export function readSettings(sources: readonly SettingsSource[], projectDir: string): Settings {
  const reader = new SettingReader(sources);
  checkStrayBaseUrl(sources);
  checkPlaceholders(sources);
  const dataDir = reader.find(names.dataDir) ?? ".assistants";
  const folder = isAbsolute(dataDir) ? dataDir : join(projectDir, dataDir);
  for (const { label, values } of sources) {
    const found = addresses.filter((setting) => lookUp(setting, values) !== null);
    if (found.length > 1) {
      const which = found.map((setting) => setting.name).join(" and ");
      throw new SettingsError(
        "E05",
        `Cannot choose who answers: ${which} are set in ${label}; keep one of them`,
      );
    }
    const [setting] = found;
    if (setting === names.endpoint) return local(folder, azure(reader), reader);
    if (setting === names.modelBaseUrl) return local(folder, compatible(reader), reader);
    if (setting === names.roomEndpoint) return room(reader);
    if (setting === names.foundry) return foundry(reader);
  }
  checkNothingHalfSet(reader);
  return local(folder, tutor, reader);
}

const addresses = [names.endpoint, names.modelBaseUrl, names.roomEndpoint, names.foundry] as const;

const tutor: LocalModel = {
  kind: "tutor",
  deployment: "offline-tutor",
  description: "offline tutor",
  environment: {},
};

function local(dataDir: string, model: LocalModel, reader: SettingReader): Settings {
  const own = serviceNames.map((name) => [name, reader.find({ name, aliases: [] }) ?? undefined]);
  const environment = { ...model.environment, ...Object.fromEntries(own) };
  return { kind: "local", dataDir, model: { ...model, environment }, notes: reader.notes };
}

function azure(reader: SettingReader): LocalModel {
  const endpoint = parseEndpoint(names.endpoint.name, reader.need(names.endpoint, "E04"));
  const apiKey = reader.find(names.apiKey);
  if (apiKey === null) reader.checkStrangeKeyNames();
  const apiVersion = reader.find(names.apiVersion);
  if (apiVersion !== null && !/^(\d{4}-\d{2}-\d{2}(-preview)?|v1|preview|latest)$/.test(apiVersion)) {
    throw new SettingsError(
      "E01",
      "Cannot use OPENAI_API_VERSION: expected a date such as 2024-10-21 or 2024-05-01-preview; correct it, or remove the line to use the v1 endpoint",
    );
  }
  const deployment = reader.need(names.deployment, "E04", "the name of your deployment, not of the model");
  const signIn = apiKey === null ? ", Entra sign-in" : "";
  return {
    kind: "chat",
    deployment,
    description: `Azure deployment ${deployment} at ${new URL(endpoint).host}${signIn}`,
    environment: {
      AZURE_OPENAI_ENDPOINT: endpoint,
      AZURE_OPENAI_API_KEY: apiKey ?? undefined,
      OPENAI_API_VERSION: apiVersion ?? undefined,
      AZURE_OPENAI_DEPLOYMENT_NAME: deployment,
    },
  };
}

function compatible(reader: SettingReader): LocalModel {
  const baseUrl = reader.need(names.modelBaseUrl, "E04");
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new SettingsError(
      "E08",
      "Cannot use MODEL_BASE_URL: expected a URL such as http://127.0.0.1:11434/v1; correct it in secrets.env",
    );
  }
  const deployment = reader.need(names.modelName, "E04", "the name under which the server lists the model");
  return {
    kind: "chat",
    deployment,
    description: `model ${deployment} at ${url.host}`,
    environment: {
      MODEL_BASE_URL: baseUrl,
      MODEL_API_KEY: reader.find(names.modelApiKey) ?? undefined,
      MODEL_NAME: deployment,
    },
  };
}

function room(reader: SettingReader): Settings {
  const endpoint = parseEndpoint(names.roomEndpoint.name, reader.need(names.roomEndpoint, "E04"));
  const apiKey = reader.need(names.roomKey, "E02", "the key that your teacher gave you");
  const deployment = reader.find(names.deployment) ?? reader.find(names.modelName);
  return { kind: "room", endpoint, apiKey, deployment, notes: reader.notes };
}

function foundry(reader: SettingReader): Settings {
  const endpoint = reader.need(names.foundry, "E04").replace(/\/+$/, "");
  if (!URL.canParse(endpoint) || !/\/api\/projects\/[^/]+$/.test(new URL(endpoint).pathname)) {
    throw new SettingsError(
      "E08",
      "Cannot use FOUNDRY_PROJECT_ENDPOINT: expected https://RESOURCE.services.ai.azure.com/api/projects/PROJECT; copy it from the project's overview page",
    );
  }
  if (reader.find(names.apiKey) !== null) {
    throw new SettingsError(
      "E03",
      "Cannot use FOUNDRY_PROJECT_ENDPOINT with AZURE_OPENAI_API_KEY: a Foundry project wants you to sign in (az login); remove the key's line, or unset it in the environment",
    );
  }
  const deployment = reader.need(names.deployment, "E04", "the name of your deployment, not of the model");
  return { kind: "foundry", endpoint, apiVersion: "2025-05-01", deployment, notes: reader.notes };
}

function checkStrayBaseUrl(sources: readonly SettingsSource[]): void {
  const source = sources.find(({ values }) => lookUp(names.openaiBaseUrl, values) !== null);
  if (source === undefined) return;
  throw new SettingsError(
    "E05",
    `Cannot read settings: OPENAI_BASE_URL is set in ${source.label}; the SDK would send the Azure key to that address. Remove it (in a shell: unset OPENAI_BASE_URL) and restart the kernel`,
  );
}

function checkPlaceholders(sources: readonly SettingsSource[]): void {
  for (const { label, values } of sources) {
    const left = Object.values(names).flatMap((setting) => {
      const found = lookUp(setting, values);
      return found !== null && isPlaceholder(found.value) ? [found.name] : [];
    });
    if (left.length === 0) continue;
    const which = left.join(", ");
    throw new SettingsError(
      "E06",
      `Cannot read settings: ${which} in ${label} still ${left.length > 1 ? "hold placeholders" : "holds a placeholder"}; put your own values in, or remove the lines to use the offline tutor`,
    );
  }
}

function checkNothingHalfSet(reader: SettingReader): void {
  const halves = [
    { given: names.apiKey, missing: names.endpoint },
    { given: names.deployment, missing: names.endpoint },
    { given: names.modelName, missing: names.modelBaseUrl },
    { given: names.roomKey, missing: names.roomEndpoint },
  ];
  for (const { given, missing } of halves) {
    if (reader.find(given) === null) continue;
    throw new SettingsError(
      "E04",
      `Cannot read settings: ${given.name} is set but ${missing.name} is missing; add it to secrets.env, or remove ${given.name} to use the offline tutor`,
    );
  }
}
