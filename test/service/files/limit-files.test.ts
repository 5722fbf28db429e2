import { afterEach, beforeEach, expect, it } from "vitest";
import { limitFiles } from "../../../src/service/files/limit-files";
import { openFiles } from "../../support/open-files";

let folder: ReturnType<typeof openFiles>;
beforeEach(() => {
  folder = openFiles();
});
afterEach(() => folder.remove());

it("limitFiles() counts all files of one key, whichever way they come, and no one else's", async () => {
  const files = limitFiles(folder.files, folder.store, 10);
  const file = (text: string) => ({
    filename: "a.txt",
    content: Buffer.from(text),
    purpose: "assistants" as const,
  });
  await files.save("mia", file("12345"));
  const second = await files.keep("mia", await files.stage(Buffer.from("12345")), file(""));
  const full = { status: 413, code: "storage_limit_exceeded" };
  await expect(files.save("mia", file("1"))).rejects.toMatchObject(full);
  const staged = await files.stage(Buffer.from("1"));
  await expect(files.keep("mia", staged, file(""))).rejects.toMatchObject(full);
  await expect(folder.blobs.read(staged.name)).rejects.toThrow("No content");
  await files.save("noah", file("1234567890"));
  await files.delete("mia", second.id);
  await files.save("mia", file("12345"));
});
