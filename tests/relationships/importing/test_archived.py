"""An archive of ours, brought through the page: looked at, put in at once, undone in one step, kept."""

import pytest

from organizer import outbox
from relationships.models import BatchPiece
from tests.architecture.who_may.things import Things
from tests.conversations.test_taking_in import files, taken_out
from tests.relationships.importing.batches import bring, put_in, undo
from tests.relationships.importing.everything import everything


def counts(batch) -> dict[str, dict]:
    read = [file.read for file in batch.files.all()]
    return {one["sheet"]: {fate: n for fate, n in one["counts"].items() if n} for one in read if "sheet" in one}


@pytest.mark.long
def test_in_out_and_in_again_through_the_page(cast):
    things = Things(cast.dina, cast.dina)
    things.make_all()
    outbox.do_waiting()
    body = taken_out(cast.dina)
    before = everything()
    batch = bring(cast.caro, ("export.zip", body))
    assert {next(iter(one)) for one in counts(batch).values()} == {"new"}
    assert everything() == before
    put_in(batch, cast.caro)
    assert files(taken_out(cast.caro)) == files(body)
    assert not BatchPiece.objects.filter(file__batch=batch, file__kind="archive").exists()
    undo(batch, cast.caro)
    assert everything() == before
    again = put_in(bring(cast.caro, ("export.zip", body)), cast.caro)
    assert files(taken_out(cast.caro)) == files(body)
    assert again.state == "in"
    third = bring(cast.caro, ("export.zip", taken_out(cast.caro)))
    assert {next(iter(one)) for one in counts(third).values()} == {"same"}
