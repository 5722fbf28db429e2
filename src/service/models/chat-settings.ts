/** Where a chat model lives and how to sign in there. Holds keys: never print it, see {@link describeChatSettings}. */
export interface ChatSettings {
  readonly kind: "azure" | "openai-compatible";
  /** Without a slash at the end. For Azure the resource itself, else up to and with `/v1`. */
  readonly baseUrl: string;
  /** Null: sign in with Microsoft Entra (Azure), or send no key (others). */
  readonly apiKey: string | null;
  /** Azure only: null means the v1 endpoint, which needs no version. */
  readonly apiVersion: string | null;
  /** Deployment (Azure) or model name, as requests give it. */
  readonly model: string;
}

/** Names and values as read from `secrets.env` or the environment. */
export type SettingValues = Readonly<Record<string, string | undefined>>;

/** Settings that name a chat model but cannot work. The message never holds a value that may be a key. */
export class ChatSettingsError extends Error {
  override readonly name = "ChatSettingsError";
}

const AZURE = {
  endpoint: ["AZURE_OPENAI_ENDPOINT"],
  apiKey: ["AZURE_OPENAI_API_KEY", "AZURE_OPENAI_KEY"],
  apiVersion: ["OPENAI_API_VERSION"],
  deployment: ["AZURE_OPENAI_DEPLOYMENT_NAME", "AZURE_OPENAI_DEPLOYMENT"],
} as const;

/**
 * Reads which chat model to use.
 *
 * @param sources in order of precedence, for example `secrets.env`, then the environment. The first source
 * that names an endpoint decides between Azure and others; each further value is the first one found.
 * @returns null when no source names an endpoint
 * @throws {ChatSettingsError} when one is named and the rest does not fit
 */
export function readChatSettings(sources: readonly SettingValues[]): ChatSettings | null {
  for (const source of sources) {
    const azure = find([source], AZURE.endpoint);
    const other = find([source], ["MODEL_BASE_URL"]);
    if (azure !== null && other !== null) {
      throw new ChatSettingsError(
        "Cannot choose a model: both AZURE_OPENAI_ENDPOINT and MODEL_BASE_URL are set; keep one of them",
      );
    }
    if (azure !== null) return readAzure(sources, azure);
    if (other !== null) return readCompatible(sources, other);
  }
  return null;
}

/** Names the model and its host, for the line that says who answers. */
export function describeChatSettings(settings: ChatSettings): string {
  const host = new URL(settings.baseUrl).host;
  if (settings.kind === "openai-compatible") return `model ${settings.model} at ${host}`;
  const signIn = settings.apiKey === null ? ", Entra sign-in" : "";
  return `Azure deployment ${settings.model} at ${host} (api-version ${settings.apiVersion ?? "v1"}${signIn})`;
}

/** What a token for an Azure resource is asked for: the clouds differ. */
export function tokenScope(endpoint: string): string {
  const cloud = new URL(endpoint).hostname.endsWith(".azure.us") ? "us" : "com";
  return `https://cognitiveservices.azure.${cloud}/.default`;
}

function readAzure(sources: readonly SettingValues[], endpoint: string): ChatSettings {
  const url = parseUrl("AZURE_OPENAI_ENDPOINT", endpoint);
  // The portal shows the endpoint with /openai/v1 behind it; anything longer is one operation's address.
  if (!/^(\/openai(\/v1)?)?$/.test(url.pathname.replace(/\/+$/, "")) || url.search !== "") {
    throw new ChatSettingsError(
      `Cannot use AZURE_OPENAI_ENDPOINT: it is the address of one operation; use ${url.origin}/ instead`,
    );
  }
  const version = find(sources, AZURE.apiVersion);
  return {
    kind: "azure",
    baseUrl: url.origin,
    apiKey: find(sources, AZURE.apiKey),
    apiVersion: version === null || !/^\d{4}-/.test(version) ? null : version,
    model: need(sources, AZURE.deployment, "the name of your deployment, not of the model"),
  };
}

function readCompatible(sources: readonly SettingValues[], baseUrl: string): ChatSettings {
  const url = parseUrl("MODEL_BASE_URL", baseUrl);
  if (/\/chat\/completions\/?$/.test(url.pathname)) {
    throw new ChatSettingsError(
      "Cannot use MODEL_BASE_URL: it ends in /chat/completions; leave that part out, for example http://127.0.0.1:11434/v1",
    );
  }
  return {
    kind: "openai-compatible",
    baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, "")}`,
    apiKey: find(sources, ["MODEL_API_KEY"]),
    apiVersion: null,
    model: need(sources, ["MODEL_NAME"], "the name under which the server lists the model"),
  };
}

function parseUrl(name: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new ChatSettingsError(`Cannot use ${name}: expected a URL that begins with https:// or http://`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new ChatSettingsError(
      `Cannot use ${name}: it holds a user name or password; put the key into its own setting`,
    );
  }
  return url;
}

function need(
  sources: readonly SettingValues[],
  names: readonly [string, ...string[]],
  what: string,
): string {
  const value = find(sources, names);
  if (value !== null) return value;
  throw new ChatSettingsError(
    `Cannot use the chat model: ${names[0]} is missing; add it to secrets.env (${what})`,
  );
}

function find(sources: readonly SettingValues[], names: readonly string[]): string | null {
  for (const source of sources) {
    for (const name of names) {
      const value = source[name]?.trim();
      if (value === undefined || value === "") continue;
      if (isPlaceholder(value)) {
        throw new ChatSettingsError(
          `Cannot use ${name}: it still holds the placeholder of the example file; put your own value in or remove the line`,
        );
      }
      return value;
    }
  }
  return null;
}

function isPlaceholder(value: string): boolean {
  return /^<.*>$|^x{4,}$|^your[ _-]|YOUR[_-]/.test(value) || /^X{4,}$/i.test(value);
}
