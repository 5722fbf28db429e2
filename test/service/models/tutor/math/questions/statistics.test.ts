import { describe, expect, it } from "vitest";
import { requestFor } from "../../../../../support/tutor-request";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

const interpreter = requestFor("").tools.filter((tool) => tool.kind === "code_interpreter");

async function answerTo(question: string): Promise<string> {
  const thread = new TutorThread({ tools: interpreter });
  try {
    return (await thread.ask(question)).text;
  } finally {
    thread.close();
  }
}

describe.skipIf(!hasPython)("lists of numbers", () => {
  it.each([
    ["What is the mean of 2, 4, 9 and 13?", "The mean of \\(2, 4, 9, 13\\) is \\(7\\)."],
    ["Find the median of 3, 8, 10, 1", "is \\(11/2\\)."],
    [
      "What are the mean, median and mode of 1, 2, 2, 3, 4.5?",
      "the mean is \\(2.5\\), the median is \\(2\\) and the mode is \\(2\\).",
    ],
    ["standard deviation of 2, 4, 4, 4, 5, 5, 7, 9", "population standard deviation"],
    ["standard deviation of 1, 2, 4", "\\(\\sqrt{14/9}\\), about \\(1.2472\\)"],
    ["sample variance of 1, 2, 4", "is \\(7/3\\)."],
    ["What is the mode of 1, 2, 3?", "does not exist"],
    ["List the primes below 12", "are \\(2\\), \\(3\\), \\(5\\), \\(7\\) and \\(11\\)."],
    [
      "Which numbers between 90 and 100 are prime?",
      "The only prime number from \\(90\\) to \\(100\\) is \\(97\\).",
    ],
    ["How many prime numbers are there up to 1000?", "There are \\(168\\) prime numbers"],
    ["List the prime numbers from 24 to 28", "There are no prime numbers"],
  ])("are described exactly: %s", async (question, expected) => {
    expect(await answerTo(question)).toContain(expected);
  });

  it("are refused when one of them is no number", async () => {
    expect(await answerTo("What is the mean of 2, 4 and the weather?")).toContain("do not understand");
  });
});
