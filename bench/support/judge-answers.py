"""Judges answers: reads JSON rows {message, answer, module, ...}, writes for each whether the message gives the answer."""
import json
import re
import signal
import sys

import sympy
from sympy.parsing.sympy_parser import (convert_xor, implicit_multiplication_application, parse_expr,
                                         standard_transformations)

READ = standard_transformations + (convert_xor, implicit_multiplication_application)


def plain(formula):
    """The formula of a message in the notation of SymPy."""
    text = formula.split("=")[-1].split("\\approx")[-1]
    text = re.sub(r"\\operatorname\{(\w+)\}", r"\1", text)
    text = re.sub(r"(?<![A-Za-z\d_.])(\d+(?:\.\d+)?)(?=[A-Za-z])", r"\1*", text)
    for _ in range(4):
        text = re.sub(r"\\sqrt\{([^{}]*)\}", r"sqrt(\1)", text)
        text = re.sub(r"\\sqrt\[([^][]*)\]\{([^{}]*)\}", r"((\2)**(1/(\1)))", text)
        text = re.sub(r"\^\{([^{}]*)\}", r"^(\1)", text)
    text = re.sub(r"\|([^|]*)\|", r"Abs(\1)", text)
    text = re.sub(r"\be\^", "E^", text).replace("\\cdot", "*").replace("\\infty", "oo").replace("\\ln", "log")
    text = text.replace("\\arc", "a")
    text = re.sub(r"\be\b", "E", text)
    return text.replace("\\", " ").strip()


def letters(match):
    """A product of letters: `jn` is none of SymPy's functions, unless it is called."""
    word = match[0]
    is_known = word in ("pi", "oo", "ln") if len(word) == 2 else hasattr(sympy, word)
    return word if is_known else "*".join(word)


def read(text):
    text = re.sub(r"[A-Za-z]{2,}(?![A-Za-z(])", letters, text)
    names = set(re.findall(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z(])", text)) - {"E"}
    return parse_expr(text, {n: sympy.Symbol(n) for n in names}, transformations=READ)


def same(left, right):
    if re.search(r"\bI\b", right):
        left = re.sub(r"(?<![A-Za-z])i(?![A-Za-z])", "*I", re.sub(r"(?<![\d)])\s*(?<![A-Za-z\d])i(?![A-Za-z])", "1*i", left))
    if left.strip() == right.strip():
        return True
    try:
        a, b = read(left), read(right.replace("**", "^"))
        if a == b:
            return True
        difference = sympy.simplify(a - b)
        if difference == 0:
            return True
        free = sorted(difference.free_symbols, key=str)
        values = [difference.subs({s: sympy.Rational(7 + 3 * i + k, 5) for i, s in enumerate(free)}).evalf() for k in range(3)]
        return all(abs(complex(v)) < 1e-9 for v in values)
    except Exception:
        return False


def matrix(formula):
    """The last matrix of a formula, or the column that it lists; None when it is neither."""
    if inside := re.findall(r"\\begin\{pmatrix\}(.*?)\\end\{pmatrix\}", formula, re.S):
        rows = [line.split("&") for line in inside[-1].split("\\\\")]
    elif listed := re.fullmatch(r"\((.*,.*)\)", formula.split("=")[-1].strip()):
        rows = [[cell] for cell in listed[1].split(",")]
    else:
        return None
    return sympy.Matrix([[read(plain(cell)) for cell in row] for row in rows])


def same_matrix(given, wanted):
    """Whether two matrices are equal entry by entry; a vector may stand as a row or as a column."""
    if given is None:
        return False
    given = given.T if given.shape != wanted.shape and 1 in wanted.shape else given
    return given.shape == wanted.shape and all(sympy.simplify(a - b) == 0 for a, b in zip(given, wanted))


def judge(row):
    message, answer = row["message"], row["answer"].strip()
    if answer.startswith("re:"):
        return re.search(answer.removeprefix("re:"), message) is not None
    formulas = re.findall(r"\\\((.*?)\\\)", message, re.S)
    if answer in ("True", "False"):
        return message.startswith("Yes" if answer == "True" else "No")
    if re.fullmatch(r"[a-z]", answer) and re.search(r"\(" + answer + r"\)", row["question"]):
        return f"({answer})" in message
    if row.get("check") == "antiderivative":
        return any(same(str(sympy.diff(read(plain(formulas[-1]).replace("+ C", "")), sympy.Symbol(row["var"]))), row["integrand"]) for _ in [0])
    if re.match(r"Matrix\(|\[\s*\[", answer):
        return bool(formulas) and same_matrix(matrix(formulas[-1]), sympy.Matrix(sympy.sympify(answer)))
    wanted = [part.strip() for part in answer.split(",")]
    if len(wanted) > 1:
        last = formulas[-len(wanted):]
        if "ascending" in message or "descending" in message:
            last = [part.strip() for part in formulas[-1].split(",")] if len(formulas[-1].split(",")) == len(wanted) else last
        if "sort" in row["module"]:
            return len(last) == len(wanted) and all(same(plain(a), b) for a, b in zip(last, wanted))
        return len(last) == len(wanted) and all(any(same(plain(a), b) for a in last) for b in wanted)
    if re.fullmatch(r"\d+:\d\d [AP]M", answer):
        return answer in message
    if "base" in row["module"]:
        return bool(formulas) and formulas[-1].split("=")[-1].strip().removesuffix("}").split("_")[0].strip() == answer
    return bool(formulas) and same(plain(formulas[-1]), answer)


def late(_signal, _frame):
    raise TimeoutError


signal.signal(signal.SIGALRM, late)
verdicts = []
for row in json.load(sys.stdin):
    signal.alarm(20)
    try:
        verdicts.append(bool(judge(row)))
    except Exception:
        verdicts.append(False)
    finally:
        signal.alarm(0)
json.dump(verdicts, sys.stdout)
