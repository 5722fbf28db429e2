import { describe, expect, it } from "vitest";
import { conversionIn } from "../../../../../src/service/models/tutor/gist/quantities";
import { essenceOf, gistOf, isIdle } from "../../../../../src/service/models/tutor/gist/reduce";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

describe("gistOf()", () => {
  it.each([
    ["my year 9s are stuck on -2x + 5 <= 11 (the sign flip...). What should they end up with", "on I", "I"],
    ["8 choose 3, what does it come to? short answer", "N CHOOSE N", "NN"],
    ["Larger one: 5/8 or 0.6? My son insists on 0.6.", "LARGER N or N", "NN"],
    ["collect like terms: 4y - 7 + 3y   (grade 7, first attempt with letters)", "EXPAND E", "E"],
    ["Before I print the key I want to confirm ∫ (6x² − 4x + 1) dx", "to Q", "Q"],
    ["log base 3 of (x - 2) equals 2, whats x then", "R V then", "RV"],
    ["Multiply A = [[1,2],[0,1]] by B = [[3,0],[1,4]]", "MULTIPLY M by M", "MM"],
    ["If f(x) = 2x + 1 and g(x) = x², then f(g(3)) comes out as what?", "if F and F then C out as", "FFC"],
  ])("%s", (message, order, kinds) => {
    expect(gistOf(message)).toMatchObject({ order, kinds });
  });

  it("is null where a word changes the question in a way that nobody here knows", () => {
    for (const message of [
      "Solve x^2 = 9 but only for negative x",
      "Find the reciprocal of 3/4",
      "Anna buys 3 apples for 2 euros each",
      "no mathematics here at all",
    ])
      expect(gistOf(message)).toBeNull();
  });

  it("keeps words beside the mathematics that it does not know", () => {
    expect(gistOf("the extraneous solution of sqrt(x + 6) = x")?.concepts).toContain("UNKNOWN");
    expect(gistOf("What is the mean of 2, 4 and the weather?")?.concepts).toContain("UNKNOWN");
  });
});

describe("essenceOf()", () => {
  it("leaves out chatter, and is empty for a formula alone", () => {
    expect(essenceOf("my kid asks: 15% of 240 is how much?")[1]).toBe("15% of 240");
    expect(essenceOf("and now x^2 instead")).toEqual([]);
  });
});

describe("isIdle()", () => {
  it("knows sentences that say nothing", () => {
    expect(isIdle("Can you please help me with this?")).toBe(true);
    expect(isIdle("What is the capital of France?")).toBe(false);
  });
});

describe("conversionIn()", () => {
  it.each([
    [
      "2 hours and 15 minutes... that makes how many seconds",
      "How many seconds are in 2 hours and 15 minutes",
    ],
    ["We are practising units of time: convert 2.5 hours into minutes.", "How many minutes are in 2.5 hours"],
    ["kindly change 2.5 kilograms in grams", "How many grams are in 2.5 kilograms"],
    ["A car needs 5 litres for 100 km, how many litres for 250 km?", null],
    ["My dog weighs 12 kilograms", null],
  ])("%s", (message, question) => {
    expect(conversionIn(message)).toBe(question);
  });
});

describe.skipIf(!hasPython)("questions in anybody's words", () => {
  it.each([
    ["solve x² − 5x − 14 = 0 pls, I want to see the factoring", ["x = -2", "x = 7"]],
    ["3(x - 4) = 5x + 2  --> x = ?", ["x = -7"]],
    [
      "I have this system and I don't know how to start: 2x + y = 11 and x - 3y = -5. Please to find x and y.",
      ["x = 4", "y = 3"],
    ],
    [
      "Three unknowns here. x + y + z = 6, 2x - y + z = 3, x + 2y - z = 2. What are they?",
      ["x = 1", "y = 2", "z = 3"],
    ],
    [
      "I would like that you find me the roots of polynomial x^3 - 6x^2 + 11x - 6, thank you very much",
      ["x = 1", "x = 2", "x = 3"],
    ],
    ["what do i get when (a + b)^3 is multiplied out?", ["a^3 + 3a^2b + 3ab^2 + b^3"]],
    ["Plug a = -2, b = 5 into 3a^2 - 2b. Result?", ["= 2\\"]],
    ["I have h(x) = x² − 1 and k(x) = x + 4. The kids ask what h∘k is; give it expanded.", ["x^2 + 8x + 15"]],
    ["Dividing 2025 by 17 leaves a remainder; tell me which.", ["\\(2\\)"]],
    ["whats the greatest common factor for 84 and 126?", ["\\(42\\)"]],
    ["Which is the smallest positive number that both 12 and 18 go into?", ["\\(36\\)"]],
    ["List every prime number between 20 and 40.", ["23", "29", "31", "37"]],
    ["first prime that comes after 90?", ["\\(97\\)"]],
    ["What digit sits in the hundreds place of 483,726?", ["\\(7\\)"]],
    ["In the number 48,273, what is the value of the digit 8?", ["\\(8000\\)"]],
    ["how is 37 writen in base 2", ["100101"]],
    ["convert binary 1101101 to decimal, kids are waiting lol", ["109"]],
    ["i want to write 0.375 like a fraction in lowest terms", ["3/8"]],
    ["48.2765 rounded to 2 d.p. — 48.27 or 48.28?", ["48.28"]],
    ["15% of 240 is how much", ["\\(36\\)"]],
    [
      "Got these numbers in class: 4, 8, 6, 5, 3, 8, 9. Tell me the median and the mode.",
      ["median", "\\(6\\)", "mode", "\\(8\\)"],
    ],
    ["2, 5, 8, 11, ... keeps going by the same step. 20th term?", ["\\(59\\)"]],
    ["put these on a number line order, left to right: -3, 2.5, -3.5, 0, 9/4", ["-3.5, -3, 0, 9/4, 2.5"]],
    ["Is 2/3 greater than 3/5? Just yes or no.", ["Yes"]],
    ["slope between the points (2, 3) and (6, 11)", ["\\(2\\)"]],
    ["How far is A(-1, 2) from B(5, 10)?", ["\\(10\\)"]],
    ["line passes through (1, 2), slope 3, want it like y = mx + b", ["y = 3x - 1"]],
    ["Inverse of the 2x2 matrix with rows (2, 1) and (5, 3), please.", ["3 & -1", "-5 & 2"]],
    ["Multiply these two for my demo, in this order: [[1,2],[3,4]] times [[0,1],[1,0]]", ["2 & 1", "4 & 3"]],
    ["How big is the area of a circle whose radius is 7 cm? Leave π in.", ["offline tutor", "SymPy"]],
  ])("%s", async (question, parts) => {
    const text = await answerTo(question);
    expect(parts.some((part) => text.includes(part))).toBe(true);
    if (!parts.includes("SymPy")) for (const part of parts) expect(text).toContain(part);
  });

  it.each([
    "What is the mean of 2, 4 and the weather?",
    "Let 3x = 4.",
    "the larger solution of x^2 = 9",
    "Half of my class disagrees on 2 + 3",
    "How many of the first 20 primes end in 3?",
    "Round 3.7 after doubling it",
  ])("declines: %s", async (question) => {
    expect(await answerTo(question)).toContain("offline tutor");
  });
});

async function answerTo(question: string): Promise<string> {
  const thread = new TutorThread();
  try {
    return (await thread.ask(question)).text;
  } finally {
    thread.close();
  }
}
