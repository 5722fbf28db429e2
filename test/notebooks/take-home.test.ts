import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { createTutor } from "../../src/service/models/tutor/create-tutor";
import { createCodeInterpreter } from "../../src/service/sandbox/create-code-interpreter";
import { notebookFiles } from "../support/notebook-files";
import { openService } from "../support/open-service";

const root = resolve(__dirname, "../..");

/** The cell of notebook 14 that a reader takes home. */
function takeHomeCell(): string {
  const notebook = notebookFiles().find(({ name }) => name.startsWith("14-"))?.notebook;
  const cell = notebook?.cells.find(({ source }) => source.startsWith("async function takeHome("));
  return cell?.source ?? "";
}

it("the program that notebook 14 gives away runs alone, on what Azure's v1 endpoint is known to have", async () => {
  const folder = await mkdtemp(join(root, "dist", "take-home-"));
  const interpreter = createCodeInterpreter({ cacheDir: folder });
  const service = await openService({ model: createTutor(), interpreter, without: ["conversations"] });
  try {
    const source = takeHomeCell();
    expect(source).not.toContain("assistants-quickstart");
    const where = { baseURL: `${service.address}/openai/v1/`, apiKey: "test-key", model: "deployment" };
    const file = join(folder, "tutor.ts");
    await writeFile(file, `${source}\nvoid takeHome(${JSON.stringify(where)});\nexport {};\n`);
    const command = ["-r", "ts-node/register", file];
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
    expect(stdout).toContain("x = 1");
    expect(stdout).toContain("x = 2");
  } finally {
    await service.close();
    await rm(folder, { recursive: true });
  }
});
