/** Python source: exact roots and factors of polynomials in one unknown; needs the polynomials kit. */
export const ROOTS = `
def at(cs, x):
    total = 0
    for c in cs:
        total = total * x + c
    return total


def floors(cs):
    """Whole numbers k so that every real root lies between some k and k + 1."""
    if len(cs) < 2:
        return set()
    if len(cs) == 2:
        return {-cs[1] // cs[0]}
    n = len(cs) - 1
    found = floors([c * (n - i) for i, c in enumerate(cs[:-1])])
    bound = 2 + max(abs(c) for c in cs) // abs(cs[0])
    cuts = sorted({-bound, bound} | found | {k + 1 for k in found})
    for low, high in zip(cuts, cuts[1:]):
        if low in found or at(cs, low) * at(cs, high) > 0:
            continue
        rising = at(cs, low) <= at(cs, high)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if (at(cs, middle) >= 0) == rising else (middle, high)
        found = found | {low}
    return found


def whole(cs):
    """The polynomial with whole coefficients without a common factor, and the number taken out."""
    scale = F(lcm(*(c.denominator for c in cs)))
    common = gcd(*(int(c * scale) for c in cs)) * (1 if cs[0] > 0 else -1)
    return [int(c * scale) // common for c in cs], common / scale


def split_roots(cs):
    """The rational roots, each as often as it occurs, and the factor without rational roots."""
    rest, roots = [F(c) for c in cs], []
    while len(rest) > 1:
        ints, _ = whole(rest)
        lead, n = ints[0], len(ints) - 1
        monic = [c * lead ** (i - 1) if i else 1 for i, c in enumerate(ints)]
        near = floors(monic)
        found = [F(k, lead) for k in sorted(near | {k + 1 for k in near}) if at(monic, k) == 0]
        if not found:
            break
        for root in found:
            quotient = []
            for c in rest:
                quotient.append(c + (quotient[-1] * root if quotient else 0))
            rest = quotient[:-1]
            roots.append(root)
    return sorted(roots), rest
`;

export const REAL_ROOTS = `
def surd(d):
    """sqrt(d) as k*sqrt(m) with m free of squares."""
    k, m, n = 1, d, 2
    while n * n <= m:
        while m % (n * n) == 0:
            k, m = k * n, m // (n * n)
        n += 1
        if n > 100000:
            break
    return k, m


def quadratic_roots(a, b, c):
    """Both roots of a*x^2 + b*x + c without rational roots, in plain notation."""
    d = b * b - 4 * a * c
    k, m = surd(abs(d))
    common = gcd(b, k, 2 * a) * (1 if a > 0 else -1)
    b, k, bottom = -b // common, k // abs(common), 2 * a // common
    root = ("i" if m == 1 else f"sqrt({m})*i") if d < 0 else f"sqrt({m})"
    part = root if k == 1 else f"{k}*{root}"
    result = []
    for sign in "-+":
        top = f"{b} {sign} {part}" if b else f"-{part}" if sign == "-" else part
        result.append(top if bottom == 1 else f"({top})/{bottom}" if b else f"{top}/{bottom}")
    return result


def real_roots(cs):
    """The real roots of the factor without rational roots, as decimal numbers."""
    ints, _ = whole(cs)
    scale = 10**14
    scaled = [c * scale**i for i, c in enumerate(ints)]
    near = sorted(k for k in floors(scaled) if at(scaled, k) * at(scaled, k + 1) <= 0)
    return [k / scale for k in near]


def other_roots(cs):
    """The roots of the factor without rational ones: those of its quadratic factors written out, other real ones as numbers."""
    pieces = [] if len(cs) < 3 else [whole(cs)[0]] if len(cs) == 3 else split_factors(cs)
    pieces = [piece for n, piece in enumerate(pieces) if piece not in pieces[:n]]
    written = [r for piece in pieces if len(piece) == 3 for r in quadratic_roots(*map(int, piece))]
    return written, sorted(r for piece in pieces if len(piece) > 3 for r in real_roots([F(c) for c in piece]))


def all_roots(cs, written, real):
    """Whether these are the roots that an iteration finds; of complex ones some may be left out."""
    values = [complex(eval(text, {"sqrt": lambda v: v**0.5, "i": 1j})) for text in written] + [complex(r) for r in real]
    found = complex_roots(cs) if len(cs) > 2 else []
    near = lambda z, w: abs(z - w) < 1e-4 * (1 + abs(z))
    return all(any(near(z, w) for z in found) for w in values) and all(
        any(near(z, w) for w in values) or abs(z.imag) > 1e-7 * (1 + abs(z)) for z in found
    )
`;

export const FACTORS = `
def complex_roots(cs):
    """All roots, by the Durand-Kerner iteration."""
    monic = [complex(c / cs[0]) for c in cs]
    roots = [(0.4 + 0.9j) ** k * (1 + max(abs(c) for c in monic)) for k in range(len(cs) - 1)]
    for _ in range(2000):
        moved = 0
        for i, r in enumerate(roots):
            below = 1
            for j, s in enumerate(roots):
                below *= r - s if i != j else 1
            step = at(monic, r) / below
            roots[i], moved = r - step, max(moved, abs(step))
        if moved < 1e-13:
            break
    return roots


def split_factors(cs):
    """Factors with whole coefficients of a polynomial without rational roots."""
    ints, _ = whole(cs)
    roots = complex_roots([F(c) for c in ints])
    for size in range(2, len(roots) // 2 + 1):
        for some in combinations(roots, size):
            product = [complex(ints[0])]
            for r in some:
                product = [a - r * b for a, b in zip(product + [0], [0] + product)]
            guess = [F(round(c.real)) for c in product]
            if max(abs(c - g) for c, g in zip(product, guess)) > 1e-4:
                continue
            rest, quotient = [F(c) for c in ints], []
            while len(rest) >= len(guess):
                quotient.append(rest[0] / guess[0])
                rest = [a - quotient[-1] * b for a, b in zip(rest, guess + [F(0)] * len(rest))][1:]
            if not any(rest):
                return split_factors(guess) + split_factors(quotient)
    return [ints]


def factored(p, name):
    """p as product: a number and the factors with their exponents."""
    cs = coefficients(p, name)
    roots, rest = split_roots(cs)
    pieces = [[r.denominator, -r.numerator] for r in roots]
    pieces += split_factors(rest) if len(rest) > 1 else []
    number_in_front = cs[0]
    for piece in pieces:
        number_in_front = number_in_front / piece[0]
    return number_in_front, [(from_coefficients([F(c) for c in piece], name), pieces.count(piece))
                             for i, piece in enumerate(pieces) if piece not in pieces[:i]]


def show_factored(front, factors):
    parts = []
    for factor, n in factors:
        text = show(factor) if len(factor.terms) == 1 else f"({show(factor)})"
        parts.append(text + (f"^{n}" if n > 1 else ""))
    top = "*".join(([] if abs(front.numerator) == 1 and parts else [str(abs(front.numerator))]) + parts)
    return ("-" if front < 0 else "") + top + (f"/{front.denominator}" if front.denominator > 1 else "")
`;
