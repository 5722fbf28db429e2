/** Number theory in words: divisors, inverses, primes by place, digits. */
import { cardinal, made, type Reading, sayOf, type ValueRule } from "../rule";
import type { Value } from "../script";

export const DIVISOR_RULES: readonly ValueRule[] = [
  {
    when: /^(?:how many|number of|count of|count the)(?: positive)? (?:divisors|factors)(?: does| of| has)? (.+?)(?: have| has)?$/i,
    make: ([of = ""], read) => ofDivisors(of, "len(divisors)", "number of divisors", read),
  },
  {
    when: /^sum of(?: all)?(?: the)?(?: positive)? (?:divisors|factors) of (.+)$/i,
    make: ([of = ""], read) => ofDivisors(of, "sum(divisors)", "sum of the divisors", read),
  },
  {
    when: /^(?:euler'?s? )?(?:totient|phi)(?: function)?(?: of |\s*\()(.+?)\)?$/i,
    make: ([of = ""], read) => {
      const n = read.integer(of);
      if (!n) return null;
      const phi = read.script.fresh("phi");
      read.script.line(
        `whole = ${n.python}`,
        `${phi} = whole`,
        "for p in set(prime_factors(whole)):",
        `    ${phi} = ${phi} // p * (p - 1)`,
      );
      read.script.check(`whole > 10**6 or ${phi} == sum(gcd(k, whole) == 1 for k in range(1, whole + 1))`);
      return made(phi, `Euler's totient of ${sayOf(n)}`);
    },
  },
  {
    when: /^(?:modular |multiplicative )?inverse of (.+?),? (?:modulo|mod|in mod) (.+)$/i,
    make: ([of = "", by = ""], read) => {
      const [a, m] = [read.integer(of), read.integer(by)];
      if (!a || !m) return null;
      const x = read.script.fresh("inverse");
      read.script.line(`${x} = pow(${a.python}, -1, ${m.python})`);
      read.script.check(`${x} * (${a.python}) % (${m.python}) == 1`);
      return made(x, `the inverse of ${sayOf(a)} modulo ${sayOf(m)}`);
    },
  },
  {
    when: /^(\S+) prime(?: number)?$/i,
    make: ([word = ""], read) => {
      const n = /^(\d+)(?:st|nd|rd|th)$/.exec(word)?.[1] ?? ORDINALS.indexOf(word.toLowerCase()) + 1;
      if (Number(n) < 1 || Number(n) > 20000) return null;
      read.script.line("p, count = 1, 0", `while count < ${n}:`, "    p += 1", "    count += is_prime(p)");
      read.script.check(`is_prime(p) and len(primes_up_to(p)) == ${n}`);
      return made("p", `prime number ${n}`);
    },
  },
  {
    when: /^(?:next|smallest|first) prime(?: number)? (?:after|above|greater than|larger than|bigger than|following) (.+)$/i,
    make: ([of = ""], read) => nextPrime(of, "+", read),
  },
  {
    when: /^(?:previous|largest|biggest|greatest|last) prime(?: number)? (?:before|below|less than|smaller than|under) (.+)$/i,
    make: ([of = ""], read) => nextPrime(of, "-", read),
  },
  {
    when: /^(?:sum of (?:all )?(?:the )?digits (?:of|in)|digit sum of|cross sum of) (.+)$/i,
    make: ([of = ""], read) => {
      const n = read.integer(of);
      if (!n) return null;
      const [digits, again, rest] = ["digits", "again", "rest"].map((name) => read.script.fresh(name));
      read.script.line(
        `${digits} = [int(d) for d in str(abs(${n.python}))]`,
        `${again}, ${rest} = 0, abs(${n.python})`,
        `while ${rest}:`,
        `    ${again}, ${rest} = ${again} + ${rest} % 10, ${rest} // 10`,
      );
      read.script.check(`sum(${digits}) == ${again}`);
      return made(`sum(${digits})`, `the sum of the digits of ${sayOf(n)}`);
    },
  },
  {
    when: /^(?:last|final|unit'?s?) digit (?:of|in) (.+)$/i,
    make: ([of = ""], read) => lastDigits(of, 1, read),
  },
  {
    when: /^last (\S+) digits (?:of|in) (.+)$/i,
    make: ([count = "", of = ""], read) => lastDigits(of, cardinal(count) ?? 0, read),
  },
  {
    when: /^(?:(?:value|place value) of )?(?:the )?digit (\d) in (?:the number )?(-?[\d,]+)$/i,
    make: ([digit = "", number = ""], read) => {
      const digits = number.replace(/\D/g, "");
      if (digits.split(digit).length !== 2) return null;
      read.script.line(`digits = "${digits}"`, `place = 10 ** (len(digits) - 1 - digits.index("${digit}"))`);
      read.script.check(`int(digits) // place % 10 == ${digit}`);
      return made(`${digit} * place`, `the value of the digit \\(${digit}\\) in \\(${digits}\\)`);
    },
  },
];

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

function ofDivisors(of: string, python: string, name: string, read: Reading): Value | null {
  const n = read.integer(of);
  if (!n) return null;
  writeDivisors(n, read);
  return made(python, `the ${name} of ${sayOf(n)}`);
}

/** Writes the list `divisors` of the whole number. */
export function writeDivisors(n: Value, { script }: Reading): void {
  script.line(
    `whole = ${n.python}`,
    "small = [d for d in range(1, isqrt(whole) + 1) if whole % d == 0]",
    "divisors = sorted({*small, *(whole // d for d in small)})",
    "factors = prime_factors(whole)",
  );
  script.check("whole > 0 and all(whole % d == 0 for d in divisors)");
  script.check("len(divisors) == prod(factors.count(p) + 1 for p in set(factors))");
}

function nextPrime(of: string, step: "+" | "-", read: Reading): Value | null {
  const n = read.integer(of);
  if (!n) return null;
  read.script.line(
    `p = ${n.python} ${step} 1`,
    `while not is_prime(p)${step === "-" ? " and p > 1" : ""}:`,
    `    p ${step}= 1`,
  );
  read.script.check(
    `is_prime(p) and not any(is_prime(k) for k in range(min(p, ${n.python}) + 1, max(p, ${n.python})))`,
  );
  // A sieve says the same, as far as there is room for one.
  read.script.check(
    `max(p, ${n.python}) > 10**6 or p in primes_up_to(max(p, ${n.python})) and not any(min(p, ${n.python}) < q < max(p, ${n.python}) for q in primes_up_to(max(p, ${n.python})))`,
  );
  return made("p", `the ${step === "+" ? "next prime after" : "last prime before"} ${sayOf(n)}`);
}

function lastDigits(of: string, count: number, read: Reading): Value | null {
  if (count < 1 || count > 15) return null;
  const power = /^(\d+)\s*\^\s*\(?(\d+)\)?$/.exec(of);
  const n = power ? null : read.integer(of);
  if (!n && !power) return null;
  const say = `the last ${count === 1 ? "digit" : `${count} digits`} of ${power ? `\\(${power[1]}^{${power[2]}}\\)` : n && sayOf(n)}`;
  if (!power) {
    read.script.check(`abs(${n?.python}) % 10**${count} == int(str(abs(${n?.python}))[-${count}:])`);
    return made(`abs(${n?.python}) % 10**${count}`, say);
  }
  read.script.line(`last = pow(${power[1]}, ${power[2]}, 10**${count})`);
  read.script.line(`again, base, n = 1, *map(int, ("${power[1]}", "${power[2]}"))`, "while n:");
  read.script.line(
    `    again = again * base % 10**${count} if n % 2 else again`,
    `    base, n = base * base % 10**${count}, n // 2`,
  );
  read.script.check("last == again");
  return made("last", say);
}
