"""What somebody keeps to themselves changes nothing on any page of anyone else, and no page costs more the more there
is (S9, house style 9). Both walk over every page of the who-may table."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from conversations.models import Ask, AskCheckIn, CheckIn, Conversation, Growth, JournalPage, NotNow, Step
from organizer import encryption
from relationships import directory, ties
from relationships.models import Activity, Giving, Person, Saying, Strain
from tests import cast
from tests.architecture.test_who_may import INSIDE, House
from tests.architecture.who_may.things import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.long]
OPENED = {"consent": "circle", "words_seen_by": "circle"}
TOKENS = re.compile(r"""name="(?:csrfmiddlewaretoken|once|at)" value="[^"]*"|hx-headers='[^']*'""")
PAGES = {key: one for key, one in INSIDE.items() if one.get.get("tomas") == "200"}


@pytest.fixture
def house(db):
    with transaction.atomic():
        yield House()
        transaction.set_rollback(True)


def pages_of(house: House, name: str) -> dict[str, str]:
    """Every page there is, as this member gets it, its tokens and the time of day masked."""
    shown = {}
    for key, one in PAGES.items():
        answer = house.clients[name].get(house.address(key, one), house.filled(one.query))
        assert answer.status_code == 200, key
        shown[key] = TOKENS.sub("", answer.content.decode())
    return shown


def keep_to_herself(house: House) -> None:
    """Everything Ana can hide, about the same people, before, on and after the same days."""
    ana, things = house.cast.ana, house.things
    people = [things.person, things.other_person]
    for days in (-400, -1, 0, 1, 30):
        on = DAY + timedelta(days=days)
        Activity.add(by=ana, people=people, on=on, kind="own", own_kind="Chess", where="The boathouse", seen_by="me")
        Giving.add(by=ana, giver=people[0], receiver=people[1], on=on, what="A ladder", seen_by="me")
        Strain.add(by=ana, between=people, on=on, what="A falling out")
        words = {"notes": "Hidden words.", "promised": "A hidden promise.", "touched": "grievance", "closer": "closer"}
        Conversation.log(by=ana, people=people, on=on, words=words, seen_by="me")
    latest = Conversation.log(
        by=ana, people=people, on=ana.workplace.today(), words={"notes": "Just now."}, seen_by="me"
    )
    Growth.root(things.conversation, [latest], by=ana)
    Growth.root(things.committee, [things.conversation, latest], by=ana)
    cast.committee(ana, people, [things.conversation, latest], DAY, name="Hidden five", known_by="members")
    quiet = cast.plan(ana, people, called="A hidden plan", out_of=things.committee, talks=[latest])
    quiet.happen(by=ana, on=DAY, people=people, could_have_cost=True, seen_by="me")
    cast.plan(ana, people, called="Another hidden plan", out_of=things.committee)
    ask = Ask.make(by=ana, asked=people[0], through=people[1], what="A hidden wish.")
    ask.answer(by=ana, yes=True, on=DAY)
    AskCheckIn.add(by=ana, ask=ask, wish="pushed", easy_no="Hidden words.", on=DAY)
    joined = [
        (things.conversation, 1, "no"),
        (things.my_conversation, 0, "circle"),
        (things.my_conversation, 1, "nameless"),
    ]
    for talk, number, consent in joined:
        cast.voiced(ana, talk, people[number], things.grievance, consent=consent, fears="Hidden fears.")
    for consent in ("not-asked", "circle", "withdrawn"):
        cast.voiced(ana, things.conversation, people[1], name="A hidden grievance", consent=consent)
    Step.add(by=ana, grievance=things.grievance, on=ana.workplace.today(), how="openly")
    JournalPage.write(by=ana, words="Hidden words.")
    CheckIn.make(by=ana, person=people[0], reason="life", words="Hidden words.", seen_by="me", every=7)
    CheckIn.make(by=ana, person=people[0], other=people[1], seen_by="me")
    NotNow.say(by=ana, people=[people[1]])
    JournalPage.write(by=ana, words="Hidden words.", between=people)
    Activity.add(by=ana, people=people, on=DAY, seen_by="me", gathering_place=things.gathering_place)
    for one, other in (people, reversed(people)):
        said = {"person": one, "about": other, "on": ana.workplace.today()}
        Saying.add(by=ana, kind="closeness", level=3, **said)
        Saying.add(by=ana, kind="stand", level=1, **said)


@pytest.mark.parametrize("name", ["tomas", pytest.param("dina", marks=pytest.mark.prove)])
def test_what_ana_keeps_to_herself_changes_no_page_of_anyone_else(name, house):
    house.things.conversation, house.things.activity  # noqa: B018
    pages_of(house, "ana")  # makes all things that addresses name
    before, hers = pages_of(house, name), pages_of(house, "ana")
    keep_to_herself(house)
    assert pages_of(house, name) == before
    assert pages_of(house, "ana") != hers  # there was something to hide


def costs(house: House) -> dict[str, int]:
    """How many queries each page of Ana's takes, once the names are known to the process."""
    pages_of(house, "ana")
    found = {}
    for key, one in PAGES.items():
        address, query = house.address(key, one), house.filled(one.query)
        with CaptureQueriesContext(connection) as queries:
            house.clients["ana"].get(address, query)
        found[key] = len([q for q in queries if not q["sql"].startswith('UPDATE "django_session"')])  # once a minute
    return found


def test_a_page_costs_the_same_for_one_row_and_for_fifty(house):
    ana, things = house.cast.ana, house.things
    cast.me(ana)
    for name in ("conversation", "activity", "giving", "gathering_place", "department", "shift", "voicing", "step"):
        getattr(things, name)
    groups = {"department": things.department, "shift": things.shift}
    three = [things.person, things.other_person, cast.person(ana, "Ida", **groups)]
    talk = cast.talked(ana, three, DAY)
    for one in three:
        cast.voiced(ana, talk, one, things.grievance, **OPENED)
    together(house, three[-1], DAY)
    few = costs(house)
    first, *people = Person.add_many(by=ana, people=[{"name": f"Person {number}", **groups} for number in range(51)])
    days = [(person, DAY + timedelta(days=number)) for number, person in enumerate(people)]
    with ties.afterwards(ana.workplace):
        Activity.add_many(by=ana, activities=[{"people": [things.person, one], "on": on} for one, on in days])
        talks = [{"people": [things.person, one, first], "on": on, "words": {"promised": "Bread."}} for one, on in days]
        Conversation.log_many(by=ana, conversations=talks)
        for person, on in days:
            Giving.add(by=ana, giver=things.person, receiver=person, on=on)
        with_first = Conversation.objects.filter(workplace=ana.workplace, activity__presences__person=first)
        for talk in with_first.order_by("-activity__on")[:9]:
            cast.voiced(ana, talk, things.person, things.grievance, fears="The heat.", **OPENED)
            cast.voiced(ana, talk, first, things.grievance, **OPENED)
        for number in range(9):
            cast.voiced(ana, talk, first, name=f"Something {number}", **OPENED)
            Step.add(by=ana, grievance=things.grievance, on=DAY + timedelta(days=number), how="warm", seen_by="circle")
    for number in range(20):
        cast.gathering_place(ana, [people[number], things.person], f"Table {number}")
        Ask.make(by=ana, asked=people[number], through=first, what="Bake.")
        if number < 6:
            together(house, people[number], DAY + timedelta(days=number))
        if number < 10:
            cast.department(ana, f"Department {number}")
            cast.shift(ana, f"Shift {number}")
    assert costs(house) == few


def together(house: House, person: Person, on) -> None:
    """A talk that grows out of another, a committee out of both, and a petition out of that, done by its people."""
    ana, people = house.cast.ana, [house.things.person, house.things.other_person, person]
    said = cast.talk(ana, people, on, words_seen_by="circle")
    cast.voiced(ana, said, house.things.person, house.things.grievance, **OPENED)
    Growth.root(said, [house.things.conversation], by=ana)
    Growth.root(house.things.committee, [*committee_talks(house), said], by=ana)
    made = cast.committee(ana, people, [said], on)
    house.things.committee.seat([person], by=ana, on=on)
    for committee in (made, house.things.committee):
        done = cast.plan(ana, people, talks=[said], out_of=committee, words_seen_by="circle")
        done.happen(by=ana, on=on + timedelta(days=60), people=people, could_have_cost=True)
    house.things.action.happen(by=ana, on=on, people=people, could_have_cost=True)


def committee_talks(house: House) -> list[Conversation]:
    return [link.earlier for link in house.things.committee.roots.select_related("earlier")]


@pytest.mark.prove
def test_the_people_page_costs_the_same_for_a_hundred_people_and_ten_thousand(house):
    def cost() -> int:
        encryption.forget_rings()
        directory._directories.clear()
        house.cast.ana.workplace.refresh_from_db()
        one = INSIDE["people"]
        with CaptureQueriesContext(connection) as queries:
            assert house.clients["ana"].get(house.address("people", one), {"q": "per"}).status_code == 200
        return len(queries)

    Person.add_many(by=house.cast.ana, people=[{"name": f"Person {number}"} for number in range(100)])
    hundred = cost()
    Person.add_many(by=house.cast.ana, people=[{"name": f"Person {number}"} for number in range(100, 10_000)])
    assert cost() == hundred
