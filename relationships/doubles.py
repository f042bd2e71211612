"""Who may be written down twice, by the likeness of names. A question for people who know them, never an answer."""

from uuid import UUID

from relationships import access_undoing, directory
from relationships.likeness import Likeness
from relationships.models.ties import ordered

MOST = 200
OF_ONE = 8


def of_all(member) -> list[tuple[UUID, UUID]]:
    """Pairs, the likest first, without those of whom somebody said that they are two people."""
    names = directory.of(member.workplace)
    pairs = names.keep("doubles", made=lambda: _likeness(names).doubles())  # with thousands of names it takes a moment
    two = access_undoing.said_to_be_two(member)
    return [pair for pair in pairs if ordered(*pair) not in two][:MOST]


def of_one(member, person_id: UUID, name: str) -> list[UUID]:
    """Others with a name like this one."""
    two = access_undoing.said_to_be_two(member)
    found = _likeness(directory.of(member.workplace)).alike(name)
    return [pk for pk in found if pk != person_id and ordered(pk, person_id) not in two][:OF_ONE]


def alike(names: directory.Directory, name: str) -> list[UUID]:
    """People with a name like this one, which nobody in the book may have yet."""
    return _likeness(names).alike(name)


def _likeness(names: directory.Directory) -> Likeness[UUID]:
    return names.keep("likeness", made=lambda: Likeness({pk: names.people[pk].name for pk in names.in_order}))
