import { ApiError } from "../api-error";
import type { Files } from "../files/files";
import type { ModelMessage } from "../models/model";
import { estimateTokens, TokenBudget } from "../runs/token-budget";
import type { Store } from "../store/store";
import type { StoredItem } from "./items";
import type { CreateResponse } from "./request";
import { toModelMessages } from "./to-model-messages";

/** What a model gets to read before its first turn. */
export interface Prompt {
  readonly instructions: string;
  readonly messages: readonly ModelMessage[];
}

export interface PromptParts {
  readonly store: Store;
  readonly files: Files;
}

/** The context as messages, and the system text: the request's instructions first, then system and developer messages. */
export async function readPrompt(
  request: Pick<CreateResponse, "instructions">,
  { owner, context }: { readonly owner: string; readonly context: readonly StoredItem[] },
  { store, files }: PromptParts,
): Promise<Prompt> {
  const findImage = async (fileId: string) => {
    const found = await store.get("file", fileId, owner);
    return found ? { filename: found.object.filename, read: () => files.read(owner, fileId) } : null;
  };
  const { messages, instructions } = await toModelMessages(context, findImage);
  const texts = [request.instructions ?? "", ...instructions].filter((text) => text !== "");
  return { instructions: texts.join("\n\n"), messages };
}

/**
 * Checks that the prompt fits. With `truncation: "auto"` the oldest messages may be left out, but never the last
 * question.
 *
 * @throws {ApiError} 400 `context_length_exceeded`
 */
export function checkLength(
  { instructions, messages }: Prompt,
  truncation: CreateResponse["truncation"],
): void {
  const kept = new TokenBudget(noLimits).fit(instructions, messages);
  if (kept?.length === messages.length || (kept !== null && truncation === "auto")) return;
  throw new ApiError(
    400,
    'Your input exceeds the context window of this model. Please adjust your input and try again, or let the oldest items go with `truncation: "auto"`.',
    { code: "context_length_exceeded", param: "input" },
  );
}

const noLimits = { maxPrompt: null, maxCompletion: null, used: { promptTokens: 0, completionTokens: 0 } };

/** An estimate, as only the model could count: four characters are a token. */
export function countTokens({ instructions, messages }: Prompt, tools: CreateResponse["tools"]): number {
  const beside = instructions + (tools && tools.length > 0 ? JSON.stringify(tools) : "");
  const text = { role: "user" as const, content: [{ type: "text" as const, text: beside }] };
  return [text, ...messages].reduce((sum, message) => sum + estimateTokens(message), 0);
}
