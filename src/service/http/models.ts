import { Hono } from "hono";
import type { Model } from "openai/resources/models";
import { ApiError } from "../api-error";
import type { Deployment } from "../models/model";
import { answer } from "./answer";
import type { Parts, Routes, ServiceEnv } from "./parts";

/** `/models`: the names that requests can give as `model`. */
export function modelRoutes({ model }: Parts): Routes {
  const routes = new Hono<ServiceEnv>();
  routes.get("/models", (c) => answer(c, { object: "list", data: model.deployments().map(toModel) }));
  routes.get("/models/:model", (c) => {
    const name = c.req.param("model");
    const deployment = model.deployments().find(({ id }) => id === name);
    if (deployment !== undefined) return answer(c, toModel(deployment));
    throw new ApiError(404, `The model '${name}' does not exist`, {
      code: "model_not_found",
      param: "model",
    });
  });
  return routes;
}

function toModel({ id, ownedBy, createdAtSeconds }: Deployment): Model {
  return { id, object: "model", created: createdAtSeconds, owned_by: ownedBy };
}
