import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stopService } from "../../src/client/local-service";
import { runModule } from "../../src/notebook/run-module";
import { type ChatReply, callChunk, chunk, says, startChatServer, streamed } from "../support/chat-server";
import { notebookFiles, textOf } from "../support/notebook-files";

/** A model that writes a program for a question and answers with what it printed. */
const mathModel: ChatReply = (response, request) => {
  const last = request.body.messages.at(-1);
  const said = String(last?.content);
  const reply =
    last?.role === "tool"
      ? says(`My program says ${said.trim()}.`)
      : streamed(
          callChunk(0, "call_0", "code_interpreter", JSON.stringify({ code: programFor(said) })),
          chunk({}, "tool_calls"),
        );
  reply(response, request);
};

function programFor(question: string): string {
  const sides = /(\w[^`=]*)=([^`=?]*)/
    .exec(question)
    ?.slice(1)
    .map((side) => side.replace(/Solve|x/g, (each) => (each === "x" ? "*x" : "")));
  if (!sides) return "from fractions import Fraction as F\nprint(F(2, 3) + F(1, 4))";
  const [left, right] = sides.map((side) => side.trim());
  return `f = lambda x: (${left}) - (${right})\nprint("x =", round(f(0) / (f(0) - f(1))))`;
}

test("the quickstart notebook runs unchanged with a chat model behind the service", async () => {
  const server = await startChatServer(mathModel);
  const dataDir = mkdtempSync(join(tmpdir(), "chat-model-"));
  onTestFinished(async () => {
    await stopService(dataDir);
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const quickstart = notebookFiles().find(({ name }) => name.startsWith("01-"));
  if (!quickstart) throw new Error("There is no notebook 01");
  const env = {
    PATH: process.env.PATH,
    ASSISTANTS_DATA_DIR: dataDir,
    MODEL_BASE_URL: `${server.origin}/v1`,
    MODEL_API_KEY: "secret-key-1",
    MODEL_NAME: "local-model",
  };
  const results = await runModule(quickstart.notebook, quickstart.path, { env });
  const shown = results.map(textOf).join("\n");
  expect(shown).toMatch(/Connected: local service \+ model local-model/);
  expect(shown).toContain("assistant: My program says x = 1.");
  expect(shown).toContain("x = 1: left 14, right 14");
  expect(shown).toContain("My program says x = 3.");
  expect(shown).toContain("My program says 11/12.");
  expect(shown).toContain("Well done");
  expect(shown).not.toContain("secret-key-1");
  const systems = server.requests.map(({ body }) => body.messages[0]?.content);
  expect(systems.at(-1)).toContain("Jane Doe");
});
