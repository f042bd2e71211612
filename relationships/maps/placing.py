"""Where marks stand: on a ring, in a grid, in rings around one, or where they were saved. Pure and steady.

A place never depends on ties alone, so that a new tie moves nobody.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]
EVEN = 0.85  # of how far out somebody stands: how much it is that all have room, and how much what was saved
GOLDEN = math.pi * (3 - math.sqrt(5))


def ring(sizes: Sequence[float], across: float, down: float) -> list[Point]:
    """Around an ellipse about (0, 0) that reaches so far, clockwise from the top, each as far from the next. Two lie
    side by side; four stand in the corners."""
    if len(sizes) < 2:
        return [(0.0, 0.0)] * len(sizes)
    room = [size + max(sizes) * 0.35 for size in sizes]
    whole, so_far = sum(room), -room[0] / 2
    first, found = {2: -0.25, 4: -0.125}.get(len(sizes), 0.0), []
    for size, each in zip(sizes, room, strict=True):
        turn = first + (so_far + each / 2) / whole
        so_far += each
        found.append(on_ring(turn, 0.0, 0.0, across - size, down - size))
    return found


def grid(count: int, width: float, cell: float, columns: int) -> list[Point]:
    """Rows of cells from the top left, each `cell` high."""
    wide = width / columns
    return [(wide * (n % columns + 0.5), cell * (n // columns + 0.5)) for n in range(count)]


def sunflower(count: int, x: float, y: float, r: float) -> list[Point]:
    """Points spread evenly within a circle, the way seeds lie."""
    return [
        (
            x + r * math.sqrt((n + 0.5) / count) * math.cos(n * GOLDEN),
            y + r * math.sqrt((n + 0.5) / count) * math.sin(n * GOLDEN),
        )
        for n in range(count)
    ]


def apart(
    points: Sequence[Point],
    radii: Sequence[float],
    width: float,
    height: float,
    gap: float = 6,
    *,
    round: bool = False,
) -> list[Point]:
    """Moved as little as needed so that no two circles touch, as far as there is room, and all inside the frame, or
    inside the circle in it (`round`)."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for _step in range(80):
        moved = False
        order = sorted(range(len(xs)), key=lambda n: xs[n])
        widest = max(radii, default=0)
        for place, i in enumerate(order):
            for j in order[place + 1 :]:
                if xs[j] - xs[i] > radii[i] + widest + gap:
                    break
                dx, dy, need = xs[j] - xs[i], ys[j] - ys[i], radii[i] + radii[j] + gap
                far = math.hypot(dx, dy)
                if far >= need - 0.01:
                    continue
                if far < 0.001:
                    dx, dy, far = math.cos(i * GOLDEN), math.sin(i * GOLDEN), 1.0
                push = (need - (far if far != 1.0 or dx * dx + dy * dy > 1.01 else 0.0)) / 2 / far
                xs[i], ys[i], xs[j], ys[j] = xs[i] - dx * push, ys[i] - dy * push, xs[j] + dx * push, ys[j] + dy * push
                moved = True
        for n, r in enumerate(radii):
            if round:
                far = math.hypot(xs[n] - width / 2, ys[n] - height / 2)
                inward = min(1.0, (min(width, height) / 2 - r - gap) / far) if far else 1.0
                xs[n], ys[n] = width / 2 + (xs[n] - width / 2) * inward, height / 2 + (ys[n] - height / 2) * inward
            xs[n], ys[n] = min(max(xs[n], r + gap), width - r - gap), min(max(ys[n], r + gap), height - r - gap)
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def spread(points: Sequence[Point], width: float, height: float, edge: float) -> list[Point]:
    """Saved places fitted into an ellipse that fills a frame: the direction from the middle is kept, and who stood
    further out still does, but all of the room is used, so that there is some for names."""
    if len(points) < 2:
        return [(width / 2, height / 2)] * len(points)
    x0, y0 = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    far = [math.hypot(x - x0, y - y0) for x, y in points]
    most, count = max(far) or 1.0, len(points)
    place = {n: k for k, n in enumerate(sorted(range(count), key=lambda n: (far[n], n)))}
    found = []
    for n, (x, y) in enumerate(points):
        even = math.sqrt((place[n] + 0.5) / count) / math.sqrt((count - 0.5) / count)
        share = (EVEN * even + (1 - EVEN) * far[n] / most) / (far[n] or 1.0)
        found.append(
            (width / 2 + (x - x0) * share * (width / 2 - edge), height / 2 + (y - y0) * share * (height / 2 - edge))
        )
    return found


def beside(point: Point, others: Sequence[Point], need: float, r: float) -> Point:
    """The nearest place to a point that is so far from all others, inside the circle with the radius `r` around
    (r, r); if there is none, the point itself. Nobody else is moved."""
    for n in range(600):
        far, angle = need * 0.18 * math.sqrt(n), n * GOLDEN
        x, y = point[0] + far * math.cos(angle), point[1] + far * math.sin(angle)
        if math.hypot(x - r, y - r) <= r - need / 2 and all(math.hypot(x - v, y - w) >= need for v, w in others):
            return x, y
    return point


def on_ring(turn: float, x: float, y: float, rx: float, ry: float | None = None) -> Point:
    """A point of an ellipse around (x, y): 0 at the top, clockwise, in turns."""
    angle = 2 * math.pi * turn
    return x + rx * math.sin(angle), y - (rx if ry is None else ry) * math.cos(angle)


def turn_of(point: Point, x: float, y: float) -> float:
    """In which direction from (x, y) a point lies, as `on_ring` counts."""
    return math.atan2(point[0] - x, y - point[1]) / (2 * math.pi) % 1.0


def mean_turn(turns: Sequence[float]) -> float:
    """The direction between directions, in turns."""
    x, y = sum(math.cos(2 * math.pi * turn) for turn in turns), sum(math.sin(2 * math.pi * turn) for turn in turns)
    return math.atan2(y, x) / (2 * math.pi) % 1.0


def ladder(count: int, x: float, y: float, rx: float, ry: float) -> list[Point]:
    """Around an ellipse from the top on, clockwise, each on a height of its own on its side, so that words beside them
    never meet."""
    right = -(-count // 2)
    rows = [*((1, n, right) for n in range(right)), *((-1, count - 1 - n, count - right) for n in range(right, count))]
    found = []
    for side, row, rows_here in rows:
        up = 1 - (2 * row + 1) / rows_here
        found.append((x + side * rx * math.sqrt(1 - up * up), y - ry * up))
    return found


def turns(parents: Sequence[float], count: int) -> list[float]:
    """Angles for marks that would like to stand at their parents' angles: even gaps, the order kept (in turns)."""
    if not count:
        return []
    order = sorted(range(count), key=lambda n: (parents[n], n))
    wanted = [parents[n] for n in order]
    start = sum(want - place / count for place, want in enumerate(wanted)) / count
    found = [0.0] * count
    for place, n in enumerate(order):
        found[n] = (start + place / count) % 1.0
    return found


def bend(a: Point, b: Point, middle: Point, lean: float) -> Point:
    """The point a curve from a to b leans to: from the middle of both, some way to `middle`."""
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    return x + (middle[0] - x) * lean, y + (middle[1] - y) * lean


def clear(a: Point, b: Point, others: Sequence[Point], room: float) -> Point | None:
    """The point a line from a to b leans to so that it keeps `room` from all others; None where it may run straight."""
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    x, y = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    beside = []
    for v, w in others:
        along, across = (v - a[0]) * x + (w - a[1]) * y, (v - a[0]) * -y + (w - a[1]) * x
        if 1 < along < length - 1 and abs(across) < room:
            beside.append(across)
    if not beside:
        return None
    aside = -1 if sum(beside) > 0 else 1
    lean = 2 * aside * (room + max(abs(across) for across in beside))
    return (a[0] + b[0]) / 2 - y * lean, (a[1] + b[1]) / 2 + x * lean
