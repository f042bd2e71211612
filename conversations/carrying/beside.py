"""What always stands beside the figures: what changed, what was tried, what is not known, who is beyond (method 3)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from relationships.strength import Band

from .figures import Figures
from .reading import reading
from .words import Gap, Named, Sentence


def change(who: str, when: Sentence, now: tuple[Figures, int], then: tuple[Figures, int]) -> list[Sentence]:
    """What is different since last time; `now` and `then`: figures at one band, and how many ties go both ways."""
    (found, two_way), (before, two_way_before) = now, then
    if not before.people:
        new = Sentence(f"change.new_{who.partition('.')[0]}", {"when": when})
        return [new, *_two_way(two_way)] if found.people else []
    said = []
    if found.people != before.people:
        said.append(Sentence("change.people", {"count": before.people, "when": when, "now": found.people}))
    said += _changed("together", "apart", when, _bound(found), _bound(before))
    said += _changed("held", "not_held", when, found.held, before.held)
    ways = _two_way(two_way, when, two_way_before)
    return [*said, *ways] if said or two_way != two_way_before else [Sentence("change.same", {"when": when}), *ways]


def _bound(found: Figures) -> int:
    """In the largest body, if it is one of more than one."""
    return found.together if found.ties else 0


def _changed(key: str, lost: str, when: Sentence, now: int, then: int) -> list[Sentence]:
    if now == then:
        return []
    gaps: dict[str, Gap] = {"when": when, "then": then}
    return [Sentence(f"change.{key}", {"count": now, **gaps}) if now else Sentence(f"change.{lost}", gaps)]


def _two_way(now: int, when: Sentence | None = None, then: int = 0) -> list[Sentence]:
    if not now and not then:
        return [Sentence("two_way.none")]
    if when is None:
        return [Sentence("two_way.now", {"count": now})]
    if now == then:
        return [Sentence("two_way.same", {"count": now, "when": when})]
    return [Sentence("two_way", {"count": now, "when": when, "then": then})]


def tried(times: int, pairs_tried: int, trusting: Figures) -> list[Sentence]:
    """What they risked together before. Trust and having tried are two things (method 29)."""
    if trusting.people < 2:
        return []
    if not times:
        trust = trusting.ties and 2 * trusting.together >= trusting.people
        return [Sentence("tried.never_trust" if trust else "tried.never")]
    often = {1: "once", 2: "twice"}.get(times, "often")
    said = Sentence(f"tried.{often}", {"times": times})
    pairs = pairs_of(trusting.people)
    key = "tried.all" if pairs_tried == pairs > 1 else "tried.pairs"
    return [said, Sentence(key, {"count": pairs_tried, "pairs": pairs})]


def pairs_of(people: int) -> int:
    return people * (people - 1) // 2


def unsure(found: Figures, stale: int, if_they_held: Figures, unknown: int) -> list[Sentence]:
    """How many ties are stale, how it would read if they held, and how many pairs nobody knows anything of."""
    if found.people < 2:
        return []
    said = []
    if stale:
        said.append(Sentence("stale", {"count": stale}))
        would = reading(if_they_held)
        if would:
            same = would == reading(found)
            said.append(Sentence("stale.same") if same else Sentence("stale.would_read", {"word": would}))
    if unknown:
        return [*said, Sentence("unknown", {"count": unknown, "pairs": pairs_of(found.people)})]
    return [*said, Sentence("unknown.none")]


def drawn(quiet: int, strained: int, hearsay: int) -> list[Sentence]:
    counts = (("quiet", quiet), ("strained", strained), ("hearsay", hearsay))
    clauses = tuple(Sentence(f"drawn.{key}", {"count": count}) for key, count in counts if count)
    return [Sentence("drawn", {"clauses": clauses})] if clauses else []


def reach(tied_to: Sequence[int]) -> list[Sentence]:
    """`tied_to`: for everybody beyond who is tied to one of them, to how many."""
    if not tied_to:
        return [Sentence("reach.none")]
    two = sum(ties > 1 for ties in tied_to)
    return [Sentence("reach" if two else "reach.one", {"count": len(tied_to), "two": two})]


def stops(below: Band, band: Band, count: int) -> Sentence:
    gaps = {"below": below, "band": band}
    return Sentence("stops", {"count": count, **gaps}) if count else Sentence("stops.none", gaps)


def line(department: Hashable, needs: Hashable, here: int, there: int) -> list[Sentence]:
    """Where the work runs between two departments, and how many of the people are in each (method 37)."""
    said = Sentence("line", {"department": Named(department), "needs": Named(needs)})
    if not here and not there:
        return [said]
    ends = ((department, here), (needs, there))
    clauses = tuple(Sentence("line.in", {"count": count, "group": Named(group)}) for group, count in ends)
    return [said, Sentence("line.of_them", {"clauses": clauses})]
