from conversations.models import Conversation
from relationships.models import Activity, BatchRow
from tests.cast import person
from tests.relationships.importing.batches import bring, put_in, rows, undo
from tests.relationships.importing.everything import everything

TALKS = "Date,Who,What,Notes\n2025-03-01,Rosa Lima; Emil Berg,Coffee,She likes the nights.\n2025-03-02,Rosa Lima,,\n"


def test_conversations_come_in_as_their_bringers_alone_and_go_again(cast):
    for name in ("Rosa Lima", "Emil Berg"):
        person(cast.ana, name)
    before = everything()
    batch = bring(cast.ana, ("talks.csv", TALKS))
    assert [file.kind for file in batch.files.all()] == ["conversations"]
    assert rows(batch) == [(2, "new", ""), (3, "bad", "one-name")]
    put_in(batch, cast.ana)
    [talk] = Conversation.objects.select_related("activity")
    assert (talk.notes, talk.words_seen_by, talk.written_by) == ("She likes the nights.", "me", cast.ana.pen_name)
    assert (talk.activity.kind, talk.activity.basis, talk.activity.seen_by) == ("coffee", "told", "circle")
    assert BatchRow.objects.filter(fate="new").get().pk == talk.activity_id
    undo(batch, cast.ana)
    assert everything() == before
    assert not Activity.objects.exists()
