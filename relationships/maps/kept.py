"""A picture as plain values, to be kept, and again as a picture. Pure.

Its words stand apart from its shape: if a name has to be struck out of them one day, no key of ours is struck with it.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from relationships.maps.picture import Dot, Ground, Label, Line, Mark, Picture, Ribbon

PIECES = {"marks": Mark, "lines": Line, "ribbons": Ribbon, "dots": Dot, "labels": Label, "ground": Ground}
SAID = {"title", "description", "label", "soft", "inside", "says", "text"}


def as_plain(picture: Picture) -> tuple[dict[str, Any], list[str]]:
    """Its shape, in which numbers stand for words, and the words."""
    words: list[str] = []

    def plain(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: plain(each, key) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [plain(each, name) for each in value]
        if isinstance(value, str) and (name in SAID or name == "widths"):
            words.append(value)
            return len(words) - 1 if name in SAID else str(len(words) - 1)
        return value

    said = asdict(picture)
    del said["at"]
    return plain(said), words


def from_plain(shape: dict[str, Any], words: list[str], **changes: Any) -> Picture:
    """What this version of Kith does not draw any more is left out."""

    def piece(kind: type, said: dict[str, Any]) -> Any:
        known = {name: said[name] for name in _names(kind) & said.keys()}
        known |= {name: words[known[name]] for name in SAID & known.keys()}
        return kind(**{**known, "bend": tuple(known["bend"])} if known.get("bend") else known)

    known = {name: shape[name] for name in _names(Picture) & shape.keys()}
    known |= {name: words[known[name]] for name in SAID & known.keys()}
    known |= {name: tuple(piece(kind, each) for each in shape.get(name, ())) for name, kind in PIECES.items()}
    known["widths"] = tuple((width, words[int(number)]) for width, number in shape.get("widths", ()))
    return Picture(**{**known, **changes})


def _names(kind: type) -> set[str]:
    return {field.name for field in fields(kind) if field.init}
