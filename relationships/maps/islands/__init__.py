"""The whole workplace: an island for each group, with ribbons as broad as there are ties between two.

`facts` gathers who is on which island and how many ties there are, `places` says where islands stand and how large they
are, `drawing` draws them, and `whole` puts the picture, its line and its list together.
"""

from .addresses import address_of
from .whole import Islands

__all__ = ["Islands", "address_of"]
