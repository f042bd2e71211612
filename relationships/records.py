"""What is kept about people and the time they share; see organizer/records.py."""

from dataclasses import replace

from organizer.records import (
    A_WORD,
    DAY,
    DETAIL,
    FACT,
    FOUND,
    GROUP_NAME,
    INSIDE,
    LOCKED,
    NAME,
    PEN_NAME,
    READING,
    ROW_ID,
    SEEN_BY,
    STATE,
    TIE_END,
    VERSION,
    WALL,
    WHEN,
    WORDS,
    Kept,
    declare,
)

PLACE_WORDS = Kept("words", forget="strike", encrypted=True)  # of the place, about nobody
GROUP = {"name": GROUP_NAME, "place": FACT, "version": VERSION}

declare("relationships.Department", "as long as the workplace", **INSIDE, **GROUP, tint=FACT)
declare("relationships.Shift", "as long as the workplace", **INSIDE, **GROUP)
declare(
    "relationships.Person",
    "until forgotten",
    **INSIDE,
    name=NAME,
    pronouns=DETAIL,
    department=FACT,
    shift=FACT,
    where=DETAIL,
    languages=DETAIL,
    likes=DETAIL,
    reach=DETAIL,
    reach_for=DETAIL,
    not_comfortable=DETAIL,
    leave_be=A_WORD,
    supervisor=FACT,
    came_on=DAY,
    left_on=DAY,
    names_version=VERSION,
    version=VERSION,
)
declare(
    "relationships.Activity",
    "until removed",
    **INSIDE,
    kind=FACT,
    own_kind=WORDS,
    on=DAY,
    at=DAY,
    where=WORDS,
    size=FACT,
    business=FACT,
    basis=FACT,
    seen_by=SEEN_BY,
    written_by=PEN_NAME,
    gathering_place=FACT,
    strengthens=A_WORD,
    rework=WORDS,
    answered_on=DAY,
    version=VERSION,
)
declare("relationships.Presence", "with its activity", id=ROW_ID, workplace=WALL, activity=TIE_END, person=TIE_END)
declare(
    "relationships.GatheringPlace",
    "until removed",
    **INSIDE,
    name=GROUP_NAME,
    where=GROUP_NAME,
    strengthens=A_WORD,
    rework=PLACE_WORDS,
    answered_on=DAY,
    version=VERSION,
)
declare(
    "relationships.Usual",
    "with its gathering place",
    id=ROW_ID,
    workplace=WALL,
    gathering_place=TIE_END,
    person=TIE_END,
)
declare(
    "relationships.Giving",
    "until removed",
    **INSIDE,
    kind=FACT,
    giver=TIE_END,
    receiver=TIE_END,
    on=DAY,
    what=WORDS,
    activity=FACT,
    basis=FACT,
    seen_by=SEEN_BY,
    written_by=PEN_NAME,
)
declare(
    "relationships.Tie",
    "as long as both are kept",
    **INSIDE,
    a=TIE_END,
    b=TIE_END,
    how=WORDS,
    a_is=WORDS,
    b_is=WORDS,
    a_looks_for=WORDS,
    b_looks_for=WORDS,
    last_met=DAY,
    together_since=READING,
    helped_since=READING,
    helped_both_ways_since=READING,
    confided_since=READING,
    risked_since=READING,
    version=VERSION,
)
declare(
    "relationships.TieSpan",
    "with its tie",
    id=ROW_ID,
    workplace=WALL,
    tie=TIE_END,
    band=READING,
    first_hand=READING,
    state=READING,
    since=READING,
    was=READING,
    was_until=READING,
    starts=READING,
    ends=READING,
)
declare(
    "relationships.Saying",
    "until removed",
    **INSIDE,
    kind=FACT,
    person=TIE_END,
    about=TIE_END,
    level=FACT,
    on=DAY,
    basis=FACT,
    seen_by=SEEN_BY,
    written_by=PEN_NAME,
)
declare("relationships.SayingReader", "with its saying", id=ROW_ID, workplace=WALL, saying=TIE_END, pen_name=PEN_NAME)
declare(
    "relationships.Strain",
    "until removed",
    **INSIDE,
    a=TIE_END,
    b=TIE_END,
    on=DAY,
    talked_through_on=DAY,
    what=WORDS,
    basis=FACT,
    seen_by=SEEN_BY,
    written_by=PEN_NAME,
)
declare(
    "relationships.WorkNote",
    "until removed",
    **INSIDE,
    department=FACT,
    about=FACT,
    words=PLACE_WORDS,
    version=VERSION,
)
declare(
    "relationships.Dependency",
    "until removed",
    **INSIDE,
    department=FACT,
    needs=FACT,
    how=PLACE_WORDS,
    version=VERSION,
)
declare(
    "relationships.SavedMap",
    "as long as the workplace",
    workplace=WALL,
    layout=VERSION,
    last_layout=VERSION,
    laid_out_at=WHEN,
    layout_asked_at=WHEN,
    rests_on=VERSION,
    asked_for=VERSION,
)
declare(
    "relationships.Position",
    "until the map is laid out again",
    id=ROW_ID,
    workplace=WALL,
    layout=VERSION,
    person=TIE_END,
    x=READING,
    y=READING,
    community=READING,
)
declare("relationships.Finding", "until it is worked out again", id=ROW_ID, workplace=WALL, band=READING, found=FOUND)
declare(
    "relationships.Undoable",
    "until its people are forgotten; what was moved until it is undone, and ninety days at most",
    **INSIDE,
    what=STATE,
    kept=TIE_END,
    gone=ROW_ID,
    how_many=STATE,
    moved=replace(LOCKED, forget="strike"),
    written_by=PEN_NAME,
    undone_at=WHEN,
)
declare("relationships.TwoPeople", "as long as both are kept", id=ROW_ID, workplace=WALL, a=TIE_END, b=TIE_END)
