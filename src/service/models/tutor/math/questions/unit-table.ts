/** Units and their sizes. */
export interface Unit {
  readonly kind: string;
  /** The unit that sizes are given in. */
  readonly base: string;
  readonly name: string;
  readonly plural: string;
  /** As decimal number or fraction. */
  readonly size: string;
  readonly python: string;
}

/** The unit of that name or sign; `null` when it is unknown. */
export function unitOf(text: string): Unit | null {
  const name = text.trim().replace(/\.$/, "").replace(/^the /i, "");
  return UNITS.get(name) ?? UNITS.get(name.toLowerCase()) ?? null;
}

const PREFIXES: readonly [name: string, sign: string, power: number][] = [
  ["", "", 0],
  ["kilo", "k", 3],
  ["hecto", "h", 2],
  ["deci", "d", -1],
  ["centi", "c", -2],
  ["milli", "m", -3],
  ["micro", "µ", -6],
  ["nano", "n", -9],
  ["mega", "M", 6],
  ["giga", "G", 9],
];

const METRIC: readonly [kind: string, names: readonly string[], sign: string][] = [
  ["length", ["meter", "metre"], "m"],
  ["mass", ["gram", "gramme"], "g"],
  ["volume", ["liter", "litre"], "l"],
  ["time", ["second"], "s"],
];

/** kind, base unit, size, then singular, plural and other names. */
const OTHERS: readonly [kind: string, base: string, size: string, ...names: string[]][] = [
  ["time", "seconds", "60", "minute", "minutes", "min", "mins"],
  ["time", "seconds", "3600", "hour", "hours", "h", "hr", "hrs"],
  ["time", "seconds", "86400", "day", "days"],
  ["time", "seconds", "604800", "week", "weeks"],
  ["time", "seconds", "1209600", "fortnight", "fortnights"],
  ["time", "seconds", "31622400", "leap year", "leap years"],
  ["time", "seconds", "31536000", "common year", "common years", "non-leap year", "non-leap years"],
  ["months", "months", "1", "month", "months"],
  ["months", "months", "3", "quarter of a year", "quarters of a year"],
  ["months", "months", "12", "year", "years"],
  ["months", "months", "120", "decade", "decades"],
  ["months", "months", "1200", "century", "centuries"],
  ["months", "months", "12000", "millennium", "millennia", "millenniums"],
  ["mass", "grams", "1000000", "tonne", "tonnes", "metric ton", "metric tons", "t"],
  ["mass", "grams", "453.59237", "pound", "pounds", "lb", "lbs"],
  ["mass", "grams", "28.349523125", "ounce", "ounces", "oz"],
  ["mass", "grams", "6350.29318", "stone", "stones"],
  ["length", "meters", "0.0254", "inch", "inches", "in"],
  ["length", "meters", "0.3048", "foot", "feet", "ft"],
  ["length", "meters", "0.9144", "yard", "yards", "yd"],
  ["length", "meters", "1609.344", "mile", "miles", "mi"],
  ["length", "meters", "1852", "nautical mile", "nautical miles"],
  ["area", "square meters", "10000", "hectare", "hectares", "ha"],
  ["area", "square meters", "4046.8564224", "acre", "acres"],
  ["angle", "degrees", "1", "degree", "degrees", "°"],
  ["data", "bytes", "1", "byte", "bytes", "B"],
  ["data", "bytes", "0.125", "bit", "bits"],
  ["data", "bytes", "1024", "kibibyte", "kibibytes", "KiB"],
  ["data", "bytes", "1048576", "mebibyte", "mebibytes", "MiB"],
];

const UNITS: ReadonlyMap<string, Unit> = new Map([...metric(), ...others()]);

function* metric(): Generator<[string, Unit]> {
  for (const [kind, names, sign] of METRIC) {
    for (const [prefix, short, power] of PREFIXES) {
      const size = power >= 0 ? `1${"0".repeat(power)}` : `0.${"0".repeat(-power - 1)}1`;
      const base = `${names[0]}s`;
      for (const name of names) {
        const unit = {
          kind,
          base,
          name: prefix + name,
          plural: `${prefix}${name}s`,
          size,
          python: `F("${size}")`,
        };
        yield [unit.name, unit];
        yield [unit.plural, unit];
        if (name === names[0]) {
          yield [short + sign, unit];
          if (short === "µ") {
            yield [`μ${sign}`, unit];
            yield [`u${sign}`, unit];
          }
          if (sign === "l") yield [`${short}L`, unit];
        }
      }
    }
  }
}

function* others(): Generator<[string, Unit]> {
  for (const [kind, base, size, name = "", plural = "", ...more] of OTHERS) {
    const unit = { kind, base, name, plural, size, python: `F("${size}")` };
    for (const each of [name, plural, ...more]) yield [each, unit];
  }
}
