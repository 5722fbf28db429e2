/** Programs that draw functions: with matplotlib where it is installed, else with the standard library. */
import { assemble } from "../kits/kits";
import { inlineFormula } from "../manner/plain-formulas";
import { type Expression, functionsIn, namesIn } from "../notation/expression";
import { toLatex } from "../notation/to-latex";
import { curvePython, type FloatModule } from "./curve-python";
import type { PlotSpec, Range } from "./plot-spec";
import type { Curve } from "./read-curves";

/** A program that draws, and where it leaves the picture. */
export interface Drawing {
  readonly program: string;
  readonly path: string;
}

/** The program for curves. `null` when one cannot be drawn. */
export function curveProgram(spec: PlotSpec, packages: readonly string[]): Drawing | null {
  const pretty = packages.includes("matplotlib");
  const module = pretty && packages.includes("numpy") ? "np" : "math";
  const sources = spec.curves.map(({ expression, variable }) => curvePython(expression, variable, module));
  if (sources.some((each) => each === null)) return null;
  const curves = sources.map((source, at) => ({ source: source ?? "", name: nameOf(spec.curves[at]) }));
  const [low, high] = ends(spec, module);
  const path = `/mnt/data/${fileName(spec)}.${pretty ? "png" : "svg"}`;
  const drawing = { spec, curves, low, high, path, module } as const;
  return { program: pretty ? withMatplotlib(drawing) : withSvg(drawing), path };
}

interface Parts {
  readonly spec: PlotSpec;
  readonly curves: readonly { readonly source: string; readonly name: string }[];
  readonly low: string;
  readonly high: string;
  readonly path: string;
  readonly module: FloatModule;
}

function withSvg({ spec, curves, low, high, path }: Parts): string {
  const { dark, colors, dash, thick, grid } = spec.style;
  const options = [
    `title=${quote(titleOf(spec))}`,
    'x_label="x"',
    'y_label="y"',
    ...(dark ? ["dark=True"] : []),
    ...(colors.length > 0 ? [`colors=[${colors.map(quote).join(", ")}]`] : []),
    ...(dash ? [`dash=${quote(dash)}`] : []),
    ...(thick !== 2 ? [`thick=${thick}`] : []),
    ...(grid ? [] : ["grid=False"]),
  ];
  return assemble([
    ...curves.flatMap(({ source }, at) => [`def f${at + 1}(x):`, `    return ${source}`, "", ""]),
    `low, high = ${low}, ${high}`,
    "xs = [low + (high - low) * k / 800 for k in range(801)]",
    `series = [${curves.map(({ name }, at) => `(${quote(name)}, [(x, safe(f${at + 1})(x)) for x in xs])`).join(", ")}]`,
    `chart(${quote(path)}, series, ${options.join(", ")})`,
    ...report("series", path),
  ]);
}

function withMatplotlib({ spec, curves, low, high, path, module }: Parts): string {
  const { dark, colors, dash, thick, grid } = spec.style;
  const xs =
    module === "np"
      ? "xs = np.linspace(low, high, 801)"
      : "xs = [low + (high - low) * k / 800 for k in range(801)]";
  const draw = curves.flatMap(({ source, name }, at) => {
    const values =
      module === "np" ? `(lambda x: ${source} + 0 * x)(xs)` : `[safe(lambda x: ${source})(x) for x in xs]`;
    const color = colors[at] ? `, color=${quote(colors[at])}` : "";
    return [
      `ys = ${values}`,
      `plt.plot(xs, ys, label=${quote(name)}, linewidth=${thick}${dash ? `, linestyle=${quote(dash.startsWith("2") ? ":" : "--")}` : ""}${color})`,
      `series.append((${quote(name)}, list(zip(map(float, xs), map(float, ys)))))`,
    ];
  });
  return assemble([
    "import matplotlib.pyplot as plt",
    ...(module === "np" ? ["import numpy as np"] : []),
    "",
    ...(dark ? ['plt.style.use("dark_background")'] : ['plt.style.use("default")']),
    `low, high = ${low}, ${high}`,
    xs,
    "series = []",
    "plt.figure(figsize=(8, 5))",
    ...draw,
    "ys = sorted(y for _, each in series for _, y in each if math.isfinite(y))",
    "if ys[-1] - ys[0] > 8 * (ys[-1 - len(ys) // 20] - ys[len(ys) // 20]) > 0:",
    "    plt.ylim(ys[len(ys) // 20], ys[-1 - len(ys) // 20])",
    `plt.title(${quote(titleOf(spec))})`,
    'plt.xlabel("x")',
    'plt.ylabel("y")',
    `plt.grid(${grid ? "True, alpha=0.3" : "False"})`,
    ...(curves.length > 1 ? ["plt.legend()"] : []),
    `plt.savefig(${quote(path)})`,
    "plt.show()",
    ...report("series", path),
  ]);
}

/** Prints where the picture is and what is in it, and checks that the file and enough points are there. */
function report(series: string, path: string): string[] {
  return [
    `for name, points in ${series}:`,
    "    ys = [y for _, y in points if math.isfinite(y)]",
    '    print("points:", len(ys))',
    '    print("lowest:", f"{min(ys):.4g}")',
    '    print("highest:", f"{max(ys):.4g}")',
    `print("answer:", ${quote(path)})`,
    `print("check:", "ok" if len(open(${quote(path)}, "rb").read()) > 500 else "failed")`,
  ];
}

/** The range asked for, or one that suits the functions. */
export function rangeOf({ range, curves }: PlotSpec): { low: string; high: string; say: string } {
  if (range) return { low: say(range.from), high: say(range.to), say: sayRange(range) };
  const called = curves.flatMap(({ expression }) => functionsIn(expression));
  if (called.some((name) => /^(?:a?(?:sin|cos)|tan|cot|sec|csc)$/.test(name))) {
    const inverse = called.some((name) => /^a(?:sin|cos)$/.test(name));
    return inverse
      ? { low: "-1", high: "1", say: "from -1 to 1" }
      : { low: "-2*pi", high: "2*pi", say: "from \\(-2\\pi\\) to \\(2\\pi\\)" };
  }
  if (called.some((name) => /^(?:ln|log|log2|log10|sqrt)$/.test(name)))
    return { low: "0.01", high: "10", say: "from 0 to 10" };
  const powersOfE = curves.some(({ expression }) => namesIn(expression).includes("e"));
  if (powersOfE || called.some((name) => /^(?:exp|sinh|cosh|tanh|gamma)$/.test(name)))
    return { low: "-4", high: "4", say: "from -4 to 4" };
  return { low: "-10", high: "10", say: "from -10 to 10" };
}

function ends(spec: PlotSpec, module: FloatModule): [string, string] {
  const { low, high } = rangeOf(spec);
  return [low, high].map((each) => each.replace(/\^/g, "**").replace(/\bpi\b/g, `${module}.pi`)) as [
    string,
    string,
  ]; // two in, two out
}

function sayRange({ from, to }: Range): string {
  return `from \\(${toLatex(from)}\\) to \\(${toLatex(to)}\\)`;
}

/** The end of a range in Python notation. */
function say(node: Expression): string {
  return curvePython(node, "", "math")?.replaceAll("math.", "") ?? "0";
}

function nameOf(curve: Curve | undefined): string {
  return curve ? inlineFormula(toLatex(curve.expression)) : "";
}

export function titleOf(spec: PlotSpec): string {
  return spec.style.title ?? spec.curves.map(nameOf).join(", ");
}

function fileName({ curves, style }: PlotSpec): string {
  const [first] = curves;
  const calls = first ? functionsIn(first.expression) : [];
  const simple = { sin: "sine", cos: "cosine", tan: "tangent", exp: "exponential", ln: "logarithm" }[
    calls[0] ?? ""
  ];
  const name =
    curves.length === 1 && simple && first && namesIn(first.expression).length > 0
      ? `${simple}_wave`
      : "plot";
  const base = /^(?:sine|cosine)/.test(name) || name === "plot" ? name : name.replace("_wave", "");
  return style.dark ? `dark_${base}` : base;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
