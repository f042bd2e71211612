from relationships.merging.joining import (
    Changed,
    LaterFirst,
    OneAlready,
    OneSupervises,
    TwoMembers,
    in_order,
    make_two_again,
    merge,
    whose,
)

__all__ = [
    "Changed",
    "LaterFirst",
    "OneAlready",
    "OneSupervises",
    "TwoMembers",
    "in_order",
    "make_two_again",
    "merge",
    "whose",
]
