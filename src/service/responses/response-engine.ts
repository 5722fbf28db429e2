import type { Response, ResponseStreamEvent } from "openai/resources/responses/responses";
import type { StoredItem } from "./items";
import type { CreateResponse } from "./request";

/** Executes responses. It shares the turn loop, the tools and the models with the run engine. */
export interface ResponseEngine {
  /**
   * Begins a response. Everything that can be refused is refused before it begins.
   *
   * @throws {ApiError} 400 or 404 for a context, tool or item that there is not, or that makes no sense; 429
   * when too many responses wait.
   */
  create(owner: string, request: CreateResponse, signal: AbortSignal): Promise<StartedResponse>;

  /** As it is now. @throws {ApiError} 404 */
  get(owner: string, responseId: string, include: readonly string[]): Promise<Response>;

  /**
   * The events of a background stream with numbers above `startingAfter`, to its end.
   *
   * @throws {ApiError} 404, or 400 for a response that was not created with `background` and `stream`.
   */
  events(
    owner: string,
    responseId: string,
    startingAfter: number,
  ): Promise<AsyncIterable<ResponseStreamEvent>>;

  /** @throws {ApiError} 404, or 400 for one that is no background response or is over. */
  cancel(owner: string, responseId: string): Promise<Response>;

  /** Responses that go on from it keep their history. @throws {ApiError} 404 */
  delete(owner: string, responseId: string): Promise<void>;

  /** What it was asked, oldest first; with a conversation also what stood there before. @throws {ApiError} 404 */
  inputItems(owner: string, responseId: string): Promise<readonly StoredItem[]>;

  /** About how many tokens the input of a request has. @throws {ApiError} as {@link create} does for the input */
  countInput(owner: string, request: CreateResponse): Promise<number>;

  /** To be called once before the first request: background responses begin again, others have failed. */
  recover(): Promise<void>;

  activity(): { readonly queued: number; readonly running: number };

  /** Stops executing; background responses go on at the next {@link recover}. Safe to call twice. */
  close(): Promise<void>;
}

export interface StartedResponse {
  /** As it was written. */
  readonly response: Response;
  /** As it is when it is over. Never rejects. */
  readonly ended: Promise<Response>;
  /** All its events, from the first. */
  readonly events: AsyncIterable<ResponseStreamEvent>;
  /** Stops it, as nobody waits for it any more; a background response goes on. */
  leave(): void;
}
