"""Choosing what something grew out of: earlier conversations that the one writing may see (method 8, 23)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from conversations import access, wording
from conversations.models import Conversation
from organizer.models import Membership
from organizer.prepared import prepared
from relationships import directory, lately
from relationships.access import activities_of
from relationships.models import Activity, Person, Presence
from relationships.strength import MOST_FOR_PAIRS

LOOK_BACK, A_FEW = 40, 10


def earlier(
    member: Membership, people: Iterable[UUID] = (), *, until: date | None = None, without: Conversation | None = None
) -> list[Conversation]:
    """Those with some of the same people first, the more of them the sooner; then the newest the member wrote down.

    A fixed number of queries: a few newest rows of both kinds are looked at, never all there are.
    """
    there = set(people) - {member.person_id}
    seen = activities_of(member).filter(conversation__isnull=False)
    if until:
        seen = seen.filter(on__lte=until)
    if without:
        seen = seen.exclude(conversation=without)
    rows = list(seen.filter(written_by=member.pen_name)[:LOOK_BACK])
    if there:
        rows += list(seen.filter(presences__person__in=there).distinct()[:LOOK_BACK])
    met = {row.pk: row for row in rows}
    order = sorted(met.values(), key=lambda row: row.on, reverse=True)
    order.sort(key=lambda row: -len(there.intersection(row.people_ids)))
    said = {talk.activity_id: talk for talk in access.conversations_of(member).filter(activity__in=met)}
    talks = [_with(said[row.pk], row) for row in order if row.pk in said]
    return talks[:A_FEW]


def written_lately(member: Membership) -> list[Activity]:
    """The last few times together that the member wrote down, with their people and what was said: one query."""
    return lately.by_activity(_written_lately(member))


@prepared
def _written_lately(member) -> QuerySet[Presence]:
    return lately.there_at(lately.entries(member)).select_related("activity__conversation")


def written_of(member: Membership, mine: Iterable[Activity], people: Iterable[str] = ()) -> list[Conversation]:
    """Conversations among what a member wrote down, read along with it; those with some of the same people first.
    `people`: values of the picker."""
    there = set(people) - {str(member.person_id)}
    order = sorted(mine, key=lambda row: -len(there.intersection(map(str, row.people_ids))))
    said = [(row, getattr(row, "conversation", None)) for row in order]
    return [_with(talk, row) for row, talk in said if talk and talk.written_by == member.pen_name][:A_FEW]


def for_talk(member: Membership, talk: Conversation, chosen: Iterable[UUID]) -> list[Conversation]:
    """Those to choose from on a conversation's own page, with the ones that are chosen already."""
    offer = earlier(member, talk.activity.people_ids, until=talk.activity.on, without=talk)
    return with_chosen(member, offer, chosen)


def with_chosen(member: Membership, offer: list[Conversation], chosen: Iterable[UUID]) -> list[Conversation]:
    if not (missing := set(chosen) - {one.pk for one in offer}):
        return offer
    rows = access.conversations_of(member).filter(pk__in=missing).prefetch_related("activity__presences")
    return [*offer, *rows]


def _with(talk: Conversation, activity: Activity) -> Conversation:
    talk.activity = activity  # with its people, read once
    return talk


def in_short(talk: Conversation, member: Membership) -> str:
    """`Coffee with Rosa, 3 March`."""
    return wording.in_short(talk.activity, member, directory.of(member.workplace))


def strangers(member: Membership, people: Iterable[Person], among: Iterable[UUID] = ()) -> list[Person]:
    """Who of them has shared no time with the member, with another of them or with somebody `among` whom they come,
    as far as the member may know."""
    among = set(among)
    ids = {person.pk for person in people}
    with_whom = {*ids, *among, *([member.person_id] if member.person_id else [])}
    shared = Presence.objects.filter(
        person__in=ids,
        activity__in=Activity.objects.visible_to(member).filter(size__lte=MOST_FOR_PAIRS),
        activity__presences__person__in=with_whom,
    )
    pairs = shared.values_list("person_id", "activity__presences__person_id").distinct()
    met = {person for person, other in pairs if person != other} | {member.person_id, *among}
    return [person for person in people if person.pk not in met]
