import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ModelMessage, ModelRequest, ModelTool, ModelToolCall } from "../../src/service/models/model";
import { createTutor } from "../../src/service/models/tutor/create-tutor";
import { requestFor } from "./tutor-request";

export type Handlers = Readonly<Record<string, (given: Record<string, unknown>) => unknown>>;

/** What a run asks for beside the thread's own options; a function when it differs from turn to turn. */
type Over = Partial<ModelRequest> | ((turn: number) => Partial<ModelRequest>);

export interface Reply {
  readonly text: string;
  /** The calls of each turn. */
  readonly rounds: readonly (readonly { name: string; given: Record<string, unknown>; output: string }[])[];
}

/** The system's Python where there is one: Debian's packages are installed for it. */
export const PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

/** Whether programs can really run here. */
export const hasPython = spawnSync(PYTHON, ["--version"]).status === 0;

/**
 * A thread with the tutor: asks, answers its calls (functions by `handlers`, programs by a real Python with
 * `/mnt/data` in a folder of its own), until it answers.
 */
export class TutorThread {
  readonly messages: ModelMessage[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), "tutor-"));

  constructor(
    private readonly options: Partial<ModelRequest> = {},
    private readonly handlers: Handlers = {},
  ) {
    mkdirSync(join(this.folder, "data"));
  }

  putFile(name: string, content: string): void {
    writeFileSync(join(this.folder, "data", name), content);
  }

  files(): string[] {
    return readdirSync(join(this.folder, "data")).sort();
  }

  path(name: string): string {
    return join(this.folder, "data", name);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async ask(text: string, over: Over = {}): Promise<Reply> {
    this.messages.push({ role: "user", content: [{ type: "text", text }] });
    return this.run(over);
  }

  /** Lets the tutor answer the thread as it stands. */
  async run(over: Over = {}): Promise<Reply> {
    const rounds: { name: string; given: Record<string, unknown>; output: string }[][] = [];
    for (;;) {
      const { text: said, calls } = await this.turn({
        ...this.options,
        ...(typeof over === "function" ? over(rounds.length) : over),
      });
      this.messages.push({
        role: "assistant",
        content: said ? [{ type: "text", text: said }] : [],
        toolCalls: calls,
        assistantId: "asst_1",
        assistantName: null,
      });
      if (calls.length === 0) return { text: said, rounds };
      const round = calls.map((call) => {
        const given = JSON.parse(call.arguments) as Record<string, unknown>; // the tutor writes objects
        const output = this.answer(call.name, given);
        this.messages.push({ role: "tool", toolCallId: call.id, output });
        return { name: call.name, given, output };
      });
      rounds.push(round);
      if (rounds.length > 60) throw new Error("The tutor calls without end");
    }
  }

  private async turn(over: Partial<ModelRequest>): Promise<{ text: string; calls: ModelToolCall[] }> {
    const files = this.files().map((name) => ({
      fileId: `file_${name}`,
      filename: name,
      path: `/mnt/data/${name}`,
      bytes: 1,
    }));
    const request = { ...requestFor("", { files, ...over }), messages: this.messages };
    const calls: { id: string; name: string; arguments: string }[] = [];
    let text = "";
    for await (const event of createTutor().respond(request, new AbortController().signal)) {
      if (event.type === "text") text += event.text;
      if (event.type !== "tool_call") continue;
      const call = calls[event.index] ?? { id: event.id ?? "", name: event.name ?? "", arguments: "" };
      call.arguments += event.arguments;
      calls[event.index] = call;
    }
    return { text, calls };
  }

  private answer(name: string, given: Record<string, unknown>): string {
    if (name === "code_interpreter") return this.runProgram(String(given.code));
    const output = this.handlers[name]?.(given) ?? "";
    return typeof output === "string" ? output : JSON.stringify(output);
  }

  /** Runs a program as the interpreter would; its files land in `folder`. */
  private runProgram(code: string): string {
    const file = join(this.folder, "program.py");
    writeFileSync(
      file,
      code
        .replaceAll("/mnt/data", join(this.folder, "data"))
        .replaceAll("/mnt/.shown", join(this.folder, "shown")),
    );
    const { stdout, stderr } = spawnSync(PYTHON, [file], { encoding: "utf8", timeout: 30_000 });
    return `${stdout}${stderr}`.replaceAll(join(this.folder, "data"), "/mnt/data");
  }
}

/** A caller's function. */
export function functionTool(
  name: string,
  description: string,
  properties: Record<string, unknown>,
  required: readonly string[] = Object.keys(properties),
): ModelTool {
  const parameters = { type: "object", properties, required };
  return { kind: "function", name, description, parameters, strict: false };
}
