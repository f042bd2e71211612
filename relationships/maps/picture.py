"""What a picture is made of, in its own units: x to the right, y down. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

MOST_MARKS = 300  # past it a picture groups instead of drawing more


@dataclass(frozen=True, slots=True)
class Mark:
    """A person, an island, or several people as one. `key` is the mark's own within its picture.

    `label` is written beside it, `inside` within it; `says` is what a screen reader reads. Without an address it is
    no link. `manner`: words of ours that change how it looks (`unknown`, `left`, `middle`, `supervisor`).
    """

    key: str
    x: float
    y: float
    r: float
    kind: str = "person"
    label: str = ""
    soft: str = ""
    inside: str = ""
    says: str = ""
    address: str = ""
    card: str = ""  # the address of what is shown beside the picture
    tint: int | None = None
    manner: str = ""

    @property
    def point(self) -> tuple[float, float]:
        return self.x, self.y


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody within an island, without a name. Hollow: we do not know them yet."""

    x: float
    y: float
    r: float
    tint: int | None = None
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A tie between two marks. `bend` is the point that a curve leans to."""

    a: str
    b: str
    band: int
    manner: str = ""  # "", "quiet", "dotted" or "past"
    bend: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The ties between two islands; its width is how many."""

    a: str
    b: str
    width: float
    bend: tuple[float, float] | None = None
    says: str = ""
    address: str = ""
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words, in lines below each other (`up`: built upwards from the last), a softer one at the end. `anchor`: start,
    middle or end. `near`: only where letters are small enough (a wide screen); `far`: only where they are large."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    manner: str = ""
    near: bool = False
    far: bool = False
    of: str = ""  # the key of its mark
    soft: str = ""
    up: bool = False

    @property
    def lines(self) -> list[str]:
        return [*self.text.split("\n"), *([self.soft] if self.soft else [])]


@dataclass(frozen=True, slots=True)
class Ground:
    """A quiet shape below everything: an island's shore, or a ring around the one in the middle."""

    x: float
    y: float
    r: float
    down: float | None = None  # of an ellipse: half its height
    tint: int | None = None
    manner: str = "shore"


@dataclass(frozen=True)
class Picture:
    """`title` names it, `description` says what it shows in one or two sentences. `widths`: what the width of a ribbon
    means, at the foot, drawn as broad as in the picture itself. `a_tie`: how broad one tie is there."""

    width: float
    height: float
    title: str
    description: str
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    ribbons: tuple[Ribbon, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()
    ground: tuple[Ground, ...] = ()
    name: str = "map"
    widths: tuple[tuple[float, str], ...] = ()
    a_tie: float = 0.0
    at: dict[str, Mark] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "at", {mark.key: mark for mark in self.marks})

    @property
    def size(self) -> int:
        """How many marks an eye has to take in; the ties of a band are one stroke of the pen."""
        return len(self.marks) + len(self.ribbons) + len(self.dots)

    @property
    def neighbours(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {mark.key: [] for mark in self.marks}
        ends: Iterable[Line | Ribbon] = (*self.lines, *self.ribbons)
        for each in ends:
            found[each.a].append(each.b)
            found[each.b].append(each.a)
        return found
