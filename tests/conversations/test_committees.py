"""Committees grow out of talks, are made of people who have talked, and keep their history (method 23, 31)."""

from datetime import timedelta

import pytest

from conversations.access import committees_of, conversations_of, growth_of
from conversations.models import Committee, Growth
from conversations.models.committees import GrowsOutOfTalks
from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Person
from tests.cast import committee, me, person, talk

DAYS = timedelta(days=1)


@pytest.fixture
def day(cast):
    return cast.workplace.today() - 30 * DAYS


def said_of(subject) -> list[str]:
    return sorted(AuditEntry.objects.filter(subject_id=str(subject.pk)).values_list("verb", flat=True))


@pytest.mark.long
def test_two_talks_a_group_talk_and_a_committee_whose_page_goes_back_to_the_first(cast, sign_in, day):
    ana, rosa, emil = me(cast.ana), person(cast.ana), person(cast.ana, "Emil")
    coffee, walk = talk(cast.ana, [ana, rosa], day), talk(cast.ana, [ana, emil], day + DAYS)
    group = talk(cast.ana, [ana, rosa, emil], day + 3 * DAYS)
    client = sign_in(cast.ana)
    answer = client.post(url(cast.ana, "talk-roots", group.pk), {"roots": [str(coffee.pk), str(walk.pk)]})
    assert (answer.status_code, set(growth_of(cast.ana).filter(talk=group).values_list("earlier", flat=True))) == (
        303,
        {coffee.pk, walk.pk},
    )
    new = client.get(url(cast.ana, "new-committee"), {"from": str(group.pk)}).context["form"]
    assert (set(new.initial["people"]), new.initial["talks"]) == (
        {str(ana.pk), str(rosa.pk), str(emil.pk)},
        [str(group.pk)],
    )
    posted = {
        "people": new.initial["people"],
        "talks": new.initial["talks"],
        "name": "The fan committee",
        "began_on": day + 5 * DAYS,
        "known_by": "circle",
    }
    answer = client.post(url(cast.ana, "new-committee"), posted)
    made = Committee.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, url(cast.ana, "committee", made.pk))
    page = client.get(answer["Location"]).context
    assert [knot.id for knot in page["thread"].knots] == [made.pk, group.pk, walk.pk, coffee.pk]
    assert [(bound.words, len(bound.pairs)) for bound in page["gathered"].ties] == [("Friendly", 2), ("Acquainted", 1)]
    client.post(url(cast.ana, "end-committee", made.pk))
    made.refresh_from_db()
    assert (made.ended_on, set(made.people_ids)) == (cast.workplace.today(), {ana.pk, rosa.pk, emil.pk})
    assert Growth.objects.filter(committee=made).count() == 1


def test_none_is_made_without_a_talk_or_with_somebody_nobody_has_talked_with(cast, sign_in, day):
    ana, rosa, emil = me(cast.ana), person(cast.ana), person(cast.ana, "Emil")
    said = talk(cast.ana, [ana, rosa], day)
    with pytest.raises(GrowsOutOfTalks):
        committee(cast.ana, [ana, rosa], [], day)
    client, posted = sign_in(cast.ana), {"name": "Fans", "began_on": day, "known_by": "circle"}
    both = [str(ana.pk), str(rosa.pk)]
    answer = client.post(url(cast.ana, "new-committee"), {**posted, "people": both})
    assert (answer.status_code, answer.context["form"].errors["talks"]) == (
        422,
        ["Choose at least one talk that it came out of."],
    )
    everybody = {**posted, "people": [*both, str(emil.pk)], "talks": [str(said.pk)]}
    answer = client.post(url(cast.ana, "new-committee"), everybody)
    assert answer.context["form"].errors["people"] == [
        "As far as you know, none of them has talked with Emil yet. A committee grows out of talks."
    ]
    assert Committee.objects.count() == 0


@pytest.mark.long
def test_people_come_in_and_step_back_and_both_stay_written(cast, sign_in, day):
    ana, rosa, emil = me(cast.ana), person(cast.ana), person(cast.ana, "Emil")
    made = committee(cast.ana, [ana, rosa], [talk(cast.ana, [ana, rosa], day)], day)
    client, join = sign_in(cast.ana), url(cast.ana, "join-committee", made.pk)
    assert client.post(join, {"people": [str(emil.pk)]}).status_code == 422  # nobody has talked with him
    talk(cast.tomas, [rosa, emil], day)
    for _ in range(2):  # asked twice, it happens once
        assert client.post(join, {"people": [str(emil.pk)]}).status_code == 303
        client.post(url(cast.ana, "step-back", made.pk, rosa.pk))
    made = committees_of(cast.ana).get()
    assert (made.people_ids, [seat.person_id for seat in made.stepped_back]) == ([ana.pk, emil.pk], [rosa.pk])
    assert said_of(made) == [
        "committee.formed",
        "committee.grew-out-of",
        "committee.joined",
        "committee.stepped-back",
    ]


def test_one_that_only_its_people_know_of_is_not_there_for_others(cast, day):
    ana, rosa, tomas = me(cast.ana), person(cast.ana), me(cast.tomas)
    made = committee(cast.ana, [ana, rosa], [talk(cast.ana, [ana, rosa], day)], day, known_by="members")
    assert [committees_of(who).count() for who in (cast.ana, cast.tomas, cast.dina, cast.hal)] == [1, 0, 0, 0]
    made.seat([tomas], by=cast.ana, on=day)
    assert [committees_of(who).count() for who in (cast.ana, cast.tomas, cast.dina, cast.hal)] == [1, 1, 0, 0]
    made.step_back(tomas, by=cast.ana, on=day)
    assert committees_of(cast.tomas).count() == 0


def test_what_is_shared_with_a_committee_is_read_by_its_members_while_they_sit_in_it(cast, day):
    ana, tomas, rosa = me(cast.ana), me(cast.tomas), person(cast.ana)
    made = committee(cast.ana, [ana, tomas, rosa], [talk(cast.ana, [ana, tomas], day)], day)
    said = talk(cast.ana, [ana, rosa], day, words_seen_by="committee", committee=made, notes="The fans are broken.")

    def readers() -> list[bool]:
        everybody = (cast.ana, cast.tomas, cast.dina, cast.hal)
        return [conversations_of(who).filter(pk=said.pk).exists() for who in everybody]

    assert readers() == [True, True, False, False]
    made.step_back(tomas, by=cast.ana, on=day)
    assert readers() == [True, False, False, False]
    made.seat([tomas], by=cast.ana, on=day + DAYS)
    assert readers() == [True, True, False, False]
    made.end(by=cast.ana, on=day + 2 * DAYS)
    assert readers() == [True, False, False, False]
    assert said_of(said) == ["conversation.logged", "conversation.readers-changed"]


def test_to_say_that_one_is_somebody_in_it_opens_nothing_until_they_say_so_too(cast, sign_in, day):
    ana, rosa = me(cast.ana), person(cast.ana)
    made = committee(cast.ana, [ana, rosa], [talk(cast.ana, [ana, rosa], day)], day, known_by="members")
    said = talk(cast.ana, [ana, rosa], day, words_seen_by="committee", committee=made)
    cast.dina.point_to(rosa.pk, by=cast.dina)
    seen = lambda: (committees_of(cast.dina).count(), conversations_of(cast.dina).filter(pk=said.pk).count())  # noqa: E731
    assert seen() == (0, 0)
    client = sign_in(cast.ana)
    asked = client.get(url(cast.ana, "committee", made.pk)).context["gathered"].unrecognised
    assert asked == [("Dina", rosa.pk)]
    client.post(url(cast.ana, "recognise-members", made.pk))
    assert seen() == (1, 1)
    cast.dina.point_to(Person.objects.exclude(pk=rosa.pk).first().pk, by=cast.dina)
    assert seen() == (0, 0)


def test_a_link_between_talks_is_seen_by_those_who_may_read_both(cast, day):
    ana, rosa = me(cast.ana), person(cast.ana)
    quiet, open_ = talk(cast.ana, [ana, rosa], day), talk(cast.ana, [ana, rosa], day, words_seen_by="circle")
    later = talk(cast.ana, [ana, rosa], day, words_seen_by="circle")
    Growth.root(later, [quiet, open_], by=cast.ana)
    assert [growth_of(who).count() for who in (cast.ana, cast.tomas, cast.hal)] == [2, 1, 0]
