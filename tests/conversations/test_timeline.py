"""The stream on a person's page: everything the reader may know of, words only where they may read them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conversations.access import talks_between, touched_at
from conversations.models import Conversation
from conversations.timeline import Timeline
from organizer.access import url
from relationships.readings import TieReading
from tests.cast import coffee, me, person

DAY = date(2025, 3, 3)


def said(cast, people, on=DAY, *, words_seen_by="me", **meeting) -> Conversation:
    words = {"notes": "The new oven runs hot.", "words_seen_by": words_seen_by}
    return Conversation.log(by=cast.ana, people=people, on=on, words=words, **meeting)


def told(cast, someone, viewer) -> list[tuple]:
    entries = Timeline(someone, viewer=viewer).entries
    return [(entry.activity.on, entry.conversation.notes if entry.conversation else None) for entry in entries]


def test_one_stream_newest_first_with_words_only_for_those_who_may_read_them(cast):
    ana, rosa = me(cast.ana), person(cast.ana)
    coffee(cast.tomas, [ana, rosa], date(2025, 3, 1))
    said(cast, [ana, rosa], date(2025, 3, 2))
    said(cast, [ana, rosa], date(2025, 3, 3), words_seen_by="circle")
    said(cast, [ana, rosa], date(2025, 3, 4), seen_by="me")
    days, words = [date(2025, 3, day) for day in (4, 3, 2, 1)], "The new oven runs hot."
    assert told(cast, rosa, cast.ana) == list(zip(days, [words, words, words, None], strict=True))
    assert told(cast, rosa, cast.tomas) == list(zip(days[1:], [words, None, None], strict=True))
    assert told(cast, rosa, cast.hal) == []


def test_words_one_may_not_read_are_not_on_the_page(cast, sign_in):
    ana, rosa = me(cast.ana), person(cast.ana)
    said(cast, [ana, rosa])
    hers, his = (sign_in(who).get(url(who, "person", rosa.pk)).content.decode() for who in (cast.ana, cast.tomas))
    assert ("The new oven runs hot." in hers, "The new oven runs hot." in his) == (True, False)
    assert ("What was said" in his, "3 March" in his) == (False, True)


def test_somebody_without_time_together_is_not_known_yet(cast, sign_in):
    rosa = person(cast.ana)
    page = sign_in(cast.ana).get(url(cast.ana, "person", rosa.pk)).content.decode()
    assert "We do not know Rosa yet." in page


@pytest.mark.long
@pytest.mark.parametrize("times", [1, 50])
def test_a_person_costs_the_same_for_one_time_and_fifty(cast, sign_in, times):
    ana, rosa = me(cast.ana), person(cast.ana)
    for ago in range(times):
        said(cast, [ana, rosa], DAY - timedelta(days=ago))
    client, page = sign_in(cast.ana), url(cast.ana, "person", rosa.pk)
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    assert len(asked) == 12


def test_a_tie_shows_both_of_what_a_talk_touched_and_of_all_fun_makes_no_remark(cast):
    """As far as all of the circle may read the talk (methods 43, 44)."""
    ana, rosa, emil = me(cast.ana), person(cast.ana), person(cast.ana, "Emil")

    def mix(one) -> list[str]:
        return TieReading(cast.tomas, ana, one, touched_at(talks_between(cast.tomas, ana, one))).mix

    football_and_the_rota = {"touched": "fun,job", "words_seen_by": "me"}
    talk = Conversation.log(by=cast.ana, people=[ana, rosa], on=cast.workplace.today(), words=football_and_the_rota)
    assert mix(rosa) == []
    people = {"people": [ana, rosa], "words": {"words_seen_by": "circle"}}
    talk.amend(by=cast.ana, version=talk.version, **people)
    assert mix(rosa) == [
        "All of what we know of touched fun and life.",
        "All of what we know of touched the job, grievances, politics.",
    ]
    fun = {"touched": "fun,family", "words_seen_by": "circle"}
    Conversation.log(by=cast.ana, people=[ana, emil], on=cast.workplace.today(), words=fun)
    assert mix(emil) == ["All of what we know of touched fun and life."]
    assert TieReading(cast.tomas, ana, emil).shared.remarks == ()
