/**
 * Python source run once before a snapshot with SymPy is taken: what people ask for first loads some hundred
 * modules more, which would take half a second in every new sandbox.
 */
export const WARM_UP: Readonly<Record<string, string>> = {
  sympy: `
import sympy as _s
_x, _y = _s.symbols("x y")
_n = _s.Symbol("n", integer=True)
_f = _s.Function("f")
for _work in (
    lambda: _s.solve(_s.Eq(2 * _x + 5, 6), _x),
    lambda: _s.solve(_x**2 - 2, _x),
    lambda: _s.solve([_x + _y - 3, _x - _y - 1], [_x, _y]),
    lambda: _s.solve(_x**2 < 4, _x),
    lambda: _s.solveset(_s.sin(_x), _x, _s.S.Reals),
    lambda: _s.simplify(_s.sin(_x) ** 2 + _s.cos(_x) ** 2),
    lambda: _s.factor(_x**2 - 1),
    lambda: _s.expand((_x + 1) ** 2),
    lambda: _s.diff(_s.exp(_x) * _s.sin(_x), _x),
    lambda: _s.integrate(_x * _s.exp(_x), _x),
    lambda: _s.integrate(_x**2, (_x, 0, 1)),
    lambda: _s.limit(_s.sin(_x) / _x, _x, 0),
    lambda: _s.series(_s.exp(_x), _x, 0, 3),
    lambda: _s.summation(_n, (_n, 1, 10)),
    lambda: _s.dsolve(_f(_x).diff(_x) - _f(_x), _f(_x)),
    lambda: _s.Matrix([[1, 2], [3, 4]]).det(),
    lambda: _s.latex(_s.sqrt(_x) / 2),
    lambda: _s.pretty(_s.sqrt(_x) / 2),
    lambda: _s.sympify("2*x + 1"),
    lambda: _s.N(_s.pi, 20),
):
    try:
        _work()
    except Exception:
        pass
del _s, _x, _y, _n, _f, _work
`,
};
