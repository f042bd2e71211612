from relationships import directory
from relationships.models import Batch, Department, Person
from tests.cast import person
from tests.relationships.importing.batches import bring, put_in, rows, undo

STAFF = "Name,Department,Phone\nRosa Lima,Ovens,\nEmil Berg,Shop floor,\n,Ovens,\nRosa Lima,Ovens,\n"


def names(workplace) -> list[str]:
    return sorted(row.name for row in Person.objects.filter(workplace=workplace))


def test_a_list_is_read_put_in_and_undone(cast):
    batch = bring(cast.ana, ("staff.csv", STAFF))
    assert rows(batch) == [(2, "new", ""), (3, "new", ""), (4, "bad", "no-name"), (5, "out", "twice")]
    assert names(cast.workplace) == []
    batch = put_in(batch, cast.ana)
    assert (batch.state, names(cast.workplace)) == (Batch.State.IN, ["Emil Berg", "Rosa Lima"])
    assert sorted(row.name for row in Department.objects.all()) == ["Ovens", "Shop floor"]
    batch = undo(batch, cast.ana)
    assert (batch.state, names(cast.workplace), Department.objects.count()) == (Batch.State.UNDONE, [], 0)


def test_somebody_of_the_name_is_asked_about(cast):
    rosa = person(cast.ana, "Rosa Lima")
    batch = bring(cast.ana, ("staff.csv", STAFF))
    assert rows(batch)[0] == (2, "doubt", "named")
    put_in(batch, cast.ana)
    assert names(cast.workplace) == ["Emil Berg", rosa.name]


def test_the_same_file_again_changes_nothing(cast):
    put_in(bring(cast.ana, ("staff.csv", STAFF)), cast.ana)
    directory.forget(cast.workplace.pk)
    again = bring(cast.ana, ("staff.csv", STAFF))
    assert rows(again) == [(2, "same", "before"), (3, "same", "before"), (4, "bad", "no-name"), (5, "out", "twice")]
    put_in(again, cast.ana)
    assert names(cast.workplace) == ["Emil Berg", "Rosa Lima"]
