"""What the carry page says of a few people, from rows (method 3; 7, 10, 27, 29, 35, 36)."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conversations.carry import Carry
from conversations.carry.last_time import two_months_before
from organizer.models import Membership
from relationships import directory
from relationships.models import Activity, Dependency, Giving, Person, Saying, Strain
from relationships.strength import Band
from tests import cast as make

pytestmark = pytest.mark.django_db
OFFER = "What there is to offer first is time together: a lunch, a walk, an evening that is not about this."


@pytest.fixture
def nine(cast) -> list[Person]:
    names = ("Amal", "Bea", "Celo", "Dov", "Edda", "Fay", "Gus", "Hana", "Ines")
    return Person.add_many(by=cast.ana, people=[{"name": name} for name in names])


def meet(ana, pairs, days=(5, 19, 33), **known) -> None:
    """Coffees for two, enough to be friendly, each pair on days of its own week."""
    today = ana.workplace.today()
    meetings = [{"people": list(pair), "on": today - timedelta(days=ago), **known} for pair in pairs for ago in days]
    Activity.add_many(by=ana, activities=meetings)


def trust(ana, pairs, ago=20, **known) -> None:
    """They meet, and each has helped the other."""
    pairs = list(pairs)
    meet(ana, pairs, (ago - 15, ago - 1, ago + 13), **known)
    on = ana.workplace.today() - timedelta(days=ago)
    ways = [way for a, b in pairs for way in ((a, b), (b, a))]
    Giving.add_many(by=ana, givings=[{"giver": a, "receiver": b, "on": on, **known} for a, b in ways])


def carry(member, people, *, who="grievance", then=None, band=Band.TRUSTING) -> Carry:
    ids = [person.pk for person in people]
    before = ids if then is None else [person.pk for person in then]
    return Carry(member, who, ids[0], ids, before, band=band)


def test_nine_feel_it_and_most_are_not_yet_bound_to_each_other(cast, nine):
    trust(cast.ana, [nine[:2], nine[2:4]])
    asked = carry(cast.ana, nine, then=[])
    assert asked.opening == ["Nine people feel this; most are not yet bound to each other.", OFFER]
    assert asked.changes == ["Two months ago none of them had said so.", "Two two-way ties among us."]
    assert asked.row == [
        "At “trusting”: two are in one body, two are bound in smaller groups, "
        "five are not tied to any other of the nine.",
        "There is no circle among them yet in which each is held by two others.",
    ]
    assert asked.reads == ["At “trusting” it reads: scattered."]
    assert asked.tried == ["You have not yet tried anything together that we know of."]
    assert asked.always == [
        "This is about ties we know of; it does not decide for you.",
        "Supervisors and people from outside are not counted.",
    ]
    assert not any(person.name in sentence for person in nine for sentence in (*asked.opening, *asked.row))


def test_an_action_among_thin_ties_says_first_how_few_know_each_other_that_well(cast, nine):
    meet(cast.ana, combinations(nine, 2))
    would = {"who": "action", "band": Band.WOULD_RISK}
    none = "Nine people are in this; we know of no two of them who know each other that well."
    assert carry(cast.ana, nine, **would).opening == [none, OFFER]
    assert carry(cast.ana, nine, who="action", band=Band.FRIENDLY).opening == ["Nine people are in this."]
    trust(cast.ana, [nine[:2]])
    few = "Nine people are in this; two of them know another that well."
    assert carry(cast.ana, nine, who="action").opening == [few, OFFER]


def test_six_in_one_body_and_what_changed_since_last_time(cast, nine):
    """Two months ago four of them trusted each other in a ring; now six do, two of them by one person."""
    a, b, c, d, e, f, *_ = nine
    trust(cast.ana, [(a, b), (b, c), (c, d), (d, a)], ago=100)
    meet(cast.ana, [(a, b), (b, c), (c, d), (d, a)])
    trust(cast.ana, [(a, e), (e, f), (f, a), (b, d), (a, c)])
    asked = carry(cast.ana, nine, then=nine[:7])
    assert asked.opening == ["Nine people feel this."]
    assert asked.changes == [
        "Seven of us two months ago, nine now.",
        "Six are in one body with each other, two months ago four.",
        "Six are each held by two others, two months ago four.",
        "Nine two-way ties among us, two months ago four.",
    ]
    assert asked.row == [
        "At “trusting”: six are in one body, three are not tied to any other of the nine.",
        "Six are each held by two others.",
        "If we lost the person we lean on most, three would still be held.",
    ]
    assert asked.reads == ["At “trusting” it reads: holds, but hangs on a few ties."]
    assert asked.tried == ["You trust each other; you have not yet tried anything together."]
    assert (asked.leaned_on, asked.tied_to_them) == (a.pk, [b.pk, c.pk, d.pk, e.pk, f.pk])
    assert [(row.risk, now, then) for row, now, then in asked.table][1] == (
        "what risks something, such as a petition with names or speaking up together",
        ["6 of 9", "6 of 9", "3 of 8", "holds, but hangs on a few ties"],
        ["4 of 7", "4 of 7", "none", "holds, but hangs on a few ties"],
    )


def test_nothing_new_is_said_as_that(cast, nine):
    trust(cast.ana, [nine[:2]], ago=100)
    meet(cast.ana, [nine[:2]])
    asked = carry(cast.ana, nine[:2])
    assert asked.changes == [
        "How they are tied reads as it did two months ago.",
        "One two-way tie among us, as two months ago.",
    ]
    assert (asked.row, asked.reads) == (["At “trusting”: the two are tied to each other."], [])


def test_only_live_ties_at_first_hand_count_and_the_others_are_said(cast, nine):
    a, b, c, d, e, f, g, h, _ = nine
    trust(cast.ana, [(a, b)])
    meet(cast.ana, [(c, d)], basis="hearsay")  # a guess of ours (method 35)
    trust(cast.ana, [(e, f)])
    Strain.add(by=cast.ana, between=[e, f], on=cast.ana.workplace.today(), seen_by="circle")
    trust(cast.ana, [(g, h)], ago=300)  # gone quiet
    asked = carry(cast.ana, nine)
    assert asked.lead.now.ties == asked.rows.at(Band.FRIENDLY).now.ties == 1
    assert asked.unsure == [
        "One tie counted within the last year, and does not now.",
        "If they held, it would read the same.",
        "Of 36 pairs there are 32 of whom we know nothing. They are counted here, and never assumed.",
        "Drawn in the picture, but not counted: one tie gone quiet, one with something to talk through, "
        "one that is hearsay so far.",
    ]
    trust(cast.ana, combinations([a, b, c, d], 2), ago=300)
    assert carry(cast.ana, [a, b, c, d]).unsure[1] == "If they held, it would read: carries."


def test_a_guess_that_two_are_close_does_not_count_until_they_say_so(cast, nine):
    pair = nine[:2]
    meet(cast.ana, [pair])
    closeness = {"kind": "closeness", "level": 3, "on": cast.ana.workplace.today(), "seen_by": "circle"}
    for one, other in (pair, pair[::-1]):
        assert carry(cast.ana, pair).lead.now.ties == 0
        Saying.add(by=cast.ana, person=one, about=other, **closeness)
    assert carry(cast.ana, pair).lead.now.ties == 1


def test_more_risk_and_fewer_ties_count_and_it_says_which(cast, nine):
    a, b, c, *_ = nine
    meet(cast.ana, [(a, b), (b, c)])
    trust(cast.ana, [(c, a)])
    friendly, trusting = carry(cast.ana, nine).stops
    assert (friendly.words, friendly.pairs) == (
        "Two ties count at “friendly” and no longer at “trusting”.",
        [(a.pk, b.pk), (b.pk, c.pk)],
    )
    assert (trusting.words, trusting.pairs) == (
        "One tie counts at “trusting” and no longer at “would take risks together”.",
        [(a.pk, c.pk)],
    )


def test_what_they_risked_together_stands_beside_their_trust(cast, nine):
    on = cast.ana.workplace.today() - timedelta(days=200)
    Activity.add(by=cast.ana, people=nine[:6], on=on, kind="risk")
    Activity.add(by=cast.ana, people=nine[:2], on=on, kind="risk", seen_by="me")
    assert carry(cast.ana, nine).tried == [
        "You have once done something together.",
        "15 of the 36 pairs have stood together.",
    ]


def test_supervisors_and_those_who_left_are_not_counted_inside_or_beyond(cast, nine):
    a, b, c, d, *_ = nine
    boss = make.person(cast.ana, "Boss", supervisor=True)
    trust(cast.ana, [(a, boss), (boss, b), (a, c), (b, c), (a, d)])
    today = cast.ana.workplace.today()
    asked = carry(cast.ana, [a, b, boss])
    assert asked.opening == ["Two people feel this; the two are not yet bound to each other.", OFFER]
    assert asked.around[-1:] == [
        "Beyond them, two people are tied to at least one of them, one of these to at least two."
    ]
    c.leave(by=cast.ana, on=today)
    a.leave(by=cast.ana, on=today)
    gone = carry(cast.ana, [a, b, boss])
    assert (gone.people, gone.rows.people_then) == ({b.pk}, {a.pk, b.pk})
    assert gone.around == ["We know of nobody beyond them who is tied to one of them."]


def test_departments_that_meet_in_one_tie_only(cast, nine):
    day, night, office = (make.department(cast.ana, name) for name in ("Day", "Night", "Office"))
    a, b, c, d, e, f, *_ = nine
    for person, department in ((a, day), (b, day), (c, day), (d, night), (e, night), (f, night)):
        person.change(by=cast.ana, version=1, department=department)
    trust(cast.ana, [*combinations([a, b, c], 2), *combinations([d, e, f], 2)])
    assert carry(cast.ana, nine[:6]).row[-1] == "We know of no tie between Day and Night."
    trust(cast.ana, [(a, d)])
    assert carry(cast.ana, nine[:6]).row[-2:] == [
        "One tie alone holds two parts together.",
        "Day and Night meet in one tie only.",
    ]
    trust(cast.ana, [(a, e)])
    assert carry(cast.ana, nine[:6]).row[-1] == "Day and Night meet at one person only."
    trust(cast.ana, [(b, e)])
    assert carry(cast.ana, nine[:6]).row[-1] == "The two departments among them are joined."
    nine[6].change(by=cast.ana, version=1, department=office)
    Dependency.add(by=cast.ana, department=day, needs=night)
    assert carry(cast.ana, nine[:7]).around == [
        "Each of the nine ties is braced: a third of them is close to both.",
        "We know of no tie between Office and the others.",
        "Day cannot work without Night.",
        "Of these people, three are in Day, three are in Night.",
        "We know of nobody beyond them who is tied to one of them.",
    ]


def test_what_one_keeps_to_oneself_changes_nothing(cast, nine):
    def all_of_it(asked: Carry) -> dict:
        names = [name for name, kind in vars(Carry).items() if isinstance(kind, property)]
        return {name: getattr(asked, name) for name in names}

    before = all_of_it(carry(cast.tomas, nine))
    trust(cast.ana, combinations(nine, 2), seen_by="me")
    Activity.add(by=cast.ana, people=nine, on=cast.ana.workplace.today(), kind="risk", seen_by="me")
    Strain.add(by=cast.ana, between=nine[:2], on=cast.ana.workplace.today())
    assert all_of_it(carry(cast.tomas, nine)) == before
    trust(cast.ana, combinations(nine, 2))
    assert all_of_it(carry(cast.tomas, nine)) != before


def test_it_takes_as_many_queries_for_two_as_for_nine(cast, nine):
    def cost(people) -> int:
        with CaptureQueriesContext(connection) as queries:
            asked = carry(member, people)
            [getattr(asked, name) for name, kind in vars(Carry).items() if isinstance(kind, property)]
        return len(queries)

    trust(cast.ana, combinations(nine, 2))
    for person in nine[:2]:
        person.change(by=cast.ana, version=1, department=make.department(cast.ana))
    member = Membership.objects.select_related("workplace").get(pk=cast.ana.pk)
    directory.of(member.workplace)  # the names are known to the process
    assert cost(nine[:2]) == cost(nine) == 5


def test_two_months_before_is_the_same_day_of_the_month_or_the_last_there_was():
    days = [date(2026, 5, 17), date(2026, 4, 30), date(2025, 4, 29), date(2026, 1, 1)]
    assert [two_months_before(day) for day in days] == [
        date(2026, 3, 17),
        date(2026, 2, 28),
        date(2025, 2, 28),
        date(2025, 11, 1),
    ]
