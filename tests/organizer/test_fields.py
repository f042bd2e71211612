"""An encrypted field is text in Python and sealed bytes in the database, whichever way a row travels."""

import copy
import pickle
import uuid

import pytest
from django.core import serializers
from django.db import models, transaction

from organizer.fields import EncryptedTextField, Sealed
from relationships.models import Person
from tests.cast import person


@pytest.fixture
def rosa(cast) -> Person:
    return person(cast.ana, "Rosa", likes="bread")


def stored(row: Person, column: str = "name") -> bytes:
    return bytes(Person.objects.values_list(column, flat=True).get(pk=row.pk))


def test_an_unsaved_row_reads_what_was_given(cast):
    row = Person(workplace=cast.workplace, name="Rosa")
    assert (row.name, row.likes) == ("Rosa", "")


def test_saving_keeps_the_text_in_python_and_seals_it_in_the_database(rosa):
    assert rosa.name == "Rosa"
    assert b"Rosa" not in stored(rosa)
    assert (Person.objects.get().name, Person.objects.get().likes) == ("Rosa", "bread")


def test_empty_stays_empty(rosa):
    rosa.likes = ""
    rosa.save()
    assert (stored(rosa, "likes"), Person.objects.get().likes) == (b"", "")


def test_saving_a_row_that_was_never_opened_changes_no_byte_of_it(rosa):
    before = stored(rosa)
    row = Person.objects.get()
    row.likes = "cake"
    row.save()
    assert (stored(rosa), Person.objects.get().likes) == (before, "cake")


@pytest.mark.parametrize("narrowed", [{"only": ["supervisor"]}, {"defer": ["name", "workplace"]}, {"only": ["name"]}])
def test_deferred_fields_open_when_asked_for(narrowed, rosa):
    [(how, names)] = narrowed.items()
    assert getattr(Person.objects, how)(*names).get().name == "Rosa"


def test_refreshing_reads_again(rosa):
    other = Person.objects.get()
    other.name = "Rosita"
    other.save()
    rosa.refresh_from_db()
    assert rosa.name == "Rosita"
    other.name = "Rosa M"
    other.save()
    rosa.refresh_from_db(fields=["name"])
    assert rosa.name == "Rosa M"


def test_many_at_once_are_sealed_one_by_one(cast):
    Person.objects.bulk_create(Person(workplace=cast.workplace, name=name) for name in ("Rosa", "Emil"))
    assert {row.name for row in Person.objects.all()} == {"Rosa", "Emil"}
    assert len({bytes(value) for value in Person.objects.values_list("name", flat=True)}) == 2


@pytest.mark.parametrize(
    "ask",
    [
        lambda rosa: Person.objects.filter(name="Rosa").exists(),
        lambda rosa: Person.objects.filter(pk=rosa.pk).update(name="Rosa"),
        lambda rosa: Person.objects.bulk_update([rosa], ["name"]),
    ],
    ids=["filter", "update", "bulk_update"],
)
def test_what_would_put_open_text_into_sql_is_refused(ask, rosa):
    with pytest.raises(TypeError, match="encrypted"):
        ask(rosa)


def test_values_give_sealed_bytes(rosa):
    assert type(Person.objects.values_list("name", flat=True).get()) is Sealed


def test_a_copy_and_a_pickled_row_open(rosa):
    row = Person.objects.get()
    assert copy.copy(row).name == copy.deepcopy(row).name == pickle.loads(pickle.dumps(row)).name == "Rosa"
    assert b"Rosa" not in pickle.dumps(Person.objects.get())


def test_a_copy_under_another_key_is_refused_until_it_was_read(rosa):
    row = Person.objects.get()
    row.pk, row._state.adding = uuid.uuid4(), True
    with pytest.raises(TypeError, match="before the row is saved as a new one"), transaction.atomic():
        row.save()
    row = Person.objects.get()
    for field in row._meta.concrete_fields:
        getattr(row, field.attname)
    row.pk, row._state.adding = uuid.uuid4(), True
    row.save()
    assert [p.name for p in Person.objects.all()] == ["Rosa", "Rosa"]


def test_a_row_saved_under_a_key_given_as_text_opens(cast):
    key = str(uuid.uuid4()).upper()
    Person(pk=key, workplace=cast.workplace, name="Rosa").save()
    assert Person.objects.get().name == "Rosa"


def test_a_dump_of_the_data_is_refused(rosa):
    with pytest.raises(TypeError, match="exports"):
        serializers.serialize("json", [rosa])


def test_a_model_whose_key_the_database_makes_cannot_have_one():
    class Counted(models.Model):
        words = EncryptedTextField()

        class Meta:
            app_label = "nowhere"

    assert [fault.id for fault in Counted.check() if fault.id == "kith.E010"] == ["kith.E010"]
