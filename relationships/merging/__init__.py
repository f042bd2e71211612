from relationships.merging.joining import (
    Changed,
    LaterFirst,
    OneAlready,
    TwoMembers,
    in_order,
    make_two_again,
    merge,
    whose,
)

__all__ = ["Changed", "LaterFirst", "OneAlready", "TwoMembers", "in_order", "make_two_again", "merge", "whose"]
