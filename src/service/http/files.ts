import { Hono } from "hono";
import type { FileObject } from "openai/resources/files";
import { z } from "zod";
import { ApiError } from "../api-error";
import { isExpired, purposes } from "../files/create-files";
import { answer, answerBody } from "./answer";
import { invalidRequest } from "./invalid-request";
import { readForm } from "./multipart";
import { readChoice, readPageQuery, toPage } from "./pages";
import type { Parts, Routes, ServiceEnv } from "./parts";

/** Files: upload, list, retrieve, content, delete. */
export function fileRoutes({ store, files, clock }: Parts): Routes {
  const routes = new Hono<ServiceEnv>();

  routes.post("/files", async (c) => {
    const form = await readForm(c.req.raw, ({ content }, signal) => files.stage(content, signal));
    try {
      const details = checkFields(form.fields);
      if (form.file === null) throw missing("file");
      const { filename, received } = form.file;
      return answer(c, await files.keep(c.get("owner"), received, { filename, ...details }));
    } catch (error) {
      if (form.file !== null) await files.discard(form.file.received);
      throw error;
    }
  });

  routes.get("/files", async (c) => {
    const query = readPageQuery(c, { defaultLimit: 10_000, maxLimit: 10_000 });
    const tag = readChoice(c, "purpose", purposes);
    const owner = c.get("owner");
    const page = await store.list("file", { owner, ...query, ...(tag && { tag }) });
    const shown = toPage<"file", FileObject>(page, (record) => record.object);
    return answer(c, { ...shown, data: shown.data.filter((file) => !isExpired(file, clock)) });
  });

  routes.get("/files/:file_id", async (c) =>
    answer(c, await files.get(c.get("owner"), c.req.param("file_id"))),
  );

  routes.get("/files/:file_id/content", async (c) => {
    const { object, contentType, bytes, body } = await files.open(c.get("owner"), c.req.param("file_id"));
    return answerBody(c, body, {
      "content-type": contentType,
      "content-length": String(bytes),
      "content-disposition": contentDisposition(object.filename),
      // What a browser makes of a file is not for the file to say.
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
    });
  });

  routes.delete("/files/:file_id", async (c) => {
    const id = c.req.param("file_id");
    await files.delete(c.get("owner"), id);
    return answer(c, { id, object: "file", deleted: true });
  });

  return routes;
}

const uploadable = ["assistants", "batch", "fine-tune", "vision", "user_data", "evals"] as const;

const fields = z.strictObject({
  purpose: z.enum(uploadable),
  expires_after: z
    .strictObject({
      anchor: z.literal("created_at"),
      seconds: z.coerce.number().pipe(z.int().min(3600).max(2_592_000)),
    })
    .optional(),
});

/** `expires_after[seconds]` and the like are one object, taken apart for the form. */
function checkFields(form: ReadonlyMap<string, string>) {
  const body: Record<string, unknown> = {};
  for (const [name, value] of form) {
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (outer === undefined || inner === undefined) body[name] = value;
    else body[outer] = { ...Object(body[outer]), [inner]: value };
  }
  const checked = fields.safeParse(body, { reportInput: true });
  if (!checked.success) throw invalidRequest(checked.error.issues);
  const { purpose, expires_after } = checked.data;
  return {
    // `evals` is newer than the type of the answer.
    purpose: purpose as FileObject["purpose"],
    ...(expires_after && { expiresAfterSeconds: expires_after.seconds }),
  };
}

/** For saving a file under its own name, in letters of any script. */
export function contentDisposition(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function missing(param: string): ApiError {
  return new ApiError(400, `Missing required parameter: '${param}'.`, {
    code: "missing_required_parameter",
    param,
  });
}
