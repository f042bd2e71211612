from functools import cached_property

from organizer.models import Workplace
from relationships import map_making
from tests import cast
from tests.architecture.who_may.things.reviews import Reviews


class Things(Reviews):
    """Made on first use, or all at once. A name is what a line of the table calls it; it gives a row, or a text."""

    def make_all(self) -> None:
        for kind in reversed(type(self).__mro__):
            for name, thing in vars(kind).items():
                if isinstance(thing, cached_property):
                    getattr(self, name)
        self._lay_out_map()

    def _lay_out_map(self) -> None:
        """As it is once a worker has been there; whoever opens a map then wakes none."""
        cast.coffee(self.by, [self.person, self.other_person], self.by.workplace.today())
        workplace = Workplace.objects.get(pk=self.by.workplace_id)
        map_making.see_to(workplace)
        map_making.lay_out(None, workplace=str(workplace.pk))
        map_making.find(None, workplace=str(workplace.pk))

    def id(self, name: str) -> str:
        thing = getattr(self, name)
        return thing if isinstance(thing, str) else str(thing.pk)
