"""How the tie of two people reads today, in words, to one member (method 2, "Reading out").

The shared reading rests on what the circle may see and is the same for all of the circle. What only this member knows
adds one line, worked out here and never stored.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from organizer.prepared import prepared
from relationships import access, evidence, strength
from relationships.models import Giving, Person, Presence, Saying, SeenBy, Strain
from relationships.models.sayings import SayingSeenBy
from relationships.models.ties import ordered
from relationships.strength import BAND_NAMES, Band, Rule, Sentence

OF_BUSINESS = {"only_business", "company.business"}  # said to the two alone (method 48)


@dataclass(frozen=True)
class Meeting:
    """A day on which the two met: how many were there, and the activity behind it."""

    id: UUID
    on: date
    size: int
    shared: bool


@dataclass(frozen=True)
class RuleInWords:
    holds: bool
    words: str
    items: list[date] = field(default_factory=list)
    ways: list["RuleInWords"] = field(default_factory=list)


def band_name(band: int) -> str:
    return gettext(BAND_NAMES[Band(band)])


@prepared
def _contacts(member, a: UUID, b: UUID) -> QuerySet[Presence, Any]:
    return evidence.contacts_between(member, a, b)


@prepared
def _givings(member, a: UUID, b: UUID) -> QuerySet[Giving]:
    return access.givings_of(member).between(a, b).order_by("-on", "-made_at")


@prepared
def _strains(member, a: UUID, b: UUID) -> QuerySet[Strain]:
    return access.strains_of(member).filter(a=a, b=b).order_by("-on", "-made_at")


@prepared
def _sayings(member, a: UUID, b: UUID) -> QuerySet[Saying]:
    return access.sayings_that_count(member).between(a, b).order_by("-on", "-made_at")


class TieReading:
    """`a` and `b` are the two people in stored order; all the rest is worked out when asked for.

    `touched`: by activity, what was touched as far as the circle may know it; for the mix alone.
    """

    def __init__(self, member, one: Person, other: Person, touched: dict[UUID, list[str]] | None = None):
        self.member, self.today, self.touched = member, member.workplace.today(), touched or {}
        self.a, self.b = sorted((one, other), key=lambda person: person.pk)
        self.pair = ordered(one.pk, other.pk)

    @cached_property
    def _contacts(self) -> list:
        return _contacts(self.member, *self.pair)

    @cached_property
    def givings(self) -> list[Giving]:
        """Help and confiding that the member may see, newest first."""
        return _givings(self.member, *self.pair)

    def given_by(self, giver: Person) -> list[Giving]:
        return [giving for giving in self.givings if giving.giver_id == giver.pk]

    @cached_property
    def strains(self) -> list[Strain]:
        return _strains(self.member, *self.pair)

    @cached_property
    def all_sayings(self) -> list[Saying]:
        """Every saying that counts in what the member reads: for counting, not for showing."""
        return _sayings(self.member, *self.pair)

    @cached_property
    def sayings(self) -> list[Saying]:
        """What each has said, as far as the member may know who said it."""
        return [saying for saying in self.all_sayings if saying.known]

    @property
    def meetings(self) -> list[Meeting]:
        """Oldest first."""
        rows = [
            Meeting(row.activity__id, row.activity__on, row.activity__size, row.activity__seen_by == SeenBy.CIRCLE)
            for row in self._contacts
        ]
        return sorted(rows, key=lambda meeting: (meeting.on, meeting.id))

    @cached_property
    def shared(self) -> strength.Reading:
        return strength.read(self._evidence(private=False), self.today)

    @cached_property
    def own(self) -> strength.Reading:
        """With what only this member knows."""
        return strength.read(self._evidence(private=True), self.today)

    def _evidence(self, *, private: bool) -> list[strength.Evidence]:
        def counts(seen_by: str) -> bool:
            return private or seen_by == SeenBy.CIRCLE

        items = [
            item
            for row in self._contacts
            if counts(row.activity__seen_by)
            for item in evidence.of_contact(row, self.touched.get(row.activity__id, ()))
        ]
        items += [evidence.of_giving(giving) for giving in self.givings if counts(giving.seen_by)]
        items += [evidence.of_strain(strain) for strain in self.strains if counts(strain.seen_by)]
        sayings = [saying for saying in self.all_sayings if private or saying.seen_by != SayingSeenBy.ME]
        return items + [evidence.of_saying(saying) for saying in sayings]

    # In words ------------------------------------------------------------------------------------------------------

    @property
    def headline(self) -> str:
        return self._say(self.shared.words()[0])

    @property
    def words(self) -> list[str]:
        """The reading aloud, after its headline."""
        aloud = self.shared.words(with_sayings=self._may_know_sayings)[1:]
        return [self._say(sentence) for sentence in aloud if self._may_hear(sentence)]

    @property
    def own_line(self) -> str:
        """One more sentence if what only the member knows changes the reading, else nothing."""
        if (self.own.band, self.own.state) == (self.shared.band, self.shared.state):
            return ""
        if self.own.state != self.shared.state and self.own.state == strength.State.STRAINED:
            return gettext("With what only you know: there is something to talk through.")
        if self.own.band == self.shared.band:
            return gettext("With what only you know, it has not gone quiet.")
        return gettext("With what only you know, it reads as %(band)s.") % {"band": band_name(self.own.band)}

    @property
    def mix(self) -> list[str]:
        """What their time touched, in words a person would use; both may be much, and neither is better."""
        if not (mix := self.shared.mix):
            return []
        how_much = ((mix.life, gettext("fun and life")), (mix.work, gettext("the job, grievances, politics")))
        return [
            gettext("%(share)s of what we know of touched %(what)s.") % {"share": _share(share), "what": what}
            for share, what in how_much
            if share
        ]

    @property
    def rules(self) -> list[tuple[str, bool, list[RuleInWords]]]:
        """(band, does it read so today, its lines) of the next lower band, the tie's own and the next higher."""
        bands = sorted({rule.band for rule in self.shared.rules})
        return [
            (band_name(band), band <= self.shared.band, [self._rule(rule) for rule in self.shared.rules_for(band)])
            for band in bands
        ]

    @property
    def _may_know_sayings(self) -> bool:
        return len(self.sayings) == len(self.all_sayings)

    def _may_hear(self, sentence: Sentence) -> bool:
        return sentence.key not in OF_BUSINESS or self.member.person_id in self.pair

    def _rule(self, rule: Rule) -> RuleInWords:
        known = [way for way in rule.ways if self._may_know_sayings or not way.private]
        ways = [self._rule(way) for way in known if self._may_hear(way.sentence)]
        return RuleInWords(rule.holds, self._say(rule.sentence), [item.on for item in rule.items], ways)

    def _say(self, sentence: Sentence) -> str:
        if sentence.key == "unknown.besides" and self.member.person_id not in self.pair:
            sentence = Sentence("unknown.company")  # as of any other two
        write: Callable[[date], str] = lambda on: date_format(on, "j F Y")  # noqa: E731
        return strength.say(
            sentence,
            self.a.name,
            self.b.name,
            gettext=gettext,
            ngettext=ngettext,
            day=write,
            month=lambda on: date_format(on, "F" if on.year == self.today.year else "F Y"),
        )


def _share(share: float) -> str:
    """A share of time as one says it."""
    words = {0.99: gettext("All"), 0.6: gettext("Most"), 0.4: gettext("About half"), 0.15: gettext("Some")}
    return next((said for least, said in words.items() if share >= least), gettext("A little"))
