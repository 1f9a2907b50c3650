"""A picture of what claims' scores are worth: in each bin of scores, the share that is right."""

from collections.abc import Mapping, Sequence

Points = Sequence[tuple[float, bool]]
_SIZE, _EDGE = 360, 46
_COLOURS = {"event": "#1f77b4", "standing": "#2ca02c", "pair": "#9467bd", "test third": "#d62728"}
_BIN = 0.1
_FEWEST = 5
"""Claims a bin must hold to be drawn."""


def bins(points: Points) -> list[tuple[float, float, int]]:
    """(mean score, share right, how many) of each bin that holds enough."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for score, right in points:
        held.setdefault(min(int(score / _BIN), 9), []).append((score, right))
    return [
        (sum(s for s, _ in found) / len(found), sum(r for _, r in found) / len(found), len(found))
        for _, found in sorted(held.items())
        if len(found) >= _FEWEST
    ]


def draw(fitted: Mapping[str, Points], held: Points) -> str:
    """An SVG: score across, share right upwards, one line a source, circles as large as the bins."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE + 190} {_SIZE + 20}" font-family="sans-serif" font-size="12">',
        f'<rect width="{_SIZE + 190}" height="{_SIZE + 20}" fill="white"/>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>',
        f'<path d="M{_x(0)} {_y(1)} V{_y(0)} H{_x(1)}" fill="none" stroke="black"/>',
    ]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 16:.0f}" text-anchor="middle">{tick:.1f}</text>')
        parts.append(f'<text x="{_x(0) - 6:.0f}" y="{_y(tick) + 4:.0f}" text-anchor="end">{tick:.1f}</text>')
    parts.append(f'<text x="{_x(0.5)}" y="{_y(0) + 32:.0f}" text-anchor="middle">score</text>')
    parts.append(f'<text transform="translate(12 {_y(0.5)}) rotate(-90)" text-anchor="middle">share right</text>')
    for row, (name, points) in enumerate((*fitted.items(), ("test third", held))):
        parts += _series(name, bins(points), len(points), row)
    return "\n".join([*parts, "</svg>", ""])


def _series(name: str, found: list[tuple[float, float, int]], count: int, row: int) -> list[str]:
    colour = _COLOURS[name]
    path = " ".join(f"{_x(score)},{_y(share)}" for score, share, _ in found)
    dash = ' stroke-dasharray="6 3"' if name == "test third" else ""
    circles = [
        f'<circle cx="{_x(s)}" cy="{_y(share)}" r="{2 + n**0.5 / 4:.1f}" fill="{colour}" fill-opacity="0.6"/>'
        for s, share, n in found
    ]
    key = f'<text x="{_x(1) + 12}" y="{40 + 20 * row}" fill="{colour}">{name}: {count} claims</text>'
    return [f'<polyline points="{path}" fill="none" stroke="{colour}"{dash}/>', *circles, key]


def _x(share: float) -> float:
    return round(_EDGE + share * (_SIZE - _EDGE), 1)


def _y(share: float) -> float:
    return round(_SIZE - 30 - share * (_SIZE - _EDGE), 1)
