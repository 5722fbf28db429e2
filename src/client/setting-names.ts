/** One setting: the name the project uses, and others seen in the wild. */
export interface SettingName {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Every name that `secrets.env` may hold, with the aliases that are accepted. */
export const settingNames = {
  endpoint: {
    name: "AZURE_OPENAI_ENDPOINT",
    aliases: ["AZURE_OPENAIENDPOINT"],
  },
  apiKey: {
    name: "AZURE_OPENAI_API_KEY",
    aliases: ["AZURE_OPENAI_KEY", "AZURE_OPENAIKEY"],
  },
  apiVersion: {
    name: "OPENAI_API_VERSION",
    aliases: ["AZURE_OPENAI_API_VERSION", "AZURE_OPENAIAPI_VERSION"],
  },
  deployment: {
    name: "AZURE_OPENAI_DEPLOYMENT_NAME",
    aliases: ["AZURE_OPENAI_DEPLOYMENT", "AZURE_OPENAIDEPLOYMENT"],
  },
  modelBaseUrl: { name: "MODEL_BASE_URL", aliases: [] },
  modelApiKey: { name: "MODEL_API_KEY", aliases: [] },
  modelName: { name: "MODEL_NAME", aliases: [] },
  foundry: { name: "FOUNDRY_PROJECT_ENDPOINT", aliases: [] },
  roomEndpoint: { name: "ASSISTANTS_ENDPOINT", aliases: [] },
  roomKey: { name: "ASSISTANTS_API_KEY", aliases: [] },
  dataDir: { name: "ASSISTANTS_DATA_DIR", aliases: [] },
  openaiBaseUrl: { name: "OPENAI_BASE_URL", aliases: [] },
} as const satisfies Record<string, SettingName>;

/** Those that name a model behind the local service. */
export const modelNames: readonly SettingName[] = [
  settingNames.endpoint,
  settingNames.apiKey,
  settingNames.apiVersion,
  settingNames.deployment,
  settingNames.modelBaseUrl,
  settingNames.modelApiKey,
  settingNames.modelName,
];

/** Those that the local service reads for itself, and is handed when it is started. */
export const serviceNames = [
  "INTERPRETER_PACKAGES_FROM",
  "INTERPRETER_TIMEOUT_S",
  "RUN_EXPIRY_S",
  "MAX_FILE_MB",
] as const;
