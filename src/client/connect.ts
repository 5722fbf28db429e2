import { resolve } from "node:path";
import { DefaultAzureCredential, getBearerTokenProvider } from "@azure/identity";
import { type Connection, useConnection } from "./connection";
import { readEnvFile, type SettingValues } from "./env-file";
import { SettingsError } from "./errors";
import { kernelNote } from "./kernel-note";
import { askForDeployments, findOrStartService } from "./local-service";
import { printErrorsExplained } from "./print-explained";
import { type NewDisplay, show, useDisplay } from "./screen";
import { readSettings, type Settings } from "./settings";

export interface ConnectOptions {
  /** tslab's `newDisplay`. Without it, everything is shown as plain text. */
  readonly display?: NewDisplay;
  /** Settings that win over `secrets.env` and the environment, under the same names. */
  readonly settings?: SettingValues;
  /** Where to look for `secrets.env`. Default: the current folder, then the project. */
  readonly folders?: readonly string[];
  /** Default: `process.env`. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Print nothing. Default false. */
  readonly quiet?: boolean;
}

const PROJECT = resolve(__dirname, "..", "..");
/** Last version of the Assistants API on Azure; the local service takes any. */
const API_VERSION = "2024-05-01-preview";

/**
 * Reads the settings, finds or starts the local service, and says in one line who answers.
 *
 * Nothing set: the local service with the offline tutor. A model set: the local service with that model behind it.
 * A room or a Foundry project set: that. A broken setting is an error, never a fallback.
 *
 * @throws {SettingsError} E01 to E08
 * @throws {ServiceStartError} when the local service does not come up
 * @example
 * const { endpoint, apiKey, apiVersion, deployment } = await connect({ display: newDisplay });
 * const client = new AzureOpenAI({ endpoint, apiKey, apiVersion });
 */
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  const { environment = process.env } = options;
  // Outputs that are committed depend neither on anybody's secrets.env nor on how fast the machine is.
  const isRecording = environment.ASSISTANTS_RECORDING === "1";
  const { folders = isRecording ? [] : [process.cwd(), PROJECT] } = options;
  useDisplay(options.display ?? null, { isRecording });
  if (options.display !== undefined) printErrorsExplained();
  const note = kernelNote(process.argv, process.versions.node, PROJECT);
  const file = readEnvFile([...new Set(folders)]);
  const sources = [
    { label: "the arguments of connect()", values: options.settings ?? {} },
    { label: "secrets.env", values: file.values },
    { label: "the environment", values: environment },
  ];
  const settings = readSettings(sources, PROJECT);
  const connection = await open(settings, environment);
  useConnection(connection);
  if (options.quiet !== true) {
    const notes = note === null ? settings.notes : [...settings.notes, note];
    const text = [`Connected: ${connection.answers}`, ...notes].join("\n");
    show({ format: "text", content: text, text });
  }
  return connection;
}

async function open(settings: Settings, environment: NodeJS.ProcessEnv): Promise<Connection> {
  if (settings.kind === "foundry") return openFoundry(settings);
  if (settings.kind === "room") return openRoom(settings);
  return openLocal(settings, environment);
}

async function openRoom(settings: Extract<Settings, { kind: "room" }>): Promise<Connection> {
  const { endpoint, apiKey } = settings;
  const { host } = new URL(endpoint);
  const deployments = await askForDeployments(endpoint, apiKey);
  if (deployments === null) {
    throw new SettingsError(
      "E09",
      `Cannot reach the room's service at ${host} with this key; check ASSISTANTS_ENDPOINT and ASSISTANTS_API_KEY in secrets.env, and ask your teacher whether it runs`,
    );
  }
  const deployment = settings.deployment ?? deployments[0] ?? "offline-tutor";
  return {
    kind: "room",
    endpoint,
    apiKey,
    apiVersion: API_VERSION,
    deployment,
    options: { endpoint, apiKey, apiVersion: API_VERSION },
    answers: `the room's service at ${host} + ${deployment}`,
  };
}

async function openLocal(
  settings: Extract<Settings, { kind: "local" }>,
  environment: NodeJS.ProcessEnv,
): Promise<Connection> {
  const { dataDir, model } = settings;
  const program = resolve(PROJECT, "dist", "service", "main.js");
  const service = await findOrStartService({ dataDir, model, program, environment });
  const { endpoint, apiKey } = service;
  // A service that somebody started by hand may answer with another model; what is said must be true.
  const other = service.deployments.includes(model.deployment) ? undefined : service.deployments[0];
  return {
    kind: "local",
    endpoint,
    apiKey,
    apiVersion: API_VERSION,
    deployment: other ?? model.deployment,
    options: { endpoint, apiKey, apiVersion: API_VERSION },
    answers:
      other === undefined
        ? `local service + ${model.description}`
        : `local service, started by hand with the model ${other}`,
  };
}

function openFoundry(settings: Extract<Settings, { kind: "foundry" }>): Connection {
  const { endpoint, apiVersion, deployment } = settings;
  const azureADTokenProvider = getBearerTokenProvider(
    new DefaultAzureCredential(),
    "https://ai.azure.com/.default",
  );
  return {
    kind: "foundry",
    endpoint,
    apiKey: "",
    apiVersion,
    deployment,
    // An empty key keeps the SDK from reading one out of the environment, which excludes a token.
    options: { baseURL: endpoint, apiVersion, azureADTokenProvider, apiKey: "" },
    answers: `classic Foundry project at ${new URL(endpoint).host}, deployment ${deployment}, until 2027-03-31`,
  };
}
