import { ApiError, notFound } from "../api-error";
import type { Clock } from "../clock";
import type { ModelFile } from "../models/model";
import type { CodeInterpreter, Session } from "../sandbox/sandbox";
import type { Search } from "../search/search";
import type { Store } from "../store/store";
import { codeInterpreterTool, openSession } from "../tools/code-interpreter";
import { fileSearchTool } from "../tools/file-search";
import { functionTool } from "../tools/function-tool";
import { plainResult, type Tool, type ToolResult } from "../tools/tool";
import type { Containers } from "./containers";
import type { StoredItem } from "./items";
import type { ContainerLink } from "./open-output-message";
import type { CodeToolParam, CreateResponse, ResponseTool } from "./request";

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
  /** The container for code, made when there is none. */
  readonly container: () => Promise<string>;
  /** Files that are in the container, by their path. */
  readonly links: ReadonlyMap<string, ContainerLink>;
}

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
  const container = new ContainerOfResponse(code, { owner, context }, parts);
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
  const files = code === undefined ? [] : await container.prepare();
  return { tools, files, container: () => container.id(), links: container.links };
}

/**
 * Refuses tools that name what there is not, before anything begins.
 *
 * @throws {ApiError} 404 or 400.
 */
export async function checkTools(
  { tools }: CreateResponse,
  owner: string,
  { store, containers }: Pick<ResponseToolParts, "store" | "containers">,
): Promise<void> {
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

function allowedTools({ tools, tool_choice: choice }: CreateResponse): readonly ResponseTool[] {
  const all = tools ?? [];
  if (typeof choice !== "object" || choice?.type !== "allowed_tools") return all;
  const isAllowed = (tool: ResponseTool) =>
    choice.tools.some(
      (each) => each.type === tool.type && (tool.type !== "function" || each.name === tool.name),
    );
  return all.filter(isAllowed);
}

/** Further calls of built-in tools are not made once `max_tool_calls` is reached. */
function limited(tool: Tool, counter: { left: number }): Tool {
  const { call } = tool;
  if (call === null) return tool;
  return {
    ...tool,
    call: async (each, signal): Promise<ToolResult> => {
      if (counter.left <= 0)
        return plainResult("Error: no further tool calls are allowed; answer without them");
      counter.left -= 1;
      return await call(each, signal);
    },
  };
}

class ContainerOfResponse {
  readonly links = new Map<string, ContainerLink>();
  #id: Promise<string> | null = null;

  constructor(
    private readonly asked: CodeToolParam | undefined,
    private readonly from: { readonly owner: string; readonly context: readonly StoredItem[] },
    private readonly parts: ResponseToolParts,
  ) {}

  id(): Promise<string> {
    this.#id ??= this.#find();
    return this.#id;
  }

  /** Puts the files of the request into the container; nothing starts when there are none. */
  async prepare(): Promise<readonly ModelFile[]> {
    const { owner, context } = this.from;
    const container = this.asked?.container;
    const named = typeof container === "object" ? (container.file_ids ?? []) : [];
    const attached = context.flatMap(({ object }) => (object.type === "message" ? object.content : []));
    const ids = attached.flatMap((part) =>
      part.type === "input_file" && part.file_id ? [part.file_id] : [],
    );
    const fileIds = [...new Set([...named, ...ids])];
    const isKnown = typeof container === "string" || lastContainer(context) !== null;
    if (fileIds.length === 0 && !isKnown) return [];
    const id = await this.id();
    await this.parts.containers.copyIn(owner, id, fileIds);
    const files = await this.parts.containers.files(owner, id);
    if (files.length > 0) await this.#session(id);
    return files.map(({ id: fileId, path, bytes }) => {
      const filename = path.slice(path.lastIndexOf("/") + 1);
      this.links.set(path, { containerId: id, fileId, filename });
      return { fileId, filename, path, bytes };
    });
  }

  tool(): Tool {
    const { interpreter, containers } = this.parts;
    const { owner } = this.from;
    const inContainer = (threadId: string, session: Session | null) =>
      codeInterpreterTool({
        interpreter,
        threadId,
        output: { owner, files: this.#saver(threadId, session) },
      });
    return {
      ...inContainer("", null),
      call: async (call, signal) => {
        const id = await this.id();
        const session = await this.#session(id);
        await containers.touch(owner, id);
        const result = await inContainer(id, session).call?.(call, signal);
        await containers.touch(owner, id);
        return result ?? plainResult("");
      },
    };
  }

  /** What code makes becomes a file of the container. */
  #saver(containerId: string, session: Session | null) {
    const { owner } = this.from;
    return {
      save: async (_owner: string, { filename, content, contentType }: Parameters<SaveFile>[1]) => {
        const file = { filename, content, source: "assistant" as const, ...(contentType && { contentType }) };
        const { id, bytes, created_at } = await this.parts.containers.addFile(owner, containerId, file);
        if (session) given.get(session)?.add(id);
        const rest = { object: "file", purpose: "assistants_output", status: "processed" } as const;
        return { id, bytes, created_at, filename, ...rest };
      },
    };
  }

  async #find(): Promise<string> {
    const { owner, context } = this.from;
    const container = this.asked?.container;
    if (typeof container === "string") return container;
    const earlier = lastContainer(context);
    if (earlier !== null) {
      const found = await this.parts.containers.get(owner, earlier).catch(() => null);
      if (found?.status === "running") return earlier;
    }
    const limit = container?.memory_limit;
    const created = await this.parts.containers.create(owner, {
      name: "auto",
      ...(limit && { memory_limit: limit }),
    });
    return created.id;
  }

  /** A session that is new, as the one before ended, gets the files that the container has. */
  async #session(containerId: string): Promise<Session> {
    const { interpreter, containers } = this.parts;
    const { owner } = this.from;
    const session = await openSession(interpreter, containerId);
    const inside = given.get(session) ?? new Set<string>();
    given.set(session, inside);
    for (const { id, path } of await containers.files(owner, containerId)) {
      if (inside.has(id)) continue;
      const { body } = await containers.openFile(owner, containerId, id);
      const bytes = new Uint8Array(await new Response(body).arrayBuffer());
      await session.putFile(path.slice(path.lastIndexOf("/") + 1), bytes);
      inside.add(id);
    }
    return session;
  }
}

/** Which files of its container a session has. Sessions end, and this with them. */
const given = new WeakMap<Session, Set<string>>();

type SaveFile = Parameters<typeof codeInterpreterTool>[0]["output"]["files"]["save"];

function lastContainer(context: readonly StoredItem[]): string | null {
  const last = context.findLast(({ object }) => object.type === "code_interpreter_call")?.object;
  return last?.type === "code_interpreter_call" ? last.container_id : null;
}
