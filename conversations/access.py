"""The doors to what was said."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from conversations.models import (
    Action,
    Ask,
    AskCheckIn,
    CheckIn,
    Committee,
    Conversation,
    Grievance,
    Growth,
    JournalPage,
    NotNow,
    Seat,
    Step,
    TipChange,
    Voicing,
)
from conversations.models.committees import CommitteeQuerySet
from conversations.models.conversations import ConversationQuerySet
from conversations.models.not_now import NotNowQuerySet
from conversations.models.readers import WordsSeenBy
from conversations.models.voicings import VoicingQuerySet
from conversations.naming import Fact, how_told
from organizer.access import found
from organizer.models import Membership
from organizer.prepared import prepared
from relationships.models import Person, SeenBy

MOST_TO_JOIN = 40


def conversations_of(member: Membership):
    """Conversations whose words the member may read."""
    return Conversation.objects.visible_to(member).for_list()


def conversation_for(member: Membership, conversation_id: UUID) -> Conversation:
    return found(conversations_of(member).filter(pk=conversation_id).prefetch_related("activity__presences"))


def talks_between(member: Membership, one: Person, other: Person) -> list[Conversation]:
    """Conversations of two people whose words the member may read: all there are, since a reading rests on all."""
    return _talks_between(member, one.pk, other.pk)


@prepared
def _talks_between(member, one: UUID, other: UUID) -> ConversationQuerySet:
    return conversations_of(member).filter(activity__presences__person=one).filter(activity__presences__person=other)


def touched_at(talks: Iterable[Conversation]) -> dict[UUID, list[str]]:
    """Activity to what was touched, of those talks whose words all of the circle may read (S9)."""
    open_to_all = (WordsSeenBy.CIRCLE, SeenBy.CIRCLE)
    return {
        talk.activity_id: talk.touched_list
        for talk in talks
        if (talk.words_seen_by, talk.activity.seen_by) == open_to_all
    }


def check_ins_of(member: Membership):
    """Those the member may know of."""
    return CheckIn.objects.visible_to(member).for_list(member)


def check_in_for(member: Membership, check_in_id: UUID) -> CheckIn:
    return found(check_ins_of(member).filter(pk=check_in_id))


def promise_day_of(conversation: Conversation) -> date | None:
    """When what was promised there comes up, for those who may read the conversation."""
    return CheckIn.objects.filter(conversation=conversation).values_list("day", flat=True).first()


def not_now_until(member: Membership, person: Person) -> date | None:
    """Until when the member would rather not be reminded of somebody."""
    return next((row.until for row in _not_now(member, person.pk, member.workplace.today())), None)


@prepared
def _not_now(member, person: UUID, day: date) -> NotNowQuerySet:
    return NotNow.objects.of(member).on(day).filter(person=person)


def journal_of(member: Membership):
    """The member's own pages, newest first."""
    return JournalPage.objects.visible_to(member).newest_first()


def journal_page_for(member: Membership, page_id: UUID) -> JournalPage:
    return found(journal_of(member).filter(pk=page_id))


def committees_of(member: Membership):
    return Committee.objects.visible_to(member).for_list().newest_first()


@prepared
def committees_to_choose(member) -> CommitteeQuerySet:
    """A list of those that go on, without who sits in them."""
    return committees_of(member).going().prefetch_related(None)


def committee_for(member: Membership, committee_id: UUID) -> Committee:
    return found(committees_of(member).filter(pk=committee_id))


def committees_with(member: Membership, person: Person) -> list[Committee]:
    """Those in which somebody sits now."""
    return _committees_with(member, person.pk)


@prepared
def _committees_with(member, person: UUID) -> CommitteeQuerySet:
    seats = Seat.objects.now().filter(person=person).values("committee")
    return committees_of(member).going().filter(pk__in=seats)


def growth_of(member: Membership):
    """Links from something to a conversation that it grew out of, of which the member may see both ends. Whether they
    may know of a committee at the one end is asked at the door of the committee."""
    return Growth.objects.visible_to(member)


def roots_of(member: Membership, talk: Conversation) -> list[UUID]:
    """The earlier conversations it grew out of, as far as the member may see them."""
    return list(growth_of(member).filter(talk=talk).values_list("earlier_id", flat=True))


def tip_changes_of(member: Membership):
    """What the circle made of the tips that come with Kith."""
    return TipChange.objects.visible_to(member).select_related("workplace")


def voicings_of(member: Membership, grievances) -> list[Voicing]:
    """What was voiced in these, each with how it is `told` to the member: with its name or without (S10)."""
    rows = Voicing.objects.visible_to(member).filter(grievance__in=grievances).for_list()
    rows = list(rows.prefetch_related("conversation__activity__presences"))
    return _told(member, rows, [Fact.of(row) for row in rows])


def voicings_by_name(member: Membership, **where) -> list[Voicing]:
    """Those of which the member may know who said it, and where: the only ones beside a person or a conversation."""
    return _by_name(member, Voicing.objects.visible_to(member).filter(**where).for_list().order_by("made_at", "pk"))


def voicings_at(member: Membership, activities: Collection[UUID]) -> list[Voicing]:
    """The same, of what was voiced at some activities."""
    return _by_name(member, _voiced_at(member, activities))


@prepared
def _voiced_at(member, activities: Collection[UUID]) -> VoicingQuerySet:
    rows = Voicing.objects.visible_to(member).filter(conversation__activity__in=activities)
    return rows.for_list().order_by("made_at", "pk")


def _by_name(member: Membership, voicings: Iterable[Voicing]) -> list[Voicing]:
    rows = list(voicings)
    if not rows:
        return []
    beside = Voicing.objects.visible_to(member).filter(grievance__in={row.grievance_id for row in rows})
    return [row for row in _told(member, rows, beside.facts()) if row.told.by_name]


def _told(member: Membership, rows, facts) -> list[Voicing]:
    told = how_told(facts, member.pen_name)
    found = [row for row in rows if row.pk in told]
    for row in found:
        row.told = told[row.pk]
    return found


def voicing_facts_of(member: Membership) -> tuple[list[Fact], dict[UUID, date]]:
    """Of all that the member may read, and on which day each was said."""
    rows = Voicing.objects.visible_to(member).values_list(*Fact._fields, "conversation__activity__on")
    facts = [(Fact(*row[:-1]), row[-1]) for row in rows]
    return [fact for fact, _day in facts], {fact.id: day for fact, day in facts}


def voicing_for(member: Membership, voicing_id: UUID) -> Voicing:
    return found(Voicing.objects.visible_to(member).for_list().filter(pk=voicing_id))


def grievances_of(member: Membership):
    """Those of which the member may read at least one voicing."""
    return Grievance.objects.visible_to(member).for_list()


def grievance_for(member: Membership, grievance_id: UUID) -> Grievance:
    return found(grievances_of(member).filter(pk=grievance_id))


def grievances_to_join(member: Membership):
    """What something that came up may belong to: what the member may see, what they wrote of last first."""
    mine = Voicing.objects.filter(written_by=member.pen_name, grievance=OuterRef("pk")).order_by("-made_at")
    rows = Grievance.objects.visible_to(member).annotate(wrote_at=Subquery(mine.values("made_at")[:1]))
    return rows.order_by(F("wrote_at").desc(nulls_last=True), "pk").for_list()[:MOST_TO_JOIN]


def steps_of(member: Membership, grievance: Grievance):
    """How it stood, oldest first, as far as the member may know."""
    return Step.objects.visible_to(member).filter(grievance=grievance).oldest_first()


def step_for(member: Membership, grievance: Grievance, step_id: UUID) -> Step:
    return found(steps_of(member, grievance).filter(pk=step_id))


def asks_of(member: Membership):
    """Asks that the member may see, newest first."""
    return Ask.objects.visible_to(member).for_list().newest_first()


def ask_for(member: Membership, ask_id: UUID) -> Ask:
    return found(asks_of(member).select_related("asked", "out_of").filter(pk=ask_id))


def ask_check_ins_of(member: Membership):
    """The member's own."""
    return AskCheckIn.objects.visible_to(member).select_related("workplace")


def actions_of(member: Membership):
    """Each with `reads`, whether the member may read its words, and `seen_turnouts`, those they may know of."""
    return Action.objects.for_reader(member).order_by("-made_at")


def action_for(member: Membership, action_id: UUID) -> Action:
    return found(actions_of(member).filter(pk=action_id))


def planned_action_for(member: Membership, action_id: UUID) -> Action:
    """For those who may read its words: what is only known to have happened has no plan to look at."""
    return found(actions_of(member).filter(pk=action_id, reads=True))
