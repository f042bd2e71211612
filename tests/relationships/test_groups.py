import pytest

from organizer.access import url
from organizer.models import AuditEntry
from relationships.models import Department, Shift
from tests.cast import department, person, shift


def order(model=Department) -> list[str]:
    return [group.name for group in model.objects.order_by("place")]


@pytest.mark.parametrize(("model", "noun"), [(Department, "department"), (Shift, "shift")])
def test_one_is_added_renamed_moved_and_taken_away(cast, sign_in, model, noun):
    client = sign_in(cast.ana)
    for name in ("Shop", "Ovens", "Store"):
        assert client.post(url(cast.ana, f"{noun}s"), {"name": name}).status_code == 303
    shop, _ovens, store = model.objects.order_by("place")
    client.post(url(cast.ana, f"rename-{noun}", shop.pk), {"name": "Front", "version": "1"})
    client.post(url(cast.ana, f"move-{noun}", store.pk), {"to": "up"})
    client.post(url(cast.ana, f"move-{noun}", shop.pk), {"to": "up"})  # first already
    assert order(model) == ["Front", "Store", "Ovens"]
    client.post(url(cast.ana, f"remove-{noun}", store.pk))
    client.post(url(cast.ana, f"move-{noun}", shop.pk), {"to": "down"})
    assert order(model) == ["Ovens", "Front"]
    recorded = AuditEntry.objects.filter(verb__startswith=noun).order_by("at").values_list("verb", flat=True)
    done = ["added"] * 3 + ["renamed", "moved", "removed", "moved"]
    assert list(recorded) == [f"{noun}.{verb}" for verb in done]


def test_two_of_one_name_are_refused(cast, sign_in):
    ovens, client = department(cast.ana, "Ovens"), sign_in(cast.ana)
    assert client.post(url(cast.ana, "departments"), {"name": "  ovens "}).status_code == 422
    assert (
        client.post(url(cast.ana, "rename-department", ovens.pk), {"name": "OVENS", "version": "1"}).status_code == 303
    )
    assert order() == ["OVENS"]


def test_a_stale_name_shows_both(cast, sign_in):
    ovens = department(cast.ana, "Ovens")
    ovens.rename(by=cast.tomas, name="Fires", version=1)
    answer = sign_in(cast.ana).post(url(cast.ana, "rename-department", ovens.pk), {"name": "Heat", "version": "1"})
    assert (answer.status_code, order()) == (409, ["Fires"])
    assert "Fires" in answer.content.decode()


def test_its_people_are_on_its_page_and_stay_when_it_goes(cast, sign_in):
    ovens, client = department(cast.ana, "Ovens"), sign_in(cast.ana)
    rosa = person(cast.ana, "Rosa", department=ovens)
    person(cast.ana, "Emil")
    page = client.get(url(cast.ana, "department", ovens.pk))
    assert [one.name for one in page.context["people"]] == ["Rosa"]
    assert "1 person" in client.get(url(cast.ana, "departments")).content.decode()
    client.post(url(cast.ana, "remove-department", ovens.pk))
    rosa.refresh_from_db()
    assert (rosa.department, rosa.name) == (None, "Rosa")


def test_a_tint_is_its_own_wherever_it_stands_and_the_rarest_for_a_new_one(cast):
    rows = [department(cast.ana, name) for name in "abcdefghi"]
    assert [row.tint for row in rows] == [0, 1, 2, 3, 4, 5, 6, 7, 0]
    rows[3].move(by=cast.ana, up=True)
    rows[4].remove(by=cast.ana)
    assert (Department.objects.get(pk=rows[3].pk).tint, department(cast.ana, "j").tint) == (3, 4)


@pytest.mark.parametrize("many", [1, 20])
def test_the_list_costs_the_same_for_few_and_many(cast, sign_in, django_assert_num_queries, many):
    for number in range(many):
        shift(cast.ana, f"Shift {number}")
    client = sign_in(cast.ana)
    client.get(url(cast.ana, "shifts"))
    with django_assert_num_queries(4):  # session, user, member with workplace, shifts
        client.get(url(cast.ana, "shifts"))
