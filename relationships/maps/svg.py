"""A picture as SVG: text, with classes for the style sheet and no style of its own. Everything is escaped. Pure.

All ties of a band are one path, so that a page stays small. Without an address a mark is no link; nothing but what
the picture holds is ever written.
"""

from __future__ import annotations

from collections import defaultdict

from relationships.markup import text as _text

from . import labels
from .picture import Dot, Ground, Label, Line, Mark, Picture, Ribbon

ROOMY = 18.0  # the radius from which on letters within can be read on a phone
TALL = 1.3  # so much higher than wide, a picture is not made to fit the height of a screen
THIN = 5.0  # the width below which a ribbon needs a stronger colour
MOST_STOPS = 24  # ribbons that the tab key stops at, the widest; the others are links in the table


def drawn(picture: Picture) -> str:
    """The whole element. Ids begin with the picture's name, so that two pictures may stand on one page."""
    by_mark: dict[str, list[Label]] = defaultdict(list)
    for label in picture.labels:
        by_mark[label.of].append(label)
    near = picture.neighbours
    tall = " tall" if picture.height > TALL * picture.width else ""
    parts = [
        f'<svg class="map{tall}" id="{_text(picture.name)}" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}" role="group" '
        f'aria-labelledby="{_text(picture.name)}-title {_text(picture.name)}-says">',
        f'<title id="{_text(picture.name)}-title">{_text(picture.title)}</title>',
        f'<desc id="{_text(picture.name)}-says">{_text(picture.description)}</desc>',
        '<g class="map-ground">',
        *(_ground(each) for each in picture.ground),
        "</g>",
        *_ribbons(picture),
        '<g class="map-ties" aria-hidden="true">',
        *_lines(picture),
        "</g>",
        '<g class="map-marks">',
        *(_mark(mark, by_mark[mark.key], near[mark.key]) for mark in picture.marks),
        *(_dot(dot) for dot in picture.dots),
        *(_label(label) for label in by_mark[""]),
        "</g>",
        *_widths(picture),
        "</svg>",
    ]
    return "".join(parts)


def _mark(mark: Mark, labels: list[Label], near: list[str]) -> str:
    kinds = " ".join(
        ["mark", mark.kind, *mark.manner.split(), *([f"tint-{mark.tint}"] if mark.tint is not None else [])]
    )
    inside = [f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.r)}"/>']
    if mark.address and mark.r < 22:  # a finger finds it too
        inside.insert(0, f'<circle class="touch" cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="22"/>')
    if mark.inside:
        near_by = "" if mark.r >= ROOMY else " near"
        inside.append(f'<text class="inside{near_by}" x="{_n(mark.x)}" y="{_n(mark.y)}">{_text(mark.inside)}</text>')
    inside += [_label(label) for label in labels]
    says = f' aria-label="{_text(mark.says)}"' if mark.says else ""
    data = f'data-key="{_text(mark.key)}"' + (f' data-near="{_text(" ".join(near))}"' if near else "")
    if mark.card:
        data += f' data-card="{_text(mark.card)}"'
    if mark.address:
        return f'<a class="{_text(kinds)}" href="{_text(mark.address)}" {data}{says}>{"".join(inside)}</a>'
    role = ' role="img"' if mark.says else ""
    return f'<g class="{_text(kinds)}" {data}{role}{says}>{"".join(inside)}</g>'


def _label(label: Label) -> str:
    kinds = " ".join(
        ["label", label.anchor, *label.manner.split(), *(["near"] if label.near else ["far"] if label.far else [])]
    )
    first, *more = label.lines[::-1] if label.up else label.lines
    drop = -labels.LINE if label.up else labels.LINE
    words = _line_of_words(first, label.soft)
    words += "".join(
        f'<tspan x="{_n(label.x)}" dy="{drop}em">{_line_of_words(line, label.soft)}</tspan>' for line in more
    )
    return f'<text class="{_text(kinds)}" x="{_n(label.x)}" y="{_n(label.y)}">{words}</text>'


def _line_of_words(line: str, soft: str) -> str:
    return f'<tspan class="soft">{_text(line)}</tspan>' if soft and line == soft else _text(line)


def _dot(dot: Dot) -> str:
    tint = f" tint-{dot.tint}" if dot.tint is not None else ""
    hollow = " hollow" if dot.hollow else ""
    return f'<circle class="dot{tint}{hollow}" cx="{_n(dot.x)}" cy="{_n(dot.y)}" r="{_n(dot.r)}"/>'


def _ground(ground: Ground) -> str:
    tint = f" tint-{ground.tint}" if ground.tint is not None else ""
    down = ground.r if ground.down is None else ground.down
    at = f'cx="{_n(ground.x)}" cy="{_n(ground.y)}" rx="{_n(ground.r)}" ry="{_n(down)}"'
    return f'<ellipse class="{_text(ground.manner)}{tint}" {at}/>'


def _ribbons(picture: Picture) -> list[str]:
    """The widest first, so that a thin one lies upon it. Below the marks, so that a finger on an island means that."""
    if not picture.ribbons:
        return []
    ribbons = sorted(picture.ribbons, key=lambda each: -each.width)
    hidden = "" if any(each.address for each in ribbons) else ' aria-hidden="true"'
    drawn = [_ribbon(each, picture, stops=number < MOST_STOPS) for number, each in enumerate(ribbons)]
    return [f'<g class="map-ribbons"{hidden}>', *drawn, "</g>"]


def _ribbon(ribbon: Ribbon, picture: Picture, *, stops: bool) -> str:
    """As a link it has a name, and room for a finger around it."""
    path = _way(picture.at[ribbon.a], picture.at[ribbon.b], ribbon.bend)
    kinds, says = " ".join([_broad(ribbon.width), *ribbon.manner.split()]), _text(ribbon.says)
    drawn = f'<path class="{_text(kinds)}" d="{path}" stroke-width="{_n(ribbon.width)}">'
    drawn += f"<title>{says}</title></path>" if says else "</path>"
    if not ribbon.address:
        return drawn
    touch = f'<path class="touch" d="{path}" stroke-width="22"/>' if ribbon.width < 22 else ""
    past_stop = "" if stops else ' tabindex="-1"'
    return f'<a class="way" href="{_text(ribbon.address)}" aria-label="{says}"{past_stop}>{touch}{drawn}</a>'


def _broad(width: float) -> str:
    """A thin one is drawn stronger, so that it can be seen."""
    return "ribbon thin" if width < THIN else "ribbon"


def _widths(picture: Picture) -> list[str]:
    """One beside the other from the middle out, each with what it stands for."""
    if not picture.widths:
        return []
    rooms = [68.0 + labels.width_of(words, labels.NARROW * 0.9) for _width, words in picture.widths]
    x, y = (picture.width - sum(rooms)) / 2, picture.height - 20
    parts = ['<g class="map-widths" aria-hidden="true">']
    for (width, words), room in zip(picture.widths, rooms, strict=True):
        parts.append(f'<path class="{_broad(width)}" d="M{_n(x)},{_n(y)}h44" stroke-width="{_n(width)}"/>')
        parts.append(f'<text class="label start soft" x="{_n(x + 52)}" y="{_n(y + 7)}">{_text(words)}</text>')
        x += room
    return [*parts, "</g>"]


def _lines(picture: Picture) -> list[str]:
    """One path for all that look alike; a double line is a broad one with a narrow one of paper upon it."""
    ways: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in picture.lines:
        ways[line.band, line.manner].append(line)
    found = []
    for (band, manner), lines in sorted(ways.items(), key=lambda each: (not each[0][1].startswith("past"), each[0])):
        d = "".join(_way(picture.at[line.a], picture.at[line.b], line.bend) for line in lines)
        kinds = " ".join(["tie", f"band-{band}", *([manner] if manner else [])])
        found.append(f'<path class="{kinds}" d="{d}"/>')
        if band == 4:
            found.append(f'<path class="{kinds} between" d="{d}"/>')
    return found


def _way(a: Mark, b: Mark, bend: tuple[float, float] | None) -> str:
    start, end = f"M{_n(a.x)},{_n(a.y)}", f"{_n(b.x)},{_n(b.y)}"
    return f"{start}Q{_n(bend[0])},{_n(bend[1])} {end}" if bend else f"{start}L{end}"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
