import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeCells, type Output } from "../../src/notebook/notebook";
import { createRecordingService, type RecordingService } from "../../src/notebook/recording-service";
import { runModule } from "../../src/notebook/run-module";
import { notebookFiles } from "../support/notebook-files";

let service: RecordingService;

beforeAll(async () => {
  service = await createRecordingService(process.env);
});

afterAll(() => service.close());

describe("every notebook", () => {
  // The outputs in the files come from the kernel; the same ones from here show that a second recording says the same
  // and that both ways to run a notebook agree.
  test.each(notebookFiles())("$name runs, and shows again what is committed", async ({ path, notebook }) => {
    const env = await service.start();
    const results = await runModule(notebook, path, { env });
    for (const [index, cell] of codeCells(notebook).entries()) {
      const again = comparable(results[index]?.outputs ?? []);
      expect(again, `code cell ${index + 1}:\n${cell.source}`).toEqual(comparable(cell.outputs));
    }
  });
});

/** Outputs without what depends on which of two things that happen at once came first: times, and ids of files. */
function comparable(outputs: readonly Output[]): unknown {
  const said = outputs.filter((output) => output.output_type !== "stream" || output.name === "stdout");
  const texts = said.map((output) => JSON.stringify(output).replace(/<svg.*?<\/svg>/g, labelOf));
  return texts.map((text) =>
    text
      .replace(/\b1767\d{6}\b/g, "(time)")
      .replace(/\b(under )?\d+(\.\d+)? s\b/g, "(seconds)")
      .replace(/\bassistant-\d{4}\b/g, "(file)"),
  );
}

/** Of a drawn run what it says; the lengths of its bars are times. */
function labelOf(svg: string): string {
  return /aria-label=\\"(.*?)\\"/.exec(svg)?.[1] ?? svg;
}
