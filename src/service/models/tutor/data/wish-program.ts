/** Programs for what is asked of a table; each checks its own result. */
import { assemble } from "../kits/kits";
import type { Measure, Wish } from "./read-wish";
import type { TableFacts } from "./table-facts";

/** The program, and the file that it writes, if it does. */
export function wishProgram(wish: Wish, facts: TableFacts): { program: string; file: string | null } {
  const file = fileOf(wish, facts);
  const head = [`table = read_table(${py(facts.path)})`, ...filtering(wish)];
  return { program: assemble([...head, ...BODIES[wish.kind](wish, file)]), file };
}

function fileOf(wish: Wish, { path }: TableFacts): string | null {
  const base = path.replace(/^.*\//, "").replace(/\.\w+$/, "");
  if (wish.kind === "chart") return `/mnt/data/${base}_chart.svg`;
  if (wish.kind === "clean") return `/mnt/data/${base}_clean.csv`;
  if (wish.kind === "sort" && (wish.save || wish.limit === null)) return `/mnt/data/${base}_sorted.csv`;
  return wish.save && wish.kind === "groups"
    ? `/mnt/data/${base}_by_${wish.by?.name.replace(/\W+/g, "_")}.csv`
    : null;
}

function filtering({ filters }: Wish): string[] {
  const columns = [...new Set(filters.map((each) => each.column.name))];
  return columns.map((name) => {
    const values = filters.filter((each) => each.column.name === name).map((each) => py(each.value));
    return `table = [row for row in table if row[${py(name)}] in [${values.join(", ")}]]`;
  });
}

type Body = (wish: Wish, file: string | null) => string[];

const numbersOf = (name: string): string =>
  `[row[${py(name)}] for row in table if isinstance(row.get(${py(name)}), F)]`;

const MEASURES: Readonly<Record<Measure, string>> = {
  sum: "sum(values)",
  mean: "sum(values) / len(values)",
  median: "statistics.median(values)",
  min: "min(values)",
  max: "max(values)",
  count: "len(values)",
  deviation: "F(statistics.stdev(map(float, values)))",
  range: "max(values) - min(values)",
};

const CHECKS: Readonly<Record<Measure, string>> = {
  sum: "abs(float(result) - math.fsum(map(float, values))) < 1e-6 * max(1, abs(float(result)))",
  mean: "result * len(values) == sum(values)",
  median: "sum(v < result for v in values) <= len(values) / 2 >= sum(v > result for v in values)",
  min: "all(v >= result for v in values)",
  max: "all(v <= result for v in values)",
  count: "result == sum(1 for _ in values)", // there is no other way to count
  deviation:
    "abs(float(result) ** 2 * (len(values) - 1) - float(sum(v * v for v in values) - sum(values) ** 2 / len(values))) < 1e-6 * (1 + float(result) ** 2 * len(values))",
  range: "all(abs(v - w) <= result for v in values for w in (min(values), max(values)))",
};

function grouping({ by, value, measure }: Wish): string[] {
  const cell = value ? `row.get(${py(value.name)})` : "F(1)";
  return [
    "groups = {}",
    "for row in table:",
    `    if isinstance(${cell}, F):`,
    `        groups.setdefault(cell_text(row[${py(by?.name ?? "")}]), []).append(${cell})`,
    `results = {name: ${MEASURES[measure]} for name, values in groups.items()}`,
    `whole = sum(len(values) for values in groups.values()) == sum(isinstance(${cell}, F) for row in table)`,
  ];
}

const BODIES: Readonly<Record<Wish["kind"], Body>> = {
  measure: ({ value, measure }) => [
    `values = ${value ? numbersOf(value.name) : "table"}`,
    `result = ${MEASURES[measure]}`,
    'print("answer:", decimal(result))',
    'print("rows:", len(values))',
    `print("check:", "ok" if ${CHECKS[measure]} else "failed")`,
  ],
  groups: (wish, file) => [
    ...grouping(wish),
    "for name, result in results.items():",
    '    print("answer:", name, "|", decimal(result))',
    ...(file
      ? [
          `write_table(${py(file)}, [${py(wish.by?.name ?? "")}, ${py(`${wish.measure} of ${wish.value?.name ?? "rows"}`)}], [(name, decimal(r)) for name, r in results.items()])`,
        ]
      : []),
    'print("check:", "ok" if whole and results else "failed")',
  ],
  extreme: (wish) => [
    ...grouping(wish),
    `best = ${wish.largest ? "max" : "min"}(results.values())`,
    "for name, result in results.items():",
    "    if result == best:",
    '        print("answer:", name, "|", decimal(result))',
    'print("several:", max(len(values) for values in groups.values()))',
    `print("check:", "ok" if whole and all(r ${wish.largest ? "<=" : ">="} best for r in results.values()) else "failed")`,
  ],
  sort: ({ value, by, largest, limit }, file) => {
    const name = py(value?.name ?? by?.name ?? "");
    return [
      `known = [row for row in table if row.get(${name}) is not None]`,
      `known.sort(key=lambda row: row[${name}] if isinstance(row[${name}], F) else str(row[${name}]), reverse=${largest && (value?.isNumber ?? false) ? "True" : "False"})`,
      ...(file
        ? [
            `write_table(${py(file)}, list(known[0]), [[cell_text(v) for v in row.values()] for row in known])`,
          ]
        : []),
      'print("header:", " | ".join(known[0]))',
      `for row in known[:${limit ?? 10}]:`,
      '    print("answer:", " | ".join(cell_text(v) for v in row.values()))',
      'print("rows:", len(known))',
      `keys = [row[${name}] for row in known if isinstance(row[${name}], F)]`,
      'print("check:", "ok" if keys in (sorted(keys), sorted(keys, reverse=True)) else "failed")',
    ];
  },
  // What only shows the table computes nothing that could be checked.
  head: ({ limit }) => [
    'print("header:", " | ".join(table[0]))',
    `for row in table[:${Math.min(limit ?? 5, 30)}]:`,
    '    print("answer:", " | ".join(cell_text(v) for v in row.values()))',
    'print("rows:", len(table))',
    'print("check: ok")',
  ],
  columns: () => [
    "for name in table[0]:",
    '    print("answer:", name)',
    'print("rows:", len(table))',
    'print("check: ok")',
  ],
  describe: () => [
    'print("header: column | values | mean | median | min | max | standard deviation")',
    "fits = []",
    "for name in table[0]:",
    "    values = [row[name] for row in table if isinstance(row.get(name), F)]",
    "    if len(values) > 1 and len(values) * 2 > len(table):",
    "        mean = sum(values) / len(values)",
    "        spread = F(statistics.stdev(map(float, values)))",
    '        print("answer:", " | ".join([name, str(len(values)), *(decimal(v) for v in (mean, statistics.median(values), min(values), max(values), spread))]))',
    "        squares = sum(v * v for v in values) - mean * mean * len(values)",
    "        fits.append(min(values) <= mean <= max(values) and abs(float(spread**2 * (len(values) - 1) - squares)) < 1e-6 * (1 + float(squares)))",
    'print("rows:", len(table))',
    'print("check:", "ok" if all(fits) else "failed")',
  ],
  clean: (_, file) => [
    "before = len(table)",
    "seen, rows = set(), []",
    "for row in table:",
    "    values = tuple(cell_text(v) for v in row.values())",
    "    if values not in seen:",
    "        seen.add(values)",
    "        rows.append(values)",
    `write_table(${py(file ?? "")}, list(table[0]), rows)`,
    'print("rows:", before)',
    'print("answer:", len(rows))',
    'print("empty:", sum(v == "" for values in rows for v in values))',
    `print("check:", "ok" if len(read_table(${py(file ?? "")})) == len(rows) == len(set(rows)) else "failed")`,
  ],
  chart: (wish, file) => {
    const { by, value, chart } = wish;
    const drawn = by
      ? [
          ...grouping({ ...wish, by }),
          "labels = list(results)",
          "points = [(n, float(results[name])) for n, name in enumerate(labels)]",
        ]
      : [
          `points = list(enumerate(map(float, ${numbersOf(value?.name ?? "")})))`,
          "labels = [str(n + 1) for n, _ in points]",
          "whole = True",
        ];
    return [
      ...drawn,
      "if len(labels) > 40:",
      '    raise ValueError("there are too many bars to draw")',
      `chart(${py(file ?? "")}, [(${py(value?.name ?? "")}, points)], title=${py(`${value?.name ?? ""}${by ? ` by ${by.name}` : ""}`)}, kind=${py(chart)}, labels=labels, x_label=${py(by?.name ?? "row")}, y_label=${py(value?.name ?? "")})`,
      "for name, (_, y) in zip(labels, points):",
      '    print("answer:", name, "|", f"{y:g}")',
      'print("check:", "ok" if whole and points else "failed")',
    ];
  },
};

/** A text as Python literal. */
function py(text: string): string {
  return JSON.stringify(text);
}
