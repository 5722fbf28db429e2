/**
 * Python source of the module `_figures`: the matplotlib backend. `plt.show()` saves every open figure as a PNG into a
 * hidden folder, from which the sandbox returns it as a picture; so does the end of a cell.
 */
export const FIGURES = `
import os, sys

SHOWN = "/mnt/.shown"
count = 0


def __getattr__(name):
    # Looked up when matplotlib chooses its backend; importing it any earlier would cost seconds.
    if name.startswith("Figure"):
        from matplotlib.backends import backend_agg

        value = globals()[name] = getattr(backend_agg, name)
        return value
    raise AttributeError(name)


def show(*args, **kwargs):
    """Saves and closes the open figures, in the order they were made."""
    global count
    from matplotlib import pyplot

    os.makedirs(SHOWN, exist_ok=True)
    for number in pyplot.get_fignums():
        count += 1
        figure = pyplot.figure(number)
        figure.savefig(f"{SHOWN}/figure-{count:03}.png", format="png")
        pyplot.close(figure)


def finish():
    """Shows what is still open at the end of a cell."""
    if "matplotlib.pyplot" in sys.modules:
        show()
`;
