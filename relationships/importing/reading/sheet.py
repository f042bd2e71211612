"""What reading gives, and how much of it there may be."""

from dataclasses import dataclass, field

MOST_BYTES = 10 * 1024 * 1024  # of a file
MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = 20_000  # letters
LONGEST_LINE = 100_000
KEPT_TEXT = 4_000  # letters that a rejected row keeps of its text


class Refused(Exception):
    """The file as a whole cannot be read. `fault` is why, in a word of ours."""

    def __init__(self, fault: str):
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Asked:
    """What somebody says of a file; what they leave empty is guessed."""

    format: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header: int | None = None  # the line of the header, from 1; 0: there is none


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # where it begins in the file, from 1
    cells: tuple[str, ...]
    fault: str = ""
    text: str = ""  # of a line that cannot be read: as it stands there


@dataclass
class Sheet:
    format: str
    columns: list[str]
    lines: list[Line]  # those below the header that are not empty
    header: int = 0  # its line; 0: none, and the columns have letters
    before: list[str] = field(default_factory=list)  # what stands above the header
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)
