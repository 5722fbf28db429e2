import { afterEach, describe, expect, it } from "vitest";
import { functionTool, type Handlers, TutorThread } from "../../../../support/tutor-thread";

const TEXT = { type: "string" };
const weather = functionTool(
  "get_weather",
  "Get the weather of a city",
  { location: TEXT, unit: { type: "string", enum: ["c", "f"] } },
  ["location"],
);
const stock = functionTool("get_stock_price", "Get the price of a stock", { ticker_symbol: TEXT });
const mail = functionTool("send_mail", "Send an email", { text: TEXT, to: TEXT });

const handlers: Handlers = {
  get_weather: ({ location }) => ({ temperature: String(location).length }),
  get_stock_price: () => 100,
  send_mail: () => "sent",
};

let thread: TutorThread;
afterEach(() => thread.close());

/** The calls for the last of the questions, and its answer. */
async function last(tools: Parameters<typeof functionTool> | readonly unknown[], ...questions: string[]) {
  thread = new TutorThread({ tools: tools as never }, handlers);
  let reply = await thread.ask(questions[0] ?? "");
  for (const question of questions.slice(1)) reply = await thread.ask(question);
  return {
    calls: reply.rounds.flat().map(({ given }) => Object.values(given).join(" | ")),
    text: reply.text,
  };
}

describe("followUp()", () => {
  it.each([
    [["Weather in Rome?", "And in Tokyo?"], ["Tokyo"]],
    [
      ["Weather in Rome?", "what about Oslo and Madrid?"],
      ["Oslo", "Madrid"],
    ],
    [["Weather in Rome?", "in fahrenheit please"], ["Rome | f"]],
    [["Weather in Rome?", "Thanks!", "And Paris?"], ["Paris"]],
    [["Price of the stock of Apple?", "how about Tesla"], ["TSLA"]],
    [["Price of the stock of Apple?", "MSFT?"], ["MSFT"]],
  ])("calls again with what is new: %j", async (questions, expected) => {
    expect((await last([weather, stock], ...questions)).calls).toEqual(expected);
  });

  it.each([
    "What is the capital of France?",
    "Who won the cup in Rome?",
    "And the mayor of Oslo?",
    "I was in Rome",
  ])("leaves other questions alone: %s", async (question) => {
    expect((await last([weather, stock], "Weather in Rome?", question)).calls).toEqual([]);
  });

  it("compares what came back before", async () => {
    const { calls, text } = await last([weather], "Weather in Rome and Helsinki?", "Which one is warmer?");
    expect(calls).toEqual([]);
    expect(text).toContain("Helsinki");
  });
});

describe("completedPlan()", () => {
  it("keeps on asking until nothing is missing, and takes no value from an earlier call", async () => {
    const questions = ["Email bob@x.org saying hello", "Send an email", "to ann@x.org"];
    expect((await last([mail], ...questions)).text).toContain("I need to know `text`");
    thread.close();
    expect((await last([mail], ...questions, "I am late")).calls).toEqual(["I am late | ann@x.org"]);
  });

  it("is not taken in by another question", async () => {
    const { calls, text } = await last([mail], "Send an email to ann@x.org", "Who are you?");
    expect(calls).toEqual([]);
    expect(text).toContain("offline tutor");
  });
});
