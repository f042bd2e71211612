"""What is kept of grievances; see organizer/records.py.

Who voiced what leaves in the archive alone: no working list and no map carries it (S10, S16).
"""

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
    declare,
)

VOICER = replace(TIE_END, export="archive")
declare(
    "conversations.Grievance",
    "until nobody voices it any more",
    **INSIDE,
    name=WORDS,
    scope=FACT,
    version=VERSION,
)
declare(
    "conversations.Voicing",
    "until taken out, or its conversation is withdrawn",
    **INSIDE,
    written_by=PEN_NAME,
    words_seen_by=SEEN_BY,
    committee=FACT,
    grievance=FACT,
    conversation=FACT,
    person=VOICER,
    there=VOICER,
    counted_as=STATE,
    words=WORDS,
    whose=A_WORD,
    came_up=A_WORD,
    fears=WORDS,
    consent=FACT,
    version=VERSION,
)
declare(
    "conversations.VoicingReader",
    "with its voicing",
    id=ROW_ID,
    workplace=WALL,
    voicing=FACT,
    pen_name=PEN_NAME,
)
declare(
    "conversations.Step",
    "with its grievance",
    **INSIDE,
    grievance=FACT,
    on=replace(DAY, export="archive"),
    how=A_WORD,
    seen_by=SEEN_BY,
    written_by=PEN_NAME,
)
