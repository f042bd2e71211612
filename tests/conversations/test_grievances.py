"""A grievance through the pages: it comes out of a talk, is told people first, and nothing asks for one."""

import re
from datetime import date, timedelta

import pytest
from django.urls import NoReverseMatch

from conversations.access import grievances_of
from conversations.grievances import Grievances, GrievanceTelling
from conversations.models import Conversation, Grievance, Step, Voicing
from conversations.voices_in_words import number as in_words
from organizer.access import url
from relationships.models import Giving
from tests.cast import coffee, gathering_place, me, person, talked, voiced

DAY = date(2025, 3, 3)
OPENED = {"consent": "circle", "words_seen_by": "circle"}


def note(people, **said) -> dict:
    """What the log form sends when nothing in its folds was touched."""
    people = [getattr(one, "pk", one) for one in people]
    plain = {"kind": "talk", "words_seen_by": "me", "seen_by": "circle", "on": DAY, "people": people}
    return {**plain, "voiced-whose": "theirs", "voiced-consent": "not-asked", **said}


def came_up(**said) -> dict:
    plain = {"words": "We never know when we work.", "came_up": "they", "name": "The rota"}
    return {f"voiced-{name}": value for name, value in {**plain, **said}.items()}


def kept() -> list[tuple]:
    rows = Voicing.objects.for_list().order_by("made_at")
    rows = rows.select_related("person__workplace")
    return [(row.person.name, row.grievance.name, row.words, row.came_up, row.words_seen_by) for row in rows]


def telling(cast, grievance, who: str = "ana") -> GrievanceTelling:
    return GrievanceTelling(grievance, viewer=getattr(cast, who))


def test_it_comes_up_while_logging_a_talk_with_somebody_new_and_joins_what_one_knows(cast, sign_in):
    client, address, ana = sign_in(cast.ana), url(cast.ana, "log-talk"), me(cast.ana)
    assert client.post(address, note([ana, "new:Iva"])).status_code == 303
    assert kept() == []  # nothing came up, and nothing was asked
    assert client.post(address, note([ana, "new:Rosa"], **came_up())).status_code == 303
    known = Grievance.objects.get()
    assert known.scope == "not-sure"
    joining = came_up(name="", grievance=known.pk, words="Always on Friday.", came_up="asked")
    assert client.post(address, note([ana, "new:Emil", "new:Jo"], **joining)).status_code == 422  # who of the two?
    joining["voiced-person"] = "new:Jo"
    assert client.post(address, note([ana, "new:Emil", "new:Jo"], **joining)).status_code == 303
    assert kept() == [
        ("Rosa", "The rota", "We never know when we work.", "they", "me"),
        ("Jo", "The rota", "Always on Friday.", "asked", "me"),
    ]


def test_what_is_still_open_is_asked_in_words_and_nothing_is_saved_by_halves(cast, sign_in):
    client, two, stranger = sign_in(cast.ana), [me(cast.ana), person(cast.ana)], person(cast.ana, "Iva")
    his = voiced(cast.tomas, talked(cast.tomas, two, DAY), two[1])  # which Ana does not know of
    for said, words in (
        (came_up(came_up=""), "How did it come up? Please choose one."),
        (came_up(name=""), "What is it, in a few plain words?"),
        (came_up(person=stranger.pk), "Only somebody who was there can have said it in this talk."),
        (came_up(grievance=his.grievance_id), "That was taken back while you were writing."),
    ):
        answer = client.post(url(cast.ana, "log-talk"), note(two, **said))
        page = answer.content.decode()
        assert (answer.status_code, words in page, "We never know when we work." in page) == (422, True, True), words
    assert (Conversation.objects.count(), Voicing.objects.count()) == (1, 1)


@pytest.mark.long
def test_from_the_page_of_a_talk_and_only_there(cast, sign_in):
    client, rosa, iva = sign_in(cast.ana), person(cast.ana), person(cast.ana, "Iva")
    talk = talked(cast.ana, [me(cast.ana), rosa], DAY)
    address = url(cast.ana, "voice", talk.pk)
    assert address in client.get(url(cast.ana, "talk", talk.pk)).content.decode()
    said = {"words": "Too hot.", "whose": "theirs", "consent": "not-asked", "words_seen_by": "me", "name": "The heat"}
    for wrong, words in (
        ({"person": rosa.pk}, "How did it come up? Please choose one."),
        ({"person": iva.pk, "came_up": "they"}, "Only somebody who was there can have said it in this talk."),
        (
            {"person": rosa.pk, "came_up": "they", "words_seen_by": "circle"},
            "They have not said that you may",
        ),
    ):
        answer = client.post(address, {**said, **wrong})
        assert (answer.status_code, words in answer.content.decode()) == (422, True), words
    assert Grievance.objects.count() == 0
    known = {**said, "person": rosa.pk, "came_up": "between"}
    first = client.post(address, known)
    assert first["Location"] == url(cast.ana, "grievance", Grievance.objects.get().pk)
    again = client.post(address, {**known, "name": "", "grievance": Grievance.objects.get().pk})
    assert (again.status_code, "is written down already" in again.content.decode()) == (422, True)
    assert client.post(url(cast.ana, "grievances"), known).status_code == 405
    for name in ("new-grievance", "add-grievance"):
        with pytest.raises(NoReverseMatch):
            url(cast.ana, name)


def test_how_it_came_up_is_asked_with_nothing_chosen_before_and_after_their_own_words(cast, sign_in):
    client, rosa = sign_in(cast.ana), person(cast.ana)
    talk = talked(cast.ana, [me(cast.ana), rosa], DAY)
    for address in (url(cast.ana, "voice", talk.pk), url(cast.ana, "log-talk")):
        page = client.get(address).content.decode()
        choices = re.findall(r'<input[^>]*name="(?:voiced-)?came_up"[^>]*>', page)
        assert (len(choices), [one for one in choices if "checked" in one]) == (3, [])
        assert re.search('name="(?:voiced-)?words"', page).start() < page.index(choices[0])


def test_three_people_separately_is_read_and_a_guess_adds_nothing(cast):
    people = [person(cast.ana, name) for name in ("Rosa", "Emil", "Iva")]
    together = talked(cast.ana, people, DAY)
    grievance = voiced(cast.ana, together, people[0]).grievance
    grievance.amend(by=cast.ana, version=1, name="The heat", scope="one")
    assert (telling(cast, grievance).separately, telling(cast, grievance).voices.shared) == ("", False)
    voiced(cast.ana, together, people[1], grievance, words="Everybody feels it.")
    assert telling(cast, grievance).separately == "Two people, in one talk together."
    voiced(cast.ana, talked(cast.ana, people, DAY), people[2], grievance, came_up="asked")
    assert telling(cast, grievance).separately == "Three people; two of them separately."
    voiced(cast.ana, talked(cast.ana, people, DAY), people[1], grievance, came_up="between")
    told = telling(cast, grievance)
    assert (told.separately, told.voices.shared) == ("Three people, separately.", True)
    words = "It was raised twice, it came up between people once, one of us asked once."
    assert told.came_up == words
    assert [in_words(count) for count in (2, 12, 13)] == ["two", "twelve", "13"]


@pytest.mark.long
def test_the_page_says_who_and_how_they_are_bound_and_what_came_before_and_then_the_rest(cast, sign_in):
    ana, rosa, emil, iva = me(cast.ana), *(person(cast.ana, name) for name in ("Rosa", "Emil", "Iva"))
    today = cast.workplace.today()
    for ago in (40, 33, 26):
        coffee(cast.ana, [ana, rosa], today - timedelta(days=ago))
        coffee(cast.tomas, [rosa, emil], today - timedelta(days=ago))
    coffee(cast.tomas, [ana, rosa], today - timedelta(days=50), seen_by="me")  # which Ana does not know of
    for giver, receiver in ((rosa, emil), (emil, rosa)):
        Giving.add(by=cast.ana, giver=giver, receiver=receiver, on=today - timedelta(days=26))
    grievance = voiced(cast.ana, talked(cast.ana, [ana, rosa], today - timedelta(days=5)), rosa).grievance
    voiced(cast.ana, talked(cast.ana, [ana, emil], today - timedelta(days=4)), emil, grievance)
    told = telling(cast, grievance)
    assert told.who == "Two people, who trust each other, feel this."
    assert [(one.person_id, one.first, one.times) for one in told.before] == [
        (rosa.pk, today - timedelta(days=40), 3),
        (emil.pk, None, 0),
    ]
    voiced(cast.ana, talked(cast.ana, [ana, iva], today), iva, grievance, fears="Losing her shift.")
    assert telling(cast, grievance).who == "Three people, two of whom trust each other, feel this."
    gathering_place(cast.ana, [rosa, emil, iva], "Carpool")
    cast.workplace.refresh_from_db()
    coffee(cast.ana, [rosa, iva], today)
    coffee(cast.ana, [emil, iva], today)
    page = sign_in(cast.ana).get(url(cast.ana, "grievance", grievance.pk)).content.decode()
    first = "Three people, who know each other through “Carpool”, feel this."
    order = [
        first,
        "has been known since",
        "Three people, separately.",
        "Losing her shift.",
        "It is too hot by the ovens.",
    ]
    assert sorted(order, key=page.index) == order
    assert "0 " not in "".join(line.who for line in Grievances(cast.ana).lines)


def test_it_runs_warm_and_cool_and_open_talk_is_a_dated_step_and_nothing_closes_it(cast, sign_in):
    rosa, client = person(cast.ana), sign_in(cast.ana)
    grievance = voiced(cast.ana, talked(cast.ana, [me(cast.ana), rosa], DAY), rosa, **OPENED).grievance
    address = url(cast.ana, "add-step", grievance.pk)
    for how, on in (("hot", "2025-03-04"), ("cool", "2025-06-04"), ("openly", "2025-07-01"), ("openly", "2025-07-01")):
        assert client.post(address, {"how": how, "on": on, "seen_by": "me"}).status_code == 303
    assert client.post(address, {"how": "", "on": "2999-01-01", "seen_by": "me"}).status_code == 422
    words = ["It was hot", "It was rather cool", "We can talk about it openly"]
    assert [row["step"].in_words for row in telling(cast, grievance).steps] == words
    page = client.get(url(cast.ana, "grievance", grievance.pk)).content.decode()
    order = ["4 March 2025", words[0], "4 June 2025", words[1], "1 July 2025", words[2]]
    assert sorted(order, key=page.index) == order
    assert [word for word in ("close", "resolve", "no outcome", "missing") if word in page.lower()] == []
    assert telling(cast, grievance, "tomas").steps == []  # they rest on what Ana knows
    Step.add(by=cast.ana, grievance=grievance, on=DAY, how="warm", seen_by="circle")
    assert [(row["mine"], row["dated"]) for row in telling(cast, grievance, "tomas").steps] == [(False, False)]


def test_consent_can_be_changed_by_its_writer_and_two_tabs_lose_nothing(cast, sign_in):
    rosa, client = person(cast.ana), sign_in(cast.ana)
    row = voiced(cast.ana, talked(cast.ana, [me(cast.ana), rosa], DAY), rosa)
    address = url(cast.ana, "amend-voicing", row.pk)
    said = {"words": "Hot.", "whose": "theirs", "came_up": "they", "consent": "nameless", "words_seen_by": "circle"}
    assert client.post(address, {**said, "version": 1}).status_code == 303
    assert list(grievances_of(cast.tomas)) == [row.grievance]
    stale = client.post(address, {**said, "words": "Very hot.", "version": 1})
    assert (stale.status_code, "Very hot." in stale.content.decode()) == (409, True)
    for _twice in range(2):
        assert client.post(url(cast.ana, "withdraw-voicing", row.pk)).status_code == 303
    assert list(grievances_of(cast.tomas)) == []
    open_form = client.post(address, {**said, "version": 2})  # sent from a page of before the withdrawal
    assert (open_form.status_code, list(grievances_of(cast.tomas))) == (409, [])
    assert client.post(url(cast.ana, "remove-voicing", row.pk)).status_code == 303
    assert (Voicing.objects.count(), Grievance.objects.count(), Conversation.objects.count()) == (0, 0, 1)


def test_the_last_talked_about_stands_first_and_a_nameless_day_moves_nothing(cast):
    rosa, emil = person(cast.ana), person(cast.ana, "Emil")
    for number, name in enumerate(("The cold", "The heat", "The rota")):
        talk = talked(cast.ana, [me(cast.ana), rosa, emil], DAY + timedelta(days=number))
        voiced(cast.ana, talk, rosa, name=name, consent="nameless", words_seen_by="circle")
    names = [line.grievance.name for line in Grievances(cast.ana).lines]
    assert names == ["The rota", "The heat", "The cold"]
    before = [line.grievance for line in Grievances(cast.tomas).lines]
    cold = Grievances(cast.ana).lines[2].grievance
    later = talked(cast.ana, [me(cast.ana), emil], DAY + timedelta(days=9))
    voiced(cast.ana, later, emil, cold, consent="nameless", words_seen_by="circle")
    assert Grievances(cast.ana).lines[0].grievance == cold
    assert [line.grievance for line in Grievances(cast.tomas).lines] == before


@pytest.mark.long
def test_somebody_with_many_talks_and_no_grievance_is_not_asked_for_one(cast, sign_in):
    ana, rosa, client = me(cast.ana), person(cast.ana), sign_in(cast.ana)
    for number in range(6):
        talked(cast.ana, [ana, rosa], DAY + timedelta(days=number))
    pages = [url(cast.ana, "today"), url(cast.ana, "person", rosa.pk), url(cast.ana, "tie", ana.pk, rosa.pk)]
    words = ("grievance", "came up", "what bothers", "issue")
    for page in pages:
        text = client.get(page).content.decode().lower()
        assert [word for word in words if word in text] == [], page
    empty = client.get(url(cast.ana, "grievances")).content.decode().split("<h1>")[1].split("</main>")[0]
    assert "People speak of what weighs on them once they are comfortable" in empty
    assert [word for word in ("0", "none", "no grievance", "missing") if word in empty] == []
