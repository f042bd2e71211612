from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from organizer.access import url
from relationships.models import Activity, Giving, Saying, Strain, Tie, TieSpan
from relationships.person_ties import ties_of
from relationships.readings import TieReading
from relationships.strips import strip
from tests.cast import coffee, person


@pytest.fixture
def pair(cast):
    return person(cast.ana, "Rosa"), person(cast.ana, "Ilse")


def ago(cast, days: int):
    return cast.workplace.today() - timedelta(days=days)


def walk(by, people, on, **known):
    return Activity.add(by=by, people=people, on=on, kind="walk", **known)


def test_it_can_be_said_out_loud(cast, pair):
    rosa, ilse = pair
    for days in (10, 40, 80):
        walk(cast.ana, [rosa, ilse], ago(cast, days))
    Giving.add(by=cast.ana, giver=rosa, receiver=ilse, on=ago(cast, 60))
    reading = TieReading(cast.tomas, rosa, ilse)
    assert reading.headline in ("Rosa and Ilse are friendly.", "Ilse and Rosa are friendly.")
    assert reading.words[-2:] == [
        "Help has gone one way so far, from Rosa to Ilse.",
        "What we do not know: whether each would turn to the other.",
    ]
    assert [band for band, _so, _rules in reading.rules] == ["acquainted", "friendly", "trusting"]


def test_what_only_i_know_is_one_line_for_me_alone(cast, pair):
    for days in (3, 13):
        walk(cast.ana, list(pair), ago(cast, days), seen_by="me")
    for_tomas, for_ana = TieReading(cast.tomas, *pair), TieReading(cast.ana, *pair)
    assert for_ana.own_line == "With what only you know, it reads as friendly."
    assert for_tomas.own_line == ""
    assert (for_ana.headline, for_ana.words) == (for_tomas.headline, for_tomas.words)
    assert (for_tomas.meetings, len(for_ana.meetings)) == ([], 2)
    assert (Tie.objects.count(), TieSpan.objects.count()) == (0, 0)


def test_my_strain_is_mine_until_i_open_it(cast, pair):
    walk(cast.ana, list(pair), ago(cast, 3))
    strain = Strain.add(by=cast.ana, between=list(pair), on=ago(cast, 1))
    assert TieReading(cast.ana, *pair).own_line == "With what only you know: there is something to talk through."
    assert TieReading(cast.tomas, *pair).strains == []
    strain.open_to_circle(by=cast.ana)
    assert "There is something to talk through." in TieReading(cast.tomas, *pair).words


def test_a_saying_counts_for_all_and_is_shown_to_those_named(cast, pair):
    rosa, ilse = pair
    for days in (5, 20):
        walk(cast.ana, [rosa, ilse], ago(cast, days))
    for one, other in ((rosa, ilse), (ilse, rosa)):
        known = {"kind": "closeness", "level": 3, "seen_by": "named", "readers": [cast.tomas]}
        Saying.add(by=cast.ana, person=one, about=other, on=ago(cast, 3), **known)
    readings = [TieReading(member, rosa, ilse) for member in (cast.ana, cast.tomas, cast.dina)]
    assert {reading.headline.split(" ", 3)[3] for reading in readings} == {"trust each other."}
    assert [len(reading.sayings) for reading in readings] == [2, 2, 0]
    said = "Both have said that they are close."
    assert [said in reading.words for reading in readings] == [True, True, False]
    page = [_all_words(reading) for reading in readings]
    assert [said in words for words in page] == [True, True, False]


def test_a_saying_kept_to_oneself_counts_in_nobody_elses_reading(cast, pair):
    rosa, ilse = pair
    for days in (5, 20):
        walk(cast.ana, [rosa, ilse], ago(cast, days))
    before = TieReading(cast.tomas, rosa, ilse)
    seen = (before.headline, before.words, before.own_line)
    for one, other in ((rosa, ilse), (ilse, rosa)):
        Saying.add(by=cast.ana, kind="closeness", person=one, about=other, level=3, on=ago(cast, 3))
    after = TieReading(cast.tomas, rosa, ilse)
    assert (after.headline, after.words, after.own_line) == seen
    assert TieReading(cast.ana, rosa, ilse).own_line == "With what only you know, it reads as trusting."


def _all_words(reading) -> list[str]:
    def walk_rules(rules):
        for rule in rules:
            yield rule.words
            yield from walk_rules(rule.ways)

    return [words for _band, _so, rules in reading.rules for words in walk_rules(rules)]


def test_that_all_was_business_is_said_to_the_two_themselves_alone(cast, pair):
    rosa, _ilse = pair
    for days in range(0, 70, 7):
        walk(cast.ana, list(pair), ago(cast, days), business=True)
    cast.ana.point_to(rosa.pk, by=cast.ana)
    hers, his = (TieReading(member, *pair) for member in (cast.ana, cast.tomas))
    aloud = {
        "Only organizing business so far.",
        "What we do not know: what they like to do together besides organizing.",
    }
    assert set(hers.words) - set(his.words) == aloud
    assert set(his.words) - set(hers.words) == {"What we do not know: how they get on when they have the time."}
    why = "All the time they spent together was for organizing."
    assert set(_all_words(hers)) - set(_all_words(his)) == {why}
    assert [
        word for said in (*his.words, *_all_words(his)) for word in ("business", "organizing") if word in said
    ] == []


def test_gone_quiet_names_the_older_band(cast, pair):
    for days in (300, 310, 320):
        walk(cast.ana, list(pair), ago(cast, days))
    words = TieReading(cast.ana, *pair).words
    assert words[0].startswith("Gone quiet: was friendly in ")


def test_the_ties_of_a_person_are_grouped_by_band_with_names_in_order(cast, pair):
    rosa, ilse = pair
    omar, zoe = person(cast.ana, "Omar"), person(cast.ana, "Zoe")
    for days in (2, 12):
        for other in (zoe, ilse):
            walk(cast.ana, [rosa, other], ago(cast, days))
    coffee(cast.ana, [rosa, omar], ago(cast, 90), size=3)
    walk(cast.ana, [omar, zoe], ago(cast, 2))
    groups = ties_of(cast.tomas, rosa)
    assert [(group.words, [row.name for row in group.rows]) for group in groups] == [
        ("Friendly", ["Ilse", "Zoe"]),
        ("Acquainted", ["Omar"]),
    ]
    zoe.leave(by=cast.ana, on=cast.workplace.today())
    cast.tomas.workplace.refresh_from_db()
    assert [(group.key, [row.name for row in group.rows]) for group in ties_of(cast.tomas, rosa)] == [
        ("2", ["Ilse"]),
        ("1", ["Omar"]),
        ("left", ["Zoe"]),
    ]


def test_the_strip_has_a_mark_for_every_time_and_says_what_came_before(cast, pair):
    for days in (0, 30, 1500):
        walk(cast.ana, list(pair), ago(cast, days))
    coffee(cast.ana, list(pair), ago(cast, 5), size=6)
    drawn = strip(TieReading(cast.ana, *pair).meetings, cast.workplace.today())
    assert ([mark.two for mark in drawn.marks], drawn.before, len(drawn.months)) == ([True, False, True], 1, 24)
    assert all(0 <= mark.x <= drawn.width for mark in drawn.marks)


def test_told_without_leave_is_refused_in_words_and_oneself_needs_none(cast, pair, sign_in):
    rosa, ilse = pair
    address = url(cast.ana, "new-saying", rosa.pk, ilse.pk)
    typed = {"who": "one", "said": "close", "on": cast.workplace.today().isoformat(), "seen_by": "me"}
    answer = sign_in(cast.ana).post(address, typed)
    assert (answer.status_code, Saying.objects.count()) == (422, 0)
    assert "Without their leave it is not kept." in answer.content.decode()
    cast.ana.point_to(rosa.pk, by=cast.ana)
    assert sign_in(cast.ana).post(address, typed).status_code == 303
    assert (Saying.objects.get().basis, Saying.objects.get().level) == ("told", 3)


def test_help_each_way_is_two_rows_and_confiding_is_mine_as_usual(cast, pair, sign_in):
    rosa, ilse = pair
    address = url(cast.ana, "new-giving-between", rosa.pk, ilse.pk)
    day = cast.workplace.today().isoformat()
    for kind, way in (("help", "both"), ("confiding", "one")):
        answer = sign_in(cast.ana).post(address, {"kind": kind, "way": way, "on": day, "basis": "told"})
        assert answer.status_code == 303
    assert sorted(Giving.objects.values_list("kind", "giver", "seen_by")) == sorted(
        [("help", rosa.pk, "circle"), ("help", ilse.pk, "circle"), ("confiding", rosa.pk, "me")]
    )
    tomorrow = (cast.workplace.today() + timedelta(days=1)).isoformat()
    assert sign_in(cast.ana).post(address, {"kind": "help", "way": "one", "on": tomorrow}).status_code == 422


def test_two_saving_the_words_of_a_tie_lose_nothing(cast, pair, sign_in):
    address = url(cast.ana, "tie-words", *(one.pk for one in pair))
    assert sign_in(cast.ana).post(address, {"how": "From the choir", "version": 1}).status_code == 303
    answer = sign_in(cast.tomas).post(address, {"how": "Cousins", "version": 1})
    assert (answer.status_code, Tie.objects.get().how) == (409, "From the choir")
    assert "Cousins" in answer.content.decode()


@pytest.mark.long
def test_the_page_of_a_tie_costs_the_same_for_one_meeting_and_for_fifty(cast, pair, sign_in):
    def queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client = sign_in(cast.ana)
        address = url(cast.ana, "tie", *(one.pk for one in pair))
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    walk(cast.ana, list(pair), ago(cast, 1))
    few = queries()
    days = [ago(cast, days) for days in range(50)]
    Activity.add_many(by=cast.ana, activities=[{"people": list(pair), "on": day} for day in days])
    Giving.add_many(by=cast.ana, givings=[{"giver": pair[0], "receiver": pair[1], "on": day} for day in days])
    assert (queries(), few <= 15) == (few, True)


def test_the_clock_alone_changes_the_bands_shown_without_any_job(cast, pair):
    rosa, ilse = pair
    for days in (2, 12):
        walk(cast.ana, [rosa, ilse], ago(cast, days))
    shown = []
    for days in (0, 200):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            shown.append([(group.words, group.rows[0].span.state) for group in ties_of(cast.ana, rosa)])
    assert shown == [[("Friendly", "live")], [("Acquainted", "quiet")]]
