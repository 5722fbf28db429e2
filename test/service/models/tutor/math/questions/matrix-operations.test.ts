import { afterAll, describe, expect, it } from "vitest";
import { hasPython, TutorThread } from "../../../../../support/tutor-thread";

describe.skipIf(!hasPython)("operations on matrices and vectors", () => {
  const thread = new TutorThread();
  afterAll(() => thread.close());

  it.each([
    ["Find the eigenvalues of the matrix [[4, 1], [2, 3]].", "are \\(2\\) and \\(5\\)"],
    ["eigenvectors of [[2,0],[0,3]]", "\\((1, 0)\\) for \\(2\\)"],
    ["Compute the transpose of [[1,2,3],[4,5,6]]", "1 & 4 \\\\ 2 & 5"],
    ["What is the rank of [[1,2],[2,4]]?", "\\(1\\)"],
    ["trace of [[1,2],[3,4]]", "\\(5\\)"],
    ["cross product of (1,0,0) and (0,1,0)", "\\((0, 0, 1)\\)"],
    ["What is the angle between the vectors (1, 0) and (1, 1)?", "\\(45\\) degrees"],
    ["Solve Ax = b with A = [[2,1],[1,3]] and b = [3, 5]", "(4/5, 7/5)"],
    ["add the vectors (1,2) and (3,-5)", "(4, -3)"],
    ["Let u = (1, 2, 3) and v = (4, -5, 6). Compute u · v.", "The dot product is \\(12\\)"],
    ["u = (1, 2, 3), v = (4, -5, 6). Find the dot product of u and v", "\\(12\\)"],
    ["Let u = (1, 2, 3) and v = (4, -5, 6). Compute u × v.", "\\((27, 6, -13)\\)"],
    ["(1, 0) × (0, 1)", "only vectors in three dimensions"],
    ["Let A = [[1,2],[3,4]] and B = [[0,1],[1,0]]. Compute A × B", "2 & 1 \\\\ 4 & 3"],
    ["Let A = [[1,2],[3,4]] and v = (1, 1). Compute A · v", "3 \\\\ 7"],
    ["What is the determinant of the matrix with rows (2, 1) and (5, 3)?", "\\(1\\)"],
    ["Transpose of the matrix with columns (1, 2) and (3, 4)", "1 & 2 \\\\ 3 & 4"],
    ["Multiply [[1,2],[3,4]] by [[1,2]]", "the sizes do not fit"],
  ])("%s", async (question, expected) => {
    expect((await thread.ask(question)).text).toContain(expected);
  });
});
