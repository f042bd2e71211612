"""What the map says in words, before the worker has been there and after."""

import re
from datetime import timedelta
from itertools import combinations

import pytest

from organizer import outbox
from organizer.access import url
from tests.cast import coffee, department, gathering_place, me, person

ROOMS = {"Ovens": ("Rosa", "Vera", "Ilse", "Mona"), "Counter": ("Omar", "Tariq", "June")}


@pytest.fixture
def parted(cast):
    """Two rooms that Max joined until yesterday; Mr Day leads and knows both; Ida is new, Noor is not."""
    people, today = {}, cast.workplace.today()
    for room, names in ROOMS.items():
        group = department(cast.ana, room)
        people |= {name: person(cast.ana, name, department=group) for name in names}
        for pair in combinations(names, 2):
            coffee(cast.ana, [people[name] for name in pair], today)
    leads, max_ = person(cast.ana, "Mr Day", supervisor=True), person(cast.ana, "Max")
    for one, name in ((leads, "Rosa"), (leads, "Omar"), (max_, "Rosa"), (max_, "Omar"), (max_, "Tariq")):
        coffee(cast.ana, [one, people[name]], today - timedelta(days=2))
    max_.leave(by=cast.ana, on=today)
    person(cast.ana, "Ida", came_on=today - timedelta(days=30))
    person(cast.ana, "Noor", came_on=today - timedelta(days=900))
    return people


def said(cast, sign_in, **query) -> list[str]:
    sheet = sign_in(cast.tomas).get(url(cast.tomas, "map"), query).context["sheet"]
    return [re.sub("<[^>]+>", "", words) for words in sheet.words]


@pytest.mark.long
def test_the_halves_that_somebody_who_left_joined_are_pointed_out_and_a_supervisor_joins_nobody(cast, sign_in, parted):
    expected = [
        "We do not know Ida yet.",
        "We know of no tie yet between Ovens and Counter.",
        "Since Max left, nobody we know of ties Omar and Tariq to Rosa.",
    ]
    assert said(cast, sign_in) == expected
    outbox.do_waiting()
    assert said(cast, sign_in) == expected
    coffee(cast.ana, [parted["Vera"], parted["June"]], cast.workplace.today())
    again = ["We do not know Ida yet.", "Vera and June are the only ones who hold two parts of the map together."]
    assert [sorted(words.split()) for words in said(cast, sign_in)] == [sorted(words.split()) for words in again]


@pytest.mark.long
def test_what_hangs_on_me_and_who_could_meet_are_what_the_worker_found(cast, sign_in, parted):
    tomas = me(cast.tomas)
    for name in ("Mona", "June"):
        coffee(cast.ana, [tomas, parted[name]], cast.workplace.today())
    gathering_place(cast.ana, [parted["Mona"], parted["June"]], "Corner table")
    alone = "Without you, what holds together now would be 2 parts. Only you tie the others to June, Omar and Tariq."
    meet = "Ovens and Counter have no tie between them yet; Corner table sees both."
    before = said(cast, sign_in, without_me=1)
    assert (before[0], before[-1]) == (alone, meet)
    said(cast, sign_in)
    outbox.do_waiting()
    after = said(cast, sign_in, without_me=1)
    assert (after[0], after[-1]) == (alone, meet)
    assert [words for words in after if "Tomas" in words] == []
