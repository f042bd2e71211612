"""Who counts, and which ties: live, at first hand, as far as the circle may know (method 3; 35, S9)."""

from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conversations.carry import Carry
from organizer.models import Membership
from relationships import directory
from relationships.models import Activity, Saying, Strain
from relationships.strength import Band
from tests import cast as make
from tests.conversations.carry.ties import OFFER, carry, meet, trust

pytestmark = pytest.mark.django_db


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
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
    assert cost(nine[:2]) == cost(nine) == 6
