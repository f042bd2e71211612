"""A review is led from a wall without names and a device with them; who watches asks cheaply; slides turn for all."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conversations.models import AgendaItem, Decision, Review
from conversations.reviewing import edits
from organizer.access import url
from relationships import directory
from relationships.models import Person
from relationships.unnamed import unnamed
from tests.cast import coffee, department, me, person, talk, voiced

CANARIES = ("Quixada", "Zebulon", "Wrenna", "Hawthorn")
OPENED = {"consent": "circle", "words_seen_by": "circle"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def review(cast) -> Review:
    """With everything in it that has a name: ties that are new and that went quiet, somebody new, somebody gone, a wish
    that Ana took on, a decision and an item in their own words."""
    ana, day, ovens = cast.ana, cast.workplace.today(), department(cast.ana)
    one, other, third, last = (person(ana, name, department=ovens) for name in CANARIES)
    coffee(ana, [one, other], day - timedelta(days=300))
    Review.prepare(by=ana, on=day - timedelta(days=200), people=[one]).finish(by=ana)
    Person.objects.filter(pk=third.pk).update(came_on=day - timedelta(days=9))
    for two in ((other, third), (me(ana), one)):
        coffee(ana, two, day - timedelta(days=2))
    last.leave(by=ana, on=day)
    review = Review.prepare(by=ana, on=day, people=[one, other])
    Decision.add(review, by=ana, words="QUIXADA asks Zebulons mother; wrenna sings.", taken_by=one)
    AgendaItem.add(review, by=ana, words="Hawthorn’s farewell")
    edits.sees(one, review=review, by=cast.ana)
    return review


def slides(client, address: str) -> list[str]:
    return client.get(address).context["page"].slides.keys.split()


@pytest.mark.long
@pytest.mark.parametrize("manner", ["initials", "pseudonyms", "names"])
def test_a_wall_is_sent_no_name_on_any_slide_and_the_presenter_is(cast, sign_in, review, manner):
    """By initials or by number, whatever is asked for; not in what a key press is answered either (S19)."""
    who = [Person.objects.get(pk=pk) for pk in review.people_ids]
    said = talk(cast.ana, who, review.on, words_seen_by="circle")
    voiced(cast.ana, said, who[0], name="Quixada's heat", **OPENED)
    client, wall, lead = sign_in(cast.tomas), *(url(cast.tomas, name, review.pk) for name in WALL_AND_LEAD)
    turn, found, named = url(cast.tomas, "review-slide", review.pk), [], set()
    for key in slides(client, wall):
        turned = client.post(turn, {"slide": key, "names": manner}, headers=HTMX, follow=True)
        for answer in (turned, client.get(wall, {"names": manner})):
            said = f"{answer.content.decode()} {sorted(answer.headers.items())}"
            found += [(key, name) for name in [*CANARIES, "The bakery", "Tomas"] if name.lower() in said.lower()]
            assert (answer.status_code, held(answer, 'data-at="')) == (200, key)
        leads = set(re.findall(r'(?:href|action|src|data-\w+)="(/w/[^"]*)"', said))
        assert {one.split("?")[0] for one in leads} == {wall, turn, url(cast.tomas, "review", review.pk)}
        named |= {name for name in CANARIES if name in client.get(lead).content.decode()}
    assert (found, named) == ([], set(CANARIES))


def held(answer, before: str) -> str:
    return answer.content.decode().split(before)[1].split('"')[0]


WALL_AND_LEAD = ("review-present", "review-presenter")


@pytest.mark.long
def test_two_who_lead_at_once_skip_nothing_and_both_are_where_it_is(cast, sign_in, review):
    ana, dina = sign_in(cast.ana), sign_in(cast.dina)
    wall, turn = url(cast.ana, "review-present", review.pk), url(cast.ana, "review-slide", review.pk)
    keys = slides(ana, wall)
    for client in (ana, dina, ana):  # both see the first slide and press the same key
        client.post(turn, {"slide": keys[1]})
    ana.post(turn, {"slide": "nonsense"})
    assert [client.get(wall).context["page"].slides.at for client in (ana, dina)] == [1, 1]
    dina.post(turn, {"slide": keys[2], "where": "lead"})
    AgendaItem.objects.get(pk=keys[2].split(".")[0]).remove(by=cast.ana)
    assert ana.get(wall).context["page"].slides.now.key == "begin"  # what was shown is on the agenda no more


@pytest.mark.long
def test_who_watches_is_answered_with_nothing_until_there_is_something(cast, sign_in, review):
    client, address = sign_in(cast.tomas), url(cast.tomas, "review-live", review.pk)

    def looks() -> tuple[int, str]:
        have = client.get(address).context["page"].pulse
        return client.get(address, {"have": have}, headers=HTMX).status_code, have

    seen = [looks()]
    one, other = (Person.objects.get(pk=pk) for pk in review.people_ids)
    coffee(cast.ana, [one, other], review.on, seen_by="me")  # Ana's alone: it moves nothing (S9)
    seen.append(looks())
    review.show("end")
    seen.append(looks())
    Decision.add(review, by=cast.ana, words="A picnic.")
    seen.append(looks())
    coffee(cast.ana, [one, other], review.on)
    cast.tomas.workplace.refresh_from_db()
    seen.append(looks())
    review.finish(by=cast.ana)
    seen.append(looks())
    assert {status for status, _have in seen} == {204}
    assert [seen[at][1] == seen[at - 1][1] for at in range(1, len(seen))] == [True, False, False, False, False]
    assert "data-live" not in client.get(address, headers=HTMX).content.decode()  # it is over: nobody asks any more


@pytest.mark.long
def test_asking_again_costs_a_few_small_queries_however_much_there_is(cast, sign_in, review):
    client, address = sign_in(cast.tomas), url(cast.tomas, "review-live", review.pk)

    def cost() -> int:
        have = client.get(address).context["page"].pulse
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, {"have": have}, headers=HTMX).status_code == 204
        return len(queries)

    few = cost()
    for number in range(6):
        AgendaItem.add(review, by=cast.ana, words=f"Number {number}")
        Decision.add(review, by=cast.ana, words=f"Number {number}")
        edits.sees(person(cast.ana, f"Person {number}"), review=review, by=cast.ana)
    assert cost() == few <= 9


def test_words_are_shown_without_the_names_we_know(cast):
    for name in ("Rosa Lind", "Ömer", "王小明", "Jo"):
        person(cast.ana, name)
    names = directory.of(cast.workplace)
    said = {
        "Rosa and rosas mother, ROSA-LIND": "R. and r. mother, R.-L.",
        "Omer’s <b>": "O.’s &lt;b&gt;",
        "请王小明唱歌": "请王.唱歌",
        "Jo joins; a rose for Lindau": "J. joins; a rose for L.",
    }
    assert {text: str(unnamed(text, names)) for text in said} == said
