"""An archive of ours read back (S17, S26): every row that is not here yet is put in as it was, under its own id.

ways.py       what the rooms say of their sheets, in the order in which they are read
sources.py    from the file to rows of cells, in bounded memory; what is none of ours is refused
values.py     a cell as the value of a field, and the laws of the database, asked before it is
weighing.py   of each row what would come of it; nothing is saved
writing.py    what is new made ready to be written, then all of it in one transaction
taking_out.py the same out again, but for what people have built on it since

Who wrote something is not in an archive, so that what is put in is its reader's own; what only they could read stays
only theirs; and nothing is added to what others wrote here.
"""

from contextlib import ExitStack

from organizer.models import Membership

from .fates import BAD, NEW, OUT, SAME, Weighed
from .sources import NotOurs, Source, Zipped
from .ways import HOLDS, IDS, PASSED_OVER, SHEETS, TAKEN_OUT, WORDS, Made, Row, made, sheet
from .weighing import Weighing
from .writing import Writing

__all__ = [
    "BAD",
    "HOLDS",
    "IDS",
    "NEW",
    "OUT",
    "PASSED_OVER",
    "SAME",
    "SHEETS",
    "TAKEN_OUT",
    "WORDS",
    "Made",
    "NotOurs",
    "Row",
    "Source",
    "Weighed",
    "Weighing",
    "Writing",
    "Zipped",
    "made",
    "read",
    "sheet",
]


def read(source: Source, *, by: Membership) -> dict[str, Weighed]:
    """All of it or nothing, at once. Raises `NotOurs`."""
    weighing = Weighing(source, by)
    weighing.weigh()
    with ExitStack() as until:
        writing = Writing(weighing, until)
        writing.prepare()
        writing.write()
    return weighing.sheets
