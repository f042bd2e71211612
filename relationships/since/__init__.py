"""What became of people and their ties between two days, as all of the circle may see them (S9), in a fixed number of
queries however many there are. A past day is read as it is known today; who wants a copy of its own keeps figures."""

from relationships.since.figures import Figures
from relationships.since.numbers import Numbers
from relationships.since.people import PeopleSince
from relationships.since.ties import TiesSince

__all__ = ["Figures", "Numbers", "PeopleSince", "TiesSince"]
