import { Hono } from "hono";
import type { ContainerCreateResponse as Container } from "openai/resources/containers/containers";
import { ApiError } from "../api-error";
import { everyRecord } from "../files/cancel-files";
import { answer, answerBody } from "./answer";
import { contentDisposition } from "./files";
import { readForm } from "./multipart";
import { pageOf } from "./page-of";
import { readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";
import { readBody } from "./read-body";
import { createContainer, createContainerFile } from "./schema/response";

/** Containers of the code interpreter, and their files. */
export function containerRoutes(parts: Parts): Routes {
  const { store, containers } = parts;
  const routes: Routes = new Hono<ServiceEnv>();
  const path = "/containers/:container_id";

  routes.post("/containers", async (c) => {
    const { name, file_ids, expires_after, memory_limit } = await readBody(c, createContainer, parts);
    const created = await containers.create(c.get("owner"), {
      name,
      ...(file_ids && { file_ids }),
      ...(expires_after && { expiresAfterMinutes: expires_after.minutes }),
      ...(memory_limit && { memory_limit }),
    });
    return answer(c, created);
  });

  routes.get("/containers", async (c) => {
    const owner = c.get("owner");
    const name = c.req.query("name");
    const query = readPageQuery(c);
    if (!name) {
      const page = await store.list("container", { owner, ...query });
      return answer(
        c,
        toPage<"container", Container>(page, ({ object }) => containers.shown(object)),
      );
    }
    const all: Container[] = [];
    for await (const { object } of everyRecord(store, "container", { owner }))
      all.push(containers.shown(object));
    return answer(
      c,
      pageOf(all, query, (each) => each.name === name),
    );
  });

  routes.get(path, async (c) => answer(c, await containers.get(c.get("owner"), c.req.param("container_id"))));

  routes.delete(path, async (c) => {
    const id = c.req.param("container_id");
    await containers.delete(c.get("owner"), id);
    return answer(c, { id, object: "container.deleted", deleted: true });
  });

  routes.post(`${path}/files`, async (c) => {
    const owner = c.get("owner");
    const id = c.req.param("container_id");
    const isForm = c.req.header("content-type")?.toLowerCase().startsWith("multipart/");
    if (isForm) {
      const form = await readForm(c.req.raw, ({ filename, content }, signal) =>
        containers.addFile(owner, id, { filename, content, source: "user", signal }),
      );
      if (form.file === null) throw missingFile();
      return answer(c, form.file.received);
    }
    const { file_id } = await readBody(c, createContainerFile, parts);
    return answer(c, await containers.copy(owner, id, file_id));
  });

  routes.get(`${path}/files`, async (c) => {
    const all = await containers.files(c.get("owner"), c.req.param("container_id"));
    return answer(c, pageOf(all, readPageQuery(c)));
  });

  routes.get(`${path}/files/:file_id`, async (c) =>
    answer(c, await containers.getFile(c.get("owner"), c.req.param("container_id"), c.req.param("file_id"))),
  );

  routes.get(`${path}/files/:file_id/content`, async (c) => {
    const { container_id, file_id } = c.req.param();
    const { object, contentType, bytes, body } = await containers.openFile(
      c.get("owner"),
      container_id,
      file_id,
    );
    return answerBody(c, body, {
      "content-type": contentType,
      "content-length": String(bytes),
      "content-disposition": contentDisposition(object.path.slice(object.path.lastIndexOf("/") + 1)),
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
    });
  });

  routes.delete(`${path}/files/:file_id`, async (c) => {
    const { container_id, file_id: id } = c.req.param();
    await containers.deleteFile(c.get("owner"), container_id, id);
    return answer(c, { id, object: "container.file.deleted", deleted: true });
  });

  return routes;
}

function missingFile(): ApiError {
  const options = { code: "missing_required_parameter", param: "file" };
  return new ApiError(400, "Missing required parameter: 'file'.", options);
}
