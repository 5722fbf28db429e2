import { afterEach, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

let thread: TutorThread;
afterEach(() => thread.close());

async function last(...questions: string[]): Promise<string> {
  thread = new TutorThread();
  let text = "";
  for (const question of questions) text = (await thread.ask(question)).text;
  return text;
}

describe.skipIf(!hasPython)("changedQuestion", () => {
  it.each([
    [["What is 15% of 200?", "now with 25% instead of 15%", "and of 300"], "\\(75\\)"],
    [["Solve x^2 - 5x + 6 = 0", "now with 7 instead of 5"], "\\(x = 6\\)"],
    [["Solve 2x + 3 = 9", "replace 9 by 11"], "\\(x = 4\\)"],
    [["Solve 2x + 3 = 9", "No, I meant 2x + 3 = 11"], "\\(x = 4\\)"],
    [["Solve 2x + 3 = 9", "sorry, 2x + 3 = 13"], "\\(x = 5\\)"],
    [["Solve x + y = 5 and x - y = 1", "what about x + y = 7 and x - y = 3"], "\\(x = 5\\)"],
    [["What is the gcd of 12 and 18?", "and of 20 and 30?"], "\\(10\\)"],
    [["What is the gcd of 12 and 18?", "and the lcm?"], "\\(36\\)"],
    [["What is the mean of 3, 5, 10?", "and the median?"], "\\(5\\)"],
    [["What is 7 * 8?", "plus 4", "divided by 6", "square it"], "= 100"],
    [["What is 6 * 7?", "in binary"], "\\(101010\\)"],
    [["Convert 5 km to meters", "and 10?"], "10000"],
    [["Let x = 3. What is x^2?", "and for x = 5"], "= 25"],
    [["Is 97 prime?", "and 99?"], "No, "],
    [["Solve 2x + 3 = 9", "again"], "\\(x = 3\\)"],
    [["What is 6 * 7?", "Thanks!", "times 2"], "= 84"],
  ])("understands %j", async (questions, expected) => {
    expect(await last(...questions)).toContain(expected);
  });

  it("does not guess what is meant when more than one thing can be", async () => {
    expect(await last("Solve 5x + 5 = 20", "7 instead of 5")).toContain("do not understand");
    thread.close();
    expect(await last("Solve x^2 - 5x + 6 = 0", "times 3")).toContain("do not understand");
  });

  it("asks what is meant where nothing was asked before", async () => {
    expect(await last("Solve it")).toContain("I need to know what to solve");
    thread.close();
    expect(await last("x")).toContain("What shall I do with");
    thread.close();
    expect(await last("5")).toContain("What shall I do with");
    thread.close();
    expect(await last("5!")).not.toContain("What shall I do with");
  });

  it("reads a long thread of follow-ups quickly", async () => {
    thread = new TutorThread({ tools: [] });
    for (let at = 0; at < 40; at++) await thread.ask(at % 2 === 0 ? "and for y instead?" : "now plot that");
    expect((await thread.ask("why?")).text).toContain("offline tutor");
  });
});

describe.skipIf(!hasPython)("questions about an answer", () => {
  it.each(["why?", "I don't understand", "How can I see that?", "hmm, why?"])(
    "explains the last answer, also after a picture: %s",
    async (asked) => {
      const text = await last("Solve 5x + 10 = 20", asked);
      expect(text).toContain("Subtract 10 from both sides");
      expect(text).toContain("\\(x = 2\\)");
    },
  );

  it("checks the answers of a system, whose equations are no claims", async () => {
    expect(await last("Solve x + y = 5 and x - y = 1", "check it")).toMatch(/^The answer is correct\./);
  });

  it("writes no other language, whatever the last answer was", async () => {
    expect(await last("What is 6 * 7?", "in French please")).toContain("I can only answer in English");
  });
});
