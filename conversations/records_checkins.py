"""What is kept of check-ins; see organizer/records.py."""

from organizer.records import DAY, FACT, INSIDE, PEN_NAME, ROW_ID, SEEN_BY, TIE_END, VERSION, WALL, WHEN, WORDS, declare

declare(
    "conversations.CheckIn",
    "as long as whom it is about, or the talk in which it was promised",
    **INSIDE,
    written_by=PEN_NAME,
    reason=FACT,
    person=TIE_END,
    other=TIE_END,
    conversation=FACT,
    words=WORDS,
    seen_by=SEEN_BY,
    words_seen_by=SEEN_BY,
    committee=FACT,
    day=DAY,
    every=FACT,
    latest=FACT,
    put_off_to=DAY,
    began_on=DAY,
    began_at=WHEN,
    taken_by=PEN_NAME,
    met=FACT,
    next_on=DAY,
    answered_on=DAY,
    ended=FACT,
    ended_on=DAY,
    version=VERSION,
)
declare(
    "conversations.CheckInReader",
    "with its check-in",
    id=ROW_ID,
    workplace=WALL,
    check_in=FACT,
    pen_name=PEN_NAME,
)
declare(
    "conversations.NotNow",
    "until another word is said",
    id=ROW_ID,
    workplace=WALL,
    whose=PEN_NAME,
    person=TIE_END,
    said_on=DAY,
    until=DAY,
)
