/** Python source: checks of what SymPy computed, by numbers. */
export const SYMBOLIC = `
def points():
    return [Rational(n, 97) for n in (31, 117, -83, 251, -211, 523, 13, -19, 67, 401)]


def number_at(f, x, point, digits=30):
    """The value of f as real number, or None."""
    value = f.subs(x, point).evalf(digits)
    return value if value == 0 or value.is_Float and value.is_finite else None


def complex_at(f, x, point, digits):
    """The value of f, also when it is no real number, or None."""
    value = f.subs(x, point).evalf(digits)
    return value if value.is_number and not value.has(nan, oo, zoo, Derivative) else None


def close(a, b, tolerance="1e-9"):
    return abs(a - b) <= Float(tolerance) * (1 + abs(a) + abs(b))


def agree(f, g, x):
    """Whether two functions have the same values wherever both are real."""
    pairs = [(number_at(f, x, p), number_at(g, x, p)) for p in points()]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    return len(both) >= 2 and all(close(a, b) for a, b in both)


def slope_agrees(f, d, x):
    """Whether d is the slope of f: a difference quotient, computed with many digits."""
    h = Float("1e-12", 40)
    hits = 0
    for p in points():
        p = Float(p, 40)
        high, low, want = complex_at(f, x, p + h, 40), complex_at(f, x, p - h, 40), complex_at(d, x, p, 40)
        if None in (high, low, want):
            continue
        if not close((high - low) / (2 * h), want):
            return False
        hits += 1
    return hits >= 2


def slope_at(f, x, point, slope):
    """Whether the curve has this slope from both sides of the point."""
    h, p = Float("1e-15", 50), N(point, 50)
    here, high, low = (complex_at(f, x, q, 50) for q in (p, p + h, p - h))
    return None not in (here, high, low) and close((high - here) / h, slope) and close((here - low) / h, slope)


def tends_to(f, x, target, limit, side):
    """Whether the values of f come nearer and nearer to the limit."""
    for sign in {"+": [1], "-": [-1], "": [1, -1]}[side]:
        values = []
        for k in (2, 4, 7, 11, 16):
            point = (target * Integer(10) ** k if target.is_infinite else target + sign * Rational(1, 10**k)).subs(oo, 1)
            far = Float(10, 60) ** k
            value = number_at(f, x, far if target == oo else -far if target == -oo else point, 60)
            if value is not None:
                values.append(value)
        if len(values) < 3:
            return False
        if limit.is_infinite:
            good = all(v * (1 if limit == oo else -1) > 0 for v in values[-2:]) and abs(values[-1]) > abs(values[0]) and abs(values[-1]) > 5
        else:
            errors = [abs(v - limit.evalf(60)) for v in values]
            good = errors[-1] <= Float("0.04") * (1 + abs(limit.evalf(60))) and (errors[-1] <= errors[0] or errors[-1] < Float("1e-9"))
        if not good:
            return False
        if target.is_infinite:
            break
    return True


def set_text(found, x):
    """A set of numbers in words that people use."""
    if isinstance(found, Union):
        return " or ".join(set_text(each, x) for each in found.args)
    if isinstance(found, FiniteSet):
        return " or ".join(f"{x} = {each}" for each in sorted(found, key=lambda v: v.evalf()))
    low = "" if found.start == -oo else f"{found.start} {'<' if found.left_open else '<='} "
    high = "" if found.end == oo else f" {'<' if found.right_open else '<='} {found.end}"
    if not low and high:
        return f"{x}{high}"
    if low and not high:
        return f"{x} {'>' if found.left_open else '>='} {found.start}"
    return f"{low}{x}{high}"


def solves(left, right, x, root):
    """Whether both sides have the same real value there; a root that leads out of the real numbers is none."""
    pair = [side.subs(x, root).evalf(30, chop=True) for side in (left, right)]
    return all(v.is_real and v.is_finite for v in pair) and close(*pair)


def all_roots_found(f, x, roots, low=-40, high=40):
    """Whether every change of sign of f lies at one of the roots."""
    known = [float(r) for r in roots]
    low, step = sympify(low), sympify(high - low) / 801
    values = [(float(low + k * step), number_at(f, x, N(low + k * step, 20), 15)) for k in range(802)]
    for (a, u), (b, v) in zip(values, values[1:]):
        if u is None or v is None or u * v > 0 or abs(u) + abs(v) > 50:
            continue
        if not any(a - 1e-6 <= r <= b + 1e-6 for r in known):
            return False
    return True


def all_solutions_found(gaps, names, found):
    """Whether Newton's method, begun at many points, ends only at solutions that were found; up to three unknowns."""
    if len(gaps) != len(names) or len(names) > 3:
        return True
    slopes = Matrix(gaps).jacobian(list(names))
    value, slope = lambdify(names, gaps, "math"), lambdify(names, list(slopes), "math")
    known = [[float(each[s]) for s in names] for each in found]
    n, starts = len(names), (-8.3, -3.1, -0.9, 0.7, 2.3, 7.1)
    for at in range(len(starts) ** n):
        x = [starts[at // len(starts) ** k % len(starts)] for k in range(n)]
        try:
            for _ in range(40):
                step = Matrix(n, n, slope(*x)).LUsolve(Matrix(value(*x)))
                x = [float(a - b) for a, b in zip(x, step)]
                if max(map(abs, step)) < 1e-12 * (1 + max(map(abs, x))):
                    break
            if max(map(abs, value(*x))) > 1e-9 or max(map(abs, x)) > 1e6:
                continue
        except (ValueError, ZeroDivisionError, OverflowError, TypeError):
            continue
        if not any(max(abs(a - b) for a, b in zip(x, each)) < 1e-5 * (1 + max(map(abs, x))) for each in known):
            return False
    return True
`;
