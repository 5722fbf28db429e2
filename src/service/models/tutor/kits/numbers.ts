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


def integer(value):
    """The whole number that the value is."""
    if F(value).denominator != 1:
        raise ValueError(f"{value} is no whole number")
    return int(value)


def prime_factors(n):
    """The prime factors of n, each as often as it occurs."""
    found, d = [], 2
    while d * d <= n:
        while n % d == 0:
            found.append(d)
            n //= d
        d += 1 if d == 2 else 2
    return found + ([n] if n > 1 else [])


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
