import type { AttributeFilter } from "../search/search";
import type { InputFile, InputImage, InputText, Item, OutputText, Refusal } from "./items";

/** `POST /responses` after it was checked; what is null or absent takes its default. */
export interface CreateResponse {
  readonly model: string;
  readonly input?: string | readonly InputItem[] | null | undefined;
  readonly instructions?: string | null | undefined;
  readonly tools?: readonly ResponseTool[] | null | undefined;
  readonly tool_choice?: ToolChoice | null | undefined;
  readonly parallel_tool_calls?: boolean | null | undefined;
  readonly previous_response_id?: string | null | undefined;
  readonly conversation?: string | { readonly id: string } | null | undefined;
  readonly store?: boolean | null | undefined;
  readonly background?: boolean | null | undefined;
  readonly stream?: boolean | null | undefined;
  readonly include?: readonly string[] | null | undefined;
  readonly text?: TextOptions | null | undefined;
  readonly reasoning?: ReasoningOptions | null | undefined;
  readonly truncation?: "auto" | "disabled" | null | undefined;
  readonly metadata?: Readonly<Record<string, string>> | null | undefined;
  readonly max_output_tokens?: number | null | undefined;
  readonly max_tool_calls?: number | null | undefined;
  readonly temperature?: number | null | undefined;
  readonly top_p?: number | null | undefined;
  readonly user?: string | null | undefined;
  readonly safety_identifier?: string | null | undefined;
  readonly prompt_cache_key?: string | null | undefined;
  readonly service_tier?: string | null | undefined;
  readonly top_logprobs?: number | null | undefined;
}

export interface ReasoningOptions {
  readonly effort?: string | null | undefined;
  readonly summary?: string | null | undefined;
}

export interface TextOptions {
  readonly format?: TextFormat | null | undefined;
  readonly verbosity?: "low" | "medium" | "high" | null | undefined;
}

export type TextFormat =
  | { readonly type: "text" }
  | { readonly type: "json_object" }
  | {
      readonly type: "json_schema";
      readonly name: string;
      readonly schema: Readonly<Record<string, unknown>>;
      readonly description?: string | null | undefined;
      readonly strict?: boolean | null | undefined;
    };

export type ResponseTool = FunctionToolParam | CodeToolParam | SearchToolParam;

export interface FunctionToolParam {
  readonly type: "function";
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly parameters?: Readonly<Record<string, unknown>> | null | undefined;
  readonly strict?: boolean | null | undefined;
}

export interface CodeToolParam {
  readonly type: "code_interpreter";
  readonly container:
    | string
    | {
        readonly type: "auto";
        readonly file_ids?: readonly string[] | null | undefined;
        readonly memory_limit?: "1g" | "4g" | "16g" | "64g" | null | undefined;
      };
}

export interface SearchToolParam {
  readonly type: "file_search";
  readonly vector_store_ids: readonly string[];
  readonly max_num_results?: number | null | undefined;
  readonly filters?: AttributeFilter | null | undefined;
  readonly ranking_options?:
    | {
        readonly ranker?: string | null | undefined;
        readonly score_threshold?: number | null | undefined;
      }
    | null
    | undefined;
}

export type ToolChoice =
  | "none"
  | "auto"
  | "required"
  | { readonly type: "function"; readonly name: string }
  | { readonly type: "file_search" | "code_interpreter" }
  | {
      readonly type: "allowed_tools";
      readonly mode: "auto" | "required";
      readonly tools: readonly Readonly<Record<string, unknown>>[];
    };

/** An item as a request may write it: shorter forms allowed, ids and statuses optional. */
export type InputItem =
  | InputMessage
  | (Omit<Exclude<Item, { type: "message" }>, "id" | "status"> & {
      readonly id?: string | null | undefined;
      readonly status?: string | null | undefined;
    })
  | { readonly type: "item_reference"; readonly id: string };

export interface InputMessage {
  readonly type: "message";
  readonly role: "user" | "assistant" | "system" | "developer";
  readonly content: string | readonly (InputText | InputImage | InputFile | OutputText | Refusal)[];
  readonly id?: string | null | undefined;
  readonly status?: string | null | undefined;
}
