"""The two forms in which it leaves, through the gate. Ties rest on what all of the circle may see (S9)."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organizer import exports
from organizer.models import Membership
from relationships import access
from relationships.nameless import files
from relationships.nameless.graph import Nameless
from relationships.readings import band_name
from relationships.strength import Band, State

A_FEW = 2000  # rows read at once
SAYS = _(
    "Made-up names, other ones each time, and no days. The shape itself stays: somebody who knows how many people one"
    " of you is close to, or who sits with whom, may find them in it, and from there others."
)


@exports.form(
    "map-gexf",
    level="map",
    label=_("For Gephi (GEXF)"),
    says=SAYS,
    suffix="gexf",
    media_type="application/gexf+xml",
)
def write_gexf(member: Membership, out, progress, about=None) -> None:
    files.gexf(of(member), out, progress, about=_about(member), reads=band_name)


@exports.form(
    "map-graphml",
    level="map",
    label=_("For other programs (GraphML)"),
    says=SAYS,
    suffix="graphml",
    media_type="application/graphml+xml",
)
def write_graphml(member: Membership, out, progress, about=None) -> None:
    files.graphml(of(member), out, progress, about=_about(member), reads=band_name)


def of(member: Membership) -> Nameless:
    """Coworkers who are here today, by department, and the ties among them that read at least acquainted. Two queries,
    and no name is opened."""
    here = access.people_of(member).here().order_by().values_list("pk", "department_id")
    return Nameless(dict(here.iterator(chunk_size=A_FEW)), _ties(member), gettext("Others"))


def _ties(member: Membership) -> Iterator[tuple[UUID, UUID, int, bool, bool]]:
    spans = access.spans_of(member).on(member.workplace.today()).at_least(Band.ACQUAINTED).order_by()
    rows = spans.values_list("tie__a_id", "tie__b_id", "band", "first_hand", "state")
    for a, b, band, first_hand, state in rows.iterator(chunk_size=A_FEW):
        yield a, b, band, state == State.QUIET, band > first_hand


def _about(member: Membership) -> str:
    """The level and the month. Who took it stands in the audit: it would be the only name in here."""
    month = date_format(member.workplace.today(), "F Y")
    return gettext("The map without names, %(month)s. Level: map.") % {"month": month}
