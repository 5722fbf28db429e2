import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { askedPauseMs } from "./asked-pause";
import { type ChatSettings, tokenScope } from "./chat-settings";
import { ModelError, type ModelErrorCode } from "./model";

/**
 * Says in a run's words why a chat model did not answer: what happened, why, what to do. The server's own text
 * is kept, without anything that may be a key.
 */
export function toModelError(error: unknown, settings: ChatSettings): ModelError {
  if (error instanceof ModelError) return error;
  const [code, message] = explain(error, settings);
  return new ModelError(code, withoutKey(message, settings.apiKey), { cause: error });
}

type Explained = [ModelErrorCode, string];

function explain(error: unknown, settings: ChatSettings): Explained {
  if (error instanceof APIConnectionTimeoutError) {
    return [
      "server_error",
      `No reply from ${host(settings)} in time; check that the server runs, then run again`,
    ];
  }
  if (error instanceof APIConnectionError) return ["server_error", connectionMessage(error, settings)];
  if (error instanceof APIError) return explainApiError(error, settings);
  if (error instanceof SyntaxError) {
    return [
      "server_error",
      `${host(settings)} sent a reply that is not JSON; is it an OpenAI-compatible endpoint?`,
    ];
  }
  const name = error instanceof Error ? error.name : "";
  if (/Credential|Authentication/.test(name)) {
    return [
      "server_error",
      "Cannot sign in with Microsoft Entra; run `az login`, or set AZURE_OPENAI_API_KEY to sign in with a key",
    ];
  }
  const reason = error instanceof Error ? deepestMessage(error) : String(error);
  return [
    "server_error",
    `The connection to ${host(settings)} broke during the reply (${reason}); run again`,
  ];
}

function explainApiError(error: APIError, settings: ChatSettings): Explained {
  const said = serverText(error);
  if (error.status === 401 || error.status === 403)
    return ["server_error", accessMessage(error, settings, said)];
  if (error.status === 404) return ["server_error", notFoundMessage(settings, said)];
  if (error.status === 429 || /rate_limit|insufficient_quota/.test(codeOf(error))) {
    return ["rate_limit_exceeded", limitMessage(error, settings, said)];
  }
  const aboutPrompt = promptMessage(error, settings, said);
  if (aboutPrompt !== null) return ["invalid_prompt", aboutPrompt];
  const isRefusal = error.status !== undefined && error.status >= 400 && error.status < 500;
  if (isRefusal)
    return ["invalid_prompt", `${host(settings)} refused the request (${error.status}): ${said}`];
  return [
    "server_error",
    `${host(settings)} failed (${error.status ?? "during the reply"}): ${said}; run again`,
  ];
}

function accessMessage(error: APIError, settings: ChatSettings, said: string): string {
  const keyName = settings.kind === "azure" ? "AZURE_OPENAI_API_KEY" : "MODEL_API_KEY";
  if (error.status === 403) {
    return `${host(settings)} denied access (403): ${said}; check network rules and permissions of the resource`;
  }
  if (settings.kind === "azure" && settings.apiKey === null && /audience|scope/i.test(said)) {
    return `${host(settings)} denied access (401): ${said}; the sign-in was for ${tokenScope(settings.baseUrl)}, check that AZURE_OPENAI_ENDPOINT is of the same cloud`;
  }
  if (settings.kind === "azure" && settings.apiKey === null) {
    return `${host(settings)} denied access (401): ${said}; your account needs the role "Cognitive Services OpenAI User"`;
  }
  return `${host(settings)} did not accept the key (401): ${said}; check ${keyName} and that it belongs to this endpoint`;
}

function notFoundMessage(settings: ChatSettings, said: string): string {
  const isAzure = settings.kind === "azure";
  const advice = isAzure
    ? "use the name of the deployment (not of the model), and wait five minutes after creating it"
    : "check MODEL_BASE_URL (it usually ends in /v1) and MODEL_NAME";
  return `${host(settings)} does not know ${isAzure ? "deployment" : "model"} '${settings.model}' (404): ${said}; ${advice}`;
}

function limitMessage(error: APIError, settings: ChatSettings, said: string): string {
  if (/insufficient_quota/.test(codeOf(error)) || /exceeded your current quota/i.test(said)) {
    return `The quota of ${host(settings)} is used up: ${said}; waiting does not help, check plan and billing`;
  }
  const waitMs = askedPauseMs(error.headers);
  const seconds = waitMs === null ? "" : `, asks to wait ${Math.ceil(waitMs / 1000)} s`;
  return `Too many requests to ${host(settings)}${seconds}: ${said}; run again later or raise its tokens per minute`;
}

function promptMessage(error: APIError, settings: ChatSettings, said: string): string | null {
  const code = codeOf(error);
  if (
    /context_length_exceeded|exceed_context_size/.test(code) ||
    /context (length|window|size)/i.test(said)
  ) {
    return `The conversation is too long for ${settings.model}: ${said}; shorten it with truncation_strategy or max_prompt_tokens, or start a new thread`;
  }
  if (/content_filter|ResponsibleAI/.test(code) || /content management policy/i.test(said)) {
    const kinds = filteredCategories(error);
    return `The content filter refused the prompt${kinds === "" ? "" : ` (${kinds})`}: ${said}; rephrase it`;
  }
  if (isToolRefusal(said)) {
    return `Model ${settings.model} does not support tools: ${said}; choose a model that does, start the server with tool calling on, or use an assistant without tools`;
  }
  if (/image/i.test(said) && /support|accept|multimodal/i.test(said)) {
    return `Model ${settings.model} cannot read images: ${said}; choose a model that can, or leave images out`;
  }
  return null;
}

/** The words of Ollama, vLLM, llama.cpp and OpenAI for the same fact. */
function isToolRefusal(said: string): boolean {
  return /does not support (tools|functions|function calling)|tool choice requires|tools param requires|'?tools'? (is|are) not supported/i.test(
    said,
  );
}

function filteredCategories(error: APIError): string {
  const body = error.error;
  if (typeof body !== "object" || body === null) return "";
  const inner = "innererror" in body ? body.innererror : "inner_error" in body ? body.inner_error : undefined;
  if (typeof inner !== "object" || inner === null || !("content_filter_result" in inner)) return "";
  const result = inner.content_filter_result;
  if (typeof result !== "object" || result === null) return "";
  return Object.entries(result)
    .filter(([, verdict]) => typeof verdict === "object" && verdict !== null && verdict.filtered === true)
    .map(([category]) => category)
    .join(", ");
}

function codeOf(error: APIError): string {
  return `${error.code ?? ""} ${error.type ?? ""}`;
}

/** What the server wrote, short and on one line; without the status number that the SDK puts in front. */
function serverText(error: APIError): string {
  const text = error.message
    .replace(/^\d{3} /, "")
    .replace(/\s+/g, " ")
    .trim();
  const plain = text === "" || /<html|<!doctype/i.test(text) ? "no further details" : text;
  return (plain.length > 400 ? `${plain.slice(0, 400)} …` : plain).replace(/[.;]+$/, "");
}

function connectionMessage(error: Error, settings: ChatSettings): string {
  return `Cannot reach ${host(settings)} (${deepestMessage(error)}); check the address, the network and that the server runs`;
}

function deepestMessage(error: Error): string {
  let current: Error = error;
  for (let depth = 0; depth < 5 && current.cause instanceof Error; depth++) current = current.cause;
  const code = "code" in current && typeof current.code === "string" ? current.code : "";
  return code !== "" ? code : current.message.slice(0, 200);
}

function host(settings: ChatSettings): string {
  return new URL(settings.baseUrl).host;
}

/** Some servers repeat the key, whole or masked, in their message. */
function withoutKey(message: string, key: string | null): string {
  const masked = message
    .replace(/(api key provided: )[^\s,;]+/i, "$1[key]")
    .replace(/\bsk-[\w*-]{4,}/g, "[key]");
  return key === null || key.length < 4 ? masked : masked.replaceAll(key, "[key]");
}
