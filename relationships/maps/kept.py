"""A picture as plain values, to be kept, and again as a picture. Pure."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from relationships.maps.picture import Dot, Ground, Label, Line, Mark, Picture, Ribbon

PIECES = {"marks": Mark, "lines": Line, "ribbons": Ribbon, "dots": Dot, "labels": Label, "ground": Ground}


def as_plain(picture: Picture) -> dict[str, Any]:
    said = asdict(picture)
    del said["at"]
    return said


def from_plain(said: dict[str, Any], **changes: Any) -> Picture:
    """What this version of Kith does not draw any more is left out."""
    known = {name: said[name] for name in _names(Picture) & said.keys()}
    for name, piece in PIECES.items():
        known[name] = tuple(_piece(piece, each) for each in said.get(name, ()))
    known["widths"] = tuple((width, words) for width, words in said.get("widths", ()))
    return Picture(**{**known, **changes})


def _piece(kind: type, said: dict[str, Any]) -> Any:
    known = {name: said[name] for name in _names(kind) & said.keys()}
    if known.get("bend"):
        x, y = known["bend"]
        known["bend"] = (x, y)
    return kind(**known)


def _names(kind: type) -> set[str]:
    return {field.name for field in fields(kind) if field.init}
