/** Number theory in words: remainders, common factors, digits, bases, rounding. */
import { cardinal, made, type Reading, sayOf, splitList, type ValueRule } from "../rule";
import type { Value } from "../script";

export const NUMBER_RULES: readonly ValueRule[] = [
  {
    when: /^(\d+)\s*\^\s*\(?(\d+)\)? (?:mod|modulo) (\d+)$/i,
    make: ([base = "", exponent = "", by = ""], read) => powerRemainder(base, exponent, by, read),
  },
  {
    when: /^remainder (?:when|if|of|after|from|left when) (?:dividing )?(\d+)\s*\^\s*\(?(\d+)\)?(?: is)? (?:divided )?by (\d+)$/i,
    make: ([base = "", exponent = "", by = ""], read) => powerRemainder(base, exponent, by, read),
  },
  {
    when: /^remainder (?:when|if|of|after|from|left when) (?:dividing |(?:i|you|we) divide )?(.+?)(?: is)? (?:divided )?by (.+)$/i,
    make: ([a = "", b = ""], read) => remainder(a, b, read),
  },
  { when: /^(.+?) (?:mod|modulo|modulus) (.+)$/i, make: ([a = "", b = ""], read) => remainder(a, b, read) },
  {
    when: /^(?:(?:greatest|highest|largest|biggest) common (?:factor|divisor)|gcd|gcf|hcf)(?:\s*\((.+)\)| of (.+))$/i,
    make: ([inside = "", after = ""], read) => {
      const list = inside || after;
      const values = integers(list, read);
      if (!values) return polynomialDivisor(list, read);
      const g = read.script.fresh("g");
      const all = values.map((value) => value.python).join(", ");
      read.script.line(`${g} = gcd(${all})`);
      const factors = read.script.fresh("factors");
      read.script.line(`${factors} = combination(${all})`);
      // A common divisor that is a sum of multiples of the numbers is divided by every other one.
      read.script.check(
        `all(n % ${g} == 0 for n in (${all})) and sum(a * n for a, n in zip(${factors}, (${all}))) == ${g}`,
      );
      return made(g, `the greatest common factor of ${saying(values)}`);
    },
  },
  {
    when: /^(?:(?:least|lowest|smallest) common multiple|lcm|kgv)(?:\s*\((.+)\)| of (.+))$/i,
    make: ([inside = "", after = ""], read) =>
      commonMultiple(integers(inside || after, read), "least common multiple", read),
  },
  {
    when: /^(?:(?:least|lowest|smallest) )?common denominator of (.+)$/i,
    make: ([list = ""], read) => {
      const values = splitList(list).map((part) => read.number(part));
      const known = values.flatMap((value) => (value ? [value] : []));
      if (known.length !== values.length || known.length < 2) return null;
      const bottoms = known.map((value) => ({ ...value, python: `F(${value.python}).denominator` }));
      return commonMultiple(bottoms, "common denominator", read);
    },
  },
  {
    when: /^(units|ones|tens|hundreds|(?:ten |hundred )?(?:thousands|millions|billions|trillions)) digit (?:of|in) (.+)$/i,
    make: ([place = "", of = ""], read) => {
      const value = read.integer(of);
      const exponent = PLACES.indexOf(place.toLowerCase().replace("ones", "units"));
      if (!value || exponent < 0) return null;
      const digit = read.script.fresh("digit");
      read.script.line(`${digit} = abs(${value.python}) // 10**${exponent} % 10`);
      read.script.check(
        `str(${digit}) == str(abs(${value.python})).rjust(${exponent + 1}, "0")[-${exponent + 1}]`,
      );
      return made(digit, `the ${place.toLowerCase()} digit of ${sayOf(value)}`);
    },
  },
  {
    when: /^(.+?),? (?:rounded|to be rounded|correct) (?:off )?to (.+)$/i,
    make: ([of = "", to = ""], read) => rounded(of, to, read),
  },
  {
    when: /^round(?:ing)? (.+?) (?:off )?to (.+)$/i,
    make: ([of = "", to = ""], read) => rounded(of, to, read),
  },
  {
    when: /^(?:(?:number of )?(?:ways to choose )?)(\d+) choose (\d+)$/i,
    make: ([n = "", k = ""], read) => {
      read.script.check(`comb(${n}, ${k}) * factorial(${k}) == prod(range(${n} - ${k} + 1, ${n} + 1))`);
      return made(`comb(${n}, ${k})`, `\\(\\binom{${n}}{${k}}\\)`);
    },
  },
];

const PLACES = [
  ...["units", "tens", "hundreds", "thousands", "ten thousands", "hundred thousands", "millions"],
  ...["ten millions", "hundred millions", "billions", "ten billions", "hundred billions", "trillions"],
];

function remainder(a: string, b: string, read: Reading): Value | null {
  const [left, right] = [read.integer(a), read.integer(b)];
  if (!left || !right) return polynomialRest(a, b, read);
  const { script } = read;
  const [r, dividend, divisor, rest] = ["r", "dividend", "divisor", "left"].map((name) => script.fresh(name));
  if (!r) return null;
  script.line(
    `${dividend}, ${divisor} = ${left.python}, ${right.python}`,
    `${r} = ${dividend} % ${divisor}`,
    "# The same digit by digit, as in a long division.",
    `${rest} = 0`,
    `for digit in str(abs(${dividend})):`,
    `    ${rest} = (10 * ${rest} + int(digit)) % abs(${divisor})`,
  );
  script.check(
    `(${r} - (${rest} if ${dividend} >= 0 else -${rest})) % ${divisor} == 0 and abs(${r}) < abs(${divisor})`,
  );
  return made(r, `the remainder when ${sayOf(left)} is divided by ${sayOf(right)}`);
}

/** The rest of a division of polynomials in one unknown. */
function polynomialRest(a: string, b: string, { script, value }: Reading): Value | null {
  const [p, q] = [value(a), value(b)];
  if (!p?.expression || !q?.expression) return null;
  const [x, ...others] = script.unknowns(p.expression, q.expression);
  if (!x || others.length > 0) return null;
  const rest = script.fresh("rest");
  script.line(
    `p, q = poly(${p.python}), poly(${q.python})`,
    `quotient, ${rest} = [from_coefficients(cs, "${x}") for cs in poly_divmod(coefficients(p, "${x}"), coefficients(q, "${x}"))]`,
  );
  script.check(`q * quotient + ${rest} == p`);
  return made(rest, `the remainder when ${sayOf(p)} is divided by ${sayOf(q)}`, "polynomial");
}

/** Euclid's algorithm for polynomials in one unknown, with leading coefficient 1. */
function polynomialDivisor(list: string, { script, value }: Reading): Value | null {
  const values = splitList(list).flatMap((part) => value(part) ?? []);
  const [p, q, ...more] = values;
  if (!p?.expression || !q?.expression || more.length > 0) return null;
  const [x, ...others] = script.unknowns(p.expression, q.expression);
  if (!x || others.length > 0) return null;
  const g = script.fresh("g");
  script.line(
    `first, second = [coefficients(each, "${x}") for each in (${p.python}, ${q.python})]`,
    "a, b = first, second",
    "while b != [0]:",
    "    a, b = b, poly_divmod(a, b)[1]",
    `${g} = from_coefficients([c / a[0] for c in a], "${x}")`,
  );
  script.check("all(poly_divmod(each, a)[1] == [0] for each in (first, second))");
  return made(g, `the greatest common divisor of ${sayOf(p)} and ${sayOf(q)}`, "polynomial");
}

/** The power is never written out; the check builds it up from the digits of the exponent. */
function powerRemainder(base: string, exponent: string, by: string, { script }: Reading): Value {
  script.line(
    `base, exponent, divisor = ${base}, ${exponent}, ${by}`,
    "r = pow(base, exponent, divisor)",
    "again = 1 % divisor",
    "for bit in bin(exponent)[2:]:",
    "    again = again * again * (base if bit == '1' else 1) % divisor",
  );
  script.check("r == again and 0 <= r < divisor");
  return made("r", `the remainder when \\(${base}^{${exponent}}\\) is divided by \\(${by}\\)`);
}

function integers(list: string, read: Reading): Value[] | null {
  const values = splitList(list).map((part) => read.integer(part));
  const known = values.flatMap((value) => (value ? [value] : []));
  return known.length === values.length && known.length >= 2 ? known : null;
}

function commonMultiple(values: readonly Value[] | null, name: string, read: Reading): Value | null {
  if (!values) return null;
  const m = read.script.fresh("m");
  const all = values.map((value) => value.python).join(", ");
  read.script.line(`${m} = lcm(${all})`);
  read.script.check(`all(${m} % n == 0 for n in (${all})) and gcd(*(${m} // n for n in (${all}))) == 1`);
  // Divided by any of its prime factors it is no common multiple any more; too large ones are not split.
  read.script.check(
    `${m} > 10**12 or not any(all(${m} // p % n == 0 for n in (${all})) for p in set(prime_factors(${m})))`,
  );
  return made(m, `the ${name} of ${saying(values)}`);
}

/** "3 significant figures" */
function significant(of: string, digits: number, read: Reading): Value | null {
  const value = read.number(of);
  if (!value || digits < 1 || digits > 30) return null;
  const { script } = read;
  script.decimals = true;
  const [places, result] = [script.fresh("places"), script.fresh("rounded")];
  script.line(
    `${places} = ${digits - 1}`,
    `while abs(F(${value.python})) * F(10) ** ${places} >= 10**${digits}:`,
    `    ${places} -= 1`,
    `while 0 < abs(F(${value.python})) * F(10) ** ${places} < 10**${digits - 1}:`,
    `    ${places} += 1`,
    `${result} = round_half_up(${value.python}, ${places})`,
  );
  script.check(`abs(${result} - (${value.python})) * 2 <= F(10) ** -${places}`);
  return made(result, `${sayOf(value)} rounded to ${digits} significant figures`);
}

/** "three decimal places", "2 dps", "the nearest 1000", "the nearest one hundred", "the nearest integer". */
function rounded(of: string, to: string, read: Reading): Value | null {
  const figures = /^(\S+) (?:significant|sig)\.? ?(?:figures?|digits?|figs?)?$|^(\S+) s\.?f\.?$/i.exec(to);
  if (figures) return significant(of, cardinal(figures[1] ?? figures[2] ?? "") ?? 0, read);
  const value = read.number(of);
  const places = placesOf(to);
  if (!value || places === null) return null;
  read.script.decimals = true;
  const result = read.script.fresh("rounded");
  read.script.line(`${result} = round_half_up(${value.python}, ${places})`);
  read.script.check(
    `abs(${result} - (${value.python})) * 2 <= F(10) ** ${-places} and (${result} * F(10) ** ${places}).denominator == 1`,
  );
  return made(result, `${sayOf(value)} rounded to ${to.replace(/\bdps?\b/, "decimal places")}`);
}

function placesOf(to: string): number | null {
  const decimals = /^(.+?) (?:decimal places?|d\.?p\.?s?|dps?|decimals?)\.?$/i.exec(to)?.[1];
  if (decimals) return cardinal(decimals);
  const nearest = /^(?:the )?nearest (.+)$/i.exec(to)?.[1]?.toLowerCase();
  if (!nearest) return null;
  if (/^(?:integer|whole number|whole|unit|one)$/.test(nearest)) return 0;
  if (/^(tenth|hundredth|thousandth)$/.test(nearest))
    return { tenth: 1, hundredth: 2, thousandth: 3 }[nearest] ?? null;
  const size = cardinal(nearest.replace(/,/g, ""));
  if (!size || !/^10*$/.test(String(size))) return null;
  return -(String(size).length - 1);
}

function saying(values: readonly Value[]): string {
  const words = values.map(sayOf);
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
