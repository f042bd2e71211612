"""The objects that addresses in the table name. Each is made by `by` (Ana; Caro for what is beyond the wall)."""

from tests.architecture.who_may.things.all_of_them import Things
from tests.architecture.who_may.things.people import DAY

__all__ = ["DAY", "Things"]
