"""What a row of a file may be. Each kind says what its columns mean, what would come of a row, and puts many in.

An upper room adds its own with `register`, when it is ready.
"""

from .base import Bad, Field, Kind, Placed
from .registry import KINDS, register

__all__ = ["KINDS", "Bad", "Field", "Kind", "Placed", "register"]
