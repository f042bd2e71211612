"""The worker's part of the map: it lays out a whole workplace and finds what is to be said of it (design, `network/`).

Both may run twice, and hold no transaction while they think. A layout is made when somebody asks for it, and the first
time a map is opened: a new tie moves nobody. Findings are made anew when a map is opened after something changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from organizer import audit, outbox
from organizer.models import Workplace
from relationships import map_findings
from relationships.map_findings import LATELY, Drawn, Gone, Somebody
from relationships.models import Finding, Person, Position, SavedMap, TieSpan, Usual
from relationships.models.ties import TieSpanQuerySet
from relationships.strength import Band, State

AT_ONCE = 500  # rows written in a transaction: nobody else's save waits for long
BANDS = [band for band in Band if band > Band.UNKNOWN]


def see_to(workplace: Workplace) -> SavedMap:
    """What stands; a worker is asked for what is not there yet, or rests on what has changed. For whoever opens a map.

    One query, and now and then two more.
    """
    saved = SavedMap.of(workplace)
    wanted = rests_on(workplace)
    if not saved.layout and not saved.layout_asked_at:
        _ask_for_layout(saved)
    if saved.asked_for != wanted:
        with transaction.atomic():
            if saved.ask_to_find(wanted):
                outbox.put("find-on-map", workplace=str(workplace.pk))
    return saved


@transaction.atomic
def ask_for_layout(*, by) -> None:
    """Everybody may get a new place. Asking twice is harmless."""
    if _ask_for_layout(SavedMap.of(by.workplace)):
        audit.record("map.layout-asked", by.workplace, by=by)


@transaction.atomic
def _ask_for_layout(saved: SavedMap) -> bool:
    if asked := saved.ask_for_layout(now=timezone.now()):
        outbox.put("lay-out-map", workplace=str(saved.workplace_id))
    return asked


def rests_on(workplace: Workplace) -> str:
    """What findings rest on: who is here, their ties, and the day."""
    return f"{workplace.names_version}.{workplace.ties_version}.{workplace.today().isoformat()}"


@dataclass(frozen=True)
class Ground:
    """Who is here on a day, and the ties among them, as all of the circle may see them (S9)."""

    workplace: Workplace
    on: date

    @cached_property
    def people(self) -> dict[UUID, Somebody]:
        rows = Person.objects.filter(workplace=self.workplace)
        columns = ("pk", "department", "supervisor", "came_on", "left_on")
        return {
            row[0]: Somebody(*row[:4])
            for row in rows.values_list(*columns)
            if (row[3] is None or row[3] <= self.on) and (row[4] is None or row[4] > self.on)
        }

    @cached_property
    def ties(self) -> list[Drawn]:
        spans = TieSpan.objects.filter(workplace=self.workplace).on(self.on).at_least(Band.ACQUAINTED)
        rows = spans.values_list("tie__a_id", "tie__b_id", "band", "first_hand", "state")
        return [
            Drawn(a, b, band, counts=state == State.LIVE and first_hand == band)
            for a, b, band, first_hand, state in rows.iterator(chunk_size=5000)
            if a in self.people and b in self.people
        ]

    @property
    def gone(self) -> list[Gone]:
        """Who left lately, with the ties that counted on their last day."""
        left = Person.objects.filter(workplace=self.workplace, supervisor=False, left_on__lte=self.on)
        days = left.filter(left_on__gt=self.on - LATELY).values_list("pk", "left_on")
        return gone({pk: on for pk, on in days if on}, TieSpan.objects.filter(workplace=self.workplace))

    @property
    def usual(self) -> dict[UUID, set[UUID]]:
        usual: dict[UUID, set[UUID]] = defaultdict(set)
        for place, person in Usual.objects.filter(workplace=self.workplace).values_list("gathering_place", "person"):
            usual[place].add(person)
        return usual


def gone(left_on: Mapping[UUID, date], spans: TieSpanQuerySet) -> list[Gone]:
    """Those who left on these days, with the ties of their last day that counted. One query, if there are any."""
    if not left_on:
        return []
    rows = spans.filter(Q(tie__a__in=left_on) | Q(tie__b__in=left_on), state=State.LIVE).order_by()
    rows = rows.at_least(Band.ACQUAINTED).filter(band=F("first_hand"), starts__lt=max(left_on.values()))
    known: dict[UUID, list[tuple[UUID, int]]] = {person: [] for person in left_on}
    for a, b, band, starts, ends in rows.values_list("tie__a_id", "tie__b_id", "band", "starts", "ends"):
        for one, other in ((a, b), (b, a)):
            if one in left_on and starts < left_on[one] <= ends + timedelta(days=1):
                known[one].append((other, band))
    return [Gone(person, tuple(sorted(ties))) for person, ties in sorted(known.items())]


@outbox.work("lay-out-map", outside=True)
def lay_out(key: UUID, *, workplace: str) -> None:
    """A place and a community for everybody, near where they stood. Those who left keep theirs, for past days."""
    from relationships.network import communities, layout  # igraph, which a web process never pays for

    if not (row := Workplace.objects.filter(pk=workplace).first()):
        return
    began, saved, ground = timezone.now(), SavedMap.of(row), Ground(row, row.today())
    before = Position.objects.filter(workplace=row, layout=saved.layout).values_list("person", "x", "y", "community")
    last = {person: (x, y, community) for person, x, y, community in before}
    ties = [(tie.a, tie.b, tie.band) for tie in ground.ties]
    points = layout.lay_out(
        ground.people,
        ties,
        last={person: (x, y) for person, (x, y, _) in last.items()},
        groups={person.id: person.department for person in ground.people.values() if person.department},
    )
    found = communities.communities(ties, last={person: number for person, (_, _, number) in last.items() if number})
    placed = {person: (x, y, found.get(person)) for person, (x, y) in points.items()}
    number = saved.take_number()
    _write(row, number, {**last, **placed})
    saved.show(number, asked_before=began, now=timezone.now())
    _clear(row, SavedMap.objects.get(pk=saved.pk).layout)


def _write(workplace: Workplace, layout: int, placed: dict[UUID, tuple[float, float, int | None]]) -> None:
    for some in _batches(sorted(placed)):
        with transaction.atomic():
            there = Person.objects.filter(pk__in=some).values_list("pk", flat=True)  # some may be forgotten by now
            Position.objects.bulk_create(
                Position(workplace=workplace, layout=layout, person_id=person, x=x, y=y, community=community)
                for person in there
                for x, y, community in [placed[person]]
            )


def _clear(workplace: Workplace, shown: int) -> None:
    """What an older layout left, and one that was cut off."""
    old = list(Position.objects.filter(workplace=workplace, layout__lt=shown).values_list("pk", flat=True))
    for some in _batches(old):
        Position.objects.filter(pk__in=some).delete()


def _batches(rows: list) -> Iterable[list]:
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


@outbox.work("find-on-map", outside=True)
def find(key: UUID, *, workplace: str) -> None:
    """What is to be said of the map, at every band."""
    if not (row := Workplace.objects.filter(pk=workplace).first()):
        return
    wanted, ground = rests_on(row), Ground(row, row.today())
    usual, left = ground.usual, ground.gone
    found = {
        band: map_findings.find(ground.people.values(), ground.ties, usual, left, band=band, today=ground.on).as_text()
        for band in BANDS
    }
    known = {finding.band: finding for finding in Finding.objects.filter(workplace=row).only("id", "workplace", "band")}
    with transaction.atomic():
        for band, text in found.items():
            finding = known.get(band) or Finding(workplace=row, band=band)
            finding.found = text
            finding.save()
        SavedMap.objects.filter(pk=row.pk).update(rests_on=wanted)
