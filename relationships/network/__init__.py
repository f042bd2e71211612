"""What hangs together among a few people or a whole workplace: plain facts over ids (method 3; design, `network/`).

People are ids of any one kind that can be hashed and put in order; ties are pairs of ids. Ties between others than the
`people` asked about, a person's tie with themselves, and the second of two mentions of one tie are left out.

Answers are the same whatever order the question came in: sets of people as frozensets, the largest first (of two as
large the one with the smallest id); ties as (smaller id, larger id), in order. Nothing here puts people in an order of
worth, and nothing adds up a person's ties (method 2, "It must not").

Everything here walks through the ties a few times at most and calls itself never: ten thousand people in a row are no
trouble. Communities and layouts need igraph, and stand in modules of their own, imported where they are used.
"""

from .bodies import bodies, braced, core
from .cuts import Parting, bridges, cut_people, partings, pieces_without, splitting_ties
from .graph import ties_among
from .matching import matching
from .paths import Path, strongest_paths
from .points import middle

__all__ = [
    "Parting",
    "Path",
    "bodies",
    "braced",
    "bridges",
    "core",
    "cut_people",
    "matching",
    "middle",
    "partings",
    "pieces_without",
    "splitting_ties",
    "strongest_paths",
    "ties_among",
]
