import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("triangles", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["area of a triangle with sides 3, 4, 5", "is \\(6\\)"],
    ["What is the area of a triangle with sides 5, 6 and 8?", "\\(3\\sqrt{399}/4\\), about \\(14.9812\\)"],
    ["area of a triangle with sides 1, 2, 5", "no triangle has these sides"],
    ["perimeter of a triangle with sides 1.5, 2, 3", "\\(6.5\\)"],
    ["is a triangle with sides 3, 4, 5 right-angled?", "Yes, the triangle"],
    ["Is the triangle with side lengths 4, 5, 6 a right triangle?", "No, the triangle"],
    ["Can 1, 2, 3 form a triangle?", "No, there is no triangle"],
    ["right triangle with hypotenuse 13 and one leg 5, other leg?", "The other leg is \\(12\\)"],
    ["A right triangle has a hypotenuse of 10 and one leg of 7. What is the other leg?", "\\(\\sqrt{51}\\)"],
    ["Find the missing leg of a right triangle with hypotenuse 5 and leg 8", "must be longer"],
    ["In a right triangle the hypotenuse is 13 and one leg is 5. How long is the other leg?", "is \\(12\\)"],
    ["the hypotenuse is 10 and one leg is 6, find the other leg", "The other leg is \\(8\\)"],
    ["Area of triangle with sides 3 cm, 4 cm and 5 cm", "is \\(6\\)"],
    ["Area of triangle with sides 3 cm, 4 m and 5 cm", "I am the offline tutor"],
    ["A triangle has angles of 35 and 75 degrees. What is the third angle?", "\\(70\\) degrees"],
    ["two angles of a triangle are 50 and 60 degrees, the third?", "\\(70\\) degrees"],
    ["Two angles of a triangle are 100 and 90 degrees. Find the third.", "too big for that"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
