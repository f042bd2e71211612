"""What there is to take out of people and the time they share (S16), in the order in which it can be read back."""

from relationships.sheets import listed, people  # noqa: F401

# isort: split
from relationships.sheets import between  # noqa: F401
