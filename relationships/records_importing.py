"""What is kept of files that people bring in; see organizer/records.py."""

from dataclasses import replace

from organizer import own_pages
from organizer.records import INSIDE, LOCKED, PEN_NAME, ROW_ID, SECRET, STATE, VERSION, WALL, WHEN, Kept, declare

STAGED = Kept("identity", personal=True, export="never", forget="strike", encrypted=True)  # see forgetting.py, too

declare(
    "relationships.Batch",
    "three days if it was never put in; else as long as the workplace, without its words once it is kept",
    **INSIDE,
    written_by=PEN_NAME,
    state=STATE,
    touched_at=WHEN,
    done=STATE,
    total=STATE,
    fault=STATE,
    beside=LOCKED,
)
declare(
    "relationships.BatchFile",
    "with its batch",
    **INSIDE,
    batch=STATE,
    place=STATE,
    name=STAGED,
    size=STATE,
    digest=SECRET,
    kind=STATE,
    choices_json=STAGED,
    read_json=STAGED,
    asked=VERSION,
    round=VERSION,
    fault=STATE,
)
declare(
    "relationships.BatchPiece",
    "until its batch is kept, undone or left",
    id=ROW_ID,
    workplace=WALL,
    file=STATE,
    number=STATE,
    words=STAGED,
)
declare(
    "relationships.BatchRow",
    "until its batch is kept, undone or left; what made something stays as a digest",
    id=ROW_ID,
    workplace=WALL,
    batch=STATE,
    file=STATE,
    round=VERSION,
    number=STATE,
    fate=STATE,
    why=STATE,
    digest=SECRET,
    words=STAGED,
)
declare(
    "relationships.ReadHeader",
    "as long as the workplace",
    **INSIDE,
    digest=SECRET,
    choices=replace(LOCKED, forget="strike"),
)

own_pages.leaves_out(
    own_pages.PASSING,
    {
        "relationships.BatchFile": "name choices_json read_json",
        "relationships.BatchPiece": "words",
        "relationships.BatchRow": "words",
    },
)
