"""Can our ties carry this? For the people of a grievance, an action or a committee, as one member may know them.

`conversations/carrying/` knows figures and words; here stand the rows they are made of (`bonds`), what they are set
beside (`last_time`), and what the page shows (`page`, `table`), in a fixed number of queries.
"""

from conversations.carry.page import Carry

__all__ = ["Carry"]
