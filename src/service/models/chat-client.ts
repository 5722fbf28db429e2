import OpenAI from "openai";
import { chatFetch } from "./chat-fetch";
import { type ChatSettings, tokenScope } from "./chat-settings";

/** How long a server may take until its reply begins; local servers load the model in this time. */
const HEADERS_TIMEOUT_MS = 300_000;

/**
 * Makes the SDK client for a model. Nothing is read from the environment, so that a stray `OPENAI_BASE_URL`
 * cannot send a key to another host.
 */
export function createChatClient(settings: ChatSettings): OpenAI {
  return new OpenAI({
    ...address(settings),
    ...credentials(settings),
    organization: null,
    project: null,
    webhookSecret: null,
    fetch: chatFetch,
    timeout: HEADERS_TIMEOUT_MS,
    // Retried by us: the client's own pause between two attempts cannot be aborted.
    maxRetries: 0,
    logLevel: "off",
  });
}

/** Only what a chat request needs: the v1 endpoint of Azure is plain OpenAI, dated versions have a path per deployment. */
function address(settings: ChatSettings): { baseURL: string; defaultQuery?: Record<string, string> } {
  if (settings.kind === "openai-compatible") return { baseURL: settings.baseUrl };
  if (settings.apiVersion === null) return { baseURL: `${settings.baseUrl}/openai/v1` };
  return {
    baseURL: `${settings.baseUrl}/openai/deployments/${encodeURIComponent(settings.model)}`,
    defaultQuery: { "api-version": settings.apiVersion },
  };
}

type Credentials = {
  apiKey: string | (() => Promise<string>);
  defaultHeaders?: Record<string, string | null>;
};

function credentials(settings: ChatSettings): Credentials {
  const { apiKey, kind } = settings;
  if (apiKey !== null) {
    // Dated versions know a key only by this header; the v1 endpoint takes either.
    return kind === "azure"
      ? { apiKey, defaultHeaders: { "api-key": apiKey, Authorization: null } }
      : { apiKey };
  }
  if (kind === "azure") return { apiKey: entraTokens(tokenScope(settings.baseUrl)) };
  return { apiKey: "none", defaultHeaders: { Authorization: null } };
}

/** Loaded at the first request only: most learners use a key, and the library takes long to load. */
function entraTokens(scope: string): () => Promise<string> {
  let provider: Promise<() => Promise<string>> | undefined;
  return async () => {
    provider ??= import("@azure/identity").then(({ DefaultAzureCredential, getBearerTokenProvider }) =>
      getBearerTokenProvider(new DefaultAzureCredential(), scope),
    );
    return (await provider)();
  };
}
