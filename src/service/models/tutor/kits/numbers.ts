/** Python source: small pieces about whole numbers and decimals. */
export const NUMBERS = `
def as_decimal(value):
    """The number with a decimal point when it ends, else as a fraction."""
    value, places = F(value), 0
    while places < 400 and (value * 10**places).denominator > 1:
        places += 1
    if places == 400:
        return str(value)
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if value < 0 else "") + whole + ("." + part if part else "")


def six_digits(value):
    """The number rounded to six digits, all of them when more stand before the point."""
    places = 5 - floor(log10(abs(value))) if value else 0
    text = f"{float(value):.{max(places, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def near(exact, rough):
    """Whether a second calculation, with floats, agrees."""
    exact, rough = float(exact), float(rough)
    return abs(exact - rough) <= 1e-8 * max(1, abs(rough))


def long_division(value):
    """The digits up to where they start to come again, and those that come again."""
    top, bottom = abs(value.numerator), value.denominator
    text, rest, seen = ("-" if value < 0 else "") + str(top // bottom), top % bottom, {}
    digits = ""
    while rest and rest not in seen and len(digits) < 60:
        seen[rest] = len(digits)
        digits += str(rest * 10 // bottom)
        rest = rest * 10 % bottom
    if rest and rest not in seen:
        raise ValueError("the digits go on too long")
    start = seen[rest] if rest else len(digits)
    return text + ("." + digits[:start] if digits else ""), digits[start:]


def integer(value):
    """The whole number that the value is."""
    if F(value).denominator != 1:
        raise ValueError(f"{value} is no whole number")
    return int(value)


def prime_factors(n):
    """The prime factors of n, each as often as it occurs: small ones by trial, large ones by splitting what is left."""
    found, d = [], 2
    while d * d <= n and d < 20000:
        while n % d == 0:
            found.append(d)
            n //= d
        d += 1 if d == 2 else 2
    rest = [n] if n > 1 else []
    while rest:
        m = rest.pop()
        if m < d * d or is_prime(m):
            found.append(m)
        else:
            rest += [part := divisor_of(m), m // part]
    return sorted(found)


def divisor_of(n):
    """A divisor of a composite number by Pollard's rho method; it gives up where all are very large."""
    for c in range(1, 9):
        x = y = 2
        for _ in range(500):
            start, together = (x, y), 1
            for _ in range(100):
                x, y = (x * x + c) % n, ((y * y + c) ** 2 + c) % n
                together = together * abs(x - y) % n
            if (g := gcd(together, n)) == 1:
                continue
            x, y = start
            while (g := gcd(abs(x - y), n)) == 1 or (x, y) == start:
                x, y = (x * x + c) % n, ((y * y + c) ** 2 + c) % n
            if g < n:
                return g
            break
    raise ValueError("its prime factors are too large to be found here")


def is_prime(n):
    """Miller-Rabin with bases that decide every number below 3 * 10^23."""
    bases = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
    if n < 2 or any(n % p == 0 for p in bases):
        return n in bases
    d, r = n - 1, 0
    while d % 2 == 0:
        d, r = d // 2, r + 1
    for a in bases:
        x = pow(a, d, n)
        if x not in (1, n - 1) and not any((x := x * x % n) == n - 1 for _ in range(r - 1)):
            return False
    return True


def in_base(n, base):
    """The whole number n written in the base."""
    digits, rest = "", abs(n)
    while rest or not digits:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % base] + digits
        rest //= base
    return ("-" if n < 0 else "") + digits


def round_half_up(value, places):
    """Rounds; a half goes away from zero."""
    scaled = F(value) * F(10) ** places
    whole = (abs(scaled) * 2 + 1) // 2
    return (-1 if scaled < 0 else 1) * whole / F(10) ** places


def whole_root(n, k):
    """The largest whole number whose k-th power is at most n."""
    low, high = 0, 1 << (n.bit_length() // k + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**k <= n else (low, middle - 1)
    return low


def difference_rule(terms):
    """The first entries of the rows of differences, when a row is constant with a term to spare."""
    rule, row = [], terms
    while len(row) > 1:
        rule.append(row[0])
        row = [b - a for a, b in zip(row, row[1:])]
        if len(row) > 1 and len(set(row)) == 1:
            return rule + ([row[0]] if row[0] else [])
    return None


def constant_ratio(terms):
    """What every term is multiplied by to give the next; None when that differs."""
    ratios = {b / a for a, b in zip(terms, terms[1:])} if all(terms) else ()
    return min(ratios) if len(ratios) == 1 else None


def combination(*numbers):
    """Whole numbers a, b, ... so that a*n + b*m + ... is the greatest common divisor of the numbers n, m, ..."""
    total, factors = numbers[0], [1]
    for n in numbers[1:]:
        (a, b), (x, y) = (total, n), ((1, 0), (0, 1))
        while b:
            q = a // b
            (a, b), (x, y) = (b, a - q * b), (y, (x[0] - q * y[0], x[1] - q * y[1]))
        total, factors = a, [f * x[0] for f in factors] + [x[1]]
    return factors if total >= 0 else [-f for f in factors]


def poly_divmod(cs, ds):
    """Quotient and rest of polynomials, as lists of coefficients with the highest first."""
    rest, quotient = [F(c) for c in cs], []
    while len(rest) >= len(ds):
        quotient.append(rest[0] / ds[0])
        rest = [a - quotient[-1] * b for a, b in zip(rest, ds + [0] * len(rest))][1:]
    while rest and rest[0] == 0:
        rest = rest[1:]
    return quotient or [F(0)], rest or [F(0)]


def two_term_rule(terms):
    """(p, q) when every term is p times the one before plus q times the one before that."""
    if len(terms) < 5:
        return None
    a, b, c, d = terms[:4]
    below = b * b - a * c
    if not below:
        return None
    p, q = (b * c - a * d) / below, (b * d - c * c) / below
    return (p, q) if all(z == p * y + q * x for x, y, z in zip(terms, terms[1:], terms[2:])) else None


def term_at(rule, n):
    """The n-th term, by Newton's forward differences."""
    total, binomial = F(0), F(1)
    for k, first in enumerate(rule):
        total += first * binomial
        binomial = binomial * (n - 1 - k) / (k + 1)
    return total


def rule_formula(rule, letter):
    """Newton's formula multiplied out."""
    total, binomial = poly(0), poly(1)
    for k, first in enumerate(rule):
        total = total + first * binomial
        binomial = binomial * (symbol(letter) - 1 - k) / (k + 1)
    return show(total)
`;
