"""Why it would be good to see somebody, as a sentence. An offer of one's own, never a task; what somebody is not
comfortable with stands there in their words, and then nothing is offered in ours (method 7, 9)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conversations import rhythm
from conversations.good_to_see import GoodToSee
from conversations.models import CheckIn, Reason
from conversations.rhythm import Candidate
from conversations.wording import on_day, since

OFFERS = (
    gettext_lazy("A coffee?"),
    gettext_lazy("Lunch some day?"),
    gettext_lazy("A walk home together?"),
    gettext_lazy("A break together?"),
)
BRINGING = (
    gettext_lazy("Who could bring them to one table?"),
    gettext_lazy("Something the three of you could do?"),
    gettext_lazy("Is there a lunch both could come along to?"),
)
INTERVALS = {
    7: gettext_lazy("every week"),
    14: gettext_lazy("every two weeks"),
    30: gettext_lazy("every month"),
    61: gettext_lazy("every two months"),
    91: gettext_lazy("every three months"),
    182: gettext_lazy("every half year"),
    365: gettext_lazy("every year"),
}
TIMES = {
    7: gettext_lazy("a week"),
    14: gettext_lazy("two weeks"),
    30: gettext_lazy("a month"),
    61: gettext_lazy("two months"),
    91: gettext_lazy("three months"),
    182: gettext_lazy("half a year"),
    365: gettext_lazy("a year"),
}
LONG_AGO = timedelta(days=14)  # a promise from before that is asked about, not repeated


@dataclass(frozen=True)
class Card:
    """Somebody it would be good to see. `words` are a member's own, `writer` who wrote them if it was not the reader;
    `beside` what the person is not comfortable with."""

    people: tuple[UUID, ...]
    sentence: str
    check_in: CheckIn | None = None
    words: str = ""
    writer: str = ""
    beside: str = ""
    since: str = ""


def cards(seeing: GoodToSee) -> list[Card]:
    """At most one of them asks about an old promise (method 54)."""
    found, asked = [], False
    for one in seeing.proposed:
        old = is_old_promise(one, seeing.day)
        if not (old and asked):
            found.append(card(one, seeing))
        asked = asked or old
    return found


def is_old_promise(one: Candidate, day: date) -> bool:
    return one.reason == Reason.PROMISE and one.about.next_on < day - LONG_AGO


def card(one: Candidate, seeing: GoodToSee) -> Card:
    people = [known.person for pk in one.people if (known := seeing.people.get(pk))]
    beside = next((person.not_comfortable for person in people if person.not_comfortable), "")
    offer = "" if beside else str(OFFERS[rhythm.lot("offer", seeing.week, *one.people) % len(OFFERS)])
    sentence = _say(one, seeing, offer)
    if not isinstance(one.about, CheckIn):
        return Card(one.people, sentence, beside=beside)
    row = one.about
    if row.conversation:
        return Card(tuple(row.people_ids), sentence, row, words=row.conversation.promised)
    mine = row.written_by == seeing.member.pen_name
    called = {member.pen_name: member.called for member in seeing.circle}
    writer = "" if mine else called.get(row.written_by, "")
    waited = since(row.next_on, seeing.day) if row.next_on and row.next_on < seeing.day else ""
    words = row.words if row.readable else ""
    return Card(one.people, sentence, row, words, writer if words else "", beside, waited)


def _quiet(one: Candidate, seeing: GoodToSee, offer: str) -> str:
    last, mine = one.about.last_met, len(one.people) == 1
    bring = BRINGING[rhythm.lot("bring", seeing.week, *one.people) % len(BRINGING)] if offer else ""
    if not last:
        return (
            _("You have not seen each other for long.") + f" {offer}" if mine else _("It has gone quiet between them.")
        )
    words = {"since": _since_month(last, seeing.day)}
    if mine:
        return _("You have not seen each other %(since)s.") % words + f" {offer}"
    return _("They have not seen each other %(since)s.") % words + f" {bring}"


def _new(one: Candidate, seeing: GoodToSee, offer: str) -> str:
    if came := one.about.came_on:
        return _("Here since %(day)s, and we do not know them yet. Small talk is a beginning.") % {"day": _day(came)}
    return _("We do not know them yet. A word at the break would be a beginning.")


def _sides(one: Candidate, seeing: GoodToSee, offer: str) -> str:
    department = seeing.names.departments[one.about].name
    return _("You know nobody in %(department)s yet.") % {"department": department} + f" {offer}"


def _promise(one: Candidate, seeing: GoodToSee, offer: str) -> str:
    row = one.about
    if row.met:
        return _("You saw each other %(day)s. Did it come up?") % {"day": on_day(row.met.on, seeing.day)}
    if is_old_promise(one, seeing.day):
        return _("You said you would, a while ago. Was it what you wanted?")
    return _("You said %(day)s that you would:") % {"day": on_day(row.conversation.activity.on, seeing.day)}


def _wished(one: Candidate, seeing: GoodToSee, offer: str) -> str:
    row = one.about
    if row.day and row.day >= seeing.day:
        return _("It is about %(day)s.") % {"day": _("today") if row.day == seeing.day else _day(row.day)}
    if row.every and row.met:
        words = {"every": every(row.every), "day": on_day(row.met.on, seeing.day)}
        return _("It would be good to see each other %(every)s; the last time was %(day)s.") % words + f" {offer}"
    if row.taken_by == seeing.member.pen_name:
        return _("You said you would see them.") + f" {offer}"
    return _("It would be good to see them.") + f" {offer}"


WISHED_FOR = {Reason.PROMISE: _promise}  # and `_wished` for whatever else somebody wrote down
WORKED_OUT = {Reason.QUIET: _quiet, Reason.NEW: _new, Reason.SIDES: _sides}


def _say(one: Candidate, seeing: GoodToSee, offer: str) -> str:
    reason = Reason(one.reason)
    say = WISHED_FOR.get(reason, _wished) if isinstance(one.about, CheckIn) else WORKED_OUT[reason]
    return say(one, seeing, offer).strip()


def every(days: int) -> str:
    return str(INTERVALS.get(days) or _("every %(days)d days") % {"days": days})


def within(days: int) -> str:
    return str(TIMES.get(days) or _("%(days)d days") % {"days": days})


def _day(day: date) -> str:
    return date_format(day, "j F")


def _since_month(day: date, today: date) -> str:
    """`since 3 June`; of long ago `since June 2024`."""
    return since(day, today) if (today - day).days < 330 else _("since %(month)s") % {"month": date_format(day, "F Y")}
