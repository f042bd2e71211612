"""How strong a tie is: a reading that can be said out loud (method 2).

    read(evidence, on) -> Reading           one pair, one day
    spans(evidence, today=...) -> [Span]    one pair, its whole past and how it will step down
    since(evidence, today=...) -> {Kind: date}   one pair, on what it rests and from which day on
    say(sentence, a, b, ...) -> str         any sentence of a reading, in words

The unit is the pair; nothing here is ever worked out for a person. Pure: no Django, no clock, no database.
"""

from .bands import Band
from .constants import MOST_FOR_PAIRS
from .evidence import (
    Basis,
    Closeness,
    Confiding,
    Contact,
    Evidence,
    Help,
    Item,
    SharedRisk,
    Side,
    Strain,
    WouldStand,
)
from .kinds import Kind, since
from .reading import Mix, Reading, read
from .rules import Rule
from .spans import Span, State, spans
from .view import Figures
from .words import BAND_NAMES, WORDS, Sentence, say

__all__ = [
    "BAND_NAMES",
    "MOST_FOR_PAIRS",
    "WORDS",
    "Band",
    "Basis",
    "Closeness",
    "Confiding",
    "Contact",
    "Evidence",
    "Figures",
    "Help",
    "Item",
    "Kind",
    "Mix",
    "Reading",
    "Rule",
    "Sentence",
    "SharedRisk",
    "Side",
    "Span",
    "State",
    "Strain",
    "WouldStand",
    "read",
    "say",
    "since",
    "spans",
]
