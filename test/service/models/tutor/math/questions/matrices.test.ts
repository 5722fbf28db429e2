import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("matrices", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["What is the determinant of [[1, 2], [3, 4]]?", "\\(-2\\)"],
    ["det of \\begin{pmatrix} 2 & 1 \\\\ 1 & 3 \\end{pmatrix}", "\\(5\\)"],
    ["Find the inverse of the matrix [[2, 1], [5, 3]]", "\\begin{pmatrix} 3 & -1 \\\\ -5 & 2 \\end{pmatrix}"],
    ["What is the inverse of [[1,2],[2,4]]?", "no inverse"],
    [
      "A = [[1,2],[3,4]], B = [[5,6],[7,8]]. What is A*B - 2A?",
      "\\begin{pmatrix} 17 & 18 \\\\ 37 & 42 \\end{pmatrix}",
    ],
    ["Let A = [[1,2],[3,4]]. Compute A^2.", "\\begin{pmatrix} 7 & 10 \\\\ 15 & 22 \\end{pmatrix}"],
    ["Find the determinant of [[1,2,3],[4,5,6]]", "only a square matrix has a determinant"],
    ["What is [[1, 2]] + apples?", "offline tutor"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
