"""Voicing: who may read it, with a name or without, and what happens to it when something around it changes."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from conversations.access import grievances_of, voicings_of
from conversations.models import Consent, Grievance, Voicing
from conversations.models.voicings import SHARING, AlreadyVoiced, NotThere, TakenBack
from organizer.models import AuditEntry
from relationships.models.activities import StillNeeded
from tests.cast import me, person, talked, voiced

DAY = date(2025, 3, 3)
NAMES = ("Rosa", "Emil", "Iva", "Jo")
WHO = ("ana", "tomas", "dina", "hal", "caro")


@pytest.fixture
def people(cast):
    return [person(cast.ana, name) for name in NAMES]


def in_talks(cast, people, *, consents=("circle",) * 4, seen_by="circle", **opened) -> Grievance:
    """Ana hears the same from each of them, in a talk of its own."""
    grievance = None
    for number, (one, consent) in enumerate(zip(people, consents, strict=False)):
        talk = talked(cast.ana, [me(cast.ana), one], DAY + timedelta(days=number), seen_by=seen_by)
        said = {"consent": consent, "words_seen_by": "circle", "words": f"{one.name} said so.", **opened}
        grievance = voiced(cast.ana, talk, one, grievance, **said).grievance
    return grievance


def read_by(cast, who: str) -> list[tuple[str, bool]]:
    """What each says, as this member is told it, and whether with a name."""
    member = getattr(cast, who)
    rows = voicings_of(member, grievances_of(member))
    return sorted((row.words.split()[0], row.told.by_name) for row in rows)


def count_of(cast, grievance) -> int:
    [behind] = {row.told.behind for row in voicings_of(cast.tomas, [grievance])}
    return behind


OPENED = [("me", ()), ("named", ("tomas",)), ("named", ("hal",)), ("circle", ())]


@pytest.mark.long
@pytest.mark.parametrize("meeting", ["circle", "me"])
def test_who_may_read_one_voicing(cast, meeting):
    """Consent, what its writer opened, and who knows of the meeting: all three must say yes to anybody else."""
    rosa, ways = person(cast.ana), {}
    talk = talked(cast.ana, [me(cast.ana), rosa], DAY, seen_by=meeting)
    for consent, (opened, named) in product(Consent.values, OPENED):
        said = {"consent": consent, "words_seen_by": opened, "readers": [getattr(cast, name) for name in named]}
        ways[voiced(cast.ana, talk, rosa, **said).grievance] = consent, opened, named
    visible = {name: set(grievances_of(getattr(cast, name))) for name in WHO}
    seen = {way: [name for name in WHO if grievance in visible[name]] for grievance, way in ways.items()}
    readers = {("me", ()): [], ("named", ("tomas",)): ["tomas"], ("named", ("hal",)): [], ("circle", ()): WHO[1:3]}
    shared = {(consent, *how): ["ana", *readers[how]] for consent, how in product(SHARING, OPENED)}
    nobody = {(consent, *how): ["ana"] for consent, how in product(Consent.values, OPENED)}
    assert seen == (nobody | shared if meeting == "circle" else nobody)


def test_in_a_group_under_three_nobody_is_named_but_to_the_one_who_wrote(cast, people):
    two, three = [("Emil", False), ("Rosa", False)], [("Emil", True), ("Iva", True), ("Rosa", True)]
    grievance = in_talks(cast, people[:2])
    assert (read_by(cast, "tomas"), read_by(cast, "ana")) == (two, [("Emil", True), ("Rosa", True)])
    talk = talked(cast.dina, [me(cast.dina), people[2]], DAY)
    third = voiced(cast.dina, talk, people[2], grievance, words="Iva said so.", consent="circle")
    assert (read_by(cast, "tomas"), read_by(cast, "dina")) == (
        two,
        three,
    )  # the third is not opened: only Dina counts it
    third.amend(by=cast.dina, version=1, words_seen_by="circle")
    assert (read_by(cast, "tomas"), read_by(cast, "hal")) == (three, [])


def test_without_their_name_means_without_it_whatever_else_they_said_and_whoever_writes_it_down(cast, people):
    """A reader who writes down a name sees the same of the others as before, and one more: whose name was not told
    shows neither in the count nor in what is gone."""
    grievance = in_talks(cast, people, consents=["circle", "circle", "circle", "nameless"])
    named = [("Emil", True), ("Iva", True), ("Jo", False), ("Rosa", True)]
    assert read_by(cast, "tomas") == named
    again = talked(cast.ana, [me(cast.ana), people[0]], DAY)
    voiced(cast.ana, again, people[0], grievance, words="Rosa2 x", consent="nameless", words_seen_by="circle")
    assert (read_by(cast, "tomas"), count_of(cast, grievance)) == ([*named, ("Rosa2", False)], 5)
    me(cast.tomas)
    before = read_by(cast, "tomas")
    for one in (people[3], person(cast.tomas, "Uma")):  # it was Jo's, and it was not Uma's
        with transaction.atomic():
            his = talked(cast.tomas, [me(cast.tomas), one], DAY)
            voiced(cast.tomas, his, one, grievance, words="His x")
            assert (read_by(cast, "tomas"), count_of(cast, grievance)) == (sorted([*before, ("His", True)]), 6)
            transaction.set_rollback(True)


def test_only_somebody_who_was_there_can_have_voiced_it_and_once(cast, people):
    rosa, emil = people[:2]
    talk = talked(cast.ana, [me(cast.ana), rosa], DAY)
    with pytest.raises(NotThere):
        voiced(cast.ana, talk, emil)
    assert Grievance.objects.count() == 0  # nothing begins without somebody who voiced it
    first = voiced(cast.ana, talk, rosa)
    with pytest.raises(AlreadyVoiced) as again:
        voiced(cast.ana, talk, rosa, first.grievance)
    assert again.value.known == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Voicing.objects.bulk_create([Voicing(**row_of(first))])
    with pytest.raises(StillNeeded):
        talk.amend(by=cast.ana, version=talk.version, people=[me(cast.ana), emil], on=DAY)
    assert AuditEntry.objects.filter(verb="voicing.added").count() == 1


def row_of(voicing: Voicing) -> dict:
    names = ("workplace", "grievance", "conversation", "person", "there", "written_by")
    return {name: getattr(voicing, name) for name in names}


def test_withdrawing_hides_at_once_and_twice_is_harmless_and_opening_again_is_a_new_choice(cast, people):
    in_talks(cast, people[:1])
    row = Voicing.objects.get()
    assert [read_by(cast, name) != [] for name in ("ana", "tomas")] == [True, True]
    row.withdraw(by=cast.ana)
    row.withdraw(by=cast.ana)
    assert [read_by(cast, name) != [] for name in ("ana", "tomas")] == [True, False]
    assert AuditEntry.objects.filter(verb="voicing.withdrawn").count() == 1
    row.refresh_from_db()
    row.amend(by=cast.ana, version=row.version, consent="circle")
    assert read_by(cast, "tomas") == []


def test_the_grievance_goes_with_its_last_voicing(cast, people):
    grievance = in_talks(cast, people[:2])
    first, second = Voicing.objects.order_by("made_at")
    first.remove(by=cast.ana)
    assert Grievance.objects.get() == grievance
    second.conversation.withdraw(by=cast.ana, keep_meeting=True)
    assert (Grievance.objects.count(), AuditEntry.objects.filter(verb="grievance.removed").count()) == (0, 1)
    with pytest.raises(TakenBack):
        voiced(cast.ana, first.conversation, people[0], grievance)


@pytest.mark.long
def test_what_makes_the_meeting_or_the_words_known_to_fewer_closes_what_came_up(cast, people):
    def lowered(**change) -> list[bool]:
        with transaction.atomic():
            talk = talked(cast.ana, people, DAY, words={"words_seen_by": "circle"})
            voiced(cast.ana, talk, people[0], consent="circle", words_seen_by="circle")
            seen = [bool(read_by(cast, "tomas"))]
            if "seen_by" in change:  # on the meeting's own page; and opening it again opens no words
                for seen_by in ("me", "circle"):
                    talk.activity.change(by=cast.ana, version=talk.activity.version, people=people, seen_by=seen_by)
                    talk.activity.refresh_from_db()
            else:
                talk.amend(
                    by=cast.ana, version=1, people=people, words=change["words"], readers=change.get("readers", ())
                )
            seen.append(bool(read_by(cast, "tomas")))
            transaction.set_rollback(True)
        return seen

    assert lowered(seen_by="me") == [True, False]
    assert lowered(words={"words_seen_by": "me"}) == [True, False]
    assert lowered(words={"words_seen_by": "named"}, readers=[cast.tomas]) == [True, False]
    assert lowered(words={"notes": "Only the notes changed."}) == [True, True]
