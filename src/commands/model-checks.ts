import { APIConnectionError, APIError } from "openai";
import { explainError } from "../client/explain-error";
import { plainMath } from "../client/plain-math";
import type { Settings } from "../client/settings";
import { createChatClient } from "../service/models/chat-client";
import { type ChatSettings, readChatSettings } from "../service/models/chat-settings";
import { withoutThoughts } from "../service/models/thoughts";
import { type CheckLine, fail, ok } from "./check-line";
import { checkClock } from "./clock-check";

const MODEL_MS = 60_000;

/**
 * Asks the model of the settings itself, without the service between: whether its address answers, whether the clocks
 * agree, whether there is a deployment of this name, and whether it says something. Nothing for the tutor.
 */
export async function checkModel(settings: Settings, signal: AbortSignal): Promise<readonly CheckLine[]> {
  if (settings.kind !== "local" || settings.model.kind === "tutor") return [];
  const chat = readChatSettings([settings.model.environment]);
  if (chat === null) return [];
  const { host } = new URL(chat.baseUrl);
  const timed = AbortSignal.any([signal, AbortSignal.timeout(MODEL_MS)]);
  try {
    const asked = createChatClient(chat).chat.completions.create(
      { model: chat.model, messages: [{ role: "user", content: "Answer with one word: ready" }] },
      { signal: timed },
    );
    const { data, response } = await asked.withResponse();
    const said = plainMath(withoutThoughts(data.choices?.[0]?.message?.content ?? "")).trim();
    return [
      ok("endpoint", `${host} answers`),
      ...checkClock(response.headers),
      ok("deployment", chat.model),
      said === ""
        ? fail("model", "it answers without a text", "use a chat model, no embedding or image model")
        : ok("model", `says: ${said.split("\n")[0]?.slice(0, 60)}`),
    ];
  } catch (error) {
    signal.throwIfAborted();
    return refused(chat, host, error);
  }
}

function refused({ kind, model }: ChatSettings, host: string, error: unknown): readonly CheckLine[] {
  const { happened, why, todo } = explainError(error);
  if (error instanceof APIConnectionError || !(error instanceof APIError)) {
    const names = kind === "azure" ? "AZURE_OPENAI_ENDPOINT" : "MODEL_BASE_URL";
    const fix = error instanceof APIConnectionError ? `check ${names} and the network` : todo;
    return [fail("endpoint", `${host}: ${happened} (${why})`, fix)];
  }
  const reached = [ok("endpoint", `${host} answers`), ...checkClock(error.headers)];
  return [
    ...reached,
    fail(error.status === 404 ? "deployment" : "model", `${model}: ${happened} (${why})`, todo),
  ];
}
