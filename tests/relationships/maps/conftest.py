from datetime import timedelta

import pytest

from relationships.models import Giving
from tests.cast import coffee, department, person


@pytest.fixture
def bakery(cast):
    """Rosa and Ilse at the ovens trust each other; Rosa and Omar in the shop are friendly; nobody knows Emil yet."""
    ovens, shop = department(cast.ana, "Ovens"), department(cast.ana, "Shop")
    people = {name: person(cast.ana, name, department=ovens) for name in ("Rosa", "Ilse")}
    people |= {name: person(cast.ana, name, department=shop) for name in ("Omar", "Emil")}
    today = cast.workplace.today()
    for days in (3, 30):
        coffee(cast.ana, [people["Rosa"], people["Ilse"]], today - timedelta(days=days))
    for one, other in (("Rosa", "Ilse"), ("Ilse", "Rosa")):
        Giving.add(by=cast.ana, giver=people[one], receiver=people[other], on=today - timedelta(days=9))
    coffee(cast.ana, [people["Rosa"], people["Omar"]], today)
    return {**people, "ovens": ovens, "shop": shop}
