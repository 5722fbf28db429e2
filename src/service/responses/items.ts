/** An item as it is kept: with all that `include` can ask for. */
export interface StoredItem {
  readonly object: Item;
  /** What the model read as the output of a built-in tool; null for everything else. */
  readonly modelOutput: string | null;
}

export type Item =
  | MessageItem
  | FunctionCallItem
  | FunctionOutputItem
  | CodeItem
  | SearchItem
  | ReasoningItem;

export interface MessageItem {
  readonly id: string;
  readonly type: "message";
  readonly role: "user" | "assistant" | "system" | "developer";
  readonly status: ItemStatus;
  readonly content: readonly Part[];
}

export type ItemStatus = "in_progress" | "completed" | "incomplete";

export type Part = InputText | InputImage | InputFile | OutputText | Refusal;

export interface InputText {
  readonly type: "input_text";
  readonly text: string;
}

export interface InputImage {
  readonly type: "input_image";
  readonly detail: "auto" | "low" | "high";
  readonly image_url?: string | null;
  readonly file_id?: string | null;
}

export interface InputFile {
  readonly type: "input_file";
  readonly file_id?: string | null;
  readonly file_data?: string | null;
  readonly filename?: string | null;
}

export interface OutputText {
  readonly type: "output_text";
  readonly text: string;
  readonly annotations: readonly Annotation[];
  readonly logprobs: readonly unknown[];
}

export interface Refusal {
  readonly type: "refusal";
  readonly refusal: string;
}

export type Annotation =
  | {
      readonly type: "container_file_citation";
      readonly container_id: string;
      readonly file_id: string;
      readonly filename: string;
      readonly start_index: number;
      readonly end_index: number;
    }
  | {
      readonly type: "file_citation";
      readonly file_id: string;
      readonly filename: string;
      readonly index: number;
    }
  | { readonly type: "file_path"; readonly file_id: string; readonly index: number }
  | {
      readonly type: "url_citation";
      readonly url: string;
      readonly title: string;
      readonly start_index: number;
      readonly end_index: number;
    };

export interface FunctionCallItem {
  readonly id: string;
  readonly type: "function_call";
  readonly call_id: string;
  readonly name: string;
  readonly arguments: string;
  readonly status: ItemStatus;
}

export interface FunctionOutputItem {
  readonly id: string;
  readonly type: "function_call_output";
  readonly call_id: string;
  readonly output: string | readonly (InputText | InputImage | InputFile)[];
  readonly status: ItemStatus;
}

export interface CodeItem {
  readonly id: string;
  readonly type: "code_interpreter_call";
  readonly status: "in_progress" | "interpreting" | "completed" | "incomplete" | "failed";
  readonly container_id: string;
  readonly code: string | null;
  readonly outputs: readonly CodeOutput[] | null;
}

export type CodeOutput =
  | { readonly type: "logs"; readonly logs: string }
  | { readonly type: "image"; readonly url: string };

export interface SearchItem {
  readonly id: string;
  readonly type: "file_search_call";
  readonly status: "in_progress" | "searching" | "completed" | "incomplete" | "failed";
  readonly queries: readonly string[];
  readonly results?: readonly SearchItemResult[] | null;
}

export interface SearchItemResult {
  readonly file_id: string;
  readonly filename: string;
  readonly score: number;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export interface ReasoningItem {
  readonly id: string;
  readonly type: "reasoning";
  readonly summary: readonly { readonly type: "summary_text"; readonly text: string }[];
}

/** The values of `include` that change what is shown. */
export const codeOutputs = "code_interpreter_call.outputs";
export const searchResults = "file_search_call.results";

/** The item as an answer shows it: without what was not asked for with `include`. */
export function shownItem({ object }: StoredItem, include: readonly string[]): Item {
  if (object.type === "code_interpreter_call") {
    return include.includes(codeOutputs) ? object : { ...object, outputs: null };
  }
  if (object.type === "file_search_call") {
    return include.includes(searchResults) ? object : { ...object, results: null };
  }
  return object;
}
