import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("stories of one price and one percentage", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["A jacket costs 80 euros and is 15% off. New price?", "taking it off leaves \\(68\\) euros"],
    ["A jacket costs $80 and is 15% off. How much do you save?", "\\(15\\%\\) of it is \\(12\\)"],
    ["A meal costs 45 dollars. You leave a 20% tip. How much do you pay in total?", "\\(54\\) dollars"],
    ["A book costs 20 euros plus 10% tax. What is the total cost?", "\\(22\\) euros"],
    ["My salary is 3000 euros per month. I get a 5% raise. What is my new salary?", "\\(3150\\) euros"],
    ["A jacket costs 80 euros. What does it cost after a 15% discount?", "\\(68\\) euros"],
    ["The bill is 60 dollars. How much is a 15% tip?", "is \\(9\\) dollars"],
    ["A car costs 20000 euros. After a 10% discount, how much does it cost?", "\\(18000\\) euros"],
    [
      "A shirt is on sale for 60 euros, which is 20% off the original price. What was the original price?",
      "\\(75\\)",
    ],
    ["After a 20% discount it costs 60, original price?", "so before it was \\(75\\)"],
    ["A shirt costs 60 euros after a 20% discount. What was its original price?", "\\(75\\) euros"],
    ["A laptop costs 1,200 euros including 20% VAT. What is the price without VAT?", "\\(1000\\) euros"],
    ["A shirt costs 60 and is 20% off. What was the original price?", "I am the offline tutor"],
    ["A jacket costs 80 euros and is 15% off. How much do two jackets cost?", "I am the offline tutor"],
    ["Two shirts cost 40 euros each and are 10% off. What is the new price?", "I am the offline tutor"],
    [
      "A jacket costs 80 euros and is 15% off. Then there is another 10% off. New price?",
      "I am the offline tutor",
    ],
    ["He is 40 and gets a 5% raise. What is his new salary?", "I am the offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
