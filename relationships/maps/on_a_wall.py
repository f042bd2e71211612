"""A picture as a file of its own: what the style sheet says stands beside each stroke, with a heading, a legend and the
day, on light paper. No script, no link, no word but those that the picture holds. Pure.

The colours and widths are those of `static/css/` (tokens, tints, maps) in the light, at the size of a wide screen.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from relationships.maps import labels, svg
from relationships.maps.picture import Picture
from relationships.markup import kept

SVG = "http://www.w3.org/2000/svg"
PAPER, CARD, SUNK, INK, SOFT, LINE, EDGE = "#faf6ef", "#fffdf9", "#f3ecdf", "#26221d", "#6b6259", "#e4dccf", "#8a8073"
TINTS = ("#d1dba3", "#7d91c0", "#6e5023", "#dc9faa", "#246259", "#9b955e", "#544f7d", "#acdbfd")
ON_DARK = (2, 4, 6)  # tints on which letters are light
SERIF = "Charter, 'Bitstream Charter', 'Iowan Old Style', Georgia, 'Noto Serif', serif"
SANS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
BANDS = {"band-1": 0.75, "band-2": 1.75, "band-3": 4, "band-4": 7}
DROPPED = ("class", "data-key", "data-near", "data-card", "tabindex", "role", "aria-label", "aria-hidden", "id")
AROUND, HEAD, FOOT, A_ROW = 36.0, 70.0, 74.0, 22

Drawn = dict[str, object]


@dataclass(frozen=True)
class Key:
    """One entry of the legend: what is drawn, as a picture draws it (classes of the style sheet), and what it means."""

    classes: str
    words: str
    width: float = 8

    @property
    def room(self) -> float:
        return 62 + labels.width_of(self.words, labels.NARROW) * 0.62 + 20


def hung(picture: Picture, *, line: str, day: str, legend: list[Key]) -> str:
    """`line`: the most important thing that it shows. `day`: as of which it holds, in words."""
    rows = list(_rows(legend, picture.width))
    width = picture.width + 2 * AROUND
    said = _wrapped(line, picture.width)
    head = HEAD + A_ROW * len(said)
    height = picture.height + head + FOOT + 26 * len(rows)
    ET.register_namespace("", SVG)
    whole = ET.Element(_tag("svg"), {"viewBox": f"0 0 {width:g} {height:g}", "width": f"{width:g}"})
    ET.SubElement(whole, _tag("title")).text = kept(picture.title)
    ET.SubElement(whole, _tag("desc")).text = kept(f"{picture.description} {day}".strip())
    _put(whole, "rect", width=width, height=height, fill=PAPER)
    _words(whole, picture.title, AROUND, 52, 30, INK)
    for number, part in enumerate(said):
        _words(whole, part, AROUND, 82 + A_ROW * number, 17, SOFT)
    within = _put(whole, "g", transform=f"translate({AROUND:g} {head:g})")
    _put(within, "rect", width=picture.width, height=picture.height, rx=12, fill=CARD, stroke=LINE)
    for element in _styled(ET.fromstring(svg.drawn(picture))):  # noqa: S314  (we drew it)
        within.append(element)
    _legend(whole, rows, picture.height + head + 34)
    _words(whole, day, AROUND, height - 24, 14, SOFT, SANS)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(whole, encoding="unicode") + "\n"


# The picture ----------------------------------------------------------------------------------------------------------


def _styled(drawn: ET.Element) -> Iterator[ET.Element]:
    """What is in it, but its own title and description, which stand at the top."""
    for child in list(drawn):
        if child.tag not in (_tag("title"), _tag("desc")):
            yield _style(child, frozenset(), None)


def _style(element: ET.Element, within: frozenset[str], tint: int | None) -> ET.Element:
    classes = frozenset(element.get("class", "").split())
    tint = next((int(word[5:]) for word in classes if word.startswith("tint-")), tint)
    kind = element.tag.rpartition("}")[2]
    stays = {name: value for name, value in element.attrib.items() if name not in DROPPED and name != "href"}
    element.attrib.clear()
    element.tag = _tag("g" if kind == "a" else kind)
    element.attrib.update({**stays, **{name: f"{value}" for name, value in _look(kind, classes, within, tint).items()}})
    for child in list(element):
        if "touch" in child.get("class", "").split():
            element.remove(child)
        else:
            _style(child, within | classes, tint)
    return element


def _look(kind: str, classes: frozenset[str], within: frozenset[str], tint: int | None) -> Drawn:
    if kind in ("text", "tspan"):
        return _letters(kind, classes, within, tint)
    if kind == "path":
        return _stroke(classes)
    if kind == "ellipse" and "ring" in classes:
        return {"fill": "none", "stroke": LINE}
    colour = TINTS[tint] if tint is not None else ""
    if kind == "ellipse":
        edge = colour or EDGE
        return {"fill": mixed(edge, 9, CARD), "stroke": mixed(edge, 30, CARD), "stroke-width": 1.25}
    if kind == "circle":
        return _dot(classes, colour) if "dot" in classes else _mark(within, colour)
    return {}


def _dot(classes: frozenset[str], colour: str) -> Drawn:
    fill = CARD if "hollow" in classes else colour or EDGE
    return {"fill": fill, "stroke": mixed(colour or EDGE, 50, INK), "stroke-width": 0.75}


def _mark(within: frozenset[str], colour: str) -> Drawn:
    edge = colour or EDGE
    if "left" in within:
        return {"fill": CARD, "stroke": EDGE, "stroke-width": 1.25, "stroke-dasharray": "2 4"}
    if "island" in within:
        fill = SUNK if "others" in within else mixed(edge, 26, CARD)
        return {"fill": fill, "stroke": mixed(edge, 70, INK), "stroke-width": 1.25}
    look: Drawn = {"fill": colour or SUNK, "stroke": mixed(edge, 55, INK), "stroke-width": 1.25}
    if "others" in within:
        look["fill"] = SUNK
    return {**look, "fill": CARD, "stroke-dasharray": "3 3"} if "unknown" in within else look


def _stroke(classes: frozenset[str]) -> Drawn:
    look: Drawn = {"fill": "none"}
    if "ribbon" in classes:
        if "past" in classes:
            return {**look, "stroke": EDGE, "stroke-dasharray": "2 5"}
        return {**look, "stroke": EDGE, "stroke-opacity": 0.68 if "thin" in classes else 0.42}
    between = "between" in classes
    width = 2.5 if between else next((BANDS[word] for word in BANDS if word in classes), 1)
    look |= {"stroke": CARD if between else INK, "stroke-opacity": 1 if between else 0.62, "stroke-width": width}
    if "beside" in classes and not between:
        look["stroke-opacity"] = 0.34
    if "across" in classes and not between:
        look["stroke-opacity"] = 0.28
    if "quiet" in classes or "past" in classes:
        look |= {} if between else {"stroke": EDGE, "stroke-opacity": 1}
        look["stroke-dasharray"] = "7 5" if "quiet" in classes else "2 5"
    if "dotted" in classes:
        look |= {"stroke-dasharray": "0.1 6", "stroke-linecap": "round"}
    if between and "past" in classes:
        look.pop("stroke-dasharray")
    return look


def _letters(kind: str, classes: frozenset[str], within: frozenset[str], tint: int | None) -> Drawn:
    soft = "soft" in classes
    if kind == "tspan":
        return {"font-family": SANS, "font-size": 13, "fill": SOFT} if soft else {}
    if "inside" in classes:
        dark = tint in ON_DARK and "unknown" not in within and "island" not in within
        size = 17 if "middle" in within else 13
        look: Drawn = {"font-family": SANS, "font-weight": 600, "font-size": size, "fill": CARD if dark else INK}
        return {**look, "text-anchor": "middle", "dominant-baseline": "central"}
    look = {"font-family": SANS if soft else SERIF, "fill": SOFT if soft else INK}
    look["font-size"] = 13 if soft else 17 if "name" in classes else 15
    look["text-anchor"] = "start" if "start" in classes else "end" if "end" in classes else "middle"
    return {**look, "stroke": CARD, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke"}


def mixed(one: str, percent: float, other: str) -> str:
    """As `color-mix(in srgb, one percent%, other)`."""
    pairs = zip(*([int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (one, other)), strict=True)
    return "#" + "".join(f"{round((a * percent + b * (100 - percent)) / 100):02x}" for a, b in pairs)


# Around it ----------------------------------------------------------------------------------------------------------


def _rows(legend: list[Key], width: float) -> Iterator[list[Key]]:
    row: list[Key] = []
    for key in legend:
        if row and sum(one.room for one in [*row, key]) > width:
            yield row
            row = []
        row.append(key)
    if row:
        yield row


def _legend(whole: ET.Element, rows: list[list[Key]], y: float) -> None:
    for row in rows:
        x = AROUND
        for key in row:
            _sign(whole, key, x, y)
            _words(whole, key.words, x + 58, y + 5, 14, SOFT, SANS)
            x += key.room
        y += 26


def _sign(whole: ET.Element, key: Key, x: float, y: float) -> None:
    classes = frozenset(key.classes.split())
    if "dot" in classes:
        _put(whole, "circle", cx=x + 24, cy=y, r=5, **_dot(classes, ""))
        return
    for extra in (frozenset(), frozenset({"between"}))[: 2 if "band-4" in classes else 1]:
        look = _stroke(classes | extra)
        look["stroke-width"] = look.get("stroke-width", key.width)
        if "between" in extra:
            look["stroke"] = PAPER
        _put(whole, "path", d=f"M{x:g},{y:g}h44", **look)


def _wrapped(words: str, width: float) -> list[str]:
    """In two lines at most; what is longer runs on in the second."""
    most, lines = int(width / 8.2), [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= most and len(lines) < 2:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _words(whole: ET.Element, words: str, x: float, y: float, size: float, fill: str, family: str = SERIF) -> None:
    known = {"x": x, "y": y, "font-family": family, "font-size": size, "fill": fill}
    _put(whole, "text", **known).text = kept(words)


def _put(parent: ET.Element, kind: str, **known: object) -> ET.Element:
    written = {name: f"{value:g}" if isinstance(value, float | int) else str(value) for name, value in known.items()}
    return ET.SubElement(parent, _tag(kind), written)


def _tag(kind: str) -> str:
    return f"{{{SVG}}}{kind}"
