"""What is kept of what was said; see organizer/records.py."""

from dataclasses import replace

from organizer.records import (
    A_WORD,
    DAY,
    FACT,
    INSIDE,
    PEN_NAME,
    ROW_ID,
    SEEN_BY,
    STATE,
    TIE_END,
    VERSION,
    WALL,
    WORDS,
    Kept,
    declare,
)

OF_A_TALK = replace(WORDS, forget="blank")
declare(
    "conversations.Conversation",
    "until withdrawn",
    **INSIDE,
    activity=FACT,
    written_by=PEN_NAME,
    notes=OF_A_TALK,
    promised=OF_A_TALK,
    touched=A_WORD,
    overheard=A_WORD,
    closer=A_WORD,
    words_seen_by=SEEN_BY,
    committee=FACT,
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
    **INSIDE,
    written_by=PEN_NAME,
    words=Kept("words", personal=True, export="never", forget="strike", encrypted=True),
    tie=Kept("graph", personal=True, export="never", forget="delete", encrypted=True),
    shelf=Kept("secret", export="never"),
    version=VERSION,
)
declare(
    "conversations.TipChange",
    "as long as the workplace",
    **INSIDE,
    key=STATE,
    words=Kept("words", forget="strike", encrypted=True),
    taken_out=STATE,
    version=VERSION,
)
declare(
    "conversations.Ask",
    "until removed",
    **INSIDE,
    written_by=PEN_NAME,
    words_seen_by=SEEN_BY,
    committee=FACT,
    what=WORDS,
    wants=TIE_END,
    asked=TIE_END,
    through=replace(TIE_END, forget="unlink"),
    wants_mark=PEN_NAME,
    asked_mark=PEN_NAME,
    through_mark=PEN_NAME,
    outside=FACT,
    talk=FACT,
    action=FACT,
    out_of=FACT,
    state=FACT,
    answered_on=DAY,
    checked_on=DAY,
    paused_on=DAY,
    strain=FACT,
    version=VERSION,
)
declare("conversations.AskReader", "with its ask", id=ROW_ID, workplace=WALL, ask=FACT, pen_name=PEN_NAME)
declare(
    "conversations.AskCheckIn",
    "with its ask",
    **INSIDE,
    ask=FACT,
    wish=A_WORD,
    easy_no=WORDS,
    on=DAY,
    written_by=PEN_NAME,
)
