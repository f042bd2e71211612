"""What a ZIP that somebody brings may be, and how it shows that it is none: ours, or a spreadsheet's."""

import zipfile
import zlib

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # in no other way do we or spreadsheets pack (ECMA-376, part 2)

# Cut off, put together wrongly, locked, of a kind that the zipfile module does not know (a RuntimeError, as is what it
# says of a locked part), or with sizes and names that are lies.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OverflowError)
