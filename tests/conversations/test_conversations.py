"""A conversation and its meeting move together, and words are never seen by more than know of the meeting."""

from datetime import date

import pytest

from conversations.models import CheckIn, Conversation
from organizer.models import AuditEntry
from organizer.versions import Stale
from relationships.models import Activity, Giving
from tests.cast import me, person

DAY = date(2025, 3, 3)
WHO_SEES = [  # meeting, words, named -> whose words ana, tomas, dina, hal may read
    ("circle", "me", (), [True, False, False, False]),
    ("circle", "named", ("tomas",), [True, True, False, False]),
    ("circle", "named", (), [True, False, False, False]),
    ("circle", "named", ("hal",), [True, False, False, False]),
    ("circle", "circle", (), [True, True, True, False]),
    ("me", "me", (), [True, False, False, False]),
    ("me", "named", ("tomas",), [True, False, False, False]),
    ("me", "circle", (), [True, False, False, False]),
]


def talk(cast, *, seen_by="circle", words_seen_by="me", readers=(), **words) -> Conversation:
    words = {"notes": "The new oven runs hot.", "words_seen_by": words_seen_by, **words}
    people = [me(cast.ana), person(cast.ana)]
    return Conversation.log(by=cast.ana, people=people, on=DAY, words=words, readers=readers, seen_by=seen_by)


def readers_of(cast) -> list[bool]:
    return [Conversation.objects.visible_to(who).exists() for who in (cast.ana, cast.tomas, cast.dina, cast.hal)]


def verbs(subject) -> list[str]:
    return list(AuditEntry.objects.filter(subject_id=str(subject.pk)).order_by("pk").values_list("verb", flat=True))


@pytest.mark.long
@pytest.mark.parametrize(("meeting", "words", "named", "may_read"), WHO_SEES)
def test_who_may_read_what_was_said(cast, meeting, words, named, may_read):
    talk(cast, seen_by=meeting, words_seen_by=words, readers=[getattr(cast, name) for name in named])
    assert readers_of(cast) == may_read


def test_lowering_bites_at_once_and_opening_is_recorded(cast):
    said = talk(cast, words_seen_by="circle")
    people = [presence.person for presence in said.activity.presences.all()]
    assert readers_of(cast) == [True, True, True, False]
    said.amend(by=cast.ana, version=said.version, people=people, words={"words_seen_by": "me"})
    assert readers_of(cast) == [True, False, False, False]
    said.amend(by=cast.ana, version=said.version, people=people, words={"words_seen_by": "named"}, readers=[cast.dina])
    assert readers_of(cast) == [True, False, True, False]
    assert sorted(verbs(said)) == sorted(
        ["conversation.logged", *["conversation.readers-changed"] * 3, *["conversation.amended"] * 2]
    )


def test_keeping_the_meeting_to_oneself_takes_the_words_and_the_help_along_and_opening_it_does_not(cast):
    said = talk(cast, words_seen_by="circle")
    people = [presence.person for presence in said.activity.presences.all()]
    Giving.add(by=cast.ana, giver=people[0], receiver=people[1], on=DAY, activity=said.activity)
    activity = Activity.objects.get()
    activity.change(by=cast.ana, version=activity.version, people=people, seen_by="me")
    activity.change(by=cast.ana, version=activity.version, people=people, seen_by="circle")
    assert readers_of(cast) == [True, False, False, False]
    assert list(Giving.objects.visible_to(cast.tomas)) == []


def test_the_meeting_changed_on_its_own_page_makes_an_older_amend_stale(cast):
    said = talk(cast)
    people = [presence.person for presence in said.activity.presences.all()]
    opened = said.version
    activity = Activity.objects.get()
    activity.change(by=cast.ana, version=activity.version, people=people, on=date(2025, 3, 4))
    with pytest.raises(Stale):
        said.amend(by=cast.ana, version=opened, people=people, words={"notes": "Mine"}, on=DAY)
    said.refresh_from_db()
    assert (said.notes, said.activity.on) == ("The new oven runs hot.", date(2025, 3, 4))


@pytest.mark.parametrize("keep", [True, False])
def test_withdrawing_takes_the_words_and_keeps_that_people_met_only_if_asked(cast, keep):
    said = talk(cast)
    said.withdraw(by=cast.ana, keep_meeting=keep)
    assert (Conversation.objects.count(), Activity.objects.count()) == (0, int(keep))
    assert AuditEntry.objects.filter(verb="conversation.withdrawn").count() == 1


def test_a_promise_is_open_until_it_is_settled_and_again_when_it_reads_otherwise(cast):
    said = talk(cast, promised="Bring the rota")
    promise = CheckIn.objects.get()
    assert (promise.conversation, promise.next_on) == (said, cast.workplace.today())
    promise.keep(by=cast.ana)
    promise.keep(by=cast.ana)
    assert (promise.open, verbs(promise)) == (False, ["check-in.kept"])
    people = [presence.person for presence in said.activity.presences.all()]
    said.amend(by=cast.ana, version=said.version, people=people, words={"promised": "Bring the rota"})
    assert not CheckIn.objects.get().open
    said.amend(by=cast.ana, version=said.version, people=people, words={"promised": "Bring the rota on Friday"})
    assert CheckIn.objects.get().open
    said.amend(by=cast.ana, version=said.version, people=people, words={"promised": ""})
    assert not CheckIn.objects.exists()
