/**
 * Python source of the module `_packages`: asks the sandbox for a package when code imports it. What can be had
 * stands in a catalogue that JavaScript writes; asking for anything else gets an error.
 */
export const PACKAGES = `
import importlib, importlib.machinery, json, sys

CATALOGUE, DEVICE = "/run/catalogue.json", "/dev/packages"
available = {}
known = {}
read_at = None


def refresh():
    """Reads the catalogue again when it has changed."""
    global read_at, available, known
    try:
        with open(CATALOGUE, encoding="utf-8") as file:
            text = file.read()
    except OSError:
        return
    if text == read_at:
        return
    read_at = text
    catalogue = json.loads(text)
    available, known = catalogue["available"], catalogue["known"]


def load(name):
    """Puts the package of a top-level module on the path; False when there is none."""
    package = available.get(name)
    if package is None:
        return False
    with open(DEVICE, "wb", 0) as device:
        device.write(package["name"].encode())
    for path in package["paths"]:
        if path not in sys.path:
            sys.path.append(path)
    importlib.invalidate_caches()
    return True


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if path is None and load(name):
            return importlib.machinery.PathFinder.find_spec(name)
        return None


def hint(error):
    """A line that says what to do about a module that is not there."""
    name = (error.name or "").partition(".")[0]
    if not name or name in available or name in sys.modules:
        return ""
    if name in known:
        return f"{name} is not installed in this interpreter. To add it, run: npm run prefetch -- {known[name]}\\n"
    if name in sys.stdlib_module_names:
        return f"{name} is a part of Python that does not exist in this interpreter.\\n"
    have = sorted({package["name"] for package in available.values()})
    more = f" and {len(have) - 10} more packages" if len(have) > 10 else ""
    also = f", {', '.join(have[:10])}{more}" if have else ""
    return f"{name} is not available here. There is the standard library{also}.\\n"


sys.meta_path.append(Finder)
`;
