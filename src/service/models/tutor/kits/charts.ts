/** Python source: draws charts as SVG with the standard library. */
export const CHARTS = `
def ticks(low, high, count=7):
    """Round numbers between low and high."""
    step = 10 ** floor(log10((high - low) / count))
    step *= next(f for f in (1, 2, 5, 10, 20) if (high - low) / (step * f) <= count)
    return [round(k * step, 10) for k in range(ceil(low / step), floor(high / step) + 1)]


def limits(values, pad=0.05):
    """The range to show; a few values far out, as near a pole, do not stretch it."""
    values = sorted(values)
    low, high = values[0], values[-1]
    a, b = values[len(values) // 20], values[-1 - len(values) // 20]
    if len(values) > 100 and high - low > 8 * (b - a) > 0:
        low, high = a, b
    margin = (high - low) * pad or abs(high) * 0.1 or 1
    return low - margin, high + margin


def chart(path, series, title="", kind="line", labels=(), x_label="", y_label="", dark=False, colors=(), dash="", thick=2, grid=True):
    """Writes a chart as SVG. Each series is (name, [(x, y), ...]); kind is line, scatter or bar."""
    back, ink, faint = ("#15171c", "#e6e6e6", "#3b404b") if dark else ("#ffffff", "#222222", "#dddddd")
    palette = list(colors) + (["#4fc3f7", "#ffb74d", "#81c784", "#f06292"] if dark else ["#1f77b4", "#d95f02", "#2ca02c", "#c2185b"])
    points = [(x, y) for _, each in series for x, y in each if isfinite(y)]
    x0, x1 = limits([x for x, _ in points], 0.0 if kind == "line" else 0.05)
    y0, y1 = limits([y for _, y in points] + ([0] if kind == "bar" else []))
    if kind == "bar":
        x0, x1 = -0.6, len(labels) - 0.4
        y0 = 0 if min(y for _, y in points) >= 0 else y0
    if x0 == x1:
        x0, x1 = x0 - 1, x1 + 1
    left, right, top, bottom = 70, 700, 50, 400
    at_x = lambda x: round(left + (x - x0) / (x1 - x0) * (right - left), 2)
    at_y = lambda y: round(bottom - (y - y0) / (y1 - y0) * (bottom - top), 2)
    text = lambda x, y, words, more="": f'<text x="{x}" y="{y}" fill="{ink}" {more}>{escape(str(words))}</text>'
    out = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 450" width="720" height="450" font-family="sans-serif" font-size="13" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="720" height="450" fill="{back}"/>',
        text(385, 28, title, 'text-anchor="middle" font-size="17"'),
        text(385, 442, x_label, 'text-anchor="middle"'),
        text(18, 225, y_label, 'text-anchor="middle" transform="rotate(-90 18 225)"'),
    ]
    for y in ticks(y0, y1):
        if grid:
            out.append(f'<line x1="{left}" x2="{right}" y1="{at_y(y)}" y2="{at_y(y)}" stroke="{faint}"/>')
        out.append(text(left - 8, at_y(y) + 4, f"{y:g}", 'text-anchor="end"'))
    for at, x in enumerate(range(len(labels)) if labels else ticks(x0, x1)):
        if grid and not labels:
            out.append(f'<line x1="{at_x(x)}" x2="{at_x(x)}" y1="{top}" y2="{bottom}" stroke="{faint}"/>')
        out.append(text(at_x(x), bottom + 18, str(labels[at])[:14] if labels else f"{x:g}", 'text-anchor="middle"'))
    for axis in ([f'x1="{left}" x2="{right}" y1="{at_y(0)}" y2="{at_y(0)}"'] if y0 <= 0 <= y1 else []) + (
        [f'x1="{at_x(0)}" x2="{at_x(0)}" y1="{top}" y2="{bottom}"'] if x0 <= 0 <= x1 and not labels else []
    ):
        out.append(f'<line {axis} stroke="{ink}" stroke-width="1"/>')
    for n, (name, each) in enumerate(series):
        color = palette[n % len(palette)]
        if kind == "bar":
            wide = (at_x(1) - at_x(0)) * 0.8 / len(series)
            for x, y in each:
                start = at_x(x) - wide * len(series) / 2 + n * wide
                high, low = sorted((at_y(y), at_y(0)))
                out.append(f'<rect x="{start:.1f}" y="{high}" width="{wide:.1f}" height="{low - high:.1f}" fill="{color}"/>')
        elif kind == "scatter":
            out += [f'<circle cx="{at_x(x)}" cy="{at_y(y)}" r="4" fill="{color}"/>' for x, y in each]
        else:
            run, last = [], None
            for x, y in each + [(x1, float("nan"))]:
                inside = isfinite(y) and y0 <= y <= y1 and (last is None or abs(y - last) < 0.6 * (y1 - y0))
                if inside:
                    run.append(f"{at_x(x)},{at_y(y)}")
                if not inside and len(run) > 1:
                    out.append(f'<polyline points="{" ".join(run)}" fill="none" stroke="{color}" stroke-width="{thick}" stroke-dasharray="{dash}"/>')
                if not inside:
                    run = [f"{at_x(x)},{at_y(y)}"] if isfinite(y) and y0 <= y <= y1 else []
                last = y if isfinite(y) else None
        if len(series) > 1:
            out.append(f'<rect x="{right - 130}" y="{top + 8 + 20 * n}" width="14" height="14" fill="{color}"/>')
            out.append(text(right - 110, top + 20 + 20 * n, name))
    out.append("</svg>")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\\n".join(out))
    show_picture(path)


def show_picture(path):
    """Pictures in this folder are shown in the conversation."""
    makedirs("/mnt/.shown", exist_ok=True)
    copy(path, "/mnt/.shown")


def safe(f):
    """f, with nan where it is not defined."""
    def value(x):
        try:
            y = f(x)
            return float(y) if not isinstance(y, complex) else float("nan")
        except (ValueError, ZeroDivisionError, OverflowError, TypeError):
            return float("nan")
    return value
`;
