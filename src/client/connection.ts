import { AzureOpenAI } from "openai";
import type { AzureClientOptions } from "openai/azure";

/** Where the Assistants API answers, and who stands behind it. */
export interface Connection {
  /** `local`: the service on this machine; `room`: a teacher's service; `foundry`: a classic Foundry project. */
  readonly kind: "local" | "room" | "foundry";
  /** For `new AzureOpenAI({ endpoint, apiKey, apiVersion })`. */
  readonly endpoint: string;
  /** The local service's key; of use on this machine only. Never print it. */
  readonly apiKey: string;
  readonly apiVersion: string;
  /** What `model` means on Azure: the name of the deployment. */
  readonly deployment: string;
  /** For `new AzureOpenAI(options)`, the form that also fits a Foundry project. */
  readonly options: AzureClientOptions;
  /** Who answers, in words, for example "local service + offline tutor". */
  readonly answers: string;
}

// One kernel process runs one notebook, which has one connection.
let current: Connection | null = null;

/** Remembers the connection for the calls that read files. */
export function useConnection(connection: Connection): void {
  current = connection;
}

/**
 * Reads a file's bytes through the notebook's connection.
 *
 * @throws {Error} before `connect()` was called
 */
export async function readFileContent(fileId: string): Promise<Uint8Array> {
  if (current === null) {
    throw new Error(`Cannot read ${fileId}: no connection yet; run the settings cell with connect() first`);
  }
  const client = new AzureOpenAI(current.options);
  const response = await client.files.content(fileId);
  return new Uint8Array(await response.arrayBuffer());
}
