"""Keeps the spans of ties in step with their evidence, in the transaction that changed it, for touched pairs only.

No nightly job: a tie's whole past and its coming step-down stand in its spans, so any day is a date comparison in SQL.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from itertools import combinations
from uuid import UUID

from django.db import transaction

from organizer.models import Workplace
from relationships import evidence, strength
from relationships.evidence import Evidence, Pair
from relationships.models import Person, Tie, TieSpan
from relationships.models.ties import FOR_EVER, SINCE, ordered

A_SLICE = 200
_noted: ContextVar[set[Pair] | None] = ContextVar("touched pairs of a load", default=None)


def keep_in_step(workplace: Workplace, people: Iterable[UUID]) -> None:
    """Works out anew the spans of every pair among `people`. Call it inside the verb that changed what is known."""
    keep_all_in_step(workplace, [list(people)])


def keep_all_in_step(workplace: Workplace, groups: list[list[UUID]]) -> None:
    """The same for the pairs within each of many groups (a load of rows at once)."""
    touched = {ordered(*pair) for group in groups for pair in combinations(set(group), 2)}
    if (noted := _noted.get()) is not None:
        noted |= touched
    elif len(groups) == 1 and touched:
        ids = groups[0]
        with _one_at_a_time(workplace) as write:
            known = Tie.objects.filter(workplace=workplace, a__in=ids, b__in=ids)
            write(evidence.among(workplace.pk, ids), {(tie.a_id, tie.b_id): tie for tie in known})
    else:
        _work_out(workplace, touched)


@contextmanager
def afterwards(workplace: Workplace) -> Iterator[None]:
    """For a long load: the pairs that verbs touch inside are worked out once, at the end, a slice at a time.

    A load that is cut off before its end leaves them out of step, for `check_ties --mend`; what people enter never
    goes this way.
    """
    touched: set[Pair] = set()
    token = _noted.set(touched)
    try:
        yield
    finally:
        _noted.reset(token)
    _work_out(workplace, touched)


def _work_out(workplace: Workplace, touched: set[Pair]) -> None:
    smaller = sorted({a for a, _ in touched})
    for start in range(0, len(smaller), A_SLICE):
        ids = smaller[start : start + A_SLICE]
        with transaction.atomic(), _one_at_a_time(workplace) as write:
            found = evidence.from_each(workplace.pk, ids)
            known = {(tie.a_id, tie.b_id): tie for tie in Tie.objects.filter(workplace=workplace, a__in=ids)}
            write(
                {pair: items for pair, items in found.items() if pair in touched},
                {pair: tie for pair, tie in known.items() if pair in touched},
            )


@contextmanager
def _one_at_a_time(workplace: Workplace) -> Iterator[Callable[[Evidence, dict[Pair, Tie]], None]]:
    """Else two at once would each miss the other's evidence. The lock is the raising of the workplace's `ties_version`,
    which stays as it was if nothing that is yielded to be written differs from what stands (S9)."""
    changed: list[bool] = []
    workplace.raise_ties_version()
    yield lambda found, known: changed.append(_write(workplace, found, known))
    if not any(changed):
        workplace.leave_ties_version()


@transaction.atomic
def keep_everybody_in_step(workplace: Workplace, people: Iterable[UUID]) -> None:
    """Every pair of which one of `people` is the smaller id: for very many rows at once (an archive), in which both
    ends of each touched pair are named."""
    ids = sorted(people)
    if not ids:
        return
    with _one_at_a_time(workplace) as write:
        for start in range(0, len(ids), A_SLICE):
            some = ids[start : start + A_SLICE]
            known = Tie.objects.filter(workplace=workplace, a__in=some)
            write(evidence.from_each(workplace.pk, some), {(tie.a_id, tie.b_id): tie for tie in known})


@transaction.atomic
def rebuild(workplace: Workplace) -> int:
    """Every tie of a workplace, slice by slice (after many rows came in at once). Returns the number of ties."""
    with _one_at_a_time(workplace) as write:
        for ids, found in _slices(workplace):
            known = Tie.objects.filter(workplace=workplace, a__in=ids)
            write(found, {(tie.a_id, tie.b_id): tie for tie in known})
    return Tie.objects.filter(workplace=workplace).count()


def out_of_step(workplace: Workplace) -> list[Tie | Pair]:
    """Ties whose stored spans are not those of a fresh computation, and pairs that should have a tie and do not."""
    wrong: list[Tie | Pair] = []
    for ids, found in _slices(workplace):
        known = {(tie.a_id, tie.b_id): tie for tie in Tie.objects.filter(workplace=workplace, a__in=ids)}
        stored = _stored(known.values())
        for pair in found.keys() | known.keys():
            tie = known.get(pair)
            dates, rows = worked_out(found.get(pair, []), workplace.today())
            if tie is None or rows != stored[tie.pk] or not _stands(tie, dates):
                wrong.append(tie or pair)
    return wrong


def _slices(workplace: Workplace) -> Iterator[tuple[list[UUID], Evidence]]:
    ids = Person.objects.filter(workplace=workplace).order_by("pk").values_list("pk", flat=True)
    for start in range(0, len(ids), A_SLICE):
        some = list(ids[start : start + A_SLICE])
        yield some, evidence.from_each(workplace.pk, some)


def _write(workplace: Workplace, found: Evidence, known: dict[Pair, Tie]) -> bool:
    """Writes what differs from what stands; whether anything did."""
    today = workplace.today()
    stored = _stored(known.values())
    ties, spans, idle = [], [], []
    for pair in found.keys() | known.keys():
        tie = known.get(pair) or Tie(workplace=workplace, a_id=pair[0], b_id=pair[1])
        dates, rows = worked_out(found.get(pair, []), today)
        if not rows and not any(getattr(tie, words) for words in Tie.WORDS):
            idle.append(tie.pk)
        elif pair not in known or rows != stored[tie.pk] or not _stands(tie, dates):
            vars(tie).update(dates)
            ties.append(tie)
            spans += [TieSpan(workplace=workplace, tie=tie, **row) for row in rows]
    old = [tie for tie in ties if not tie._state.adding]
    TieSpan.objects.filter(tie__in=[tie.pk for tie in old]).delete()
    Tie.objects.filter(pk__in=idle).delete()
    Tie.objects.bulk_create([tie for tie in ties if tie._state.adding], batch_size=500)
    Tie.objects.bulk_update(old, ["last_met", *SINCE.values()], batch_size=500)
    TieSpan.objects.bulk_create(spans, batch_size=500)
    return bool(ties or idle)


Dates = dict[str, date | None]


def worked_out(items: list[strength.Evidence], today: date) -> tuple[Dates, list[dict]]:
    """What a tie's row and its spans should say."""
    first = strength.since(items, today=today)
    dates = {column: first.get(kind) for kind, column in SINCE.items()}
    return {"last_met": _last_met(items), **dates}, [_as_row(span) for span in strength.spans(items, today=today)]


def _stands(tie: Tie, dates: Dates) -> bool:
    return all(getattr(tie, name) == day for name, day in dates.items())


def _stored(ties: Iterable[Tie]) -> dict[UUID, list[dict]]:
    """The spans that stand, by tie, oldest first."""
    names = ("band", "first_hand", "state", "since", "was", "was_until", "starts", "ends")
    stored: dict[UUID, list[dict]] = {tie.pk: [] for tie in ties}
    if stored:
        for span in TieSpan.objects.filter(tie__in=list(stored)).order_by("starts").values("tie_id", *names):
            stored[span.pop("tie_id")].append(span)
    return stored


def _as_row(span: strength.Span) -> dict:
    return {
        "band": span.band.value,
        "first_hand": span.first_hand.value,
        "state": span.state.value,
        "since": span.since,
        "was": None if span.was is None else span.was.value,
        "was_until": span.was_until,
        "starts": span.start,
        "ends": span.until or FOR_EVER,
    }


def _last_met(items: list[strength.Evidence]) -> date | None:
    return max((item.on for item in items if isinstance(item, strength.Contact)), default=None)
