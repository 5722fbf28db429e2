/** The skill that draws functions. */
import { formulasIn } from "../functions/formulas";
import { enumerate } from "../math/answer";
import { toLatex } from "../notation/to-latex";
import { packagesOf } from "../packages";
import { programTask } from "../program-task";
import type { Exchange, Skill } from "../skill";
import { curveProgram, rangeOf } from "./curve-programs";
import { type PlotSpec, readPlot } from "./plot-spec";

/** "Plot sin(x) from -2π to 2π", then "in dark mode" or "from 0 to 10". */
export const plots: Skill = {
  name: "plots",
  recognise(question) {
    const before = pictureOf(question.earlier);
    const spec = readPlot(question.text, before, subjectOf(question.earlier));
    if (!spec) return null;
    const drawing = curveProgram(spec, packagesOf(question));
    if (!drawing) return null;
    return programTask(question, {
      program: drawing.program,
      word: ({ answers: [path], notes }) => {
        if (path !== drawing.path) return null;
        const lowest = notes.get("lowest")?.[0] ?? "";
        const highest = notes.get("highest")?.[0] ?? "";
        const drawn = `Here is the ${spec.style.dark ? "dark " : ""}plot of ${sayCurves(spec)} ${rangeOf(spec).say}`;
        const facts =
          spec.curves.length === 1 && Math.abs(Number(highest)) < 1e6
            ? ` Its values there lie between ${lowest} and ${highest}.`
            : "";
        return `${drawn}.${facts} The picture is also a file: [${path.replace("/mnt/data/", "")}](sandbox:${path}).`;
      },
    });
  },
};

/** What the last picture of the thread shows, all changes since applied. */
function pictureOf(earlier: readonly Exchange[]): PlotSpec | null {
  let spec: PlotSpec | null = null;
  for (const [at, { question }] of earlier.entries()) {
    spec = readPlot(question, spec, subjectOf(earlier.slice(0, at))) ?? spec;
  }
  return spec;
}

function subjectOf(earlier: readonly Exchange[]): string | null {
  return earlier.flatMap((each) => formulasIn(each.question).slice(0, 1)).at(-1) ?? null;
}

function sayCurves({ curves }: PlotSpec): string {
  return enumerate(curves.map(({ expression }) => `\\(${toLatex(expression)}\\)`));
}
