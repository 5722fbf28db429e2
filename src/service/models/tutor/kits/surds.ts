/** Python source: exact numbers with square roots. */
export const SURDS = `
class Surd:
    """A sum of square roots, exact: {n: c} is the sum of c*sqrt(n), every n free of squares."""

    def __init__(self, parts):
        self.parts = {n: F(c) for n, c in parts.items() if c}

    def __add__(self, other):
        other = exact(other)
        return Surd({n: self.parts.get(n, 0) + other.parts.get(n, 0) for n in {*self.parts, *other.parts}})

    def __mul__(self, other):
        total = Surd({})
        for n, c in self.parts.items():
            for m, d in exact(other).parts.items():
                common = gcd(n, m)
                total = total + Surd({n * m // common**2: c * d * common})
        return total

    def inverse(self):
        """Widens the fraction with the conjugate until no root is left below."""
        if not self.parts:
            raise ZeroDivisionError("division by zero")
        if set(self.parts) == {1}:
            return Surd({1: 1 / self.parts[1]})
        prime = next(d for n in self.parts for d in range(2, n + 1) if n % d == 0)
        conjugate = Surd({n: -c if n % prime == 0 else c for n, c in self.parts.items()})
        return conjugate * (self * conjugate).inverse()

    def __pow__(self, n):
        n = F(n)
        if n.denominator == 2 and set(self.parts) <= {1}:
            return sqrt(self.parts.get(1, 0)) ** n.numerator
        if n.denominator != 1:
            raise ValueError("this power is not exact")
        base, result = (self.inverse() if n < 0 else self), Surd({1: 1})
        for _ in range(abs(int(n))):
            result = result * base
        return result

    def __float__(self):
        return float(sum(float(c) * n**0.5 for n, c in self.parts.items()))

    __neg__ = lambda self: self * -1
    __radd__ = __add__
    __rmul__ = __mul__
    __sub__ = lambda self, other: self + -exact(other)
    __rsub__ = lambda self, other: exact(other) - self
    __truediv__ = lambda self, other: self * exact(other).inverse()
    __rtruediv__ = lambda self, other: exact(other) / self


def root_power(value, n):
    """value**n, exact: a fraction where the root is one, else a square root."""
    if not isinstance(value, (int, F)):
        return value**n
    base, k = F(value), n.denominator
    if base < 0:
        raise ValueError("it holds the root of a negative number")
    top, bottom = whole_root(base.numerator, k), whole_root(base.denominator, k)
    return F(top, bottom) ** n.numerator if F(top, bottom) ** k == base else Surd({1: base}) ** n


def exact(value):
    if isinstance(value, float):
        raise ValueError("this power is not exact")
    return value if isinstance(value, Surd) else Surd({1: F(value)})


def sqrt(value):
    value = exact(value)
    if set(value.parts) - {1}:
        raise ValueError("roots of roots are not simplified")
    value = value.parts.get(1, F(0))
    if value < 0:
        raise ValueError("root of a negative number")
    inside, outside, n = value.numerator * value.denominator, F(1, value.denominator), 2
    while n * n <= inside:
        while inside % (n * n) == 0:
            inside, outside = inside // (n * n), outside * n
        n += 1
    return Surd({inside: outside}) if inside else Surd({})


def show_surd(value):
    text = ""
    for n, c in sorted(exact(value).parts.items()):
        size = abs(c.numerator)
        part = str(size) if n == 1 else f"sqrt({n})" if size == 1 else f"{size}*sqrt({n})"
        part += f"/{c.denominator}" if c.denominator > 1 else ""
        text += (" - " if c < 0 else " + ") + part if text else ("-" if c < 0 else "") + part
    return text or "0"
`;
