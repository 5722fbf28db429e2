import { ApiError, notFound } from "../api-error";
import type { Clock } from "../clock";
import type { ModelFile } from "../models/model";
import type { CodeInterpreter } from "../sandbox/sandbox";
import type { Search } from "../search/search";
import type { Store } from "../store/store";
import { fileSearchTool } from "../tools/file-search";
import { functionTool } from "../tools/function-tool";
import { plainResult, type Tool, type ToolResult } from "../tools/tool";
import type { Containers } from "./containers";
import type { StoredItem } from "./items";
import type { ContainerLink } from "./open-output-message";
import type { CreateResponse, ResponseTool } from "./request";
import { ResponseContainer } from "./response-container";

export interface ResponseToolParts {
  readonly store: Store;
  readonly search: Search;
  readonly interpreter: CodeInterpreter;
  readonly containers: Containers;
  readonly clock: Clock;
}

export interface OpenResponseTools {
  /** By the name that the model calls. */
  readonly tools: ReadonlyMap<string, Tool>;
  /** What lies in `/mnt/data` of the container. */
  readonly files: readonly ModelFile[];
  /** Sentences for the model about files that could not be put there. */
  readonly problems: readonly string[];
  /** The container for code, made when there is none. */
  readonly container: () => Promise<string>;
  /** Files that are in the container, by their path. */
  readonly links: ReadonlyMap<string, ContainerLink>;
}

const nothing = { files: [], problems: [] };

/**
 * The tools of a response. Code runs in the container that the request names, else in a running one that was
 * used earlier in the context, else in a new one.
 */
export async function openResponseTools(
  request: CreateResponse,
  { owner, context }: { readonly owner: string; readonly context: readonly StoredItem[] },
  parts: ResponseToolParts,
): Promise<OpenResponseTools> {
  const tools = new Map<string, Tool>();
  const counter = { left: request.max_tool_calls ?? Number.POSITIVE_INFINITY };
  const code = request.tools?.find((tool) => tool.type === "code_interpreter");
  const container = new ResponseContainer(code, { owner, context }, parts);
  for (const tool of allowedTools(request)) {
    if (tool.type === "function") {
      const { name, description, parameters, strict } = tool;
      const definition = {
        name,
        description: description ?? "",
        parameters: { ...parameters },
        strict: strict ?? true,
      };
      if (!tools.has(name)) tools.set(name, functionTool(definition));
    } else if (tool.type === "file_search") {
      const { vector_store_ids: vectorStoreIds, max_num_results, ranking_options, filters = null } = tool;
      const settings = {
        max_num_results: max_num_results ?? 20,
        ranking_options: { score_threshold: ranking_options?.score_threshold ?? 0 },
      };
      const reading = { ...parts, owner };
      const search = fileSearchTool({ search: parts.search, reading, vectorStoreIds, settings, filters });
      tools.set("file_search", limited(search, counter));
    } else tools.set("code_interpreter", limited(container.tool(), counter));
  }
  const { files, problems } = code === undefined ? nothing : await container.prepare();
  return { tools, files, problems, container: () => container.id(), links: container.links };
}

/**
 * Refuses tools that name what there is not, before anything begins.
 *
 * @throws {ApiError} 404 or 400.
 */
export async function checkTools(
  { tools, tool_choice: choice }: CreateResponse,
  owner: string,
  { store, containers }: Pick<ResponseToolParts, "store" | "containers">,
): Promise<void> {
  checkChoice(choice, tools ?? []);
  for (const tool of tools ?? []) {
    if (tool.type === "file_search") {
      for (const id of tool.vector_store_ids) {
        if ((await store.get("vectorStore", id, owner)) === undefined) throw notFound("vector store", id);
      }
    } else if (tool.type === "code_interpreter") {
      if (typeof tool.container === "string") {
        const { status } = await containers.get(owner, tool.container);
        if (status !== "running") throw new ApiError(400, "Container is expired.");
      } else {
        for (const id of tool.container.file_ids ?? []) {
          if ((await store.get("file", id, owner)) === undefined) throw notFound("file", id);
        }
      }
    }
  }
}

/** A forced call of a tool that is not there could never be made. */
function checkChoice(choice: CreateResponse["tool_choice"], tools: readonly ResponseTool[]): void {
  const refuse = (message: string) => new ApiError(400, message, { param: "tool_choice" });
  if (choice === "required" && tools.length === 0) {
    throw refuse("Tool choice 'required' must be specified with 'tools' parameter.");
  }
  if (typeof choice !== "object" || choice === null) return;
  const wanted = choice.type === "allowed_tools" ? choice.tools : [choice];
  const missing = wanted.find((each) => !tools.some((tool) => isNamed(tool, each)));
  if (missing === undefined) return;
  const name = "name" in missing ? missing.name : missing.type;
  throw refuse(`Tool choice '${name}' not found in 'tools' parameter.`);
}

/** Whether a reference such as `{type: "function", name}` or `{type: "file_search"}` means the tool. */
function isNamed(tool: ResponseTool, reference: Readonly<Record<string, unknown>>): boolean {
  return reference.type === tool.type && (tool.type !== "function" || reference.name === tool.name);
}

function allowedTools({ tools, tool_choice: choice }: CreateResponse): readonly ResponseTool[] {
  const all = tools ?? [];
  if (typeof choice !== "object" || choice?.type !== "allowed_tools") return all;
  return all.filter((tool) => choice.tools.some((each) => isNamed(tool, each)));
}

/** Further calls of built-in tools are not made once `max_tool_calls` is reached. */
function limited(tool: Tool, counter: { left: number }): Tool {
  const { call } = tool;
  if (call === null) return tool;
  return {
    ...tool,
    call: async (each, signal, onProgress): Promise<ToolResult> => {
      if (counter.left <= 0)
        return plainResult("Error: no further tool calls are allowed; answer without them");
      counter.left -= 1;
      return await call(each, signal, onProgress);
    },
  };
}
