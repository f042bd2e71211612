import json

from conversations.models import Conversation
from conversations.models.readers import WordsSeenBy
from organizer.models import AuditEntry
from tests.cast import person


def test_many_conversations_are_as_if_logged_one_by_one(cast):
    rosa, sam = person(cast.ana, "Rosa"), person(cast.ana, "Sam")
    day = cast.workplace.today()
    said = [
        {"people": [rosa, sam], "on": day, "words": {"notes": "Her son is four."}},
        {
            "people": [rosa],
            "on": day,
            "words": {"notes": "The night bus.", "words_seen_by": WordsSeenBy.NAMED},
            "readers": [cast.dina],
        },
    ]
    many = Conversation.log_many(by=cast.ana, conversations=said)
    for known in said:
        Conversation.log(by=cast.ana, **known)

    def read_by(member):
        return sorted(row.notes for row in Conversation.objects.visible_to(member))

    assert read_by(cast.ana) == sorted(known["words"]["notes"] for known in said * 2)
    assert read_by(cast.dina) == ["The night bus."] * 2
    assert read_by(cast.tomas) == []
    line = AuditEntry.objects.get(verb="conversations.logged")
    mine, shared = (str(row.pk) for row in many)
    assert (line.written_by, json.loads(line.details)) == (
        cast.ana.pen_name,
        {"conversations": [mine, shared], "opened": {shared: "named"}},
    )
