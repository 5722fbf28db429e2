/** Python source: many digits of roots, pi and e, in two ways that share nothing. */
export const DECIMALS = `
def pi_decimal():
    """Pi with the digits of the context; the sum is that of the documentation of the decimal module."""
    getcontext().prec += 3
    last, t, s, n, na, d, da = 0, Decimal(3), 3, 1, 0, 0, 24
    while s != last:
        last = s
        n, na, d, da = n + na, na + 8, d + da, da + 32
        t = t * n / d
        s += t
    getcontext().prec -= 3
    return +s


def rounded_digits(value, digits):
    """Rounds to so many significant digits; a half goes away from zero."""
    places = digits - 1 - value.adjusted()
    result = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if result.adjusted() > value.adjusted():
        result = value.quantize(Decimal(1).scaleb(1 - places), ROUND_HALF_UP)
    return result


def root_of(x, k, n):
    """The k-th root with n decimals, by whole numbers only."""
    return F(whole_root(int(x * 10 ** (k * n)), k), 10**n)


def pi_of(n):
    """Pi with n decimals by Machin's formula."""
    unit = 10 ** (n + 10)
    inverse = lambda x: sum((-1) ** k * (unit // x ** (2 * k + 1)) // (2 * k + 1) for k in range(n + 20))
    return F(4 * (4 * inverse(5) - inverse(239)), unit)


def e_of(n):
    """The number e with n decimals by its series."""
    term, total, k = 10 ** (n + 10), 0, 0
    while term:
        total, k = total + term, k + 1
        term //= k
    return F(total, 10 ** (n + 10))
`;
