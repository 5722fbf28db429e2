/** Python source: reads and describes CSV files with the standard library. */
export const TABLES = `
def read_table(path):
    """The rows as dictionaries; cells that are numbers become exact numbers, empty ones None."""
    with open(path, newline="", encoding="utf-8-sig", errors="replace") as file:
        lines = file.read().splitlines()
    lines = [line for line in lines if line.strip()]
    separator = max(",;\\t|", key=lines[0].count)
    header, *rows = csv.reader(lines, delimiter=separator)
    header = [name.strip() for name in header]
    return [dict(zip(header, [cell(c) for c in row])) for row in rows if any(c.strip() for c in row)]


def cell(text):
    """A cell as number where it is one: '1,250.50', '$20' and '17 %' are."""
    text = text.strip()
    plain = re.sub(r"^([-+]?)[$€£]\\s*|(?<=\\d),(?=\\d{3}\\b)|\\s*%$", r"\\1", text)
    if re.fullmatch(r"[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?", plain) and not re.match(r"0\\d", plain):
        return F(plain)
    return text or None


def decimal(value):
    """A number as people write it."""
    if value == int(value):
        return str(int(value))
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


def cell_text(value):
    return "" if value is None else decimal(value) if isinstance(value, F) else str(value)


def write_table(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
`;
