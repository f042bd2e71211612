"""What the pages of the map have in common: what was asked, how people are called, and which template shows it.

`shown` says where: nothing, the screen of one who is signed in; `projector`, initials or numbers and nothing that
leads to a name (S19); `paper`, light on ink, with names only if they were asked for after a warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organizer.htmx import answer
from organizer.http import Request
from relationships import access, directory, saved_map
from relationships.maps import earlier_days, languages
from relationships.maps.filters import MOST_STEPS, Filters
from relationships.maps.naming import Naming, naming_for
from relationships.maps.sheet import Sheet
from relationships.readings import band_name
from relationships.strength import Band, Kind

TEMPLATES = {
    "": "relationships/maps/show.html",
    "projector": "relationships/maps/projector.html",
    "paper": "relationships/maps/paper.html",
}
WARNING = "relationships/maps/warning.html"
BY = {
    "departments": _("Departments"),
    "shifts": _("Shifts"),
    "places": _("Where people gather"),
    "languages": _("Languages"),
    "communities": _("Who is close to whom"),
}
KINDS = {
    Kind.TOGETHER.value: _("Time together"),
    Kind.HELP.value: _("Help"),
    Kind.HELP_BOTH_WAYS.value: _("Help both ways"),
    Kind.CONFIDING.value: _("Something confided"),
    Kind.RISK.value: _("Something risked together"),
}
MOST_SHEETS = 12
MOST_ROWS = 300
PAPERS = ("a4", "letter")


@dataclass
class MapPage:
    request: Request
    by: str = ""

    def __post_init__(self):
        self.member = self.request.member
        self.names = directory.of(self.member.workplace)
        self.today = self.member.workplace.today()

    @cached_property
    def asked(self) -> dict[str, str]:
        query = self.request.GET.dict()
        if self.by:
            query["by"] = self.by
        if (days := query.get("days", "")).isdigit() and len(days) < 6:  # the slider counts from the first day
            query["on"] = min(self.first_day + timedelta(days=int(days)), self.today).isoformat()
        return query

    @cached_property
    def saved(self) -> saved_map.MapFor:
        """Opening a map asks the worker for what is missing."""
        return saved_map.of(self.member)

    @cached_property
    def filters(self) -> Filters:
        return Filters.asked(self.asked, self.names, self.today, tuple(KINDS))

    @property
    def shown(self) -> str:
        return shown if (shown := self.asked.get("shown", "")) in TEMPLATES else ""

    @cached_property
    def naming(self) -> Naming:
        asked = self.asked.get("names", "")
        if not self.shown or (self.shown == "paper" and asked == "names"):
            return naming_for(self.member, "names")
        return naming_for(self.member, asked if asked == "pseudonyms" else "initials")

    @property
    def must_warn(self) -> bool:
        """Names on paper can be left lying about: asked once more, every time."""
        return self.shown == "paper" and self.naming.manner == "names" and not self.asked.get("sure")

    # For the drawer ------------------------------------------------------------------------------------------------

    @cached_property
    def first_day(self) -> date:
        """The first day of which anything is known of a tie."""
        return access.first_day_of_ties(self.member) or self.today

    @property
    def days(self) -> int:
        return (self.today - self.first_day).days

    @property
    def day(self) -> int:
        return max(0, (self.filters.on - self.first_day).days)

    @cached_property
    def earlier_days(self) -> list[tuple[date, str]]:
        """Days to set this one beside; nothing on a wall or on paper."""
        days = [] if self.shown else earlier_days.for_member(self.member)
        return [(day, called) for day, called in days if day < self.filters.on]

    @property
    def bands(self) -> list[tuple[int, str]]:
        return [(band.value, band_name(band)) for band in Band if band]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(kind, str(name)) for kind, name in KINDS.items()]

    @property
    def steps(self) -> range:
        return range(1, MOST_STEPS + 1)

    @property
    def groupings(self) -> list[tuple[str, str]]:
        """Those in which anybody is."""
        have = {
            "departments": self.names.departments,
            "shifts": self.names.shifts,
            "places": self.names.gathering_places,
            "languages": languages.any_known(self.member),
            "communities": self.names.people,
        }
        return [(by, str(name)) for by, name in BY.items() if have[by]]

    @property
    def on_the_map(self) -> bool:
        """Whether the member is there, so that they can ask how it is without them."""
        return self.member.person_id in self.names.people

    @property
    def paper(self) -> str:
        return size if (size := self.asked.get("size", "")) in PAPERS else PAPERS[0]

    @property
    def rows_shown(self) -> str:
        """Of the list, as a slice: not more than a page should weigh, unless all were asked for."""
        return ":" if self.asked.get("rows") == "all" else f":{MOST_ROWS}"

    @property
    def all_rows(self) -> str:
        """Where the whole list is; nowhere on a wall or on paper."""
        return "" if self.shown else self._query(rows="all") + "#map-list"

    @property
    def query(self) -> str:
        return self.filters.query()

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form beside the picture sends along."""
        return self.filters.pairs

    @property
    def other_paper(self) -> str:
        size = PAPERS[1 - PAPERS.index(self.paper)]
        return self._query(shown="paper", size=size, names=self.naming.manner, sure=self.asked.get("sure", ""))

    @property
    def other_names(self) -> str:
        names = "initials" if self.naming.manner == "names" else "names"
        return self._query(shown="paper", size=self.paper, names=names)

    @property
    def on_projector(self) -> str:
        return self._query(shown="projector")

    @property
    def on_paper(self) -> str:
        return self._query(shown="paper")

    def _query(self, **more: str) -> str:
        return "?" + urlencode([*self.filters.pairs, *((name, value) for name, value in more.items() if value)])

    # Answers -------------------------------------------------------------------------------------------------------

    def answer(self, drawn, **context) -> HttpResponse:
        if self.must_warn:
            return answer(self.request, WARNING, {"page": self, "filters": self.filters})
        context |= {"page": self, "sheet": self._sheet(drawn), "filters": self.filters}
        return answer(self.request, TEMPLATES[self.shown], context)

    def _sheet(self, drawn) -> Sheet:
        """Drawn once a process for all who ask the same at this version of ties and names (the directory holds it).

        Of the member only their own person matters: for "without me", and so that nobody is told of themselves.
        """
        asked = (
            self.member.workplace.ties_version,
            self.saved.version,
            type(drawn),
            self.request.path,
            self.filters,
            self.naming.manner,
            self.member.person_id,
            get_language(),
        )
        return self.names.keep("sheet", *asked, made=drawn.sheet, most=MOST_SHEETS)
