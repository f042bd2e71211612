"""What the carry page says of a few people, from rows (method 3; 7, 10, 27, 29, 36)."""

from datetime import timedelta
from itertools import combinations

import pytest

from relationships.models import Activity, Dependency
from relationships.strength import Band
from tests import cast as make
from tests.conversations.carry.ties import OFFER, carry, meet, trust

pytestmark = pytest.mark.django_db


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


@pytest.mark.long
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
