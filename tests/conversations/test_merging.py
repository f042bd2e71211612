"""Two records of one person become one: it holds what both held, and nobody reads more than before."""

from datetime import date, timedelta

import pytest

from conversations.access import voicings_of
from conversations.models import Action, Committee, JournalPage, NotNow, Seat, TakingPart
from conversations.two_records import TwoRecords
from organizer.access import url
from organizer.models import AuditEntry
from relationships import access, access_undoing, directory, merging, undoing
from relationships.models import Activity, Giving, Person, Presence, Strain, Tie, TwoPeople, Undoable
from tests import cast as house
from tests.cast import coffee, committee, department, person, talk, voiced

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 1)


def two_records(cast) -> tuple[Person, Person]:
    return person(cast.ana, "Rosa", likes="Chess"), person(cast.ana, "Rosa Lima", likes="Rowing")


def made_one(cast, kept: Person, gone: Person, **details) -> Undoable:
    versions = (Person.objects.get(pk=kept.pk).version, Person.objects.get(pk=gone.pk).version)
    return merging.merge(kept, gone, by=cast.ana, details=details, versions=versions)


def test_the_one_record_holds_what_both_held(cast):
    (kept, gone), ivo = two_records(cast), person(cast.ana, "Ivo")
    coffee(cast.ana, [kept, ivo], DAY)
    coffee(cast.ana, [gone, ivo], DAY + timedelta(days=1))
    both = coffee(cast.ana, [kept, gone, ivo], DAY + timedelta(days=2))
    alone = coffee(cast.ana, [kept, gone], DAY + timedelta(days=3))
    Giving.add(by=cast.ana, giver=gone, receiver=ivo, on=DAY, what="A ladder")
    row = made_one(cast, kept, gone, name="Rosa Lima")
    there = Presence.objects.filter(person=kept).order_by("activity__on").values_list("activity__on", flat=True)
    assert list(there) == [DAY + timedelta(days=days) for days in range(4)]
    assert (Activity.objects.get(pk=both.pk).size, Activity.objects.get(pk=alone.pk).people_ids) == (2, [kept.pk])
    assert list(Giving.objects.values_list("giver", flat=True)) == [kept.pk]
    left = set(Person.objects.values_list("pk", flat=True))
    assert (Tie.objects.get().other(ivo.pk), left) == (kept.pk, {kept.pk, ivo.pk})
    assert directory.of(cast.ana.workplace).names([kept.pk, gone.pk]) == ["Rosa Lima"]
    [line] = AuditEntry.objects.filter(verb="person.merged")
    assert (line.subject_id, line.written_by) == (str(kept.pk), cast.ana.pen_name)
    assert row.how_many == 2


def test_who_was_quicker_and_what_changed_in_between(cast):
    kept, gone = two_records(cast)
    kept.change(by=cast.tomas, version=1, pronouns="she")
    with pytest.raises(merging.Changed):
        merging.merge(kept, gone, by=cast.ana, details={}, versions=(1, 1))
    made_one(cast, kept, gone)
    with pytest.raises(merging.OneAlready) as refused:
        merging.merge(kept, gone, by=cast.tomas, details={}, versions=(2, 1))
    assert (refused.value.kept, Undoable.objects.count()) == (kept.pk, 1)


def test_two_who_sign_in_are_two(cast):
    kept, gone = house.me(cast.ana), house.me(cast.tomas)
    with pytest.raises(merging.TwoMembers):
        made_one(cast, kept, gone)
    assert Person.objects.count() == 2


def test_whoever_signs_in_does_not_become_a_supervisor_by_it(cast, sign_in):
    """Nobody of the circle supervises others (method 45), whichever record is older, and whichever is looked at."""
    ours, boss = house.me(cast.tomas), person(cast.ana, "Tom", supervisor=True)
    page = url(cast.ana, "merge-people", boss.pk, ours.pk)
    refused = sign_in(cast.ana).post(page, {"versions": "1-1", "name": "kept"})
    words = "One of these is of your circle, where nobody supervises others. Are they two?"
    assert (refused.status_code, refused.context["form"].non_field_errors()) == (422, [words])
    with pytest.raises(merging.OneSupervises):
        made_one(cast, boss, ours, supervisor=True)
    assert (set(Person.objects.values_list("pk", "supervisor")), Undoable.objects.count()) == (
        {(ours.pk, False), (boss.pk, True)},
        0,
    )
    made_one(cast, boss, person(cast.ana, "Tommy"))


def test_the_member_it_is_stays_that_person_and_reads_what_they_read(cast):
    stranger, ana = person(cast.tomas, "Anna"), house.me(cast.ana)
    plan = Action.plan(by=cast.tomas, people=[stranger, ana], owners=[ana], kind="petition", risk="low")
    other = Action.plan(by=cast.tomas, people=[stranger, ana], owners=[stranger], kind="petition", risk="low")
    [sat_for_her] = [_committee(cast, [ana])]
    not_hers = _committee(cast, [stranger])
    before = _reads(cast.ana)
    row = made_one(cast, stranger, ana)
    assert cast.ana.person_id == stranger.pk
    assert before == _reads(cast.ana) == ({plan.pk}, {sat_for_her.pk})
    undoing.undo(row, by=cast.ana)
    assert (cast.ana.person_id, _reads(cast.ana)) == (ana.pk, before)
    assert {other.pk, not_hers.pk}.isdisjoint(before[0] | before[1])


def _committee(cast, people: list[Person]) -> Committee:
    said = talk(cast.tomas, people, DAY)
    return committee(cast.tomas, people, [said], DAY, known_by="members")


def _reads(member) -> tuple[set, set]:
    seats = Seat.objects.now().of_member(member).values_list("committee", flat=True)
    plans = TakingPart.objects.planning().of_member(member).values_list("action", flat=True)
    return set(plans), set(seats)


def test_whom_nobody_names_is_not_found_out_by_a_merge(cast):
    """Ana may read two who said it without a name. Were they Rosa and Rosa Lima? The count says nothing (S10)."""
    kept, gone = two_records(cast)
    opened = {"consent": "nameless", "words_seen_by": "circle"}
    first = voiced(cast.tomas, talk(cast.tomas, [kept, person(cast.ana, "Ivo")], DAY), kept, **opened)
    voiced(cast.tomas, talk(cast.tomas, [gone, kept], DAY), gone, first.grievance, **opened)
    told = [row.told for row in voicings_of(cast.ana, [first.grievance])]
    row = made_one(cast, kept, gone)
    assert [row.told for row in voicings_of(cast.ana, [first.grievance])] == told
    undoing.undo(row, by=cast.ana)
    assert [row.told for row in voicings_of(cast.ana, [first.grievance])] == told


def test_what_two_said_in_one_talk_is_told_to_the_fewer(cast):
    kept, gone = two_records(cast)
    said = talk(cast.ana, [kept, gone], DAY, words_seen_by="circle")
    first = voiced(cast.ana, said, kept, words="Hot.", consent="circle", words_seen_by="circle")
    voiced(cast.ana, said, gone, first.grievance, words="Loud.", consent="nameless", words_seen_by="me")
    made_one(cast, kept, gone)
    [row] = voicings_of(cast.ana, [first.grievance])
    assert (row.words, row.consent, row.words_seen_by) == ("Hot.\nLoud.", "nameless", "me")
    assert voicings_of(cast.tomas, [first.grievance]) == []


@pytest.mark.long
def test_what_tomas_keeps_to_himself_is_not_on_anas_page_and_moves_along(cast, sign_in):
    kept, gone = two_records(cast)
    ivo, page = person(cast.ana, "Ivo"), url(cast.ana, "merge-people", kept.pk, gone.pk)
    coffee(cast.ana, [kept, ivo], DAY)
    ana = sign_in(cast.ana)
    before = _shown(ana.get(page))
    coffee(cast.tomas, [gone, ivo], DAY, seen_by="me")
    coffee(cast.tomas, [gone, kept], DAY, seen_by="me")
    Strain.add(by=cast.tomas, between=[gone, kept], on=DAY, what="A falling out")
    house.talked(cast.tomas, people=[gone, ivo], on=DAY, words={"notes": "Hidden words."}, seen_by="me")
    JournalPage.write(by=cast.tomas, words="Mine.", between=(gone, ivo))
    NotNow.say(by=cast.tomas, people=[gone])
    tomas = TwoRecords(cast.tomas, kept, gone)
    assert [row.gone for row in tomas.rows if str(row.label) == "Time together"] == [3]
    assert _shown(ana.get(page)) == before
    made_one(cast, kept, gone)
    assert len(access.activities_of(cast.tomas).with_person(kept)) == 4
    assert len(JournalPage.objects.about(cast.tomas, kept, ivo)) == 1


def _shown(answer) -> tuple:
    two = answer.context["two"]
    return answer.status_code, [(str(row.label), row.kept, row.gone, row.one) for row in two.rows], two.only_these


@pytest.mark.long
def test_the_page_asks_where_they_differ_and_says_what_follows(cast, sign_in):
    kept, gone = two_records(cast)
    gone.change(by=cast.ana, version=1, department=department(cast.ana), supervisor=True, not_comfortable="Phones")
    ana, page = sign_in(cast.ana), url(cast.ana, "merge-people", gone.pk, kept.pk)
    form = ana.get(page).context["form"]
    assert [field.name for field in form.questions] == ["name", "likes"]
    assert [value for _label, value in form.settled] == ["Ovens", "Phones", "Yes"]
    stale = ana.post(page, {"versions": "1-1", "name": "gone", "likes": "both"})
    assert (stale.status_code, stale.context["form"].data["versions"]) == (409, "1-2")
    saved = ana.post(page, {"versions": "1-2", "name": "gone", "likes": "both"})
    assert (saved.status_code, saved["Location"]) == (303, url(cast.ana, "person", kept.pk))
    one = Person.objects.select_related("department").get(pk=kept.pk)
    known = (one.name, one.likes, one.department.name, one.supervisor, one.not_comfortable)
    assert known == ("Rosa Lima", "Chess\nRowing", "Ovens", True, "Phones")
    late = sign_in(cast.tomas).post(page, {"versions": "1-2", "name": "kept", "likes": "kept"})
    assert (late.status_code, late["Location"]) == (303, url(cast.ana, "person", kept.pk))
    undo = url(cast.ana, "undo", Undoable.objects.get().pk)
    assert (ana.get(undo).status_code, ana.post(undo).status_code, ana.post(undo).status_code) == (200, 303, 404)
    assert sorted(directory.of(_fresh(cast)).names([kept.pk, gone.pk])) == ["Rosa", "Rosa Lima"]


def _fresh(cast):
    cast.workplace.refresh_from_db()
    return cast.workplace


def test_what_was_changed_since_stays_and_is_named(cast):
    kept, gone = two_records(cast)
    row = made_one(cast, kept, gone, likes="Both of it", pronouns="she")
    one = Person.objects.select_related("workplace").get(pk=kept.pk)
    one.change(by=cast.tomas, version=one.version, likes="Sailing")
    since = coffee(cast.tomas, [one, person(cast.ana, "Ivo")], DAY)
    assert undoing.lost(row) == ["what they like and care for"]
    undoing.undo(row, by=cast.ana)
    two = Person.objects.in_bulk([kept.pk, gone.pk])
    assert [(two[pk].likes, two[pk].pronouns) for pk in (kept.pk, gone.pk)] == [("Sailing", ""), ("Rowing", "")]
    assert kept.pk in since.people_ids


def test_the_later_of_two_is_undone_first(cast):
    kept, gone = two_records(cast)
    first = made_one(cast, kept, gone)
    oldest = person(cast.ana, "R. Lima")
    Person.objects.filter(pk=oldest.pk).update(made_at=kept.made_at - timedelta(days=1))
    second = made_one(cast, oldest, kept)
    with pytest.raises(merging.LaterFirst):
        undoing.undo(first, by=cast.ana)
    undoing.undo(second, by=cast.ana)
    undoing.undo(first, by=cast.ana)
    assert {one.name for one in Person.objects.all()} == {"Rosa", "Rosa Lima", "R. Lima"}


def test_after_ninety_days_and_after_a_person_is_forgotten_nothing_tells_what_was_moved(cast):
    kept, gone = two_records(cast)
    row = made_one(cast, kept, gone)
    undoing.forget_old(now=row.made_at + timedelta(days=89))
    undoing.forget(person(cast.ana, "Mei").pk, cast.workplace)
    assert len(access_undoing.undoables_of(cast.ana)) == 1
    undoing.forget(gone.pk, cast.workplace)
    assert (list(access_undoing.undoables_of(cast.ana)), Undoable.objects.get().moved) == ([], "")
    later = made_one(cast, kept, person(cast.ana, "Rosa L."))
    undoing.forget_old(now=later.made_at + timedelta(days=91))
    assert list(access_undoing.undoables_of(cast.ana)) == []


def test_names_that_are_alike_are_asked_about_until_somebody_knows(cast, sign_in):
    kept, gone = two_records(cast)
    ana, doubles = sign_in(cast.ana), url(cast.ana, "doubles")
    assert list(ana.get(doubles).context["page"]) == [(kept.pk, gone.pk)]
    assert ana.get(url(cast.ana, "doubles-of", gone.pk)).context["found"] == [kept.pk]
    assert ana.post(url(cast.ana, "two-people", gone.pk, kept.pk)).status_code == 303
    assert (list(ana.get(doubles).context["page"]), TwoPeople.objects.count()) == ([], 1)
    assert ana.get(url(cast.ana, "doubles-of", gone.pk)).context["found"] == []
    assert ana.get(url(cast.ana, "doubles-of", gone.pk), {"q": "ros"}).context["found"] == [kept.pk]
