import type { APIError } from "openai";
import { type Explanation, makeExplanation } from "./explanation";
import { readRefusal } from "./refusal";
import { refusedAccess } from "./refused-access";
import { refusedInput } from "./refused-input";

/** Explains an answer of the service with a status of 400 or more. */
export function explainRequest(error: APIError): Explanation {
  const refusal = readRefusal(error);
  const happened = `The service answered ${refusal.status}: ${refusal.message}`;
  const entry = [...refusedAccess, ...refusedInput].find(({ fits }) => fits(refusal));
  const words = entry?.words(refusal) ?? {
    why:
      refusal.param === ""
        ? "The service refused the request"
        : `The service does not accept what stands in ${refusal.param}`,
    todo:
      refusal.param === "" ? "Change what the message names" : `Change ${refusal.param} in the cell's call`,
  };
  return makeExplanation(entry?.code ?? null, { happened, ...words }, error.requestID ?? null);
}
