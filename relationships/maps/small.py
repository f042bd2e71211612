"""A small picture of a few people and the ties among them, for pages about something else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from relationships.maps import labels, placing
from relationships.maps.filters import Filters
from relationships.maps.ground import Standing
from relationships.maps.marks import of_person
from relationships.maps.naming import Naming
from relationships.maps.picture import Line, Picture

WIDTH, MOST = 560.0, 60


def small(member, ids: Sequence[UUID], *, name: str) -> Picture | None:
    """In a ring, in the order of their names; of more than sixty the first sixty. None for fewer than two."""
    today = member.workplace.today()
    standing, naming = Standing(member, Filters(today, today)), Naming(member)
    known = standing.names.people
    people = sorted((pk for pk in ids if pk in known), key=standing.names.in_order.index)[:MOST]
    if len(people) < 2:
        return None
    around = max(100.0, min(170.0, len(people) * 14.0))
    height = 2 * around + 110
    r = max(7.0, min(22.0, 2 * math.pi * around / max(len(people), 6) / 2.7))
    spots = {pk: placing.on_ring(n / len(people), WIDTH / 2, height / 2, around) for n, pk in enumerate(people)}
    marks = {
        pk: of_person(naming, f"p{n}", pk, at, r, address=naming.to("person", pk))
        for n, (pk, at) in enumerate(spots.items())
    }
    middle = (WIDTH / 2, height / 2)
    lines = [
        Line(one.key, other.key, tie.band, tie.manner, placing.bend(one.point, other.point, middle, 0.3))
        for tie in standing.ties_among(people, here=False)
        if (one := marks.get(tie.a)) and (other := marks.get(tie.b))
    ]
    words = labels.place([*marks.values()], WIDTH, height)
    says = _("Who of them knows whom, as far as we know.")
    return Picture(
        WIDTH, height, _("Ties among them"), says, tuple(marks.values()), tuple(lines), labels=tuple(words), name=name
    )
