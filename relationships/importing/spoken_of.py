"""What something else speaks of by now: that stays when a batch is undone."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model, Q

from relationships.models import Position, TieSpan
from relationships.pointers import leading_to

WORKED_OUT = (TieSpan, Position)  # made of what is known, and gone with it
WORKED_OUT_FIELDS: set[tuple[str, str]] = set()  # of models that hold other things, too: rooms add theirs
EVERY = Q(pk__isnull=False)


def spoken_of(model: type[Model], ids, *, apart_from: Iterable[tuple[type[Model], Q]] = ()) -> set[UUID]:
    """Those of `ids` that some row of any room speaks of, but for rows `apart_from`: a model, and which of its rows."""
    passed_over = dict(apart_from)
    found: set[UUID] = set()
    for relation in leading_to(model):
        rows, name = relation.related_model, relation.field.name
        if rows in WORKED_OUT or (rows._meta.label, name) in WORKED_OUT_FIELDS:
            continue
        if not rows._default_manager.exists():  # of thousands that are asked about, none need be looked up
            continue
        speaking = rows._default_manager.filter(**{f"{name}__in": ids})
        if rows in passed_over:
            speaking = speaking.exclude(passed_over[rows])
        found.update(speaking.values_list(name, flat=True))
    return found
