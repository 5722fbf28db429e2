import type { Response } from "openai/resources/responses/responses";
import { type StoredItem, shownItem } from "./items";
import type { CreateResponse } from "./request";

/** A response as it is kept. */
export interface ResponseRecord {
  /** As it is sent, but with an empty `output`: that is made of the items for every answer. */
  readonly object: Response;
  /** Without its input; kept so that a restart can begin anew. */
  readonly request: CreateResponse;
  readonly input: readonly StoredItem[];
  readonly output: readonly StoredItem[];
  /** How many items of its conversation stood before it; 0 without one. */
  readonly itemsBefore: number;
  /** Deleted, and kept only for the responses that go on from it. */
  readonly isDeleted: boolean;
  /** The events of a background stream that is over. */
  readonly events: readonly object[] | null;
}

/** The response as an answer shows it. */
export function shownResponse(
  { object, output }: Pick<ResponseRecord, "object" | "output">,
  include: readonly string[],
): Response {
  // Our items are those of the SDK, with fewer of the things that may be absent.
  const items = output.map((item) => shownItem(item, include)) as unknown as Response["output"];
  return { ...object, output: items };
}
