from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from django.utils import timezone

from organizer import outbox
from organizer.access import url
from organizer.models import AuditEntry, Membership, Outbox
from relationships import map_making
from relationships.map_findings import Findings, Invitation, Side
from relationships.models import Finding, GatheringPlace, Person, Position, SavedMap
from relationships.network import Parting
from relationships.saved_map import MapFor
from relationships.strength import Band
from tests.cast import coffee, department, gathering_place, person


@pytest.fixture
def shop(cast):
    """Two rooms of three who know each other, tied to one another by Ilse and Omar alone; Ida is new, Mr Day leads."""
    ana, today = cast.ana, cast.workplace.today()
    ovens, counter, yard = (department(ana, name) for name in ("Ovens", "Counter", "Yard"))
    back = [person(ana, name, department=ovens) for name in ("Rosa", "Vera", "Ilse")]
    front = [person(ana, name, department=counter) for name in ("Omar", "Tariq", "June")]
    leads = person(ana, "Mr Day", department=counter, supervisor=True)
    ida = person(ana, "Ida", department=yard, came_on=today - timedelta(days=20))
    person(ana, "Noor", department=yard, came_on=today - timedelta(days=900))
    for room in (back, front):
        for pair in combinations(room, 2):
            coffee(ana, list(pair), today)
    for pair in ([back[2], front[0]], [back[0], leads], [leads, front[1]]):
        coffee(ana, pair, today)
    return {one.name: one for one in (*back, *front, leads, ida)} | {"yard": yard, "ovens": ovens, "counter": counter}


def fresh(member) -> Membership:
    """As the next request brings them."""
    return Membership.objects.select_related("workplace").get(pk=member.pk)


def opened(member) -> MapFor:
    """The map as it is once the worker has done what opening it asked for."""
    MapFor(fresh(member))
    outbox.do_waiting()
    return MapFor(fresh(member))


@pytest.mark.long
def test_opening_a_map_for_the_first_time_lays_it_out_once(cast, shop):
    first = MapFor(fresh(cast.ana))
    assert (first.laid_out, first.being_laid_out, first.places(), first.findings()) == (False, True, {}, None)
    MapFor(fresh(cast.tomas))
    assert sorted(Outbox.objects.values_list("task", flat=True)) == ["find-on-map", "lay-out-map"]
    then = opened(cast.tomas)
    assert (then.laid_out, then.being_laid_out, then.up_to_date) == (True, False, True)
    places = then.places()
    assert set(places) == set(Person.objects.values_list("pk", flat=True))
    assert [name for name in ("Ida", "Rosa") if places[shop[name].pk].community is None] == ["Ida"]
    assert then.places([shop["Ida"].pk]) == {shop["Ida"].pk: places[shop["Ida"].pk]}
    assert MapFor(fresh(cast.hal)).places() == {}
    assert Outbox.objects.filter(done_at=None).count() == 0


@pytest.mark.long
def test_a_new_tie_moves_nobody_until_somebody_asks(cast, shop, sign_in):
    before = opened(cast.ana).places()
    gone, new = shop["June"], person(cast.ana, "Ruth")
    coffee(cast.ana, [new, shop["Ida"]], cast.workplace.today())
    gone.leave(by=cast.ana, on=cast.workplace.today())
    assert opened(cast.ana).places() == before
    for _ in range(2):
        answer = sign_in(cast.ana).post(url(cast.ana, "map-layout"))
    assert (answer.status_code, answer.url) == (303, url(cast.ana, "map"))
    assert Outbox.objects.filter(done_at=None, task="lay-out-map").count() == 1
    assert MapFor(fresh(cast.dina)).being_laid_out
    assert AuditEntry.objects.filter(verb="map.layout-asked").count() == 1
    after = opened(cast.ana).places()
    assert set(after) == {*before, new.pk}
    assert after[gone.pk].x == before[gone.pk].x
    assert Position.objects.count() == len(after)


@pytest.mark.long
def test_a_layout_that_was_cut_off_is_never_shown_and_leaves_nothing(cast, shop):
    before = opened(cast.ana).places()
    saved = SavedMap.objects.get()
    cut_off = saved.take_number()
    Position.objects.create(workplace=cast.workplace, layout=cut_off, person=shop["Rosa"], x=9, y=9)
    assert MapFor(fresh(cast.ana)).places() == before
    saved.show(saved.layout - 1, asked_before=timezone.now(), now=timezone.now())  # one that comes in late
    assert SavedMap.objects.get().layout == saved.layout
    map_making.lay_out(None, workplace=str(cast.workplace.pk))
    assert set(Position.objects.values_list("layout", flat=True)) == {cut_off + 1}


@pytest.mark.long
def test_somebody_forgotten_is_on_no_map(cast, shop):
    opened(cast.ana)
    shop["Rosa"].delete()
    assert shop["Rosa"].pk not in opened(cast.ana).places()
    map_making.lay_out(None, workplace=str(cast.workplace.pk))
    map_making.find(None, workplace=str(cast.workplace.pk))
    map_making.lay_out(None, workplace=str(shop["yard"].pk))  # no such workplace any more
    assert Position.objects.filter(person=shop["Rosa"].pk).count() == 0


def test_what_is_found(cast, shop):
    found = opened(cast.ana).findings()
    ids = {name: one.pk for name, one in shop.items()}
    by_id = sorted

    def part(name: str, *others: str) -> Parting:
        return Parting(ids[name], (3, 2), (frozenset(ids[other] for other in others),))

    assert found.partings == {
        ids["Ilse"]: part("Ilse", "Rosa", "Vera"),
        ids["Omar"]: part("Omar", "Tariq", "June"),
    }
    assert found.splitting == [tuple(by_id((ids["Ilse"], ids["Omar"])))]
    assert found.parting is None  # two would take as many with them: nobody is pointed out
    assert set(found.apart) == {tuple(by_id((ids["yard"], ids[name]))) for name in ("ovens", "counter")}
    assert (found.unknown, found.invitations) == ([ids["Ida"]], [])
    assert Findings.from_text(found.as_text()) == found
    assert opened(cast.ana).findings(Band.TRUSTING).splitting == []


@pytest.mark.long
def test_the_one_whose_leaving_would_part_the_map(cast, shop):
    for name in ("Vera", "Rosa"):
        coffee(cast.ana, [shop["Ilse"], person(cast.ana, f"A friend of {name}")], cast.workplace.today())
    found = opened(cast.ana).findings()
    assert (found.parting.person, found.parting.sizes) == (shop["Ilse"].pk, (3, 2, 1, 1))
    assert replace(found, partings={}).parting is None


@pytest.mark.long
def test_what_hung_on_somebody_who_left_lately(cast, shop):
    today = cast.workplace.today()
    for days, joins in ((2, "Ruth"), (200, "Hugo")):
        joiner = person(cast.ana, joins)
        for name in ("Ida", "Rosa", "Vera"):
            coffee(cast.ana, [joiner, shop[name]], today - timedelta(days=days))
        joiner.leave(by=cast.ana, on=today - timedelta(days=days - 1))
    ids = {name: one.pk for name, one in shop.items()}
    [loosened] = opened(cast.ana).findings().loosened
    assert (Person.objects.get(pk=loosened.person).name, loosened.parts) == (
        "Ruth",
        (frozenset({ids["Rosa"], ids["Vera"]}), frozenset({ids["Ida"]})),
    )


@pytest.mark.long
def test_invitations_to_places_where_two_sides_meet_that_are_apart(cast, shop):
    carpool = gathering_place(cast.ana, [shop["Ida"], shop["Rosa"], shop["Omar"]], "The carpool")
    ids = {name: one.pk for name, one in shop.items()}
    [invitation] = opened(cast.ana).findings().invitations
    assert invitation.place == carpool.pk
    assert {invitation.one.id, invitation.other.id} in ({ids["yard"], ids["ovens"]}, {ids["yard"], ids["counter"]})
    coffee(cast.ana, [shop["Ida"], shop["Rosa"], shop["Omar"]], cast.workplace.today())
    table = gathering_place(cast.ana, [shop["Rosa"], shop["Vera"]], "The long table")
    smoke = gathering_place(cast.ana, [shop["Omar"], shop["June"]], "The smoke break")
    sides = sorted((Side("place", table.pk), Side("place", smoke.pk)), key=lambda side: side.id)
    assert opened(cast.ana).findings().invitations == [Invitation(carpool.pk, *sides)]
    GatheringPlace.objects.get(pk=carpool.pk).remove(by=cast.ana)
    assert opened(cast.ana).findings().invitations == []


@pytest.mark.long
def test_what_ana_keeps_to_herself_wakes_no_worker(cast, shop):
    opened(cast.ana)
    before = Outbox.objects.count()
    coffee(cast.ana, [shop["Ida"], shop["Rosa"]], cast.workplace.today(), seen_by="me")
    assert opened(cast.ana).findings().unknown == [shop["Ida"].pk]
    assert Outbox.objects.count() == before
    coffee(cast.ana, [shop["Ida"], shop["Rosa"]], cast.workplace.today())
    MapFor(fresh(cast.ana))
    assert Outbox.objects.count() == before + 1


@pytest.mark.long
def test_a_dump_does_not_say_who_holds_the_map_together(cast, shop):
    opened(cast.ana)
    sealed = Finding.objects.raw("SELECT id, found AS kept FROM relationships_finding")
    assert sealed
    for row in sealed:
        assert shop["Ilse"].pk.hex.encode() not in bytes(row.kept)
        assert b"partings" not in bytes(row.kept)
