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

  it.each([
    [
      "Which file mentions vacation?",
      "`notes.md` says: Employees get 25 days of vacation per year 【4:0†notes.md】.",
    ],
    [
      "In which document does it say that unused days expire?",
      "`notes.md` says: Unused days expire in March 【4:0†notes.md】.",
    ],
    ["Which of my files is about soup?", "`canteen.md` says: On Monday we serve soup 【4:1†canteen.md】."],
  ])("names the file for %s", async (question, expected) => {
    expect(await ask(question)).toBe(expected);
  });

  it("says which file an answer came from", async () => {
    thread = new TutorThread({ tools: [fileSearch] }, { file_search: () => PASSAGES });
    await thread.ask("When does the canteen open?");
    for (const question of ["Which file says that?", "Where does it say that?", "What is your source?"]) {
      const { text, rounds } = await thread.ask(question);
      expect(text).toBe("`canteen.md` says: The canteen opens at 11:30 【4:1†canteen.md】.");
      expect(rounds[0]?.[0]?.given).toEqual({ query: "When does the canteen open" });
    }
  });

  it.each([
    ["Compare vacation and business trips."],
    ["What is the difference between vacation and business trips?"],
    ["vacation vs. business trips"],
  ])("searches for each side of %s", async (question) => {
    thread = new TutorThread({ tools: [fileSearch] }, { file_search: () => PASSAGES });
    const { text, rounds } = await thread.ask(question);
    expect(rounds.map((round) => round.map(({ given }) => given.query))).toEqual([
      ["vacation", "business trips"],
    ]);
    expect(text).toBe(
      "**vacation**: Employees get 25 days of vacation per year 【4:0†notes.md】.\n\n" +
        "**business trips**: Business trips are booked by the office 【4:2†travel.md】.",
    );
  });

  it("says which side of a comparison the files leave open, and searches one by one where told to", async () => {
    thread = new TutorThread(
      { tools: [fileSearch], parallelToolCalls: false },
      { file_search: () => PASSAGES },
    );
    const { text, rounds } = await thread.ask("Compare soup with penguins");
    expect(rounds).toHaveLength(2);
    expect(text).toBe(
      "**soup**: On Monday we serve soup 【4:1†canteen.md】.\n\nI found nothing about penguins in your files.",
    );
  });

  it("says so when the files do not contain the answer", async () => {
    const text = await ask("Who is the president of the company?");
    expect(text).toContain("do not seem to contain the answer");
    expect(text).not.toContain("【");
    thread.close();
    expect(await ask("Anything about penguins?", "Nothing was found.")).toContain("found nothing");
  });
});
