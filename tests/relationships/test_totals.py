import pytest

from relationships import totals
from tests.cast import coffee, department, person


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ({"Ovens": 5, "Shop": 3}, [("Ovens", 5), ("Shop", 3)]),
        ({"Ovens": 5, "Shop": 2, "Office": 1}, [("Ovens", 5), ("Others", 3)]),
        ({"Ovens": 5, "Mill": 4, "Shop": 2}, [("Ovens", 5), ("Others", 6)]),
        ({"Ovens": 5, "Shop": 1}, [("Others", 6)]),
        ({"Shop": 2}, []),
        ({}, []),
    ],
)
def test_a_group_under_three_is_never_told_apart(groups, told):
    assert totals.merged(groups, "Others") == told


def test_totals_rest_on_what_the_circle_may_see(cast):
    ovens = department(cast.ana)
    people = [person(cast.ana, name, department=ovens) for name in ("Rosa", "Emil", "Ida")]
    today = cast.workplace.today()
    coffee(cast.ana, people[:2], today)
    before = list(totals.rows(cast.ana))
    assert before == [
        ("People here now", "", 3),
        ("Department", "Ovens", 3),
        ("Shift", "None", 3),
        ("Times together", f"{today:%Y-%m}", 1),
    ]
    coffee(cast.ana, people[1:], today, seen_by="me")
    assert list(totals.rows(cast.ana)) == before
