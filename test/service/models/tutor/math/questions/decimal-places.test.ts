import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("decimal places", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["square root of 2 to 10 decimal places", "is \\(1.4142135624\\)."],
    ["pi to 15 digits", "Rounded to 15 significant digits, \\(\\pi\\) is \\(3.14159265358979\\)."],
    ["What is pi to 15 digits after the decimal point?", "is \\(3.141592653589793\\)."],
    ["cube root of 5 to 8 decimal places", "is \\(1.70997595\\)."],
    ["e to 20 significant figures", "is \\(2.7182818284590452354\\)."],
    ["the golden ratio to 30 digits", "is \\(1.61803398874989484820458683437\\)."],
    ["1/8 to 2 decimal places", "is \\(0.13\\)."],
    ["9.996 to 3 digits", "is \\(10.0\\)."],
    ["Round 1234*sqrt(3) to 2 digits", "is \\(2100\\)."],
    ["ln(2) to 10 decimals", "Rounded to 10 decimal places, \\(\\ln(2)\\) is \\(0.6931471806\\)."],
    ["sin(1) to 15 digits", "is \\(0.841470984807897\\)."],
    ["cos(pi/5) to 12 decimal places", "is \\(0.809016994375\\)."],
    ["tan(1) to 10 decimal places", "is \\(1.5574077247\\)."],
    ["e^pi to 20 decimals", "is \\(23.14069263277926900573\\)."],
    ["log10(7) to 8 decimals", "is \\(0.84509804\\)."],
    ["log_2(10) to 12 decimals", "is \\(3.321928094887\\)."],
    ["arctan(7/2) to 10 decimal places", "is \\(1.2924966678\\)."],
    ["exp(-1) + ln(0.1) to 12 digits", "is \\(-1.93470565182\\)."],
    ["2^sqrt(2) to 12 digits", "is \\(2.66514414269\\)."],
    ["ln(-1) to 5 decimals", "could not"],
    ["sin(100) to 8 decimals", "is \\(-0.50636564\\)."],
    ["sqrt(-2) to 3 decimal places", "could not"],
    ["pi to 5000 digits", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
