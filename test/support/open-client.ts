import OpenAI from "openai";
import { onTestFinished } from "vitest";
import { openService, type ServiceOptions } from "./open-service";

/** The `openai` client of a whole service that ends with the test. */
export async function openClient(options: ServiceOptions): Promise<OpenAI> {
  const service = await openService(options);
  onTestFinished(() => service.close());
  return service.openai;
}

/** What a refused call was answered: `status code param: message`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.catch((reason: unknown) => reason);
  if (!(error instanceof OpenAI.APIError)) throw new Error("nothing was refused");
  return `${error.status} ${error.code} ${error.param}: ${error.message}`;
}
