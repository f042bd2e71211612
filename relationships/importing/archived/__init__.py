"""Our own archive, brought back through the same page: looked at sheet by sheet, put in at once, undone in one step.

pieces.py       its bytes, read where they lie, sealed; what it is, and opening one that is closed with a passphrase
weighing.py     in the worker: what would come of its rows; each sheet is a file of the batch
putting_in.py   in the worker: all of it in one transaction, remembering in a few bytes a row what was made
undoing.py      in the worker: the same out again
page.py         what the page says of it
"""

from .pieces import ARCHIVE, SHEET, is_one
from .putting_in import Putting
from .undoing import Undoing
from .weighing import prepare

__all__ = ["ARCHIVE", "SHEET", "Putting", "Undoing", "is_one", "prepare"]
