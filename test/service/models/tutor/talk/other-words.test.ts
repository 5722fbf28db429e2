import { afterAll, describe, expect, it } from "vitest";
import { spelledRight } from "../../../../../src/service/models/tutor/talk/spelling";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

describe("spelledRight()", () => {
  it.each([
    ["diferentiate x^2", "differentiate x^2"],
    ["Exapnd (x + 1)^2", "expand (x + 1)^2"],
    ["solve the simultanous eqations", "solve the simultaneous equations"],
    ["calcualte the avarage", "calculate the average"],
    ["second derivtive of x^5", "second derivative of x^5"],
  ])("puts %s right", (typed, meant) => {
    expect(spelledRight(typed)).toBe(meant);
  });

  it("leaves other words, formulas and names alone", () => {
    for (const text of [
      "How many roses does Anna buy for the price of 5 apples?",
      "I think the weather is great for those people in the first place",
      "f_primer(x) `solvee` primes number",
    ])
      expect(spelledRight(text)).toBe(text);
  });
});

describe.skipIf(!hasPython)("questions as pupils type them", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["can u solve 5x - 7 = 2x + 14 pls", "x = 7"],
    ["Hey, my homework says: find y if 4(y - 3) = 2y + 10. whats y?", "y = 11"],
    ["Kids, solve the simultanous equations x + y = 12 and x - y = 4.", "x = 8"],
    ["I've got two eqations, 2a + b = 9 and a - b = 3. What are a and b?", "a = 4"],
    ["our teacher wants us to solve 3(x - 2) = 2(x + 5)", "x = 16"],
    ["Need help!! x^2 + 4x - 12 = 0", "x = 2"],
    ["Which numbers x make x² - 9x + 20 equal zero?", "\\(x = 4\\) and \\(x = 5\\)"],
    ["At what x does 3x - 12 equal 0?", "x = 4"],
    ["is 221 a prime numbr?", "No"],
    ["Break 360 down into primes", "2^3"],
    ["give me the nth term of 5, 8, 11, 14", "3n + 2"],
    ["the next two terms of 1, 4, 9, 16", "\\(25\\) and \\(36\\)"],
    ["put 0.4, 3/8, 0.45 and 2/5 in order from smallest to biggest", "3/8, 0.4"],
    ["sqrt(50) simplified", "5\\sqrt{2}"],
    ["f(x) = 5x - 2, find f(6)", "28"],
    ["if 30% of a number is 12, what is the number", "40"],
    ["a price of 50 goes up by 10 percent, what is it now?", "55"],
    ["find the mean of these marks: 7, 8, 9, 10, 6", "\\(8\\)"],
    ["Whats the chance of getting exactly 2 heads with 4 coins", "3/8"],
    ["If I toss three coins, what is the chance that all are heads?", "1/8"],
    ["a die is rolled once. probability of a number greater than 4?", "1/3"],
    ["Are 14 and 25 coprime?", "Yes"],
    ["what time is it 50 minutes before 1:15 PM?", "12:25 PM"],
    ["write 3.2 million in standard form", "3.2 \\cdot 10^6"],
    ["what does the 6 stand for in 3,612?", "\\(600\\)"],
    ["convert 2 3/5 to an improper fraction", "As an improper fraction"],
    ["[[1,2],[3,4]] squared", "7 & 10"],
    ["volume of a cube with side 3", "27"],
    ["(x + 1) squared", "x^2 + 2x + 1"],
    ["difference between 17 and 29", "The difference between \\(17\\) and \\(29\\) is \\(12\\)."],
    ["find dy/dx for y = 3x^2 + 2x", "\\(6x + 2\\)"],
    ["If y = x^3, find dy/dx", "\\(3x^2\\)"],
    ["d/dx of (x^2 + 1)^2", "\\(4x^3 + 4x\\)"],
    ["Where do the lines y = 2x + 1 and y = -x + 7 meet?", "\\(y = 5\\) and \\(x = 2\\)"],
    ["What's the equation of the line through (0, 3) with slope 2?", "y = 2x + 3"],
    ["Which is closer to 1/2: 0.45 or 0.56?", "is \\(0.45\\)"],
    ["Solve 3x + 2 equals 11", "x = 3"],
    ["What is the square root of 200, simplified?", "10\\sqrt{2}"],
    ["Give a formula for the sequence 2, 5, 8, 11.", "3n - 1"],
    ["How many permutations of the letters in MATH are there?", "\\(24\\)"],
    ["Sum the first 50 odd numbers.", "2500"],
    ["In how many ways can a committee of 4 be chosen from 9 people?", "\\(126\\)"],
    ["Which number is the smallest: 0.5, 1/3, 2/5?", "1/3"],
    ["what is dy/dx?", "offline tutor"],
    ["what is -3 squared", "\\((-3)\\) squared is \\(9\\)"],
    ["my dog ate 3 of 7 pls help", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
