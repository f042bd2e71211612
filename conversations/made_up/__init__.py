"""A believable workplace of any size, for tests and measurements."""

from conversations.made_up.people import Made
from conversations.made_up.plan import TooManyTies
from conversations.made_up.workplace import make

__all__ = ["Made", "TooManyTies", "make"]
