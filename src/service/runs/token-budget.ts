import type { ModelMessage, ModelPart, ModelUsage } from "../models/model";

/** Tokens that the whole run may use; null: no limit. */
export interface TokenLimits {
  readonly maxPrompt: number | null;
  readonly maxCompletion: number | null;
  /** Used by earlier turns of the run. */
  readonly used: ModelUsage;
}

/** Characters that count as one token where nobody has counted. */
const CHARACTERS_PER_TOKEN = 4;
/** What a picture counts as. */
const TOKENS_PER_IMAGE = 256;
/** However long the thread is, a prompt gets no longer than this. */
const MAX_PROMPT_TOKENS = 128_000;

/** Keeps the turns of one run within their token limits, as well as that can be told beforehand. */
export class TokenBudget {
  #promptUsed: number;
  #completionUsed: number;

  constructor(private readonly limits: TokenLimits) {
    this.#promptUsed = limits.used.promptTokens;
    this.#completionUsed = limits.used.completionTokens;
  }

  spend(usage: ModelUsage): void {
    this.#promptUsed += usage.promptTokens;
    this.#completionUsed += usage.completionTokens;
  }

  /** Which limit is used up, if one is. */
  exhausted(): "max_completion_tokens" | "max_prompt_tokens" | null {
    if (this.completionLeft() === 0) return "max_completion_tokens";
    return this.#promptLeft() === 0 ? "max_prompt_tokens" : null;
  }

  completionLeft(): number | null {
    const { maxCompletion } = this.limits;
    return maxCompletion === null ? null : Math.max(0, maxCompletion - this.#completionUsed);
  }

  /** The newest messages that fit, beginning with a user message; null when not even the last one does. */
  fit(instructions: string, messages: readonly ModelMessage[]): readonly ModelMessage[] | null {
    let left = this.#promptLeft() - Math.ceil(instructions.length / CHARACTERS_PER_TOKEN);
    let start = messages.length;
    while (start > 0 && left >= 0) {
      const message = messages[start - 1];
      if (message) left -= estimateTokens(message);
      if (left >= 0) start--;
    }
    if (start === 0) return messages;
    const lastUser = messages.findLastIndex((message) => message.role === "user");
    if (start > lastUser) return null;
    while (messages[start]?.role !== "user") start++;
    return messages.slice(start);
  }

  #promptLeft(): number {
    return Math.max(0, (this.limits.maxPrompt ?? MAX_PROMPT_TOKENS + this.#promptUsed) - this.#promptUsed);
  }
}

/** Four characters count as one token, a picture as 256. */
export function estimateTokens(message: ModelMessage): number {
  if (message.role === "tool") return Math.ceil(message.output.length / CHARACTERS_PER_TOKEN);
  const calls = message.role === "assistant" ? message.toolCalls : [];
  const characters = calls.reduce((sum, call) => sum + call.name.length + call.arguments.length, 0);
  return message.content.reduce(
    (sum, part) => sum + tokensOf(part),
    Math.ceil(characters / CHARACTERS_PER_TOKEN),
  );
}

function tokensOf(part: ModelPart): number {
  return part.type === "text" ? Math.ceil(part.text.length / CHARACTERS_PER_TOKEN) : TOKENS_PER_IMAGE;
}
