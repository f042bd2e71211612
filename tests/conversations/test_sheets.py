"""What leaves of what was said: what its reader may read, and of grievances what consent allows (S10)."""

from datetime import date

import pytest

from conversations.models import CheckIn, JournalPage
from organizer import exports
from tests.cast import committee, person, plan, talk, voiced
from tests.relationships.test_sheets import sheet

DAY = date(2025, 3, 3)
ABOUT_A_VOICING = ("Name", "Words", "How it came up", "Afraid of", "Consent")


def test_a_voicing_leaves_as_its_consent_allows(cast):
    people = [person(cast.ana, name) for name in ("Rosa", "Emil", "Ida", "Olu")]
    shared = talk(cast.ana, people, DAY, words_seen_by="circle")
    grievance = None
    for who, consent in zip(people, ("circle", "circle", "nameless", "not-asked"), strict=True):
        seen = {} if consent == "not-asked" else {"words_seen_by": "circle"}
        known = {"consent": consent, "fears": f"{who.name} fears the boss", "words": f"Too hot for {who.name}"}
        grievance = voiced(cast.ana, shared, who, grievance, **known, **seen).grievance
    told = {tuple(row[name] for name in ABOUT_A_VOICING) for row in sheet(cast.tomas, "voicings")}
    assert told == {
        ("Rosa", "Too hot for Rosa", "they", None, None),
        ("Emil", "Too hot for Emil", "they", None, None),
        ("", "Too hot for Ida", None, None, None),
    }
    [nameless] = [row for row in sheet(cast.tomas, "voicings") if not row["Name"]]
    assert [nameless[name] for name in ("Id", "Talk", "Person")] == [None, None, None]
    mine = {row["Name"]: row["Afraid of"] for row in sheet(cast.ana, "voicings")}
    assert mine == {who.name: f"{who.name} fears the boss" for who in people}


@pytest.mark.long
def test_words_that_are_only_mine_a_journal_and_a_plan_leave_for_nobody_else(cast):
    rosa, emil = person(cast.ana, "Rosa"), person(cast.ana, "Emil")
    said = talk(cast.ana, [rosa, emil], DAY, notes="She wants to leave")
    talk(cast.ana, [rosa, emil], DAY, notes="For all of us", words_seen_by="circle")
    JournalPage.write(by=cast.ana, words="I am tired of it", between=(rosa, emil))
    CheckIn.make(by=cast.ana, person=rosa, reason="life", words="Her mother is ill")
    committee(cast.ana, [rosa, emil], [said], DAY, known_by="members")
    plan(cast.ana, [rosa, emil], called="The petition")

    def words(member) -> str:
        found = exports.steps(exports.SHEETS.values(), member, lambda done, total: None)
        return repr({one.name: list(rows) for one, rows in found})

    private = ["She wants to leave", "Her mother is ill", "The fan committee", "The petition"]
    hers, his = words(cast.ana), words(cast.tomas)
    assert [[text in told for text in private] for told in (hers, his)] == [[True] * 4, [False] * 4]
    assert ["For all of us" in his, "I am tired of it" in hers] == [True, False]
    assert [row["Reason"] for row in sheet(cast.tomas, "check-ins")] == ["life"]
    assert [who.pen_name in hers + his for who in (cast.ana, cast.tomas, cast.dina)] == [False] * 3
