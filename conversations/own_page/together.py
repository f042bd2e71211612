"""What they take part in: committees, what people did together, what was wished of them, and to see them again."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conversations import access
from conversations.models import Ask, Reason, Turnout
from conversations.models.committees import KnownBy
from conversations.own_page import doors
from conversations.own_page.talks import SEEN
from organizer.own_pages import Item, leaves_out, section
from relationships.own_page.about import BY_CIRCLE, About, lines
from relationships.own_page.about import SEEN as KNOWN

COMMITTEE_SEEN = {
    KnownBy.CIRCLE.value: BY_CIRCLE,
    KnownBy.MEMBERS.value: gettext_lazy("Only its own people, and whoever formed it, can see it."),
}
AGAIN = {
    Reason.WISH.value: gettext_lazy("somebody would like to see you"),
    Reason.LIFE.value: gettext_lazy("something is going on in your life"),
    Reason.PROMISE.value: gettext_lazy("something was promised to you"),
    Reason.QUIET.value: gettext_lazy("we have not seen you for a while"),
    Reason.NEW.value: gettext_lazy("you are new, and we do not know you yet"),
    Reason.SIDES.value: gettext_lazy("your departments hardly ever meet"),
}


@section(
    "committees",
    title=gettext_lazy("Committees you are or were part of"),
    why=gettext_lazy("So that the people of a committee know who came together, and around what."),
    tells={"conversations.Committee": "around", "conversations.Seat": "person since until"},
)
def committees(about: About) -> Iterator[Item]:
    for seat in doors.seats_of(about.member, about.person):
        committee = seat.committee
        says = _("{name}, since {day}").format(name=about.hidden.words(committee.name), day=about.day(seat.since))
        if last := seat.until or committee.ended_on:
            says = _("{says}, until {day}").format(says=says, day=about.day(last))
        yield about.note(seat, says, committee.around, COMMITTEE_SEEN[committee.known_by])


@section(
    "actions",
    title=gettext_lazy("What you did together with others, or plan to"),
    why=gettext_lazy("Doing something together is what ties are for, and what makes them stronger."),
    tells={
        "conversations.Action": "kind own_kind called",
        "conversations.TakingPart": "person part",
        "conversations.Turnout": "name",
    },
)
def actions(about: About) -> Iterator[Item]:
    """That they were there stands under time together; here is what they took on, for those who may read it."""
    for part, action in doors.parts_of(about.member, about.person):
        seen: list[Turnout] = action.seen_turnouts  # type: ignore[attr-defined]  # see `for_reader`
        there = [turnout for turnout in seen if about.person.pk in turnout.activity.people_ids]
        words = lines(
            action.called,
            part.part and _("Your part: {words}").format(words=part.part),
            *(_("You were with: {words}").format(words=turnout.name) for turnout in there if turnout.name),
            _("It is your plan too.") if part.owner else "",
        )
        days = ", ".join(about.day(turnout.activity.on) for turnout in there)
        says = f"{days}: {action.in_words}" if days else action.in_words
        yield about.note(part, about.hidden.words(says), words, SEEN[action.words_seen_by])


@section(
    "again",
    title=gettext_lazy("To see you again"),
    why=gettext_lazy("So that nobody loses touch with you. It asks nothing of you."),
    tells={"conversations.CheckIn": "person other words"},
)
def again(about: About) -> Iterator[Item]:
    """What was promised in a talk stands with the talk."""
    for wish in access.check_ins_of(about.member).of(about.person.pk).order_by("-made_at", "pk"):
        says = str(AGAIN[wish.reason])
        for other in (pk for pk in wish.people_ids if pk != about.person.pk):
            says = _("with {who}: {what}").format(who=about.hidden.coworker(other), what=says)
        says = f"{says[:1].upper()}{says[1:]}"
        if wish.conversation:
            yield about.fact(says, seen=SEEN[wish.conversation.words_seen_by])
        elif wish.readable and wish.words:
            yield about.note(wish, says, wish.words, SEEN[wish.words_seen_by])
        else:
            yield about.fact(says, seen=KNOWN[wish.seen_by])


@section(
    "asks",
    title=gettext_lazy("What was wished of you, or through you"),
    why=gettext_lazy("So that a no is as good an answer as a yes, and nobody asks you twice."),
    tells={"conversations.Ask": "what wants asked through", "conversations.AskCheckIn": "wish easy_no"},
)
def asks(about: About) -> Iterator[Item]:
    answers = doors.ask_answers_of(about.member, about.person)
    for ask in doors.asks_with(about.member, about.person):
        own = answers.get(ask.pk, []) if ask.asked_id == about.person.pk else []
        words = lines(ask.what, *(lines(row.in_words, row.easy_no) for row in own))
        says = _("{what}. {state}.").format(what=_wish(about, ask), state=Ask.State(ask.state).label)
        yield about.note(ask, says, words, SEEN[ask.words_seen_by])


def _wish(about: About, ask: Ask) -> str:
    me = about.person.pk
    if ask.asked_id == me:
        if not ask.wants_id:
            return _("Somebody wished for something from you")
        return _("{who} wished for something from you").format(who=about.hidden.coworker(ask.wants_id))
    asked = about.hidden.coworker(ask.asked_id)
    if ask.wants_id == me:
        return _("You wished for something from {who}").format(who=asked)
    return _("A wish was to go through you to {who}").format(who=asked)


leaves_out(
    gettext_lazy("What a group wrote of what it did together. Ask to read it with them."),
    {
        "conversations.Action": "risk strengthens rework among_us strengthened rework_after outcome result wording",
    },
)
