"""Who may know of a plan, of what was done, and of the words about both (S8, method 49)."""

from datetime import date

import pytest

from conversations.access import actions_of
from conversations.deeds import Deed
from conversations.models import Action
from conversations.models.actions import TooManyAtOnce
from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Activity
from tests.cast import committee, me, person, plan, talk

DAY = date(2025, 3, 3)
NOT, KNOWS, READS = 0, 1, 2


def what_they_see(cast) -> list[int]:
    """Of Ana, Tomas, Dina and Hal: nothing, that it happened, or the words as well."""
    seen = []
    for who in (cast.ana, cast.tomas, cast.dina, cast.hal):
        action = actions_of(who).first()
        seen.append(NOT if action is None else READS if action.reads else KNOWS)
    return seen


@pytest.mark.long
@pytest.mark.parametrize(
    ("opened", "planned", "done", "done_in_private"),
    [
        ("me", [READS, READS, NOT, NOT], [READS, READS, KNOWS, NOT], [READS, READS, NOT, NOT]),
        ("committee", [READS, READS, READS, NOT], [READS, READS, READS, NOT], [READS, READS, NOT, NOT]),
        ("circle", [READS, READS, READS, NOT], [READS, READS, READS, NOT], [READS, READS, NOT, NOT]),
    ],
)
def test_a_plan_is_its_planners_and_what_happened_is_known_as_widely_as_its_time(
    cast, opened, planned, done, done_in_private
):
    ana, tomas, dina, rosa = me(cast.ana), me(cast.tomas), me(cast.dina), person(cast.ana)
    of = committee(cast.ana, [ana, dina], [talk(cast.ana, [ana, dina], DAY)], DAY)
    shared = {"committee": of} if opened == "committee" else {}
    action = plan(cast.ana, [ana, tomas, rosa], owners=[ana, tomas], words_seen_by=opened, **shared)
    assert what_they_see(cast) == planned
    turnout = action.happen(by=cast.ana, on=DAY, people=[ana, tomas, rosa], could_have_cost=True)
    assert what_they_see(cast) == done
    people = [ana, tomas, rosa]
    turnout.activity.change(by=cast.ana, version=1, people=people, seen_by="me")
    assert what_they_see(cast) == done_in_private
    Activity.objects.get(turnout=turnout).change(by=cast.ana, version=2, people=people, seen_by="circle")
    assert what_they_see(cast) == [READS, READS, KNOWS, NOT]  # opening the time does not open the words again


def test_who_only_knows_that_it_happened_reads_none_of_its_words(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana)
    action = plan(cast.ana, [ana, rosa], owners=[ana], called="The fans", strengthens="not-really", rework="Slowly.")
    action.happen(by=cast.ana, on=DAY, people=[ana, rosa], could_have_cost=True)
    action.say_parts({rosa.pk: "Brought the pens"}, by=cast.ana)
    action.look_back(by=cast.ana, version=1, among_us="Closer.", outcome="lost", signatures=4, signed_known=2)
    words = ("The fans", "Not really", "Slowly.", "Brought the pens", "Closer.", "Lost", "4 signed")
    pages = {who: sign_in(who).get(url(who, "action", action.pk)).content.decode() for who in (cast.ana, cast.tomas)}
    assert [word for word in words if word not in pages[cast.ana]] == []
    assert [word for word in words if word in pages[cast.tomas]] == []
    assert "A petition" in pages[cast.tomas]
    deed = Deed(actions_of(cast.tomas).get(), viewer=cast.tomas)
    assert (set(deed.people), deed.on, deed.together) == ({ana.pk, rosa.pk}, DAY, True)


def test_to_say_that_one_is_a_planner_opens_no_plan(cast):
    ana, rosa = me(cast.ana), person(cast.ana)
    plan(cast.ana, [ana, rosa], owners=[ana, rosa])
    cast.dina.point_to(rosa.pk, by=cast.dina)
    assert what_they_see(cast) == [READS, NOT, NOT, NOT]


@pytest.mark.long
def test_a_co_owner_changes_the_plan_and_only_its_writer_opens_it(cast, sign_in):
    ana, tomas = me(cast.ana), me(cast.tomas)
    action = plan(cast.ana, [ana, tomas], owners=[ana, tomas], called="The fans")
    client, edit = sign_in(cast.tomas), url(cast.tomas, "edit-action", action.pk)
    posted = {"planners": [str(ana.pk), str(tomas.pk)], "kind": "petition", "risk": "high", "called": "Our fans"}
    answer = client.post(edit, {**posted, "version": "1", "words_seen_by": "circle"})
    action.refresh_from_db()
    assert (answer.status_code, action.called, action.risk, action.words_seen_by) == (303, "Our fans", "high", "me")
    assert client.post(edit, {**posted, "version": "1", "called": "Their fans"}).status_code == 409
    assert client.get(url(cast.tomas, "remove-action", action.pk)).status_code == 403


@pytest.mark.parametrize("keep", [True, False])
def test_taken_back_it_stays_that_they_stood_together_only_if_they_want(cast, keep):
    people = [me(cast.ana), person(cast.ana)]
    action = plan(cast.ana, people)
    action.happen(by=cast.ana, on=DAY, people=people, could_have_cost=True)
    action.take_back(by=cast.ana, keep_time=keep)
    assert (Action.objects.count(), Activity.objects.count()) == (0, int(keep))
    assert AuditEntry.objects.filter(verb="action.taken-back").count() == 1


def test_thirty_one_at_once_are_refused(cast):
    people = [person(cast.ana, f"Person {number}") for number in range(31)]
    action = plan(cast.ana, people)
    with pytest.raises(TooManyAtOnce):
        action.happen(by=cast.ana, on=DAY, people=people, could_have_cost=True)
    assert Activity.objects.count() == 0


@pytest.mark.long
def test_one_who_plans_it_too_learns_nothing_of_a_committee_they_may_not_know_of(cast, sign_in):
    """Not from the page, not from the form, not by saving it; what it comes out of stays as it was (S8)."""
    ana, tomas = me(cast.ana), me(cast.tomas)
    of = committee(cast.ana, [ana, person(cast.ana)], [talk(cast.ana, [ana], DAY)], DAY, known_by="members")
    shared = {"out_of": of, "words_seen_by": "committee", "committee": of}
    action = plan(cast.ana, [ana, tomas], owners=[ana, tomas], **shared)
    seen = {}
    for who in (cast.ana, cast.tomas):
        pages = [sign_in(who).get(url(who, page, action.pk)).content.decode() for page in ("action", "edit-action")]
        seen[who] = [(of.name in page, str(of.pk) in page, "people of" in page) for page in pages]
    assert seen == {cast.ana: [(True, True, True)] * 2, cast.tomas: [(False, False, False)] * 2}
    changed = {"planners": [str(ana.pk), str(tomas.pk)], "kind": "petition", "risk": "high", "version": "1"}
    assert sign_in(cast.tomas).post(url(cast.tomas, "edit-action", action.pk), changed).status_code == 303
    action.refresh_from_db()
    assert (action.risk, action.out_of, action.committee) == ("high", of, of)
