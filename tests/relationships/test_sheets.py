"""What leaves of people and ties: what its reader may read, with names and ids side by side, and never a band."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organizer import exports
from relationships.models import Giving, Saying, Strain, Tie
from tests.cast import coffee, department, person

DAY = date(2025, 3, 3)


def sheet(member, name: str) -> list[dict]:
    one = exports.SHEETS[name]
    [rows] = [list(rows) for _one, rows in exports.steps([one], member, lambda done, total: None)]
    return [dict(zip(one.columns, row, strict=True)) for row in rows]


@pytest.fixture
def three(cast):
    ovens = department(cast.ana)
    return [person(cast.ana, name, department=ovens) for name in ("Rosa", "Emil", "Ida")]


def test_a_tie_leaves_as_what_is_known_of_it(cast, three):
    rosa, emil, _ida = three
    coffee(cast.ana, [rosa, emil], DAY)
    tie = Tie.objects.get()
    tie.describe(by=cast.ana, version=1, a_is="sister", how="Family")
    turned = exports.turner(cast.workplace)
    by_id = {rosa.pk: "Rosa", emil.pk: "Emil"}
    assert sheet(cast.ana, "ties") == [
        {
            "Source": turned(tie.a_id),
            "Target": turned(tie.b_id),
            "From": by_id[tie.a_id],
            "To": by_id[tie.b_id],
            "Type": "Undirected",
            "Id": turned(tie.pk),
            "Times together": 1,
            "Last met": DAY,
            "How they know each other": "Family",
            "Source is": "sister",
            "Target is": "",
            "Source looks for": "",
            "Target looks for": "",
        }
    ]


@pytest.mark.long
def test_what_is_just_mine_leaves_with_me_alone(cast, three):
    rosa, emil, ida = three
    coffee(cast.ana, [rosa, emil], DAY)

    def read(member) -> dict:
        return {one.name: sheet(member, one.name) for one in exports.sheets_of("archive")}

    before = read(cast.tomas)
    mine = coffee(cast.ana, [rosa, ida], DAY, seen_by="me")
    Giving.add(by=cast.ana, giver=rosa, receiver=emil, on=DAY, seen_by="me", what="Money")
    Saying.add(by=cast.ana, kind="closeness", person=rosa, about=emil, level=3, on=DAY)
    Strain.add(by=cast.ana, between=[rosa, emil], on=DAY, what="The rota")
    assert read(cast.tomas) == before
    after = read(cast.ana)
    grown = {name: len(rows) - len(before[name]) for name, rows in after.items() if len(rows) != len(before[name])}
    assert grown == {"activities": 1, "presences": 2, "givings": 1, "sayings": 1, "strains": 1}
    assert exports.turner(cast.workplace)(mine.pk) in [row["Id"] for row in after["activities"]]


def test_help_at_a_meeting_that_is_somebody_elses_secret_does_not_name_it(cast, three):
    rosa, emil, _ida = three
    met = coffee(cast.tomas, [rosa, emil], DAY)
    Giving.add(by=cast.ana, giver=rosa, receiver=emil, on=DAY, activity=met)
    met.change(by=cast.tomas, version=1, people=[rosa, emil], seen_by="me")
    assert [row["Activity"] for row in sheet(cast.ana, "givings")] == [None]


@pytest.mark.long
def test_the_sheets_cost_the_same_number_of_queries_however_much_there_is(cast, three):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            for one in exports.sheets_of("archive"):
                list(one.rows(cast.ana))
        return len(queries)

    cost()
    few = cost()
    for day in range(1, 20):
        coffee(cast.ana, three, date(2025, 3, day))
    assert cost() == few
