import pytest

from organizer.access import url
from organizer.models import AuditEntry
from organizer.versions import Stale
from relationships.models import Person
from tests.cast import person


def test_a_name_alone_is_enough(cast, sign_in):
    client = sign_in(cast.ana)
    answer = client.post(url(cast.ana, "new-person"), {"name": "Rosa"})
    rosa = Person.objects.get()
    assert (answer.status_code, answer["Location"], rosa.name) == (
        303,
        url(cast.ana, "person", rosa.pk),
        "Rosa",
    )
    assert AuditEntry.objects.filter(verb="person.added").count() == 1


def test_without_a_name_it_says_so_and_keeps_what_was_typed(cast, sign_in):
    answer = sign_in(cast.ana).post(url(cast.ana, "new-person"), {"name": "", "likes": "long walks by the river"})
    assert answer.status_code == 422
    assert "long walks by the river" in answer.content.decode()
    assert Person.objects.count() == 0


def test_a_stale_save_changes_nothing_and_shows_both(cast, sign_in):
    rosa = person(cast.ana)
    stale_version = rosa.version
    rosa.change(by=cast.tomas, version=rosa.version, name="Rosa M")
    answer = sign_in(cast.ana).post(url(cast.ana, "edit-person", rosa.pk), {"name": "Rosita", "version": stale_version})
    assert answer.status_code == 409
    assert "Rosa M" in answer.content.decode()
    assert "Rosita" in answer.content.decode()
    assert Person.objects.get().name == "Rosa M"
    with pytest.raises(Stale):
        rosa.change(by=cast.ana, version=stale_version, name="Rosita")


def test_search_finds_the_beginning_of_any_word_without_accents(cast, sign_in):
    for name in ("José Lima", "Ana Souza"):
        person(cast.ana, name)
    page = sign_in(cast.ana).get(url(cast.ana, "people"), {"q": "jose"}).content.decode()
    assert "José Lima" in page
    assert "Ana Souza" not in page
