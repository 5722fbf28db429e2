/**
 * Python source of the module `_cell`: runs one cell the way a notebook does. It decides nothing about safety;
 * code in the same interpreter can change all of it, and only harms its own session.
 */
export const RUNNER = `
import ast, asyncio, builtins, io, linecache, os, random, sys, time, traceback, types
import _figures, _loop, _packages

FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
SOURCE, STATUS = "/run/cell.py", "/dev/status"
RESERVE_BYTES = 4 << 20
reserve = None
count = 0
space = sys.modules["__main__"].__dict__
base_sleep = time.sleep


def begin():
    """Once per process, after a restore: what must not be the same in every sandbox."""
    random.seed()
    os.makedirs("/mnt/data", exist_ok=True)
    os.chdir("/mnt/data")
    if "" not in sys.path:
        sys.path.insert(0, "")
    # Pyodide's own loop counts as running for ever.
    asyncio.events._set_running_loop(None)
    # Views of JavaScript: code that walks over all modules would touch the border.
    for name in [name for name in sys.modules if name.partition(".")[0] in ("js", "pyodide_js")]:
        del sys.modules[name]
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "JsFinder"]


def sleep(seconds, /):
    """Like time.sleep, in short steps, so that the time limit can end it."""
    end = time.monotonic() + seconds
    if not seconds >= 0 or seconds > 1e9:
        return base_sleep(seconds)
    while (rest := end - time.monotonic()) > 0:
        base_sleep(min(rest, 0.01))


def leave(code=None):
    raise SystemExit(code)


def keep_reserve():
    """Memory that is given back when there is no other, so that a full heap can be reported."""
    global reserve
    if reserve is None:
        try:
            reserve = bytearray(RESERVE_BYTES)
        except MemoryError:
            pass


def open_output():
    try:
        raw = io.FileIO("/dev/stdout", "w")
    except Exception:
        raw = io.FileIO(1, "w", closefd=False)
    shared = io.BufferedWriter(raw)
    text = lambda: io.TextIOWrapper(
        shared, encoding="utf-8", errors="backslashreplace", line_buffering=True, write_through=True
    )
    sys.stdout = sys.__stdout__ = text()
    sys.stderr = sys.__stderr__ = text()
    sys.stdin = sys.__stdin__ = io.StringIO("")


def compiled(tree, name, mode):
    return compile(tree, name, mode, flags=FLAGS, dont_inherit=True)


def evaluate(code):
    value = eval(code, space)
    if code.co_flags & 0x80:
        return _loop.cell_loop().run_until_complete(value)
    return value


def run(source, name):
    tree = ast.parse(source, name)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr) and not quiet(source, tree.body[-1]):
        last = tree.body.pop()
    if tree.body:
        evaluate(compiled(tree, name, "exec"))
    if last is not None:
        value = evaluate(compiled(ast.Expression(last.value), name, "eval"))
        if value is not None:
            space["_"] = value
            print(repr(value))


def quiet(source, last):
    """Whether a semicolon stands behind the last expression."""
    line = source.split("\\n")[last.end_lineno - 1].encode()
    return line[last.end_col_offset:].lstrip().startswith(b";")


HIDDEN = ("<_cell>", "<_loop>", "<_packages>", "<_figures>", "/pyodide/webloop.py")


def tidy(summary):
    """The traceback as a learner wants it: from the cell on, the last twelve calls, none of this file's."""
    while summary is not None:
        kept = [frame for frame in summary.stack if not frame.filename.endswith(HIDDEN)]
        cells = [at for at, frame in enumerate(kept) if frame.filename.startswith("<cell ")]
        if cells:
            kept = kept[cells[0]:]
        elif issubclass(summary.exc_type, SyntaxError):
            kept = []
        summary.stack[:] = kept[-12:]
        for inner in summary.exceptions or ():
            tidy(inner)
        tidy(summary.__cause__)
        summary = summary.__context__


def report(error):
    summary = traceback.TracebackException.from_exception(error)
    tidy(summary)
    hint = _packages.hint(error) if isinstance(error, ModuleNotFoundError) else ""
    sys.stderr.write("".join(summary.format()) + hint)


def go():
    global count, reserve
    count += 1
    name = f"<cell {count}>"
    status = "error"
    shown = None
    try:
        keep_reserve()
        open_output()
        _packages.refresh()
        with open(SOURCE, encoding="utf-8") as file:
            source = file.read()
        linecache.cache[name] = (len(source), None, source.splitlines(True), name)
        try:
            try:
                run(source, name)
            finally:
                _figures.finish()
            status = "ok"
        except SystemExit as error:
            status = "ok" if error.code in (None, 0) else "error"
            if status == "error":
                print(f"SystemExit: {error.code}", file=sys.stderr)
        except MemoryError as error:
            reserve = None
            status = "memory"
            report(error)
        except BaseException as error:
            report(error)
    except BaseException as error:
        reserve = None
        try:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        except BaseException:
            pass
    finally:
        finish(status)


def finish(status):
    for _ in range(3):
        try:
            for stream in (sys.stdout, sys.stderr):
                try:
                    stream.flush()
                except Exception:
                    pass
            with open(STATUS, "wb", 0) as file:
                file.write(status.encode())
            return
        except KeyboardInterrupt:
            continue


time.sleep = sleep
builtins.exit = builtins.quit = leave
`;
