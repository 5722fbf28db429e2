import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import OpenAI, { toFile } from "openai";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFilesApp } from "../../support/open-files-app";

describe("files", () => {
  let all: ReturnType<typeof openFilesApp>;
  beforeEach(() => {
    all = openFilesApp();
  });
  afterEach(() => all.remove());

  function upload(name: string, content: string | Buffer, purpose: OpenAI.FilePurpose = "assistants") {
    return toFile(Buffer.from(content), name).then((file) => all.client.files.create({ file, purpose }));
  }

  async function raw(body: string | FormData, headers: Record<string, string> = {}) {
    const response = await all.fetch("http://127.0.0.1/v1/files", {
      method: "POST",
      headers: { authorization: "Bearer mia-key", ...headers },
      body,
    });
    const { error } = (await response.json()) as { error?: { message: string; param: string | null } };
    return `${response.status}: ${error?.message}`;
  }

  it("uploads and downloads in both dialects", async () => {
    const content = randomBytes(300_000);
    const file = await all.azure.files.create({
      file: await toFile(content, "π data.bin"),
      purpose: "assistants",
    });
    expect(file).toMatchObject({
      object: "file",
      bytes: 300_000,
      filename: "π data.bin",
      status: "processed",
    });
    expect(await all.client.files.retrieve(file.id)).toEqual(file);
    const response = await all.client.files.content(file.id);
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="_ data.bin"; filename*=UTF-8''%CF%80%20data.bin`,
    );
    expect(await all.azure.files.delete(file.id)).toEqual({ id: file.id, object: "file", deleted: true });
    await expect(all.client.files.retrieve(file.id)).rejects.toThrow(OpenAI.NotFoundError);
  });

  it("lists by purpose, page by page, each owner their own", async () => {
    const names = ["1.txt", "2.txt", "3.txt"];
    for (const name of names) await upload(name, name);
    await upload("other.txt", "x", "user_data");
    const seen: string[] = [];
    for await (const file of all.client.files.list({ purpose: "assistants", limit: 2, order: "asc" })) {
      seen.push(file.filename);
    }
    expect(seen).toEqual(names);
    expect((await all.client.files.list()).data.map((file) => file.filename)[0]).toBe("other.txt");
    expect((await all.noah.files.list()).data).toEqual([]);
    const [first] = (await all.client.files.list()).data;
    await expect(all.noah.files.content(first?.id ?? "")).rejects.toThrow(/No such File object/);
  });

  it("takes the fields in any order and gives files an end", async () => {
    const form = new FormData();
    form.set("file", new Blob(["text"]), "a.txt");
    form.set("expires_after[anchor]", "created_at");
    form.set("expires_after[seconds]", "3600");
    form.set("purpose", "user_data");
    const response = await all.fetch("http://127.0.0.1/v1/files", {
      method: "POST",
      headers: { authorization: "Bearer mia-key" },
      body: form,
    });
    const file = (await response.json()) as OpenAI.FileObject;
    expect(file).toMatchObject({ purpose: "user_data", bytes: 4, expires_at: file.created_at + 3600 });
  });

  it("says what is wrong with a form, and keeps nothing of it", async () => {
    const form = (fields: Record<string, string | Blob>) => {
      const made = new FormData();
      for (const [name, value] of Object.entries(fields)) made.set(name, value);
      return made;
    };
    const file = new Blob(["abc"]);
    const type = { "content-type": "multipart/form-data; boundary=x" };
    expect(await raw(form({ file }))).toBe("400: Missing required parameter: 'purpose'.");
    expect(await raw(form({ purpose: "assistants" }))).toBe("400: Missing required parameter: 'file'.");
    expect(await raw(form({ file, purpose: "fun" }))).toMatch(
      /^400: Invalid value: 'fun'. Supported values are/,
    );
    expect(await raw(form({ file, purpose: "assistants_output" }))).toMatch(/^400: Invalid value/);
    expect(await raw(form({ file, purpose: "assistants", model: "x" }))).toBe(
      "400: Unknown parameter: 'model'.",
    );
    expect(await raw(form({ document: file, purpose: "assistants" }))).toBe(
      "400: Unknown parameter: 'document'.",
    );
    expect(await raw("{}", { "content-type": "application/json" })).toMatch(/expected multipart\/form-data/);
    expect(await raw("x", { "content-type": "multipart/form-data" })).toMatch(
      /^400: Could not read.*boundary/,
    );
    expect(await raw("--x\r\nContent-Disposition: form-data; name=", type)).toMatch(/^400: Could not read/);
    const half = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf a fi';
    expect(await raw(half, type)).toMatch(/^400: Could not read/);
    expect(await raw("", type)).toMatch(/^400: Could not read/);
    const big = new Blob([Buffer.alloc(1_000_001)]);
    expect(await raw(form({ file: big, purpose: "assistants" }))).toMatch(
      /^413: The file is larger than 1000000/,
    );
    expect(await readdir(join(all.folder, "files"))).toEqual([]);
    expect(all.log).toEqual([]);
  });

  it("makes names safe", async () => {
    expect((await upload("../../../etc/passwd", "x")).filename).toBe("passwd");
    const long = await upload(`${"n".repeat(400)}.csv`, "x");
    expect(long.filename).toHaveLength(255);
  });
});
