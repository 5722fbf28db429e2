/** Python source: small pieces about lists of numbers. */
export const STATISTICS = `
def primes_up_to(n):
    """The prime numbers up to n, by sieve."""
    is_open = bytearray([1]) * (max(n, 1) + 1)
    for p in range(2, isqrt(max(n, 0)) + 1):
        if is_open[p]:
            is_open[p * p :: p] = bytes(len(range(p * p, len(is_open), p)))
    return [p for p in range(2, n + 1) if is_open[p]]


def mode_of(values):
    """The most frequent values; none when all are equally frequent."""
    most = max(values.count(v) for v in values)
    found = [v for v in sorted(set(values)) if values.count(v) == most]
    return "none" if most == 1 or len(found) == len(set(values)) > 1 else "; ".join(map(str, found))


def square_root(value):
    """The root exactly when it is a fraction, else as root with a decimal beside it."""
    value = F(value)
    top, below = isqrt(value.numerator), isqrt(value.denominator)
    if F(top, below) ** 2 == value:
        return str(F(top, below))
    return f"sqrt({value}) ~ {float(value) ** 0.5:.4f}"
`;
