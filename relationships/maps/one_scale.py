"""Two pictures of islands that were drawn apart, a review ago and now, brought to one scale. Pure."""

from __future__ import annotations

from dataclasses import replace

from relationships.maps.picture import Picture

THINNEST = 1.6


def on_one_scale(one: Picture, other: Picture) -> tuple[Picture, Picture]:
    """A tie is as broad in the one as in the other: as in that of the two which has more of them."""
    if not one.a_tie or not other.a_tie:
        return one, other
    finer = min(one, other, key=lambda picture: picture.a_tie)
    return _as_in(one, finer), _as_in(other, finer)


def _as_in(picture: Picture, finer: Picture) -> Picture:
    by = finer.a_tie / picture.a_tie
    ribbons = tuple(replace(each, width=max(THINNEST, each.width * by)) for each in picture.ribbons)
    widths = finer.widths if picture.widths else ()
    return replace(picture, ribbons=ribbons, widths=widths, a_tie=finer.a_tie)
