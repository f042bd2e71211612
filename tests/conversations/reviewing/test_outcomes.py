"""What people leave a review with: who sees whom, what was decided, minutes without private words; and what it keeps
for years (method 2, 6, 57; S10, S28)."""

from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from conversations.carry.last_time import last_time, two_months_before
from conversations.models import CheckIn, Decision, Snapshot
from conversations.reviewing.page import Page
from conversations.reviewing.said import Said
from organizer import erasure, outbox
from organizer.access import url
from relationships.models import Activity, Giving
from tests.cast import coffee, committee, department, me, person, plan, talk, voiced

DAYS = timedelta(days=1)
OPEN = {"consent": "circle", "words_seen_by": "circle"}


@pytest.mark.long
def test_check_ins_are_taken_by_members_then_and_there(cast, reviewed, sign_in):
    rosa, emil, lea = (person(cast.ana, name) for name in ("Rosa", "Emil", "Lea"))
    today = cast.workplace.today()
    wish = CheckIn.make(by=cast.ana, person=rosa, day=today, words="Her boy is ill.", words_seen_by="circle")
    CheckIn.make(by=cast.ana, person=lea, day=today, seen_by="me")
    review = reviewed(0, finished=False)
    seen = Page(review, viewer=cast.ana).outcomes
    assert [(row.person_id, row.words if row.open_words else "") for row in seen.waiting] == [(rosa.pk, wish.words)]
    address = url(cast.tomas, "take-at-review", review.pk)
    for posted in ({"check_in": wish.pk}, {"people": [str(emil.pk), str(rosa.pk)]}, {"people": [str(emil.pk)]}):
        assert sign_in(cast.tomas).post(address, posted).status_code == 303
    sign_in(cast.dina).post(url(cast.dina, "take-at-review", review.pk), {"check_in": wish.pk})  # he was quicker
    taken = Page(review, viewer=cast.dina).outcomes.taken
    assert sorted((name, row.person.name) for name, row in taken) == [("Tomas", "Emil"), ("Tomas", "Rosa")]
    assert CheckIn.objects.filter(person=emil).count() == 1


@pytest.mark.long
def test_what_was_wished_for_last_time_and_came_about_is_said_and_nothing_else(cast, reviewed, sign_in):
    rosa, emil, ana = person(cast.ana), person(cast.ana, "Emil"), me(cast.ana)
    first = reviewed(20)
    wishes = [CheckIn.make(by=cast.ana, person=one, day=cast.workplace.today() - DAYS) for one in (rosa, emil)]
    Decision.add(first, by=cast.ana, words="A picnic.", taken_by=emil)
    CheckIn.objects.update(began_on=cast.workplace.today() - 15 * DAYS)
    coffee(cast.ana, [ana, rosa], cast.workplace.today())
    review = reviewed(0, finished=False)
    page = strip_tags(sign_in(cast.tomas).get(url(cast.tomas, "review", review.pk)).content.decode())
    outcomes = Page(review, viewer=cast.tomas).outcomes
    assert [row.pk for row in outcomes.came_about] == [wishes[0].pk]
    assert ("You wanted to see Rosa, and it came about" in page, "A picnic." in page) == (True, True)


def test_what_was_said_follows_by_warmth_with_how_often_one_of_us_asked(cast, reviewed):
    people = [person(cast.ana, name) for name in ("Rosa", "Emil", "Lea")]
    day = cast.workplace.today() - 9 * DAYS
    heat = None
    for one, how in zip(people, ("they", "they", "asked"), strict=True):
        said = talk(cast.ana, [me(cast.ana), one], day, words_seen_by="circle")
        heat = voiced(cast.ana, said, one, heat, came_up=how, **OPEN).grievance
    private = talk(cast.tomas, [me(cast.tomas), people[0]], day)
    voiced(cast.tomas, private, people[0], name="The foreman", came_up="asked")
    told = [Said(member) for member in (cast.ana, cast.tomas)]
    lines = [[(line.grievance.name, line.who, line.warm) for line in one.lines] for one in told]
    assert lines == [[("The heat", "Three people feel this.", "")]] * 2
    assert {one.came_up for one in told} == {"It was raised twice, one of us asked once."}


def test_a_plan_that_would_not_strengthen_us_comes_back_with_how_to_rework_it(cast, reviewed):
    two = [person(cast.ana, name) for name in ("Rosa", "Emil")]
    open_plan = plan(cast.ana, two, called="The leaflet", words_seen_by="circle")
    open_plan.be_ready(by=cast.ana, strengthens="not-really", rework="Hand it over in person.")
    plan(cast.ana, two, called="Mine").be_ready(by=cast.ana, strengthens="not-really", rework="Secret.")
    seen = [Page(reviewed(0, finished=False), viewer=member).outcomes.to_rework for member in (cast.ana, cast.tomas)]
    assert [[deed.action.rework for deed in one] for one in seen] == [["Hand it over in person."]] * 2


def test_a_plan_comes_back_for_what_all_of_us_know_of_since_and_for_nothing_else(cast, reviewed):
    """Of a part that is Ana's alone nobody learns by what stands there (S9)."""
    two, today = [person(cast.ana, name) for name in ("Rosa", "Emil")], cast.workplace.today()
    old = plan(cast.ana, two, called="The leaflet", words_seen_by="circle")
    old.be_ready(by=cast.ana, strengthens="not-really", rework="Hand it over in person.")
    old.happen(by=cast.ana, on=today - 40 * DAYS, people=two, could_have_cost=False)
    reviewed(20)
    review, found = reviewed(0, finished=False), []
    for seen_by in ("me", "circle"):
        old.happen(by=cast.ana, on=today - 5 * DAYS, people=two, could_have_cost=False, name=seen_by, seen_by=seen_by)
        seen = [Page(review, viewer=member).outcomes.to_rework for member in (cast.ana, cast.tomas)]
        found.append([[deed.called for deed in one] for one in seen])
    assert found == [[[], []], [["The leaflet"], ["The leaflet"]]]


def test_minutes_on_one_page_without_private_words_and_initials_on_paper(cast, reviewed, sign_in):
    rosa, emil = person(cast.ana, "Rosa Lima"), person(cast.ana, "Emil Novak")
    said = talk(cast.ana, [rosa, emil], cast.workplace.today(), notes="Nobody may read this.")
    voiced(cast.ana, said, rosa, words="Nor this.")
    review = reviewed(0, finished=False, people=[me(cast.ana), rosa])
    Decision.add(review, by=cast.ana, words="A picnic in May.", taken_by=rosa)
    committee(cast.ana, [rosa, emil], [said], cast.workplace.today(), name="The picnic five")
    committee(cast.ana, [rosa, emil], [said], cast.workplace.today(), name="The quiet five", known_by="members")
    review.finish(by=cast.ana, strengthened="yes", next_on=cast.workplace.today() + 30 * DAYS)
    client, address = sign_in(cast.ana), url(cast.ana, "review-minutes", review.pk)
    page = client.get(address).content.decode()
    there = ("A picnic in May.", "The picnic five", "strengthen our relationships? Yes.", "We sit together again on")
    assert [words for words in there if words not in page] == []
    assert [words for words in ("Nobody may", "Nor this", "The heat", "quiet five") if words in page] == []
    assert '<span class="on-screen">Rosa Lima</span><span class="on-paper">RL</span>' in page
    assert "on-paper" not in client.get(address, {"paper": "names"}).content.decode()


@pytest.mark.long
def test_a_review_keeps_its_figures_and_picture_while_evidence_and_people_are_forgotten(cast, reviewed, sign_in):
    ovens, shop = department(cast.ana, "Rosa’s ovens"), department(cast.ana, "Shop")
    people = [person(cast.ana, name, department=ovens) for name in ("Rosa", "Emil", "Lea")]
    people += [person(cast.ana, name, department=shop) for name in ("Kim", "Lou", "Max")]
    today = cast.workplace.today()
    pairs = [list(two) for two in combinations(people, 2)]
    meetings = [{"people": two, "on": today - ago * DAYS} for two in pairs for ago in (20, 30)]
    Activity.add_many(by=cast.ana, activities=meetings)
    for giver, receiver in (people[:2], people[1::-1]):
        Giving.add(by=cast.ana, giver=giver, receiver=receiver, on=today - 15 * DAYS)
    kept = reviewed(10, people=people[:2])
    before = Snapshot.objects.get()
    figures, picture = before.numbers, before.picture()
    assert (figures.known, figures.two_way, figures.people) == (15, 1, 6)
    assert sorted(mark.label for mark in picture.marks) == ["Rosa’s ovens", "Shop"]
    ids = {str(one.pk) for one in people}
    assert [pk for pk in ids if pk in before.kept + before.words] == []
    erasure.forget(people[0], by=cast.dina)
    outbox.do_waiting()
    after = Snapshot.objects.get()
    assert (after.numbers, [mark.soft for mark in after.picture().marks]) == (figures, ["3 people", "3 people"])
    assert "Rosa" not in after.words
    page = sign_in(cast.tomas).get(url(cast.tomas, "review", kept.pk)).content.decode()
    assert ("So far you know of 15 ties." in page, "1 two-way tie among us." in page, "Rosa" in page) == (
        True,
        True,
        False,
    )


def test_carrying_is_set_beside_the_last_review_and_the_map_offers_its_day(cast, reviewed, sign_in):
    today = cast.workplace.today()
    assert (last_time(cast.ana).day, last_time(cast.ana).words.key) == (two_months_before(today), "two_months_ago")
    reviewed(40), reviewed(0), reviewed(3, finished=False)
    assert (last_time(cast.ana).day, last_time(cast.ana).words.key) == (today - 40 * DAYS, "last_review")
    client = sign_in(cast.ana)
    offered = client.get(url(cast.ana, "map")).context["page"].earlier_days
    assert [day for day, _called in offered] == [today - 40 * DAYS]
    assert client.get(url(cast.ana, "map"), {"shown": "projector"}).context["page"].earlier_days == []


@pytest.mark.long
def test_one_alone_is_told_kindly_that_a_second_pair_of_eyes_helps(cast, reviewed, sign_in):
    review = reviewed(0, finished=False)
    client = sign_in(cast.ana)
    pages = [client.get(url(cast.ana, "review", review.pk)).content.decode()]
    cast.tomas.remove(by=cast.dina)
    cast.dina.role = "helper"
    cast.dina.save()
    pages.append(client.get(url(cast.ana, "review", review.pk)).content.decode())
    assert ["A second pair of eyes would help" in page for page in pages] == [False, True]


@pytest.mark.long
def test_it_costs_the_same_queries_with_two_people_and_with_forty(cast, reviewed, sign_in):
    client = sign_in(cast.ana)

    def cost(review) -> dict[str, int]:
        found = {}
        for name in ("review", "review-minutes"):
            client.get(url(cast.ana, name, review.pk))
            with CaptureQueriesContext(connection) as queries:
                client.get(url(cast.ana, name, review.pk))
            found[name] = len(queries)
        return found

    def grow(count: int) -> None:
        people = [person(cast.ana, f"Person {number} {count}") for number in range(count)]
        for two in pairwise(people):
            for ago in (70, 20):
                said = talk(cast.ana, list(two), cast.workplace.today() - ago * DAYS, words_seen_by="circle")
            voiced(cast.ana, said, two[0], name=f"The heat of {count}", **OPEN)
            CheckIn.make(by=cast.ana, person=two[0], day=cast.workplace.today())

    grow(3)
    reviewed(60)
    review = reviewed(0, finished=False)
    Decision.add(review, by=cast.ana, words="A picnic.")
    few = cost(review)
    grow(40)
    for number in range(9):
        Decision.add(review, by=cast.ana, words=f"{number} picnics.")
    many = cost(review)
    assert [name for name in few if many[name] > few[name]] == []  # one less where ties are too many to be named
