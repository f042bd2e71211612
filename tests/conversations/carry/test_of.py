"""Whose ties are meant, and the pages (method 3, "Who"; S9, S10)."""

from datetime import timedelta
from itertools import combinations

import pytest

from conversations.carry.of import of_committee, of_grievance
from conversations.models import Grievance
from organizer.access import url
from relationships.models import Person
from tests import cast as make
from tests.conversations.carry.ties import trust

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(cast) -> list[Person]:
    return Person.add_many(by=cast.ana, people=[{"name": name} for name in ("Rosa", "Emil", "Iva", "Jo", "Lev")])


def voice(cast, people, consents, *, ago=5, grievance=None, **more) -> Grievance:
    """Ana hears the same from each, in a talk of its own, and opens it to the circle where there is consent."""
    for one, consent in zip(people, consents, strict=True):
        talk = make.talked(cast.ana, [make.me(cast.ana), one], cast.ana.workplace.today() - timedelta(days=ago))
        said = {"consent": consent, "words_seen_by": "circle", **more}
        grievance = make.voiced(cast.ana, talk, one, grievance, **said).grievance
    return grievance


def told(carry) -> tuple[set, str]:
    return set(carry.people), carry.opening[0].split(";")[0].rstrip(".")


def test_those_who_voiced_it_and_of_whom_the_one_who_asks_may_know_it(cast, five):
    ids = [person.pk for person in five]
    grievance = voice(cast, five, ["circle", "circle", "circle", "no", "withdrawn"])
    assert told(of_grievance(cast.tomas, grievance)) == (set(ids[:3]), "Three people feel this")
    assert told(of_grievance(cast.ana, grievance)) == (set(ids[:4]), "Four people feel this")  # she heard it herself


def test_others_are_said_to_be_there_only_to_those_who_may_read_what_they_said(cast, five):
    ids = [person.pk for person in five]
    grievance = voice(cast, five[:4], ["circle", "circle", "circle", "nameless"], fears="To lose the hours.")
    voice(cast, five[4:], ["no"], grievance=grievance, fears="To be moved to nights.")
    assert (of_grievance(cast.tomas, grievance).fears, of_grievance(cast.ana, grievance).fears) == (
        ["To lose the hours."],
        ["To be moved to nights.", "To lose the hours."],
    )
    some = "Of those we may speak of, three people feel this"
    assert told(of_grievance(cast.tomas, grievance)) == (set(ids[:3]), some)
    assert told(of_grievance(cast.ana, grievance)) == (set(ids), "Five people feel this")


def test_under_three_nobody_is_named_and_nobody_counted(cast, five):
    grievance = voice(cast, five[:2], ["circle", "circle"])
    nobody = "There is nobody here whose ties we can count"
    assert told(of_grievance(cast.tomas, grievance)) == (set(), nobody)
    assert told(of_grievance(cast.ana, grievance)) == ({five[0].pk, five[1].pk}, "Two people feel this")


def test_who_is_only_said_to_have_said_it_is_not_counted(cast, five):
    """Nobody on guess (method, section 3)."""
    grievance = voice(cast, five[:3], ["circle"] * 3)
    talk = make.talked(cast.ana, [make.me(cast.ana), five[3]], cast.ana.workplace.today(), basis="hearsay")
    make.voiced(cast.ana, talk, five[3], grievance)
    assert told(of_grievance(cast.ana, grievance)) == ({one.pk for one in five[:3]}, "Three people feel this")


def test_last_time_only_those_who_had_said_it_by_then(cast, five):
    grievance = voice(cast, five[:2], ["circle"] * 2, ago=90)
    voice(cast, five[2:], ["circle"] * 3, grievance=grievance)
    carry = of_grievance(cast.tomas, grievance)
    assert (len(carry.people), carry.rows.people_then) == (5, {five[0].pk, five[1].pk})
    assert carry.changes[0] == "Two of us two months ago, five now."


def test_of_a_committee_those_who_sit_in_it_and_sat_in_it_then(cast, five):
    day = cast.ana.workplace.today() - timedelta(days=100)
    committee = make.committee(cast.ana, five[:3], [make.talk(cast.ana, five[:3], day)], day)
    committee.step_back(five[0], by=cast.ana, on=day + timedelta(days=80))
    committee.seat([five[3]], by=cast.ana, on=day + timedelta(days=90))
    committee = type(committee).objects.for_list().get()
    carry = of_committee(cast.tomas, committee)
    now, then = {one.pk for one in five[1:4]}, {one.pk for one in five[:3]}
    assert (carry.people, carry.rows.people_then) == (now, then)


@pytest.mark.long
def test_who_it_is_shows_after_a_tap_only(cast, five, sign_in):
    """Rosa holds two pairs together: her name is in the picture, not in what is said of her."""
    rosa, *others = five
    trust(cast.ana, [(rosa, one) for one in others] + [(others[0], others[1]), (others[2], others[3])])
    talk = make.talk(cast.ana, five, cast.ana.workplace.today())
    committee = make.committee(cast.ana, five, [talk], cast.ana.workplace.today())
    ana = sign_in(cast.ana)
    page = ana.get(url(cast.ana, "carry-committee", committee.pk)).content.decode()
    tap = url(cast.ana, "lean-less-committee", committee.pk)
    assert "If we lost the person we lean on most, nobody would still be held." in page
    assert page.count(tap) == 2  # for a browser without JavaScript, and with
    said = page.split("</svg>")[-1].split("<details")[0]
    assert [person.name for person in five if person.name in said] == []
    for answer in (ana.get(tap), ana.get(tap, headers={"HX-Request": "true"})):
        shown = answer.content.decode()
        assert ("lean on them less" in shown, shown.index(url(cast.ana, "person", rosa.pk)) > 0) == (True, True)


def test_the_page_of_a_committee_begins_to_say_it(cast, five, sign_in):
    talk = make.talk(cast.ana, five, cast.ana.workplace.today())
    committee = make.committee(cast.ana, five, [talk], cast.ana.workplace.today())
    page = sign_in(cast.tomas).get(url(cast.tomas, "committee", committee.pk)).content.decode()
    assert "Five people are in this committee; most are not yet bound to each other." in page
    assert url(cast.tomas, "carry-committee", committee.pk) in page


@pytest.mark.long
def test_the_page_of_a_grievance_asks_it_only_of_those_one_may_know(cast, five, sign_in):
    named = voice(cast, five[:3], ["circle"] * 3, fears="To lose the hours.")
    nameless = voice(cast, five[:2], ["circle"] * 2)
    tomas, ways = sign_in(cast.tomas), [url(cast.tomas, "carry-grievance", one.pk) for one in (named, nameless)]
    pages = [tomas.get(url(cast.tomas, "grievance", one.pk)).content.decode() for one in (named, nameless)]
    assert [way in page for way, page in zip(ways, pages, strict=True)] == [True, False]
    full, empty = (tomas.get(way).content.decode() for way in ways)
    assert ("Three people feel this" in full, "To lose the hours." in full) == (True, True)
    assert "There is nobody here whose ties we can count." in empty
    assert [person.name for person in five if person.name in empty] == []


@pytest.mark.long
def test_how_many_feel_it_is_said_once_on_its_page_and_one_person_alone_has_nothing_to_carry(cast, five, sign_in):
    trust(cast.ana, combinations(five[:3], 2))
    ana, pages = sign_in(cast.ana), []
    for people in (five[:3], five[:1]):
        grievance = voice(cast, people, ["circle"] * len(people))
        pages.append(ana.get(url(cast.ana, "grievance", grievance.pk)).content.decode())
    said = [(page.count(" feel"), url(cast.ana, "grievances") in page, "Can our ties carry" in page) for page in pages]
    assert said == [(1, True, True), (1, True, False)]


def test_of_one_who_counts_beside_a_supervisor_nothing_is_worked_out(cast, five, sign_in):
    trust(cast.ana, combinations(five[:3], 2))
    grievance = voice(cast, [five[0], make.person(cast.ana, "Boss", supervisor=True)], ["circle"] * 2)
    ana = sign_in(cast.ana)
    assert "Can our ties carry" not in ana.get(url(cast.ana, "grievance", grievance.pk)).content.decode()
    page = ana.get(url(cast.ana, "carry-grievance", grievance.pk)).content.decode()
    assert ("ne person feels this" in page, "eyond them" in page, "Since last time" in page) == (True, False, False)


@pytest.mark.long
def test_of_an_action_what_it_could_cost_says_which_ties_count(cast, five, sign_in):
    """Before anything else on its page, with time together as a first step, and supervisors left out (method 10)."""
    boss = make.person(cast.ana, "Boss", supervisor=True)
    trust(cast.ana, combinations(five, 2))
    ana, said = sign_in(cast.ana), {}
    for risk in ("low", "middling", "high"):
        plan = make.plan(cast.ana, [*five, boss], called="For Rosa", risk=risk)
        page = ana.get(url(cast.ana, "action", plan.pk)).content.decode()
        words = "Five people are in this"
        said[risk] = (page.index(words) < page.index("<h1>"), page[page.index(words) :].split("</p>")[0])
        assert url(cast.ana, "carry-action", plan.pk) in page
    assert said == {
        "low": (False, "Five people are in this."),
        "middling": (False, "Five people are in this."),
        "high": (True, "Five people are in this; we know of no two of them who know each other that well."),
    }
