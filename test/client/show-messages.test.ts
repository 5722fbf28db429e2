import { describe, expect, it } from "vitest";
import { cite } from "../../src/client/cite";
import { dollarMath } from "../../src/client/dollar-math";
import { showMessages } from "../../src/client/show-messages";
import { keepOutputs } from "../support/outputs";
import { sampleMessage, textPart } from "../support/sample-run";

describe("dollarMath()", () => {
  it.each([
    ["The solution to \\(3x + 11 = 14\\) is \\(x = 1\\).", "The solution to $3x + 11 = 14$ is $x = 1$."],
    ["\\[ x^2 \\]", "\n\n$$x^2$$\n\n"],
    ["`\\(a\\)` stays", "`\\(a\\)` stays"],
    ["```\n\\(a\\) $1\n```", "```\n\\(a\\) $1\n```"],
    ["It costs $5 and then $6.", "It costs \\$5 and then \\$6."],
    ["Already $x = 1$ here", "Already $x = 1$ here"],
  ])("turns %j into %j", (text, expected) => {
    expect(dollarMath(text)).toBe(expected);
  });
});

const citation = (marker: string, start: number, fileId: string) => ({
  type: "file_citation",
  text: marker,
  start_index: start,
  end_index: start + marker.length,
  file_citation: { file_id: fileId },
});

describe("cite()", () => {
  it("numbers sources in reading order, the same file once", () => {
    const text = "Cats purr【1†a】 and dogs bark【2†b】. Cats sleep【3†a】.";
    const marks = ["【1†a】", "【2†b】", "【3†a】"];
    const annotations = marks.map((mark, index) =>
      citation(mark, text.indexOf(mark), index === 1 ? "file-b" : "file-a"),
    );
    const cited = cite(sampleMessage("assistant", [textPart(text, annotations.reverse())]));
    expect(cited.text).toBe("Cats purr [1] and dogs bark [2]. Cats sleep [1].");
    expect(cited.footnotes.map(({ number, fileId }) => [number, fileId])).toEqual([
      [1, "file-a"],
      [2, "file-b"],
    ]);
  });

  it("takes the file's name from the marker, and else its id", () => {
    const text = "Cats purr 【4:0†cats.md】, dogs bark【4:1†source】.";
    const cited = cite(
      sampleMessage("assistant", [
        textPart(text, [
          citation("【4:0†cats.md】", text.indexOf("【4:0"), "file-a"),
          citation("【4:1†source】", text.indexOf("【4:1"), "file-b"),
        ]),
      ]),
    );
    expect(cited.text).toBe("Cats purr [1], dogs bark [2].");
    expect(cited.footnotes.map(({ name }) => name)).toEqual(["cats.md", "file-b"]);
  });

  it("turns a link to a file of the interpreter into its words and a number", () => {
    const text = "See [plot.svg](sandbox:/mnt/data/plot.svg).";
    const path = "sandbox:/mnt/data/plot.svg";
    const annotation = {
      type: "file_path",
      text: path,
      start_index: text.indexOf(path),
      end_index: text.indexOf(path) + path.length,
      file_path: { file_id: "assistant-7" },
    };
    expect(cite(sampleMessage("assistant", [textPart(text, [annotation])])).text).toBe("See plot.svg [1].");
  });

  it("replaces a marker whose position is wrong by its text", () => {
    const cited = cite(
      sampleMessage("assistant", [textPart("Yes【1†a】.", [citation("【1†a】", 99, "file-a")])]),
    );
    expect(cited.text).toBe("Yes [1].");
  });
});

describe("showMessages()", () => {
  it("begins a list on a line of its own", async () => {
    const { display, outputs } = keepOutputs();
    await showMessages([sampleMessage("assistant", [textPart("- one\n- two")])], { display });
    expect(outputs[0]?.content).toBe("**assistant:** \n\n- one\n- two");
  });

  it.each([
    ["<svg xmlns='http://www.w3.org/2000/svg'/>", "data:image/svg+xml;base64,"],
    ["<?xml version='1.0'?><svg/>", "data:image/svg+xml;base64,"],
    ["GIF89a", "data:image/jpeg;base64,"],
  ])("shows a picture as what it is: %s", async (bytes, expected) => {
    const { display, outputs } = keepOutputs();
    const picture = sampleMessage("assistant", [
      { type: "image_file", image_file: { file_id: "assistant-1" } },
    ]);
    await showMessages([picture], { display, readFile: async () => new TextEncoder().encode(bytes) });
    expect(outputs[0]?.content).toContain(expected);
  });

  it("shows the conversation from the question on, with formulas, pictures in place and footnotes", async () => {
    const { display, outputs } = keepOutputs();
    const answer = sampleMessage("assistant", [
      { type: "image_file", image_file: { file_id: "assistant-0001" } },
      textPart("So \\(x = 1\\)【1†a】.", [citation("【1†a】", 12, "file-a")]),
    ]);
    const question = sampleMessage("user", [textPart("Solve it")]);
    const readFile = async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]);
    await showMessages({ data: [answer, question] }, { display, readFile });
    expect(outputs.map((output) => output.format)).toEqual([
      "markdown",
      "png",
      "markdown",
      "markdown",
      "markdown",
    ]);
    expect(outputs[0]?.content).toBe("**user:** Solve it");
    expect(outputs[2]?.content).toContain("assistant-0001");
    expect(outputs[3]?.content).toBe("So $x = 1$ [1].");
    expect(outputs[4]?.content).toContain("file-a");
  });
});
