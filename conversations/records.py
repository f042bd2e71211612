"""What is kept of what was said; see organizer/records.py."""

from organizer.records import FACT, PEN_NAME, ROW_ID, STATE, VERSION, WALL, WHEN, WORDS, Kept, declare

declare(
    "conversations.Conversation",
    "until withdrawn",
    id=ROW_ID,
    workplace=WALL,
    made_at=WHEN,
    activity=FACT,
    written_by=PEN_NAME,
    notes=WORDS,
    promised=WORDS,
    touched=WORDS,
    overheard=WORDS,
    closer=WORDS,
    words_seen_by=STATE,
    promise_open=STATE,
    version=VERSION,
)
declare(
    "conversations.Reader",
    "with its conversation",
    id=ROW_ID,
    workplace=WALL,
    conversation=FACT,
    pen_name=PEN_NAME,
)
declare(
    "conversations.JournalPage",
    "until its author tears it out",
    id=ROW_ID,
    workplace=WALL,
    made_at=WHEN,
    written_by=PEN_NAME,
    words=Kept("words", personal=True, export="never", encrypted=True),
    tie=Kept("graph", personal=True, export="never", forget="delete", encrypted=True),
    shelf=Kept("secret", export="never"),
    version=VERSION,
)
