import pytest

from relationships.models import Person


@pytest.fixture
def nine(cast) -> list[Person]:
    names = ("Amal", "Bea", "Celo", "Dov", "Edda", "Fay", "Gus", "Hana", "Ines")
    return Person.add_many(by=cast.ana, people=[{"name": name} for name in names])
