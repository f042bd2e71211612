"""What a query is composed with before anybody asks it: values that stand for those of whoever will (`prepared.py`)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import update_wrapper
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

from organizer.models import Membership

Take = Callable[[list], Any]  # from what a query is asked with to one of its values


class Unprepared(TypeError):
    """The query cannot be composed with stand-ins; the message says why."""


def of_a_member(function: Callable[[Any], str]) -> Callable[[Any], str]:
    """For what is worked out of a member alone and compared in queries, such as a keyed name."""

    def told(member):
        return member.stand_in(function) if isinstance(member, AnyMember) else function(member)

    return update_wrapper(told, function)


def _never(self, other):
    raise Unprepared("a value that is not known yet cannot be compared in Python")


class AnyId(UUID):
    __lt__ = __gt__ = __le__ = __ge__ = _never


class AnyName(str):
    __slots__ = ()
    __lt__ = __gt__ = __le__ = __ge__ = _never


class AnyDay(date):
    """So many days before or after it stands for so many before or after the day that will be asked with."""

    __lt__ = __gt__ = __le__ = __ge__ = _never
    stand_ins: "StandIns"
    take: Take

    def __add__(self, length):
        take = self.take
        return self.stand_ins.day(lambda asked: take(asked) + length)

    def __sub__(self, length):
        if not isinstance(length, timedelta):
            raise Unprepared("how long it is between two days is not known yet")
        return self + -length


@dataclass
class StandIns:
    """Each with the way to its value, and the ways to what must be nothing, as it was when the query was composed."""

    ways: list[tuple[Any, Take]] = field(default_factory=list)
    nothing: list[Take] = field(default_factory=list)

    def add(self, like: Any, take: Take) -> Any:
        """A stand-in for values of the kind of `like`; of `like` itself nothing is kept."""
        if isinstance(like, Membership):
            return AnyMember(self, like, take)
        if isinstance(like, tuple):
            return [self.add(one, _of(take, n)) for n, one in enumerate(like)]
        if like is None or isinstance(like, int):
            return like
        if like == "":
            self.nothing.append(take)
            return like
        if isinstance(like, UUID):
            return self._add(AnyId(int=uuid4().int), take)
        if isinstance(like, str):
            return self._add(AnyName(f"any-{uuid4()}"), take)
        return self.day(take)

    def day(self, take: Take) -> AnyDay:
        stand_in = self._add(AnyDay.fromordinal(400 + len(self.ways)), take)
        stand_in.stand_ins, stand_in.take = self, take
        return stand_in

    def _add(self, stand_in: Any, take: Take) -> Any:
        self.ways.append((stand_in, take))
        return stand_in


def _of(take: Take, n: int) -> Take:
    return lambda asked: take(asked)[n]


class AnyMember:
    """Stands for any member who is, like the one it is made for, of the circle or not and on the map or not."""

    VALUES = ("pk", "workplace_id", "pen_name", "person_id")

    def __init__(self, stand_ins: StandIns, like: Membership, take: Take):
        self.in_circle = like.in_circle
        self._stand_ins, self._like, self._take = stand_ins, like, take

    def __getattr__(self, name: str) -> Any:
        if name not in self.VALUES:
            raise Unprepared(f"a prepared query may not ask a member for `{name}`")
        return self.stand_in(attrgetter(name))

    def stand_in(self, function: Callable) -> Any:
        take = self._take
        return self._stand_ins.add(function(self._like), lambda asked: function(take(asked)))
