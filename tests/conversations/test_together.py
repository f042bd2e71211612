"""From three one-to-ones to a petition that was lost, through the pages (method 1, 2, 8, 23, 24, 26, 41, 42)."""

import re
from datetime import date, timedelta
from html import unescape
from itertools import combinations

import pytest

from conversations.models import Action, Committee, Conversation
from organizer.access import url
from relationships.models import Activity
from tests.cast import me, person

DAY = timedelta(days=1)


class Book:
    """One member at their pages."""

    def __init__(self, member, client):
        self.member, self.client = member, client
        self.today = member.workplace.today()

    def words(self, name: str, *args) -> str:
        page = self.client.get(url(self.member, name, *args))
        assert page.status_code == 200
        main = page.content.decode().split("<main")[1].split("</main>")[0]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())

    def post(self, page: str, *args, **data):
        answer = self.client.post(url(self.member, page, *args), data)
        assert answer.status_code == 303, answer.context["form"].errors
        return answer

    def talk(self, people, ago: int, *, roots=(), kind="talk") -> Conversation:
        known = {"kind": kind, "words_seen_by": "me", "seen_by": "circle", "version": ""}
        self.post("log-talk", people=ids(people), on=self.today - ago * DAY, roots=ids(roots), **known)
        return Conversation.objects.order_by("-made_at").first()


def ids(rows) -> list[str]:
    return [str(row.pk) for row in rows]


@pytest.fixture
def book(cast, sign_in) -> Book:
    me(cast.ana)
    return Book(cast.ana, sign_in(cast.ana))


@pytest.mark.long
def test_three_talks_a_group_talk_a_committee_and_a_petition_of_six_that_was_lost(cast, book):
    ana = me(cast.ana)
    rosa, emil, iva, uma, noor = (person(cast.ana, name) for name in ("Rosa", "Emil", "Iva", "Uma", "Noor"))
    six = [ana, rosa, emil, iva, uma, noor]
    first = book.talk([ana, rosa], 50, kind="coffee")
    alone = [first, book.talk([ana, emil], 45), book.talk([ana, iva], 40)]
    group = book.talk([ana, rosa, emil, iva, uma, noor], 30, roots=alone)
    formed = {"name": "The fans", "known_by": "circle", "began_on": book.today - 20 * DAY}
    book.post("new-committee", people=ids(six), talks=ids([group]), **formed)
    committee = Committee.objects.get()
    plan = {"kind": "petition", "called": "The petition about the fans", "risk": "middling", "words_seen_by": "me"}
    book.post("new-action", planners=ids([ana]), others=ids(six[1:]), out_of=str(committee.pk), **plan)
    action = Action.objects.get()

    # before anything else it says how few know each other well, and offers time together
    planned = book.words("action", action.pk)
    assert planned.index(
        "Six people are in this; we know of no two of them who know each other that well."
    ) < planned.index("The petition about")
    assert planned.index("What there is to offer first is time together") < planned.index("How they are bound")

    # the question is asked; "not really" is saved, opens the rework note, and holds nothing up
    asked = book.client.post(url(cast.ana, "ready-action", action.pk), {"strengthens": "not-really"})
    assert asked["Location"] == url(cast.ana, "ready-action", action.pk)
    assert '<details class="fold" open>' in book.client.get(asked["Location"]).content.decode()
    book.post("ready-action", action.pk, strengthens="not-really", rework="Each brings somebody along.")
    assert "Each brings somebody along." in book.words("action", action.pk)
    assert Activity.objects.filter(kind="risk").count() == 0  # a plan is not evidence

    on = book.today - 10 * DAY
    book.post("action-happened", action.pk, people=ids(six), on=on, cost="yes", seen_by="circle")
    back = {"among_us": "We came out of the office closer than we went in.", "outcome": "lost", "version": "1"}
    book.post("look-back", action.pk, **back, strengthened="yes", signatures="400", signed_known="31")

    # all fifteen pairs stood together, lost as it was
    stood = Activity.objects.get(kind="risk")
    assert (stood.on, set(stood.people_ids)) == (on, {one.pk for one in six})
    for one, other in combinations(six, 2):
        assert "tood together" in book.words("tie", one.pk, other.pk)

    # its page goes back to the first coffee, ties first
    page = book.client.get(url(cast.ana, "action", action.pk))
    assert [(knot.kind, knot.id) for knot in page.context["thread"].knots] == [
        ("action", action.pk),
        ("committee", committee.pk),
        ("talk", group.pk),
        *(("talk", talk.pk) for talk in reversed(alone)),
    ]
    after = [knot.after for knot in page.context["thread"].knots]
    assert (after[:2], set(after[2])) == ([[committee.pk], [group.pk]], {talk.pk for talk in alone})
    words = book.words("action", action.pk)
    places = ["Every two of them stood together", "Grown from", "Coffee", "What came of it", "closer than", "Lost."]
    assert [words.index(place) for place in places] == sorted(words.index(place) for place in places)
    assert "400 signed; of these, 31 are people one of us knows." in words

    # quiet times begin with what grew, and nowhere is a nought or something missing
    today = book.words("today")
    assert "The fans" in today
    everywhere = [today, words, book.words("committee", committee.pk), book.words("committees"), book.words("actions")]
    for shown in [*everywhere, book.words("person", rosa.pk), book.words("tie", ana.pk, rosa.pk), planned]:
        assert re.findall(r"\b0\b|missing|no grievance|not yet voiced|behind|stalled", shown) == []


@pytest.mark.long
def test_more_than_thirty_stand_together_only_in_named_parts(cast, book):
    people = [person(cast.ana, f"Person {number}") for number in range(32)]
    action = Action.plan(by=cast.ana, people=people, kind="walking-out", risk="high")
    known = {"on": book.today, "cost": "yes", "seen_by": "circle"}
    happened = url(cast.ana, "action-happened", action.pk)
    answer = book.client.post(happened, {"people": ids(people), **known})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["people"])
    book.post("action-happened", action.pk, people=ids(people[:30]), name="Nights", **known)
    book.post("action-happened", action.pk, people=ids(people[30:]), name="Ovens", **known)
    parts = book.client.get(url(cast.ana, "action", action.pk)).context["deed"].parts
    assert [(turnout.name, len(there), turnout.activity.kind) for turnout, there in parts] == [
        ("Nights", 30, "risk"),
        ("Ovens", 2, "risk"),
    ]


def test_what_could_cost_nobody_anything_is_time_together_and_no_more(cast, book):
    people = [me(cast.ana), person(cast.ana)]
    action = Action.plan(by=cast.ana, people=people, kind="buttons", risk="low")
    book.post("action-happened", action.pk, people=ids(people), on=book.today, cost="no", seen_by="circle")
    assert [(row.kind, row.own_kind) for row in Activity.objects.all()] == [("own", "A button day")]


def test_a_number_of_signatures_never_stands_alone(cast, book):
    people = [me(cast.ana), person(cast.ana)]
    action = Action.plan(by=cast.ana, people=people, kind="petition", risk="low")
    action.happen(by=cast.ana, on=date(2025, 3, 3), people=people, could_have_cost=False)
    back = url(cast.ana, "look-back", action.pk)
    assert book.client.post(back, {"version": "1", "signatures": "400"}).status_code == 422
    assert book.client.post(back, {"version": "1", "signatures": "3", "signed_known": "4"}).status_code == 422
    names = list(book.client.get(back).context["form"].fields)
    assert (names[1], names[-1]) == ("among_us", "wording")  # after the version: people first, wording last


@pytest.mark.long
def test_on_one_day_what_grew_stands_above_what_it_grew_out_of(cast, book):
    people = [me(cast.ana), person(cast.ana), person(cast.ana, "Emil")]
    talks: list[Conversation] = []
    for _ in range(5):
        talks.append(book.talk(people, 3, roots=talks[-1:]))
    book.post(
        "new-committee", people=ids(people), talks=ids(talks[-1:]), name="Five", began_on=book.today, known_by="circle"
    )
    page = book.client.get(url(cast.ana, "committee", Committee.objects.get().pk))
    assert [knot.id for knot in page.context["thread"].knots[1:]] == [talk.pk for talk in reversed(talks)]
