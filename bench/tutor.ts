import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, BenchRow } from "./result";
import { runPython, type TutorAnswer, tutorAnswers } from "./support/tutor-answers";

/** Question sets are no part of the project; they lie beside it. */
const FOLDERS = ["../shared/data/math", "../../shared/data/math"].map((path) => join(__dirname, "..", path));

interface Row {
  readonly question: string;
  readonly answer: string;
  readonly module?: string;
}

type Verdict = "correct" | "refused" | "wrong";

/**
 * What the tutor makes of whole sets of questions. Only the unseen half of each set is counted: the other half, by
 * a hash of the question, is what one may look at while writing skills. The verdicts on that half are left in the
 * folder for temporary files.
 */
export const bench: Bench = async ({ say, scale }) => {
  const folder = FOLDERS.find((each) => existsSync(each));
  if (!folder) {
    say(`skipped all: there are no question sets in ${FOLDERS[0]}`);
    return { name: "tutor", about: `Skipped: no question sets in ${FOLDERS[0]}.`, rows: [] };
  }
  const rows = readSets(folder).filter(({ question }) => share(question) < scale);
  say(`${rows.length} questions`);
  const answers = await tutorAnswers(
    rows.map((row) => row.question),
    ["sympy", "mpmath"],
  );
  const judged = runPython(
    "judge-answers.py",
    rows.map((row, at) => ({ ...row, message: answers[at]?.message ?? "" })),
  ) as boolean[]; // what it writes
  const results = rows.map((row, at) => ({
    ...row,
    ...(answers[at] as TutorAnswer), // one for each question
    verdict: verdictOf(answers[at]?.message ?? "", judged[at] ?? false),
  }));
  const seen = results.filter(({ question }) => isSeen(question));
  const unseen = results.filter(({ question }) => !isSeen(question));
  writeFileSync("/tmp/tutor-seen.json", JSON.stringify(seen, null, 1));
  const kinds = [...new Set(rows.map(kindOf))];
  return {
    name: "tutor",
    about:
      "Share of the questions of each set that the offline tutor answers rightly, declines, or gets wrong (unseen half).",
    rows: [
      ...kinds.flatMap((kind) =>
        shares(
          kind,
          unseen.filter((row) => kindOf(row) === kind),
        ),
      ),
      ...shares(
        "all but word problems, looked at",
        seen.filter((row) => kindOf(row) !== "word problems"),
      ),
      ...shares(
        "all but word problems",
        unseen.filter((row) => kindOf(row) !== "word problems"),
      ),
    ],
  };
};

function readSets(folder: string): (Row & { set: string })[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) =>
      readFileSync(join(folder, name), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => ({ module: "", ...(JSON.parse(line) as Row), set: name.replace(".jsonl", "") })),
    );
}

function kindOf({ module = "", set }: Row & { set: string }): string {
  return set === "exam_style_easy" ? (module.split("__")[0] ?? set) : set.replaceAll("_", " ");
}

function share(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
}

function isSeen(question: string): boolean {
  return share(`half ${question}`) < 0.5;
}

function verdictOf(message: string, right: boolean): Verdict {
  if (right) return "correct";
  return /\bI (?:am the offline tutor|could not|cannot|need|never)\b|npm run prefetch/.test(message)
    ? "refused"
    : "wrong";
}

function shares(kind: string, rows: readonly { verdict: Verdict }[]): BenchRow[] {
  return (["correct", "refused", "wrong"] as const).map((verdict) => {
    const value = (100 * rows.filter((row) => row.verdict === verdict).length) / Math.max(1, rows.length);
    const aims = {
      correct: [">= 90 %", value >= 90],
      refused: [null, null],
      wrong: ["<= 1 %", value <= 1],
    } as const;
    const isCounted = kind === "all but word problems" || (verdict === "wrong" && kind === "word problems");
    const [aim, met] = isCounted ? aims[verdict] : [null, null];
    return { measure: `${kind}: ${verdict} (${rows.length})`, value, unit: "%", floor: null, aim, met };
  });
}
