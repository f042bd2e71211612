"""From the bytes of a file to a table of lines: encoding, separator, what stands before the table, its header.

    sheet = read(data, name="people.csv", asked=Asked(separator=";"))

Pure. Each guess is in the `Sheet`, and `Asked` overrules it. A file that cannot be read at all raises `Refused`; a line
that cannot is a `Line` with a `fault`, its number and its text, and the lines after it are read (S26).
"""

from .formats import read
from .sheet import Asked, Line, Refused, Sheet

__all__ = ["Asked", "Line", "Refused", "Sheet", "read"]
