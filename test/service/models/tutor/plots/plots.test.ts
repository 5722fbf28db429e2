import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { ModelTool } from "../../../../../src/service/models/model";
import { requestFor } from "../../../../support/tutor-request";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

let thread: TutorThread;
afterEach(() => thread.close());

async function ask(...questions: string[]): Promise<string[]> {
  thread = new TutorThread();
  const texts: string[] = [];
  for (const question of questions) texts.push((await thread.ask(question)).text);
  return texts;
}

function picture(name: string): string {
  return readFileSync(thread.path(name), "utf8");
}

describe.skipIf(!hasPython)("plots", () => {
  it("draws a function over the range asked for, shows it, and links the file", async () => {
    const [text] = await ask("plot sin(x) from -2π to 2π");
    expect(text).toContain("\\(\\sin(x)\\) from \\(-2\\pi\\) to \\(2\\pi\\)");
    expect(text).toContain("[sine_wave.svg](sandbox:/mnt/data/sine_wave.svg)");
    expect(picture("sine_wave.svg")).toMatch(
      /^<svg [\s\S]*<title>sin\(x\)<\/title>[\s\S]*<polyline[\s\S]*<\/svg>$/,
    );
    expect(readFileSync(`${thread.folder}/shown/sine_wave.svg`, "utf8")).toBe(picture("sine_wave.svg"));
  });

  it("changes the picture when asked to", async () => {
    const [, dark, range] = await ask(
      "Create a visualization of a sinewave",
      "I prefer visualizations in darkmode. Can you change the colors to make a darkmode version of the visualization you generated.",
      "from 0 to 10",
      "in red",
    );
    expect(dark).toContain("dark plot of \\(\\sin(x)\\)");
    expect(range).toContain("from \\(0\\) to \\(10\\)");
    expect(picture("dark_sine_wave.svg")).toMatch(/fill="#15171c"[\s\S]*stroke="red"/);
  });

  it("keeps the range when the same curve is to be drawn again, with words between", async () => {
    const [, dark] = await ask("Plot sin(x) from 0 to 2*pi", "Now plot it in dark mode");
    expect(dark).toContain("dark plot of \\(\\sin(x)\\) from \\(0\\) to \\(2\\pi\\)");
  });

  it("draws several functions, and those of the question before", async () => {
    const [two, three] = await ask("Plot y = x^2 and y = 2x + 1 for x between -3 and 3", "add sqrt(x)");
    expect(two).toContain("\\(x^2\\) and \\(2x + 1\\)");
    expect(three).toContain("\\(\\sqrt{x}\\)");
    thread.close();
    expect((await ask("Solve x^2 - 5x + 6 = 0", "plot it"))[1]).toContain("plot of \\(x^2 - 5x + 6\\)");
  });

  it("sets a title in quotation marks, and never reads it as a formula", async () => {
    const [plot, named, renamed] = await ask(
      "plot sin(x) from -1 to 1 with the title 'My graph'",
      'Plot x^2 and call it "y = a + b from 0 to 9"',
      "give it the title “Ann's graph”",
    );
    expect(plot).toContain("plot of \\(\\sin(x)\\) from \\(-1\\) to \\(1\\)");
    expect(picture("sine_wave.svg")).toContain("<title>My graph</title>");
    expect(named).toContain("plot of \\(x^2\\) from -10 to 10");
    expect(renamed).toContain("plot of \\(x^2\\)");
    const [name = ""] = thread.files().filter((each) => each !== "sine_wave.svg");
    expect(picture(name)).toContain("Ann&#x27;s graph");
    thread.close();
    expect((await ask("plot with the title 'x^2'"))[0]).toContain("offline tutor");
  });

  it("does not draw what it did not understand", async () => {
    for (const text of await ask("Draw a cat", "plot x^3 and its shadow"))
      expect(text).toContain("do not understand");
    expect(thread.files()).toEqual([]);
  });
});

describe("plots with matplotlib", () => {
  it("uses matplotlib where it is installed", async () => {
    const [tool] = requestFor("").tools;
    const tools = [{ ...tool, packages: ["matplotlib", "numpy"] } as ModelTool];
    thread = new TutorThread({ tools });
    const { rounds } = await thread.ask("plot cos(x) in dark mode");
    const code = String(rounds[0]?.[0]?.given.code);
    for (const part of ['plt.style.use("dark_background")', "np.cos(x)", "plt.savefig(", "plt.show()"]) {
      expect(code).toContain(part);
    }
  });
});
