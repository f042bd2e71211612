"""Everything kept about Dina's coworker Rosa, looked at note by note, to be given to her (method 49)."""

import json
import re
from datetime import date, timedelta

import pytest
import time_machine

from conversations.models import CheckIn, OwnPage
from conversations.own_page.choices import Choice
from conversations.own_page.page import OwnPage as Page
from conversations.tidying import tidy_own_pages
from organizer import outbox
from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Giving, Saying
from tests import cast as make
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 3)
CIRCLE, GIVER = "Our circle can see it.", "Only the one who gives you this page can see it."


@pytest.fixture
def rosa(cast: Cast):
    return make.person(cast.ana, "Rosa", likes="Baking with Emil Holm", pronouns="she")


@pytest.fixture
def emil(cast: Cast):
    return make.person(cast.ana, "Emil Holm")


def told(page: Page) -> dict[str, list[tuple]]:
    return {
        part.section.name: [(item.says, item.words, item.seen) for item in (*part.facts, *[n.note for n in part.notes])]
        for part in page.parts
    }


@pytest.mark.long
def test_it_tells_what_its_giver_may_read_with_the_others_hidden(cast, rosa, emil):
    make.coffee(cast.ana, [rosa, emil], DAY, where="Emil’s flat")
    Giving.add(by=cast.ana, giver=emil, receiver=rosa, on=DAY, what="Covered her shift", seen_by="me")
    Saying.add(by=cast.ana, kind="closeness", person=rosa, about=emil, level=2, on=DAY)
    Saying.add(by=cast.ana, kind="closeness", person=emil, about=rosa, level=3, on=DAY, seen_by="circle")
    talk = make.talk(cast.ana, [rosa, emil], DAY, notes="Emil wants to leave.", words_seen_by="circle")
    make.voiced(cast.ana, talk, rosa, fears="Emil")
    CheckIn.make(by=cast.ana, person=rosa, words="Her mother is ill.", words_seen_by="me")
    assert told(Page(cast.ana, rosa)) == {
        "who": [
            ("What you like to be called", "Rosa", CIRCLE),
            ("Your pronouns", "she", CIRCLE),
            ("What you like and care for", "Baking with coworker 1", CIRCLE),
        ],
        "together": [
            ("3 March 2025: Coffee, with coworker 1", "", CIRCLE),
            ("3 March 2025: Coffee, with coworker 1 (coworker 1’s flat)", "", CIRCLE),
        ],
        "help": [("3 March 2025: coworker 1 helped you", "Covered her shift", GIVER)],
        "said": [("3 March 2025, of you and coworker 1: We are friendly", "", GIVER)],
        "talks": [("3 March 2025, with coworker 1", "coworker 1 wants to leave.", "Our circle can read it.")],
        "raised": [
            (
                "3 March 2025, kept as “The heat”",
                "It is too hot by the ovens.\nWhat you are afraid of: coworker 1\n"
                "We have not asked you yet whether it may be told on.",
                GIVER,
            )
        ],
        "again": [
            ("Somebody would like to see you", "Her mother is ill.", "Only the one who gives you this page can see it.")
        ],
    }
    assert [*told(Page(cast.tomas, rosa))] == ["who", "together", "talks", "again"]
    assert told(Page(cast.tomas, rosa))["again"] == [("Somebody would like to see you", "", CIRCLE)]


@pytest.fixture
def noted(cast, rosa, emil):
    """Three notes about Rosa: two talks with Emil, and help."""
    first = make.talk(cast.ana, [rosa, emil], DAY, notes="Emil is ill, and she minds his cat.")
    later = make.talk(cast.ana, [rosa], DAY + timedelta(days=1), notes="She likes the nights.")
    Giving.add(by=cast.ana, giver=emil, receiver=rosa, on=DAY, what="Lent her 50")
    return first, later


def answers(page: Page, *hows: dict) -> dict:
    """What a form sends for the first notes that wait."""
    sent = {}
    for (_section, one), said in zip(page.to_look_at, hows, strict=False):
        known = {"fingerprint": one.note.fingerprint, **said}
        sent |= {f"{one.note.key}-{name}": value for name, value in known.items()}
    return sent


def page_of(client, member, rosa) -> str:
    return client.get(url(member, "read-own-page", rosa.pk)).content.decode()


@pytest.mark.long
def test_each_note_is_given_shortened_or_kept_back_with_a_reason(cast, rosa, noted, sign_in):
    client, address = sign_in(cast.ana), url(cast.ana, "own-page", rosa.pk)
    assert "Emil" not in page_of(client, cast.ana, rosa)
    assert "Lent her 50" not in page_of(client, cast.ana, rosa)  # nobody has looked at it yet
    chosen = answers(
        Page(cast.ana, rosa),
        {"how": "include"},
        {"how": "withhold", "reason": "confided"},
        {"how": "shorten", "copy": "She minds Emil’s cat."},
    )
    assert client.post(address, chosen).status_code == 303
    read = page_of(client, cast.ana, rosa)
    assert "Lent her 50" in read
    assert "She likes the nights." not in read
    assert "Something another person confided." in read
    assert "She minds coworker 1’s cat." in read
    assert "Emil" not in read
    assert Page(cast.ana, rosa).whole
    assert Page(cast.dina, rosa).draft is None  # another's choices are their own
    assert client.post(url(cast.ana, "put-away-own-page", rosa.pk), {"given": "yes"}).status_code == 303
    assert OwnPage.objects.count() == 0
    assert [row.verb for row in AuditEntry.objects.filter(verb__contains="own-page")] == ["person.own-page-given"]


@pytest.mark.long
def test_without_a_reason_or_words_it_is_refused_and_nothing_typed_is_lost(cast, rosa, noted, sign_in):
    client = sign_in(cast.ana)
    sent = answers(Page(cast.ana, rosa), {"how": "withhold"}, {"how": "shorten", "copy": " "}, {"how": "include"})
    refused = client.post(url(cast.ana, "own-page", rosa.pk), sent)
    assert refused.status_code == 422
    assert OwnPage.objects.count() == 0
    assert "Please say why" in refused.content.decode()
    assert refused.content.decode().count(" checked") == 3


def test_a_note_that_says_something_else_now_is_looked_at_again(cast, rosa, noted):
    page = Page(cast.ana, rosa)
    page.choose((one.note, choose(one.note)) for _section, one in page.to_look_at)
    assert Page(cast.ana, rosa).whole
    first, _later = noted
    first.refresh_from_db()
    first.amend(by=cast.ana, version=first.version, people=[rosa], on=DAY, words={"notes": "Worse."})
    assert [one.note.words for _section, one in Page(cast.ana, rosa).to_look_at] == ["Worse."]


def choose(note):
    return Choice.of(note, how="include")


@pytest.mark.long
def test_what_was_chosen_goes_by_itself_after_a_week(cast, rosa, noted):
    page = Page(cast.ana, rosa)
    page.choose((one.note, choose(one.note)) for _section, one in page.to_look_at)
    today = cast.workplace.today()
    with time_machine.travel(today + timedelta(days=7), tick=False):
        tidy_own_pages()
        assert Page(cast.ana, rosa).whole
    with time_machine.travel(today + timedelta(days=10), tick=False):
        assert not Page(cast.ana, rosa).whole
        tidy_own_pages()
    assert OwnPage.objects.count() == 0


@pytest.mark.long
def test_it_is_taken_through_the_gate_by_whoever_may_make_it_once_all_is_looked_at(cast, rosa, emil, noted, sign_in):
    client, address = sign_in(cast.ana), url(cast.ana, "new-export-about", "own-page", rosa.pk)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert client.get(address).status_code == 404
    page = Page(cast.ana, rosa)
    page.choose((one.note, choose(one.note)) for _section, one in page.to_look_at)
    assert sign_in(cast.hal).get(address).status_code == 404
    waits = client.post(address, {"reason": "She asked for it"})["Location"]
    outbox.do_waiting()
    answer = client.post(f"{waits}file/")
    body = answer.getvalue().decode()
    assert re.fullmatch(r'attachment; filename="export-[\d-]+\.html"', answer["Content-Disposition"])
    assert [word for word in ("Emil", "Ana", "The bakery", "/w/", "<script", str(rosa.pk)) if word in body] == []
    assert "coworker 1 is ill, and she minds his cat." in body
    assert body.count("<style>") == 1
    asked = AuditEntry.objects.get(verb="export.asked")
    assert {"level": "archive", "reason": "She asked for it", "about": str(rosa.pk)}.items() <= json.loads(
        asked.details
    ).items()


@pytest.mark.long
def test_what_came_after_it_was_asked_for_is_not_given_unseen(cast, rosa, emil, noted, sign_in):
    client, address = sign_in(cast.ana), url(cast.ana, "new-export-about", "own-page", rosa.pk)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = Page(cast.ana, rosa)
    page.choose((one.note, choose(one.note)) for _section, one in page.to_look_at)
    waits = client.post(address, {"reason": "She asked for it"})["Location"]
    make.talk(cast.tomas, [rosa], DAY, notes="Just now.", words_seen_by="circle")
    outbox.do_waiting()
    assert client.post(f"{waits}file/").status_code == 404
