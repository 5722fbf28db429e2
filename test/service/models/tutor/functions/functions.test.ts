import { afterEach, describe, expect, it } from "vitest";
import type { ModelRequest, ModelTool } from "../../../../../src/service/models/model";
import { functionTool, type Handlers, TutorThread } from "../../../../support/tutor-thread";

const TEXT = { type: "string" };
const NUMBER = { type: "number" };

const weather = functionTool(
  "get_current_weather",
  "Get the current weather in a given location",
  {
    location: { type: "string", description: "The city and state, e.g. San Francisco, CA" },
    unit: { type: "string", enum: ["celsius", "fahrenheit"] },
  },
  ["location"],
);
const nickname = functionTool("get_nickname", "Get the nickname of a city", { location: TEXT });
const stockPrice = functionTool("get_stock_price", "Get the current stock price", { symbol: TEXT });
const sendEmail = functionTool("send_email", "Send an email", { to: TEXT, subject: TEXT, body: TEXT });
const time = functionTool("get_time", "Get the current time in a time zone", { timezone: TEXT });
const add = functionTool("add", "Add two numbers", { a: NUMBER, b: NUMBER });
const multiply = functionTool("multiply", "Multiply two numbers", { a: NUMBER, b: NUMBER });
const whereAmI = functionTool("get_user_location", "Find where the user is", {});
const findUser = functionTool("find_user_id", "Find the id of a user by name", { name: TEXT });
const listOrders = functionTool("list_orders", "List the orders of a user", { user_id: TEXT });
const convert = functionTool("convert_currency", "Convert an amount between currencies", {
  amount: NUMBER,
  from_currency: TEXT,
  to_currency: TEXT,
});
const examQuestion = functionTool("get_exam_question", "Get an exam question about a topic", {
  topic: { type: "string", enum: ["algebra", "means", "units"] },
});
const convertEuros = functionTool("convert_euros", "Convert an amount of euros to another currency", {
  amount: NUMBER,
  currency: { type: "string", enum: ["EUR", "USD"] },
});
const solveEquation = functionTool("solve_equation", "Solve an equation", { equation: TEXT });
const quiz = functionTool("display_quiz", "Displays a quiz and returns the student's responses", {
  title: TEXT,
  questions: {
    type: "array",
    items: {
      type: "object",
      properties: {
        question_text: TEXT,
        question_type: { type: "string", enum: ["MULTIPLE_CHOICE", "FREE_RESPONSE"] },
        choices: { type: "array", items: TEXT },
      },
      required: ["question_text"],
    },
  },
});

const handlers: Handlers = {
  get_current_weather: ({ location }) => ({
    location,
    temperature: String(location).length,
    unit: "celsius",
  }),
  get_nickname: () => "The Big Smoke",
  get_stock_price: () => "187.5",
  send_email: () => ({ status: "sent" }),
  get_time: () => "12:30",
  add: ({ a, b }) => Number(a) + Number(b),
  multiply: ({ a, b }) => ({ result: Number(a) * Number(b) }),
  get_user_location: () => "Lisbon",
  find_user_id: () => ({ id: "user_17" }),
  list_orders: () => [{ item: "a book" }],
  convert_currency: ({ amount }) => Number(amount) * 0.9,
};

const threads: TutorThread[] = [];
afterEach(() => {
  for (const thread of threads.splice(0)) thread.close();
});

function threadWith(tools: readonly ModelTool[], over: Partial<ModelRequest> = {}, own: Handlers = {}) {
  const thread = new TutorThread({ tools, ...over }, { ...handlers, ...own });
  threads.push(thread);
  return thread;
}

/** What was called, turn by turn: `name(arguments)`. */
async function calls(tools: readonly ModelTool[], text: string, over: Partial<ModelRequest> = {}) {
  const { rounds } = await threadWith(tools, over).ask(text);
  return rounds.map((round) =>
    round.map(({ name, given }) => `${name}(${Object.values(given).join(" | ")})`),
  );
}

describe("functions", () => {
  it("calls once for each item of a list, in one turn, and words every output", async () => {
    const question = "What's the weather in San Francisco, Tokyo, and Paris?";
    const { rounds, text } = await threadWith([weather]).ask(question);
    expect(rounds.map((round) => round.map(({ given }) => given))).toEqual([
      [{ location: "San Francisco" }, { location: "Tokyo" }, { location: "Paris" }],
    ]);
    for (const said of ["San Francisco: temperature 13", "Tokyo: temperature 5", "Paris: temperature 5"]) {
      expect(text).toContain(said);
    }
  });

  it("calls one after the other when parallel calls are off", async () => {
    const rounds = await calls([weather], "What's the weather in Rome, Oslo and Cairo?", {
      parallelToolCalls: false,
    });
    expect(rounds).toEqual([
      ["get_current_weather(Rome)"],
      ["get_current_weather(Oslo)"],
      ["get_current_weather(Cairo)"],
    ]);
  });

  it.each([
    [
      "How warm is it in Boston, MA in fahrenheit?",
      [weather],
      ["get_current_weather(Boston, MA | fahrenheit)"],
    ],
    ["Do I need an umbrella in berlin today?", [weather], ["get_current_weather(Berlin)"]],
    [
      "What's the weather in London, and what is its nickname?",
      [weather, nickname],
      ["get_current_weather(London)", "get_nickname(London)"],
    ],
    [
      "What is the stock price of Apple and MSFT?",
      [stockPrice],
      ["get_stock_price(AAPL)", "get_stock_price(MSFT)"],
    ],
    ["What time is it in Tokyo?", [time], ["get_time(Asia/Tokyo)"]],
    [
      "What time is it in New York and what's the weather there?",
      [time, weather],
      ["get_time(America/New_York)", "get_current_weather(New York)"],
    ],
    ["How much is 100 dollars in euros?", [convert], ["convert_currency(100 | USD | EUR)"]],
    ["How many yen are 20 pounds?", [convert], ["convert_currency(20 | GBP | JPY)"]],
    [
      'Email bob@example.com with the subject "Hello" saying "See you at 5".',
      [sendEmail],
      ["send_email(bob@example.com | Hello | See you at 5)"],
    ],
    ["Multiply 6 by 7.", [add, multiply], ["multiply(6 | 7)"]],
    [
      "What is the weather in the cities Rome and Oslo?",
      [weather],
      ["get_current_weather(Rome)", "get_current_weather(Oslo)"],
    ],
    [
      "Get exam questions about means and algebra",
      [examQuestion],
      ["get_exam_question(means)", "get_exam_question(algebra)"],
    ],
    ["Convert 250 euros to USD", [convertEuros], ["convert_euros(250 | USD)"]],
    [
      "Solve the equations 2x + 3 = 11 and 5y - 4 = 21",
      [solveEquation],
      ["solve_equation(2x + 3 = 11)", "solve_equation(5y - 4 = 21)"],
    ],
    ["What's 5 + 7 and 6 * 9?", [add, multiply], ["add(5 | 7)", "multiply(6 | 9)"]],
  ] as const)("fills the arguments from the text: %s", async (question, tools, expected) => {
    expect((await calls(tools, question)).flat()).toEqual(expected);
  });

  it("waits with a call until another one has given what it needs", async () => {
    expect(await calls([weather, whereAmI], "What's the weather where I am?")).toEqual([
      ["get_user_location()"],
      ["get_current_weather(Lisbon)"],
    ]);
    expect(await calls([findUser, listOrders], "List the orders of Ada Lovelace.")).toEqual([
      ["find_user_id(Ada Lovelace)"],
      ["list_orders(user_17)"],
    ]);
    expect(await calls([add, multiply], "Add 3 and 4, then multiply the result by 5.")).toEqual([
      ["add(3 | 4)"],
      ["multiply(7 | 5)"],
    ]);
    expect(
      await calls([stockPrice, sendEmail], "Send an email to jane@example.com with the stock price of AAPL"),
    ).toEqual([
      ["get_stock_price(AAPL)"],
      ["send_email(jane@example.com | The stock price for AAPL is 187.5. | Stock price)"],
    ]);
  });

  it("says what a function answered, also when that is an error", async () => {
    const failing = { get_current_weather: () => ({ error: "no such place" }) };
    const { text } = await threadWith([weather], {}, failing).ask("What is the weather in Atlantis?");
    expect(text).toBe("`get_current_weather` could not answer for Atlantis: no such place.");
    expect((await threadWith([add]).ask("What is 3 + 4?")).text).toBe("\\(3 + 4 = 7\\).");
  });

  it("goes on from the question before", async () => {
    const thread = threadWith([weather]);
    await thread.ask("How is the weather in Rome?");
    expect((await thread.ask("And in Tokyo?")).rounds[0]?.[0]?.given).toEqual({ location: "Tokyo" });
    expect((await thread.ask("In fahrenheit please")).rounds[0]?.[0]?.given).toEqual({
      location: "Tokyo",
      unit: "fahrenheit",
    });
  });

  it("asks for what is missing and calls when it is told", async () => {
    const thread = threadWith([weather]);
    const asked = await thread.ask("What's the weather?");
    expect(asked.rounds).toEqual([]);
    expect(asked.text).toContain("`location`");
    expect((await thread.ask("Paris")).rounds[0]?.[0]?.given).toEqual({ location: "Paris" });
  });

  it("obeys tool_choice", async () => {
    expect(await calls([weather], "What's the weather in Paris?", { toolChoice: "none" })).toEqual([]);
    expect(await calls([weather, time], "Hello", { toolChoice: "required" })).toHaveLength(1);
    const named = await calls([weather, stockPrice], "Tell me about Apple", {
      toolChoice: { name: "get_stock_price" },
    });
    expect(named).toEqual([["get_stock_price(AAPL)"]]);
  });

  it("leaves functions alone that do not fit", async () => {
    expect(await calls([weather, stockPrice], "Tell me a joke about cats")).toEqual([]);
  });

  it("writes a quiz into a function and marks the replies", async () => {
    const given: Record<string, unknown>[] = [];
    const own = {
      display_quiz: (quizArguments: Record<string, unknown>) => {
        given.push(quizArguments);
        return ["I don't know", "no idea"];
      },
    };
    const question =
      "Make a quiz with 2 questions: One open ended, one multiple choice. Then, give me feedback for the responses.";
    const { text } = await threadWith([quiz], {}, own).ask(question);
    expect(given[0]?.questions).toMatchObject([
      { question_type: "FREE_RESPONSE" },
      { question_type: "MULTIPLE_CHOICE", choices: expect.any(Array) },
    ]);
    expect(text).toContain("You have 0 of 2 right.");
  });
});
