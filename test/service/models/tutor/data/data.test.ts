import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../support/tutor-thread";

const SALES = `month,region,sales
Jan,North,"1,200"
Jan,South,800.5
Feb,North,1500
Feb,South,700
Mar,North,900
Mar,South,900
Mar,South,900
`;

describe.skipIf(!hasPython)("data", () => {
  let thread: TutorThread;
  beforeAll(() => {
    thread = new TutorThread();
    thread.putFile("sales.csv", SALES);
  });
  afterAll(() => thread.close());

  it.each([
    [
      "Which month had the highest sales?",
      "The month with the highest total of sales is **Mar**, with 2700.",
    ],
    ["Which region sold the least?", "The region with the lowest total of sales is **South**, with 3300.5."],
    ["What is the total sales?", "The total of sales is 6900.5 (7 values)."],
    ["What were the total sales in the North?", "The total of sales for North is 3600 (3 values)."],
    ["average sales per region", "| South | 825.125 |"],
    ["What is the median of sales?", "The median of sales is 900 (7 values)."],
    ["Describe the data", "| sales | 7 | 985.785714 | 900 | 700 | 1500 | 273.369691 |"],
    ["How many rows are there in the file?", "There are 7 rows."],
    ["Which columns does the file have?", "`month`, `region` and `sales`"],
    ["Sort by sales", "| Feb | North | 1500 |"],
  ])("answers %s from the file", async (question, expected) => {
    const { text, rounds } = await thread.ask(question);
    expect(text).toContain(expected);
    expect(rounds.length).toBe(2);
  });

  it("writes files and links them", async () => {
    const chart = await thread.ask("Draw a bar chart of sales by month");
    expect(chart.text).toContain("(sandbox:/mnt/data/sales_chart.svg)");
    expect(readFileSync(thread.path("sales_chart.svg"), "utf8").match(/<rect/g)).toHaveLength(4);
    const clean = await thread.ask("Clean the file and give me a cleaned CSV");
    expect(clean.text).toContain("(sandbox:/mnt/data/sales_clean.csv)");
    expect(readFileSync(thread.path("sales_clean.csv"), "utf8").trim().split(/\r?\n/)).toHaveLength(7);
  });

  it("draws what is asked for over a column of numbers", async () => {
    const own = new TutorThread();
    try {
      own.putFile("progress.csv", "day,score\n1,0\n2,1\n3,3\n");
      expect((await own.ask("Draw a bar chart of score by day")).text).toContain("score by day");
      expect(readFileSync(own.path("progress_chart.svg"), "utf8")).toContain("<title>score by day</title>");
    } finally {
      own.close();
    }
  });

  it("does not answer questions that the file says nothing about", async () => {
    expect((await thread.ask("Which planet is the largest?")).text).toContain("do not understand");
  });
});
