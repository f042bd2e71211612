from datetime import timedelta
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from organizer.models import Workplace
from relationships import ties
from relationships.models import Activity, Giving, Saying, SeenBy, Strain, Tie, TieSpan
from relationships.strength import Band, Kind, State
from tests.cast import coffee, person


@pytest.fixture
def pair(cast):
    return person(cast.ana, "Rosa"), person(cast.ana, "Ilse")


def today(cast):
    return cast.workplace.today()


def ago(cast, days: int):
    return today(cast) - timedelta(days=days)


def band_now(cast) -> Band | None:
    span = TieSpan.objects.on(today(cast)).first()
    return Band(span.band) if span else None


def test_two_who_never_met_have_no_tie(cast, pair):
    assert Tie.objects.count() == 0


def test_three_walks_and_help_both_ways_read_trusting_and_step_down_on_dates(cast, pair):
    rosa, ilse = pair
    for days in (10, 40, 80):
        Activity.add(by=cast.ana, people=[rosa, ilse], on=ago(cast, days), kind="walk")
    Giving.add(by=cast.ana, giver=rosa, receiver=ilse, on=ago(cast, 60))
    assert band_now(cast) == Band.FRIENDLY
    Giving.add(by=cast.ana, giver=ilse, receiver=rosa, on=ago(cast, 20))
    assert band_now(cast) == Band.TRUSTING
    assert [(Band(span.band), State(span.state)) for span in TieSpan.objects.on(today(cast) + timedelta(days=400))] == [
        (Band.ACQUAINTED, State.QUIET)
    ]


def test_what_one_keeps_to_themselves_is_not_in_the_shared_reading(cast, pair):
    kept = coffee(cast.ana, list(pair), today(cast), seen_by=SeenBy.ME)
    assert (Tie.objects.count(), TieSpan.objects.count()) == (0, 0)
    kept.change(by=cast.ana, version=1, people=list(pair), seen_by=SeenBy.CIRCLE)
    assert (Tie.objects.get().last_met, band_now(cast)) == (today(cast), Band.FRIENDLY)


def test_removing_everything_gives_we_do_not_know(cast, pair):
    met = coffee(cast.ana, list(pair), ago(cast, 700))
    assert TieSpan.objects.exists()
    met.remove(by=cast.ana)
    assert (Tie.objects.count(), TieSpan.objects.count()) == (0, 0)


def test_editing_an_old_activity_updates_every_touched_tie(cast, pair):
    rosa, ilse = pair
    omar = person(cast.ana, "Omar")
    met = coffee(cast.ana, [rosa, ilse], ago(cast, 730))
    met.change(by=cast.ana, version=1, people=[rosa, omar])
    tie = Tie.objects.get()
    assert {tie.a_id, tie.b_id} == {rosa.pk, omar.pk}
    assert ties.out_of_step(cast.workplace) == []


def test_sayings_of_both_count_and_taking_back_lowers(cast, pair):
    rosa, ilse = pair
    for days in (5, 20):
        Activity.add(by=cast.ana, people=[rosa, ilse], on=ago(cast, days), kind="walk")
    counted = {"kind": "closeness", "seen_by": "counted"}
    for one, other in ((rosa, ilse), (ilse, rosa)):
        Saying.add(by=cast.ana, person=one, about=other, level=3, on=ago(cast, 3), **counted)
    assert band_now(cast) == Band.TRUSTING
    Saying.add(by=cast.ana, person=rosa, about=ilse, level=1, on=today(cast), **counted)
    assert band_now(cast) == Band.FRIENDLY


def test_a_strain_caps_until_talked_through_once_the_circle_may_see_it(cast, pair):
    rosa, ilse = pair
    for days in (10, 40):
        Activity.add(by=cast.ana, people=[rosa, ilse], on=ago(cast, days), kind="walk")
    for one, other in ((rosa, ilse), (ilse, rosa)):
        Giving.add(by=cast.ana, giver=one, receiver=other, on=ago(cast, 9))
    strain = Strain.add(by=cast.ana, between=[ilse, rosa], on=ago(cast, 5))
    assert band_now(cast) == Band.TRUSTING
    strain.open_to_circle(by=cast.ana)
    assert (band_now(cast), TieSpan.objects.on(today(cast)).get().state) == (Band.FRIENDLY, State.STRAINED)
    strain.talk_through(by=cast.ana, on=today(cast))
    assert band_now(cast) == Band.TRUSTING


def test_the_petition_is_a_shared_risk(cast, pair):
    for days in (10, 40):
        Activity.add(by=cast.ana, people=list(pair), on=ago(cast, days), kind="walk")
    for one, other in (pair, reversed(pair)):
        Giving.add(by=cast.ana, giver=one, receiver=other, on=ago(cast, 9))
    Activity.add(by=cast.ana, people=list(pair), size=6, on=ago(cast, 30), kind="risk")
    assert band_now(cast) == Band.WOULD_RISK


@pytest.mark.long
def test_thirty_people_save_within_a_second_and_three_hundred_make_no_pairs(cast):
    crowd = [person(cast.ana, f"Person {n}") for n in range(30)]
    began = perf_counter()
    coffee(cast.ana, crowd, today(cast))
    assert (Tie.objects.count(), perf_counter() - began < 3) == (435, True)
    coffee(cast.ana, crowd, ago(cast, 1), size=300)
    assert Tie.objects.exclude(last_met=today(cast)).count() == 0


def test_which_ties_go_quiet_in_the_next_weeks_is_one_indexed_query(cast, pair, django_assert_num_queries):
    for days in (100, 110):
        Activity.add(by=cast.ana, people=list(pair), on=ago(cast, days), kind="walk")
    with django_assert_num_queries(1):
        found = list(TieSpan.objects.visible_to(cast.ana).going_quiet(today(cast), today(cast) + timedelta(days=21)))
    assert [(span.state, span.since) for span in found] == [("quiet", ago(cast, 100) + timedelta(days=120))]
    if connection.vendor == "sqlite":  # of two rows PostgreSQL thinks now this, now that
        plan = TieSpan.objects.visible_to(cast.ana).going_quiet(today(cast), today(cast)).explain()
        assert "span_going_quiet" in plan
        assert "span_on_a_day" in TieSpan.objects.visible_to(cast.ana).on(today(cast)).explain()


def test_check_ties_finds_what_is_out_of_step_and_mends_it(cast, pair, capsys):
    coffee(cast.ana, list(pair), today(cast))
    call_command("check_ties")
    TieSpan.objects.update(band=Band.TRUSTING)
    with pytest.raises(CommandError, match="1 ties are out of step"):
        call_command("check_ties")
    call_command("check_ties", "--mend")
    call_command("check_ties")
    assert capsys.readouterr().out.splitlines() == ["Every tie is in step.", "1 mended.", "Every tie is in step."]


def test_a_long_load_is_worked_out_once_at_its_end(cast, pair):
    with ties.afterwards(cast.workplace):
        for days in (1, 9):
            coffee(cast.ana, list(pair), ago(cast, days))
        assert Tie.objects.count() == 0
    assert (Tie.objects.count(), ties.out_of_step(cast.workplace)) == (1, [])


@pytest.mark.long
def test_on_what_a_tie_rests_as_of_any_day(cast, pair):
    rosa, ilse = pair
    assert [(kind, rested(cast, kind)) for kind in Kind if rested(cast, kind)] == []
    coffee(cast.ana, list(pair), ago(cast, 50))
    coffee(cast.ana, list(pair), ago(cast, 90), basis="hearsay")
    Activity.add(by=cast.ana, people=list(pair), on=ago(cast, 10), kind="risk")
    for days, giver, receiver in ((40, rosa, ilse), (30, rosa, ilse), (20, ilse, rosa)):
        Giving.add(by=cast.ana, giver=giver, receiver=receiver, on=ago(cast, days))
    told = Giving.add(by=cast.ana, giver=ilse, receiver=rosa, on=ago(cast, 5), kind="confiding", seen_by="me")
    known = {kind: rested(cast, kind) for kind in Kind}
    assert known == {"together": 50, "help": 40, "help-both-ways": 20, "confiding": None, "risk": 10}
    told.open_to_circle(by=cast.ana)
    assert rested(cast, Kind.CONFIDING) == 5
    assert ties.out_of_step(cast.workplace) == []
    Tie.objects.update(helped_both_ways_since=ago(cast, 40))
    assert ties.out_of_step(cast.workplace) == [Tie.objects.get()]


def rested(cast, kind: Kind) -> int | None:
    """How many days ago a tie of at least acquainted first rested on it, asked of the spans day by day."""
    spans = TieSpan.objects.at_least(Band.ACQUAINTED)
    days = [days for days in range(0, 100, 5) if spans.on(ago(cast, days)).resting_on(kind, ago(cast, days)).exists()]
    return max(days, default=None)


def test_the_ties_version_moves_with_what_the_circle_may_see_and_with_nothing_else(cast, pair):
    def moved(verb) -> bool:
        before = Workplace.objects.get(pk=cast.workplace.pk).ties_version
        verb()
        return Workplace.objects.get(pk=cast.workplace.pk).ties_version != before

    people = list(pair)
    assert moved(lambda: coffee(cast.ana, people, today(cast)))
    assert not moved(lambda: coffee(cast.ana, people, ago(cast, 1), seen_by=SeenBy.ME))
    assert not moved(lambda: Strain.add(by=cast.ana, between=people, on=today(cast)))
    assert not moved(lambda: ties.rebuild(cast.workplace))
    assert moved(lambda: Giving.add(by=cast.ana, giver=people[0], receiver=people[1], on=ago(cast, 2)))
    assert moved(lambda: Activity.objects.filter(seen_by=SeenBy.CIRCLE).get().remove(by=cast.ana))
    TieSpan.objects.update(band=Band.TRUSTING)
    assert moved(lambda: ties.rebuild(cast.workplace))
