"""Whom it would be good for a member to see, and what lately answered a wish: a fixed number of queries (method 9).

What was wished for stands in check-ins; the rest is worked out from the dates of ties and from who is new, and stored
nowhere, so that nothing nags and nothing must have run. It rests on what the member may see, and on nothing else (S9).
"""

from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import F, Q

from conversations import coming_up, rhythm
from conversations.known_people import Known, known_people
from conversations.models import CheckIn, Reason
from conversations.models.checkin_rows import CheckInQuerySet
from conversations.rhythm import Candidate, Kind
from organizer.access import circle
from organizer.models import Membership
from organizer.prepared import prepared
from relationships import directory
from relationships.access import spans_of
from relationships.models import Person, TieSpan
from relationships.models.ties import TieSpanQuerySet
from relationships.strength import State

SOON, AGO = timedelta(days=27), timedelta(days=90)  # from Monday on: quiet within three weeks of this one, or of late
NEW = timedelta(days=120)  # since they came; if that is not known, since they were written down
ASKED, ANSWERED = 20, 3  # check-ins looked at
PROMISED = 2  # things promised beside people to see; the others wait until these are done
TIES = 200  # of others, for a member who is not on the map
A_WHILE = timedelta(days=120)
JUST_NOW = timedelta(days=6)


@prepared
def _waiting_or_answered(member, day: date) -> CheckInQuerySet:
    known = CheckIn.objects.wished_by_us(member)
    wished = known.waiting(member, day).by_day()
    seen = known.filter(answered_on__gte=day - JUST_NOW)
    promised = CheckIn.objects.promised_by(member).due(day).by_day()
    wanted = Q(pk__in=wished.values("pk")[:ASKED]) | Q(pk__in=promised.values("pk")[:PROMISED])
    wanted |= Q(pk__in=seen.order_by("-answered_on").values("pk")[:ANSWERED])
    return CheckIn.objects.filter(wanted).for_list(member).by_day()


@prepared
def _my_spans(member, me: UUID, day: date, until: date) -> TieSpanQuerySet:
    """Those of today, and those of coming days on which a tie goes quiet."""
    coming = Q(state=State.QUIET, starts=F("since"), starts__gt=day, starts__lte=until)
    return spans_of(member).of(me).filter(Q(starts__lte=day, ends__gte=day) | coming)


class GoodToSee:
    def __init__(self, member: Membership):
        self.member, self.me = member, member.person_id
        self.day = member.workplace.today()
        self.week = rhythm.monday(self.day)
        self.names = directory.of(member.workplace)
        self.circle = circle(member)
        self.in_turn = sorted(str(one.pk) for one in self.circle)

    @cached_property
    def proposed(self) -> list[Candidate]:
        said = {pk: one.put_aside for pk, one in self.people.items() if one.put_aside}
        return rhythm.propose(
            [one for one in self._candidates if self._may_be_proposed(one)],
            member=self.member.pk,
            week=self.week,
            aside=[pk for pk, on in said.items() if on < self.week],
            put_aside=said,
        )

    @property
    def answered(self) -> list[CheckIn]:
        """What time together answered within a week, the latest first."""
        return sorted(
            (row for row in self._rows if row.answered_on), key=lambda row: row.answered_on or date.min, reverse=True
        )

    # Candidates ------------------------------------------------------------------------------------------------------

    @property
    def _candidates(self) -> list[Candidate]:
        return [*self._asked, *self._old, *self._new, *self._other_side]

    @property
    def _asked(self) -> list[Candidate]:
        found = []
        for row in self._rows:
            people = tuple(row.people_ids) or (row.pk,)  # promised to several: about nobody in particular
            if row.open and self.me not in people and not self._answered_in_private(row):
                latest = coming_up.latest_on(
                    row.wish, coming_up.Meeting(row.met.on, row.met.made_at) if row.met else None
                )
                first = row.promised or bool(latest and latest <= self.day)
                found.append(Candidate(Kind.ASKED, people, row.reason, row, row.next_on or date.min, first))
        return found

    @cached_property
    def _old(self) -> list[Candidate]:
        """Ties that go quiet within three weeks, or did of late: the member's own, or anybody's if they are not on the
        map and keep the book for others."""
        quiet = [span for span in self._spans if span.state == State.QUIET and self.week - AGO <= span.starts]
        return [Candidate(Kind.OLD, self._others(span), Reason.QUIET, span.tie) for span in quiet]

    @property
    def _new(self) -> list[Candidate]:
        new = [one for one in self.people.values() if one.newest and not one.met and self._came(one.person)]
        people = [one.person for one in new if self._is_my_turn(one.person.pk)]
        return [Candidate(Kind.NEW, (person.pk,), Reason.NEW, person) for person in people]

    @cached_property
    def _other_side(self) -> list[Candidate]:
        """Somebody of a department into which the member has no tie (method 21)."""
        mine = {self._department(pk) for span in self._today for pk in self._others(span)}
        if not self.me or not mine:
            return []
        mine |= {self._department(self.me)}
        others = [pk for pk in self.names.departments if pk not in mine]
        side = min(others, key=lambda pk: rhythm.lot("side", self.member.pk, self.week, pk), default=None)
        there = self.names.in_department.get(side, []) if side else []
        there = [pk for pk in there if self._is_coworker(pk) and self._is_my_turn(pk)]
        chosen = min(there, key=lambda pk: rhythm.lot(self.week, pk), default=None)
        return [Candidate(Kind.NEW, (chosen,), Reason.SIDES, side)] if chosen else []

    def _may_be_proposed(self, one: Candidate) -> bool:
        """Who left, and who would rather be left be, never is, and nobody of us or above us is a suggestion."""
        if one.kind == Kind.ASKED and one.about.promised:
            return True
        people = [self.people.get(pk) for pk in one.people]
        if any(known is None or known.person.leave_be for known in people):
            return False
        if one.kind == Kind.ASKED:
            return True
        return all(map(self._is_coworker, one.people)) and not self._met_in_private(one)

    # Rows ------------------------------------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> list[CheckIn]:
        """Check-ins that wait for the member, and those that were answered within a week."""
        return _waiting_or_answered(self.member, self.day)

    @cached_property
    def _spans(self) -> list[TieSpan]:
        until = self.week + SOON
        if self.me:
            return _my_spans(self.member, self.me, self.day, until)
        quiet = spans_of(self.member).going_quiet(self.week - AGO, until).filter(ends__gte=self.day)
        quiet = quiet.exclude(tie__a__in=self._ours).exclude(tie__b__in=self._ours)  # theirs to think of
        return [span for span in quiet.order_by("starts", "pk")[:TIES] if self._is_my_turn(span.tie_id)]

    @property
    def _today(self) -> list[TieSpan]:
        return [span for span in self._spans if span.starts <= self.day and span.band]

    @cached_property
    def people(self) -> dict[UUID, Known]:
        """Everybody who may be spoken of."""
        named = {pk for row in self._rows for pk in row.people_ids}
        named |= {pk for one in (*self._old, *self._other_side) for pk in one.people}
        return known_people(self.member, named, self.day)

    # Questions -------------------------------------------------------------------------------------------------------

    def _others(self, span: TieSpan) -> tuple:
        ends = (span.tie.a_id, span.tie.b_id)
        return tuple(pk for pk in ends if pk != self.me)

    def _is_coworker(self, person_id: UUID) -> bool:
        """Here, no supervisor, and not the member."""
        entry = self.names.people.get(person_id)
        return entry is not None and entry.here and not entry.supervisor and person_id != self.me

    def _is_my_turn(self, who: UUID) -> bool:
        """Nobody new is suggested to two of us in one week, and nobody of us is new to us."""
        if who in self._ours:
            return False
        return rhythm.whose_turn(who, self.in_turn, self.week) == str(self.member.pk)

    @cached_property
    def _ours(self) -> set[UUID]:
        return {one.person_id for one in self.circle if one.person_id}

    def _came(self, person: Person) -> bool:
        return (person.came_on or person.made_at.astimezone(self.member.workplace.zone).date()) >= self.week - NEW

    def _department(self, person_id: UUID) -> UUID | None:
        entry = self.names.people.get(person_id)
        return entry.department_id if entry else None

    def _met_in_private(self, one: Candidate) -> bool:
        """What only the member knows keeps a suggestion away from them, and from nobody else."""
        kept = [self.people[pk].kept for pk in one.people]
        return any(met and met.on > self.day - A_WHILE for met in kept)

    def _answered_in_private(self, row: CheckIn) -> bool:
        """The same of what was wished for: for the member it comes up as if all knew what they know."""
        known = self.people.get(row.person_id) if row.person_id and not row.other_id else None
        if row.promised or known is None or known.kept is None:
            return False
        comes_up = coming_up.next_on(row.wish, known.kept)
        return comes_up is None or comes_up > self.day
