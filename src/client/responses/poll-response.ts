import type OpenAI from "openai";
import type { Response } from "openai/resources/responses/responses";
import { type PollOptions, pollUntil, type StopReason } from "../poll-until";

export type PollResponseOptions = PollOptions;

/** We stopped waiting for a response. The response itself goes on. */
export class ResponseWaitError extends Error {
  override readonly name = "ResponseWaitError";

  constructor(
    readonly responseId: string,
    readonly lastStatus: string | null,
    readonly reason: StopReason,
    options: ErrorOptions = {},
  ) {
    const why = {
      deadline: "the deadline passed",
      aborted: "the wait was aborted",
      interrupted: "you stopped the cell",
    };
    super(
      `Stopped waiting for response ${responseId}: ${why[reason]}, ${lastStatus === null ? "no status seen yet" : `last status "${lastStatus}"`}; ` +
        `the response itself goes on, and pollResponse(client, { id: "${responseId}" }) waits for it again`,
      options,
    );
  }
}

/** A response, or the id that finds it again. */
export type ResponseRef = Pick<Response, "id"> & { readonly status?: string };

/**
 * Waits until a response that was created with `background: true` has ended: `completed`, `failed`, `incomplete`
 * or `cancelled`. Returns it as it then is, whatever the status. Lost connections, 429 and 5xx are outlasted.
 *
 * @throws {ResponseWaitError} when the deadline passes, the signal aborts or the cell is stopped
 * @throws {APIError} the SDK's error, when asking again cannot help
 * @example
 * const ended = await pollResponse(client, await client.responses.create({ model, input, background: true }));
 */
export async function pollResponse(
  client: OpenAI,
  response: ResponseRef,
  options: PollResponseOptions = {},
): Promise<Response> {
  const { id } = response;
  return await pollUntil<Response>(
    {
      lastStatus: response.status ?? null,
      ask: (_known, request) => client.responses.retrieve(id, {}, request).withResponse(),
      isOver: ({ status }) => status !== "queued" && status !== "in_progress",
      stopped: ({ reason, lastStatus }, cause) => new ResponseWaitError(id, lastStatus, reason, cause),
    },
    options,
  );
}
