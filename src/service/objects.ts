import type { Assistant } from "openai/resources/beta/assistants";
import type { Message } from "openai/resources/beta/threads/messages";
import type { Run } from "openai/resources/beta/threads/runs/runs";
import type { RunStep } from "openai/resources/beta/threads/runs/steps";
import type { Thread } from "openai/resources/beta/threads/threads";
import type { ContainerCreateResponse as Container } from "openai/resources/containers/containers";
import type { FileRetrieveResponse as ContainerFile } from "openai/resources/containers/files/files";
import type { Conversation } from "openai/resources/conversations/conversations";
import type { FileObject } from "openai/resources/files";
import type { VectorStoreFileBatch } from "openai/resources/vector-stores/file-batches";
import type { VectorStoreFile } from "openai/resources/vector-stores/files";
import type { VectorStore } from "openai/resources/vector-stores/vector-stores";
import type { StoredItem } from "./responses/items";
import type { ResponseRecord } from "./responses/response-record";

/**
 * What the store keeps. Each record is the wire object as it is sent, in `object`, beside what the service
 * needs to know and never sends.
 */
export interface Records {
  assistant: {
    readonly object: Assistant;
    /** Of the request that made it; the wire object does not show it. */
    readonly reasoningEffort?: string | null;
  };
  thread: {
    readonly object: Thread;
    /** The run that locks the thread; null when none is queued, in progress, waiting or being cancelled. */
    readonly activeRunId: string | null;
  };
  /** Parent: the thread. Tag: the run that wrote it, or "". */
  message: { readonly object: Message };
  /** Parent: the thread. Tag: the status. */
  run: RunRecord;
  /** Parent: the run. */
  step: StepRecord;
  /** Tag: the purpose. */
  file: FileRecord;
  vectorStore: { readonly object: VectorStore };
  /** Id: `<vector store id>/<file id>`. Parent: the vector store. Tag: the status. */
  vectorStoreFile: { readonly object: VectorStoreFile; readonly batchId: string | null };
  /** Parent: the vector store. */
  fileBatch: { readonly object: VectorStoreFileBatch };
  /** Parent: the previous response, or "". Tag: the status. */
  response: ResponseRecord;
  conversation: { readonly object: Conversation };
  /** Parent: the conversation. */
  item: StoredItem;
  container: { readonly object: Container };
  /** Parent: the container. */
  containerFile: {
    readonly object: ContainerFile;
    /** Where the content is. */
    readonly fileId: string;
    /** The file of the API that it was copied from. */
    readonly copyOf?: string;
  };
}

export type Kind = keyof Records;

export interface RunRecord {
  readonly object: Run;
  /** What the request asked for beyond the wire object, kept so that a restart can go on. */
  readonly request: {
    readonly reasoningEffort: string | null;
    /** Whether steps carry the texts of file_search results when asked with `include[]`. */
    readonly includeResults: boolean;
    /** Of the assistant as it was when the run was created, which may be changed or deleted since. */
    readonly assistantName: string | null;
    readonly codeFileIds: readonly string[];
    readonly vectorStoreIds: readonly string[];
  };
}

export interface StepRecord {
  readonly object: RunStep;
  /** The tool calls as the model made them; empty for a message. */
  readonly calls: readonly CallRecord[];
  /** Tokens of the turn that made the step; the wire object shows them once the step is over. */
  readonly usage: RunStep.Usage | null;
}

export interface CallRecord {
  readonly id: string;
  readonly name: string;
  /** A JSON text, as the model wrote it; it may be malformed. */
  readonly arguments: string;
  /** What the model gets to read; null until the call is answered. */
  readonly output: string | null;
  /** Files that the code made. */
  readonly files: readonly { readonly path: string; readonly fileId: string; readonly isImage: boolean }[];
  /** What the markers in `output` stand for. */
  readonly citations: readonly { readonly marker: string; readonly fileId: string }[];
}

export interface FileRecord {
  readonly object: FileObject;
  /** Name of the content in the blob folder; made by the service, never from the file name. */
  readonly blob: string;
  readonly contentType: string;
}
