import { afterEach, describe, expect, it } from "vitest";
import type { ModelTool } from "../../../../../src/service/models/model";
import { TutorThread } from "../../../../support/tutor-thread";

const fileSearch: ModelTool = {
  kind: "file_search",
  name: "file_search",
  description: "",
  parameters: {},
  strict: false,
};

const PASSAGES = `【4:0†notes.md】
# Holidays

Employees get 25 days of vacation per year. Unused days expire in March.

【4:1†canteen.md】
- On Monday we serve soup.
- The canteen opens at 11:30.

【4:2†travel.md】
Business trips are booked by the office. A day abroad is paid with 40 euros.`;

let thread: TutorThread;
afterEach(() => thread.close());

async function ask(question: string, output = PASSAGES) {
  thread = new TutorThread({ tools: [fileSearch] }, { file_search: () => output });
  const { text, rounds } = await thread.ask(question);
  expect(rounds.map((round) => round.map(({ name }) => name))).toEqual([["file_search"]]);
  return text;
}

describe("retrieval", () => {
  it.each([
    [
      "How many vacation days do employees get?",
      "Employees get 25 days of vacation per year 【4:0†notes.md】.",
    ],
    ["When does the canteen open?", "The canteen opens at 11:30 【4:1†canteen.md】."],
    ["What happens to unused days?", "Unused days expire in March 【4:0†notes.md】."],
    ["How much is paid for a day abroad?", "A day abroad is paid with 40 euros 【4:2†travel.md】."],
  ])("answers %s with the passage and its marker", async (question, expected) => {
    expect(await ask(question)).toBe(expected);
  });

  it("does not end a sentence at a title, and shows the whole of a file that is named", async () => {
    const about =
      "【4:0†staff.md】\nTrips are booked by Ms. Weber.\n\n【4:1†soup.md】\nSoup is served on Monday.";
    expect(await ask("Who books trips?", about)).toBe("Trips are booked by Ms. Weber 【4:0†staff.md】.");
    thread.close();
    expect(await ask("Summarize staff.md", about)).toBe("Trips are booked by Ms. Weber 【4:0†staff.md】.");
  });

  it("takes no number in a file for the answer to a calculation", async () => {
    expect(await ask("What is 25 + 40?")).toContain("do not seem to contain the answer");
  });

  it("says so when the files do not contain the answer", async () => {
    const text = await ask("Who is the president of the company?");
    expect(text).toContain("do not seem to contain the answer");
    expect(text).not.toContain("【");
    thread.close();
    expect(await ask("Anything about penguins?", "Nothing was found.")).toContain("found nothing");
  });
});
