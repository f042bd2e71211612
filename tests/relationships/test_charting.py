from relationships import charting, directory
from tests.cast import department, person, shift


def told(cast, departments=None) -> list[tuple]:
    names = directory.of(cast.workplace)
    found = charting.sheets(names, departments)
    return [(one.number, name(one.department), name(one.shift), names.names(one.people)) for one in found]


def name(group) -> str:
    return group.name if group else "None"


def test_a_sheet_for_each_department_and_shift_in_the_order_people_gave_them(cast):
    ovens, shop = department(cast.ana, "Ovens"), department(cast.ana, "Shop")
    nights, days = shift(cast.ana, "Nights"), shift(cast.ana, "Days")
    shop.move(by=cast.ana, up=True)
    person(cast.ana, "Zoe", department=ovens, shift=days)
    person(cast.ana, "Emil", department=ovens, shift=days)
    person(cast.ana, "Rosa", department=ovens, shift=nights)
    person(cast.ana, "Iva", department=ovens)
    person(cast.ana, "Omar", department=shop, shift=days)
    person(cast.ana, "Boss", department=shop, shift=days, supervisor=True)
    person(cast.ana, "Uma", shift=nights)
    person(cast.ana, "Gone", department=shop).leave(by=cast.ana, on=cast.workplace.today())
    cast.workplace.refresh_from_db()
    everything = [
        (1, "Shop", "Days", ["Omar"]),
        (2, "Ovens", "Nights", ["Rosa"]),
        (3, "Ovens", "Days", ["Emil", "Zoe"]),
        (4, "Ovens", "None", ["Iva"]),
        (5, "None", "Nights", ["Uma"]),
    ]
    assert told(cast) == everything
    assert told(cast, {ovens.pk, None}) == everything[1:]
