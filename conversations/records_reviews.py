"""What is kept of reviews; see organizer/records.py."""

from organizer.records import (
    A_WORD,
    DAY,
    FACT,
    INSIDE,
    PEN_NAME,
    ROW_ID,
    STATE,
    VERSION,
    WALL,
    WHEN,
    WORDS,
    Kept,
    declare,
)

WHO = Kept("graph", personal=True, export="archive", forget="unlink", encrypted=True)  # ids of people
OF_THE_DAY = Kept("graph", export="never", encrypted=True)  # figures and islands, about nobody
GROUP_NAMES = Kept("identity", export="never", forget="strike", encrypted=True)

declare(
    "conversations.Review",
    "until taken back",
    **INSIDE,
    on=DAY,
    where=WORDS,
    there=WHO,
    strengthened=A_WORD,
    rework=WORDS,
    next_on=DAY,
    finished_at=WHEN,
    showing=STATE,
    written_by=PEN_NAME,
    version=VERSION,
)
declare(
    "conversations.AgendaItem",
    "with its review",
    **INSIDE,
    review=FACT,
    kind=FACT,
    words=WORDS,
    noted=WORDS,
    place=FACT,
    version=VERSION,
)
declare(
    "conversations.Decision",
    "with its review",
    **INSIDE,
    review=FACT,
    words=WORDS,
    taken_by=WHO,
    written_by=PEN_NAME,
    version=VERSION,
)
declare("conversations.Taking", "with its review", id=ROW_ID, workplace=WALL, review=FACT, check_in=FACT)
declare(
    "conversations.Snapshot",
    "with its review",
    **INSIDE,
    review=FACT,
    on=DAY,
    kept=OF_THE_DAY,
    words=GROUP_NAMES,
)
