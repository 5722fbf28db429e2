/** Python source: exact matrices as lists of rows. */
export const MATRICES = `
def product(a, b):
    if len(a[0]) != len(b):
        raise ValueError("the sizes do not fit")
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def combined(a, b, sign=1):
    """a + sign*b, entry by entry."""
    if (len(a), len(a[0])) != (len(b), len(b[0])):
        raise ValueError("the sizes do not fit")
    return [[x + sign * y for x, y in zip(r, s)] for r, s in zip(a, b)]


def scaled(c, a):
    return [[c * x for x in row] for row in a]


def unit_matrix(n):
    return [[F(i == j) for j in range(n)] for i in range(n)]


def transpose(a):
    return [list(column) for column in zip(*a)]


def matrix_power(a, n):
    result, base = unit_matrix(len(a)), a if n >= 0 else inverse_matrix(a)
    for _ in range(abs(n)):
        result = product(result, base)
    return result


def echelon(a):
    """The reduced rows, and the columns of their leading ones."""
    rows, leads = [[F(x) for x in row] for row in a], []
    for column in range(len(rows[0])):
        top = len(leads)
        pivot = next((r for r in range(top, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        rows[top] = [x / rows[top][column] for x in rows[top]]
        for r in range(len(rows)):
            if r != top:
                rows[r] = [x - rows[r][column] * y for x, y in zip(rows[r], rows[top])]
        leads.append(column)
    return rows, leads


def determinant(a):
    """By elimination: row steps keep it, an exchange of rows turns its sign."""
    rows, result = [[F(x) for x in row] for row in a], F(1)
    if len(rows) != len(rows[0]):
        raise ValueError("only a square matrix has a determinant")
    for c in range(len(rows)):
        pivot = next((r for r in range(c, len(rows)) if rows[r][c]), None)
        if pivot is None:
            return F(0)
        if pivot != c:
            rows[c], rows[pivot], result = rows[pivot], rows[c], -result
        result *= rows[c][c]
        for r in range(c + 1, len(rows)):
            rows[r] = [x - rows[r][c] / rows[c][c] * y for x, y in zip(rows[r], rows[c])]
    return result


def laplace(a):
    """The determinant again, by expanding along the first row."""
    if len(a) == 1:
        return a[0][0]
    minors = ([row[:c] + row[c + 1 :] for row in a[1:]] for c in range(len(a)))
    return sum((-1) ** c * a[0][c] * laplace(minor) for c, minor in enumerate(minors))


def inverse_matrix(a):
    n = len(a)
    rows, leads = echelon([list(row) + one for row, one in zip(a, unit_matrix(n))])
    if leads[:n] != list(range(n)) or len(a[0]) != n:
        raise ValueError("this matrix has no inverse")
    return [row[n:] for row in rows]


def characteristic(a):
    """Coefficients of det(x - a), the highest first, by the method of Faddeev and LeVerrier."""
    n, cs, m = len(a), [F(1)], unit_matrix(len(a))
    for k in range(1, n + 1):
        m = product(a, m) if k > 1 else a
        cs.append(-sum(m[i][i] for i in range(n)) / k)
        m = combined(m, scaled(cs[-1], unit_matrix(n)))
    return cs


def null_space(a):
    """Vectors that span the solutions of a*v = 0."""
    rows, leads = echelon(a)
    basis = []
    for free in (c for c in range(len(a[0])) if c not in leads):
        v = [F(0)] * len(a[0])
        v[free] = F(1)
        for row, lead in zip(rows, leads):
            v[lead] = -row[free]
        basis.append(v)
    return basis


def show_matrix(a):
    return "; ".join(", ".join(map(str, row)) for row in a)
`;
