import type { Context } from "hono";
import { ApiError } from "../api-error";
import type { Parts, ServiceEnv } from "./parts";

/** @throws {ApiError} for a model or deployment that the configured model does not have. */
export function checkModel(
  c: Context<ServiceEnv>,
  { model }: Pick<Parts, "model">,
  name: string | null | undefined,
): void {
  if (name == null || model.accepts(name)) return;
  if (c.get("dialect") !== "openai") {
    throw new ApiError(
      404,
      `The API deployment for this resource does not exist: '${name}'. Known deployments: ${known(model)}. If you created the deployment within the last 5 minutes, please wait a moment and try again.`,
      { code: "DeploymentNotFound" },
    );
  }
  throw new ApiError(400, `The requested model '${name}' does not exist. Known models: ${known(model)}.`, {
    code: "model_not_found",
    param: "model",
  });
}

function known(model: Parts["model"]): string {
  const names = model.deployments().map(({ id }) => `'${id}'`);
  return names.length === 0 ? "none" : names.join(", ");
}
