/** Python source: exact polynomials in any number of unknowns, and how to show numbers and polynomials. */

/** Needs `from fractions import Fraction as F`. */
export const POLYNOMIALS = `
class Poly:
    """A sum of terms, exact: {((name, exponent), ...): coefficient}."""

    def __init__(self, terms):
        self.terms = {powers: c for powers, c in terms.items() if c}

    def __add__(self, other):
        terms = dict(self.terms)
        for powers, c in poly(other).terms.items():
            terms[powers] = terms.get(powers, 0) + c
        return Poly(terms)

    def __neg__(self):
        return Poly({powers: -c for powers, c in self.terms.items()})

    def __mul__(self, other):
        terms = {}
        for left, c in self.terms.items():
            for right, d in poly(other).terms.items():
                powers = dict(left)
                for name, n in right:
                    powers[name] = powers.get(name, 0) + n
                key = tuple(sorted((name, n) for name, n in powers.items() if n))
                terms[key] = terms.get(key, 0) + c * d
        return Poly(terms)

    def __truediv__(self, other):
        other = poly(other)
        return self * other**-1 if len(other.terms) == 1 else divide(self, other)

    def __pow__(self, n):
        n = number(n)
        if n.denominator == 1 and n >= 0:
            result = poly(1)
            for _ in range(int(n)):
                result = result * self
            return result
        if not self.terms:
            raise ZeroDivisionError("zero in a denominator")
        if len(self.terms) > 1:
            raise ValueError("this power of a sum is no polynomial")
        (powers, c), = self.terms.items()
        return Poly({tuple((name, e * n) for name, e in powers): power(c, n)})

    def __eq__(self, other):
        return self.terms == poly(other).terms

    __hash__ = None
    __radd__ = __add__
    __rmul__ = __mul__
    __sub__ = lambda self, other: self + -poly(other)
    __rsub__ = lambda self, other: poly(other) - self
    __rtruediv__ = lambda self, other: poly(other) / self
    __rpow__ = lambda self, other: F(number(other)) ** number(self)


def poly(value):
    return value if isinstance(value, Poly) else Poly({(): F(value)})


def symbol(name):
    return Poly({((name, F(1)),): F(1)})


def number(value):
    """The plain number that the value is."""
    terms = poly(value).terms
    if set(terms) - {()}:
        raise ValueError("this is no number")
    return terms.get((), F(0))


def coefficients(p, name):
    """Coefficients by power of the unknown, the highest first; the rest of p must be numbers."""
    by_power = {}
    for powers, c in poly(p).terms.items():
        if any(n != name for n, _ in powers):
            raise ValueError("another unknown is left")
        by_power[sum(n for _, n in powers)] = c
    top = max(by_power, default=0)
    if any(n < 0 or n.denominator != 1 for n in map(F, by_power)):
        raise ValueError("this is no polynomial")
    return [by_power.get(n, F(0)) for n in range(int(top), -1, -1)]


def from_coefficients(cs, name):
    x = symbol(name)
    return sum((c * x ** (len(cs) - 1 - n) for n, c in enumerate(cs)), poly(0))


def divide(p, q):
    """p / q when that leaves no remainder, for one unknown."""
    names = {n for powers in [*p.terms, *q.terms] for n, _ in powers}
    if len(names) > 1:
        raise ValueError("cannot divide these polynomials")
    name = names.pop()
    rest, by, result = coefficients(p, name), coefficients(q, name), []
    while len(rest) >= len(by):
        result.append(rest[0] / by[0])
        rest = [a - result[-1] * b for a, b in zip(rest, by + [F(0)] * len(rest))][1:]
    if any(rest):
        raise ValueError("the division leaves a remainder")
    return from_coefficients(result, name)


def value_at(p, values):
    """p with numbers or polynomials put in for its unknowns."""
    total = poly(0)
    for powers, c in poly(p).terms.items():
        term = poly(c)
        for name, n in powers:
            term = term * poly(values.get(name, symbol(name))) ** n
        total = total + term
    return total if set(total.terms) - {()} else number(total)


def float_at(p, values):
    """p as float with floats for its unknowns."""
    return sum(float(c) * math.prod(values[name] ** float(n) for name, n in powers) for powers, c in poly(p).terms.items())


def power(base, n):
    """base**n when that is exact."""
    if isinstance(base, Poly):
        return base**n
    base, n = F(base), number(n)
    if n.denominator == 1:
        return base ** int(n)
    k = n.denominator
    if base < 0:
        raise ValueError("root of a negative number")
    top, bottom = whole_root(base.numerator, k), whole_root(base.denominator, k)
    if F(top, bottom) ** k != base:
        raise ValueError("this root is no fraction")
    return F(top, bottom) ** n.numerator


def show(value):
    """The value in plain notation."""
    terms = poly(value).terms.items()
    text = ""
    for powers, c in sorted(terms, key=lambda term: (-sum(n for _, n in term[0]), [(a, -n) for a, n in term[0]])):
        factors = [name + ("" if n == 1 else f"^{n}" if n.denominator == 1 and n > 0 else f"^({n})") for name, n in powers]
        if abs(c.numerator) != 1 or not factors:
            factors.insert(0, str(abs(c.numerator)))
        part = "*".join(factors) + (f"/{c.denominator}" if c.denominator > 1 else "")
        text += (" - " if c < 0 else " + ") + part if text else ("-" if c < 0 else "") + part
    return text or "0"
`;

export const DERIVATIVES = `
def derivative(p, name, times=1):
    """Differentiates term by term: x^n becomes n*x^(n - 1)."""
    for _ in range(int(times)):
        terms = Poly({})
        for powers, c in poly(p).terms.items():
            n = dict(powers).get(name, 0)
            terms = terms + Poly({powers: c * n}) / symbol(name) if n else terms
        p = terms
    return poly(p)


def taylor_check(p, name, d, times=1):
    """Compares with the coefficient of h^times in p(x + h)."""
    shifted = value_at(p, {name: symbol(name) + symbol("_h")})
    part = Poly({tuple(f for f in powers if f[0] != "_h"): c for powers, c in shifted.terms.items() if dict(powers).get("_h", 0) == times})
    return part * factorial(int(times)) == d
`;

export const LINEAR = `
def contradict(equations, n):
    """Whether no values fulfil all: a column of right sides that the others cannot make."""
    zero = [F(0)] * n
    rows = [[F(f(*zero[:i], F(1), *zero[i + 1 :]) - f(*zero)) for i in range(n)] + [F(-f(*zero))] for f in equations]
    return n in echelon(rows)[1]


def solve_linear(equations, n):
    """Solves linear equations f(...) = 0 in n unknowns by elimination; an unknown left open is None, as are all where nothing fits."""
    zero = [F(0)] * n
    unit = lambda i: zero[:i] + [F(1)] + zero[i + 1 :]
    rows = [[F(f(*unit(i)) - f(*zero)) for i in range(n)] + [F(-f(*zero))] for f in equations]
    top = 0
    for column in range(n):
        pivot = next((r for r in range(top, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        rows[top] = [a / rows[top][column] for a in rows[top]]
        for r in range(len(rows)):
            if r != top:
                rows[r] = [a - rows[r][column] * b for a, b in zip(rows[r], rows[top])]
        top += 1
    solution = [None] * n
    for row in rows:
        if row[-1] and not any(row[:-1]):
            return [None] * n
        if sum(1 for a in row[:-1] if a) == 1:
            solution[next(i for i, a in enumerate(row) if a)] = row[-1]
    return solution
`;
