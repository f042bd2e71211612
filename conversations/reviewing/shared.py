"""Figures that all who follow a meeting are shown at once are worked out once in each process: with the pulse that they
are asked for by, nothing in them has changed, and it is the same for every member (S9)."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from relationships.since import Numbers

MOST = 32  # meetings and moments that are kept in mind

_known: OrderedDict[Hashable, Numbers] = OrderedDict()


def once(moment: Hashable, work: Callable[[], Numbers]) -> Numbers:
    if (found := _known.get(moment)) is None:
        found = _known[moment] = work()
        while len(_known) > MOST:
            _known.popitem(last=False)
    return found
