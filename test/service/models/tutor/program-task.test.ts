import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createTutor } from "../../../../src/service/models/tutor/create-tutor";
import { createCodeInterpreter } from "../../../../src/service/sandbox/create-code-interpreter";
import { openEngine } from "../../../support/open-engine";
import { requestFor } from "../../../support/tutor-request";

const folder = mkdtempSync(join(tmpdir(), "no-sandbox-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the tutor says of the outputs, one after the other. */
async function answer(text: string, ...outputs: string[]): Promise<string> {
  let said = "";
  const messages = [...requestFor(text).messages];
  for (let at = 0; at <= outputs.length; at++) {
    let json = "";
    for await (const event of createTutor().respond(
      { ...requestFor(text), messages },
      new AbortController().signal,
    )) {
      if (event.type === "text") said += event.text;
      if (event.type === "tool_call") json += event.arguments;
    }
    if (json === "") break;
    const call = { id: `call_${at}`, name: "code_interpreter", arguments: json };
    messages.push({
      role: "assistant",
      content: [],
      toolCalls: [call],
      assistantId: null,
      assistantName: null,
    });
    messages.push({ role: "tool", toolCallId: call.id, output: outputs[at] ?? "" });
  }
  return said;
}

describe("an interpreter that does not run the program", () => {
  it("is named as the cause when its sandbox cannot start", async () => {
    const blocked = join(folder, "a-file");
    writeFileSync(blocked, "");
    const interpreter = createCodeInterpreter({ cacheDir: join(blocked, "cache") });
    const engine = openEngine({ model: createTutor(), interpreter });
    const [assistant, thread] = [
      await engine.newAssistant({ tools: [{ type: "code_interpreter" }] }),
      await engine.newThread("Solve 3x + 11 = 14"),
    ];
    await engine.settled(await engine.start(thread, assistant));
    const [reply] = (await engine.messages(thread)).slice(-1);
    await engine.close();
    const [part] = reply?.content ?? [];
    const text = part?.type === "text" ? part.text.value : "";
    expect(text).toMatch(
      /^The code interpreter could not start its sandbox, so my program never ran.*ENOTDIR|EEXIST/,
    );
    expect(text).toContain("npm run doctor");
    expect(text).not.toContain("in other words");
  });

  it.each([
    [
      "[Cannot start the Python sandbox: crash: exit 1:\n  node: bad option]\n",
      /could not start its sandbox.*crash: exit 1: node: bad option\. Nothing is wrong with your question/,
    ],
    [
      "answer: 1\n[Stopped: the process used too much memory. Variables and imports are gone.]\n",
      /did not let my program finish.*: Stopped: the process used too much memory/,
    ],
    [
      "Traceback (most recent call last):\nNameError: x\n",
      /could not find an answer that passes its own check/,
    ],
    ["answer: x = 1\ncheck: failed\n", /could not find an answer that passes its own check/],
  ])("is told from a program that failed: %j", async (output, expected) => {
    expect(await answer("Solve 3x + 11 = 14", output)).toMatch(expected);
  });

  it("is asked for where it is not enabled, for both APIs", async () => {
    let said = "";
    const request = requestFor("Solve 3x + 11 = 14", { tools: [] });
    for await (const event of createTutor().respond(request, new AbortController().signal))
      if (event.type === "text") said += event.text;
    expect(said).toContain('`tools: [{ type: "code_interpreter" }]`');
    expect(said).toContain('`container: { type: "auto" }`');
  });
});
