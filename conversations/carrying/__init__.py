"""Can these people's ties carry it? (method 3)

    figures(people, ties, groups) -> Figures    the shape of the ties among a few people, in whole counts
    reading(figures) -> Word | None             the one word for it; none for fewer than three
    telling, beside                             figures as sentences
    say(sentence, ...) -> str                   a sentence in words

It describes ties that somebody knows of. It never says that people are ready, and it decides for nobody. Pure: ids in,
counts and sentences out; no Django, no clock, no database. Who counts (no supervisors, nobody on guess) and which ties
count (live, first-hand, at a band) is for the caller to say.
"""

from .figures import Figures, Joined, figures
from .reading import Word, reading
from .words import Named, Sentence, say

__all__ = ["Figures", "Joined", "Named", "Sentence", "Word", "figures", "reading", "say"]
