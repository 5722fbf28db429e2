/** Python source: many digits of roots, constants and functions, in two ways that share nothing. */
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


def sine(x, shift=0):
    """The sine by its series, or the cosine where it is shifted by one; the digits are those of the context."""
    total, term, k = Decimal(0), x if shift == 0 else Decimal(1), 2 - shift
    while total != total + term:
        total += term
        term *= -x * x / (k * (k + 1))
        k += 2
    return total


def arctangent(x):
    """The arctangent: half of the angle four times over, then the series."""
    for _ in range(4):
        x = x / (1 + (1 + x * x).sqrt())
    total, power, k = Decimal(0), x, 1
    while total != total + power / k:
        total += power / k
        power, k = -power * x * x, k + 2
    return total * 16


def exp_of(x, n):
    """The exponential by the series of a small part of x, squared again and again."""
    unit, halvings = 10 ** (n + 40), 10 + max(0, int(abs(x))).bit_length()
    part = int(x * unit) // 2**halvings
    term, total, k = unit, 0, 1
    while term not in (0, -1):
        total, term, k = total + term, term * part // unit // k, k + 1
    for _ in range(halvings):
        total = total * total // unit
    return F(total, unit)


def ln_of(x, n):
    """The natural logarithm: x is a power of two times m, and both have a quick series."""
    if x <= 0:
        raise ValueError("only positive numbers have a logarithm")
    unit, k = 10 ** (n + 20), 0
    while x > F(4, 3):
        x, k = x / 2, k + 1
    while x < F(2, 3):
        x, k = x * 2, k - 1

    def artanh(y):
        term, total, j = int(y * unit), 0, 1
        square = term * term // unit
        while term not in (0, -1):
            total, term, j = total + term // j, term * square // unit, j + 2
        return total

    return F(2 * artanh((x - 1) / (x + 1)) + 2 * k * artanh(F(1, 3)), unit)


def turn(x, n):
    """Cosine and sine: those of a small part of the angle, which is doubled again and again."""
    unit, halvings = 10 ** (n + 40), 10 + int(abs(x)).bit_length()
    part = F(int(x * unit) // 2**halvings, unit)
    square = int(part * part * unit)
    cosine, sine_, up, down, k = 0, 0, unit, int(part * unit), 1
    while up not in (0, -1) or down not in (0, -1):
        cosine, sine_ = cosine + up, sine_ + down
        up, down = -up * square // unit // (k * (k + 1)), -down * square // unit // ((k + 1) * (k + 2))
        k += 2
    for _ in range(halvings):
        cosine, sine_ = (cosine * cosine - sine_ * sine_) // unit, 2 * sine_ * cosine // unit
    return F(cosine, unit), F(sine_, unit)


def arctan_of(x, n):
    """The arctangent by Euler's series; of a steep slope, what is missing to a right angle."""
    if abs(x) > 1:
        return (1 if x > 0 else -1) * pi_of(n) / 2 - arctan_of(1 / F(x), n)
    unit = 10 ** (n + 20)
    ratio = int(x * x / (1 + x * x) * unit)
    term, total, k = int(x / (1 + x * x) * unit), 0, 1
    while term not in (0, -1):
        total, term, k = total + term, term * ratio // unit * 2 * k // (2 * k + 1), k + 1
    return F(total, unit)
`;
