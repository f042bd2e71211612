from datetime import date, timedelta

import pytest
from django.core.management import call_command

from organizer.models import Membership
from relationships import pairs, ties
from relationships.models import Giving
from tests.cast import coffee, person


@pytest.mark.long
@pytest.mark.django_db
def test_the_tailor_shop_by_the_apps_own_queries(settings):
    settings.EMBEDDED = True
    call_command("load_demo", verbosity=0)
    demo = Membership.objects.get()
    moved = demo.workplace.today() - timedelta(days=1) - date(1966, 1, 31)

    def figures(first, last):
        company = pairs.company(demo, first + moved, last + moved)
        returned = pairs.help_returned(demo, first + moved, last + moved)
        return len(company), len(returned), len(company & returned)

    assert figures(date(1965, 6, 1), date(1965, 8, 31)) == (158, 33, 32)
    assert figures(date(1965, 9, 1), date(1966, 1, 31)) == (223, 52, 46)
    assert ties.out_of_step(demo.workplace) == []


def test_what_one_keeps_to_themselves_is_in_no_period(cast):
    rosa, ilse = person(cast.ana, "Rosa"), person(cast.ana, "Ilse")
    today = cast.workplace.today()
    coffee(cast.ana, [rosa, ilse], today, seen_by="me")
    for one, other, seen_by in ((rosa, ilse, "circle"), (ilse, rosa, "me")):
        Giving.add(by=cast.ana, giver=one, receiver=other, on=today, seen_by=seen_by)
    for member in (cast.ana, cast.tomas):
        assert (pairs.company(member, today, today), pairs.help_returned(member, today, today)) == (set(), set())
    coffee(cast.ana, [rosa, ilse], today)
    assert len(pairs.company(cast.tomas, today, today)) == 1
    assert pairs.company(cast.hal, today, today) == set()
