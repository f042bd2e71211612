"""What is taken along one piece at a time, through the gate: the picture to hang on a wall, somebody's card."""

from functools import cached_property
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organizer import exports
from organizer.models import Membership
from relationships import access, directory, vcards
from relationships.maps.around import Around
from relationships.maps.filters import Filters
from relationships.maps.island import Island
from relationships.maps.islands import Islands
from relationships.maps.naming import Pseudonyms
from relationships.maps.on_a_wall import Key, hung
from relationships.maps.sheet import Sheet
from relationships.nameless.graph import LOT

SVG = "image/svg+xml"
ON_A_WALL = _(
    "Departments by name, people as dots or numbers, drawn anew for this file. Whoever knows the place well may still"
    " guess who is who: hang it where only those see it who may."
)


class Numbers(Pseudonyms):
    """Other numbers for every file, and people in their order."""

    @cached_property
    def numbers(self) -> dict[UUID, int]:
        order = list(self.names.people)
        LOT.shuffle(order)
        return {pk: number for number, pk in enumerate(order, start=1)}


@exports.form(
    "picture", level="map", label=_("The map as a picture (SVG)"), says=ON_A_WALL, suffix="svg", media_type=SVG
)
def write_map(member: Membership, out, progress, about=None) -> None:
    _hang(member, Islands(member, _today(member), Numbers(member)).sheet(), out, progress)


@exports.form(
    "department-picture",
    level="map",
    label=_("The map of one department (SVG)"),
    says=ON_A_WALL,
    about=access.department_for,
    suffix="svg",
    media_type=SVG,
)
def write_department(member: Membership, out, progress, about: UUID) -> None:
    department = access.department_for(member, about)
    island = Island(member, _today(member), Numbers(member), "departments", str(department.pk))
    _hang(member, island.sheet(), out, progress)


@exports.form(
    "person-picture",
    level="map",
    label=_("The map around one person (SVG)"),
    says=ON_A_WALL,
    about=access.person_for,
    suffix="svg",
    media_type=SVG,
)
def write_around(member: Membership, out, progress, about: UUID) -> None:
    person = access.person_for(member, about)
    _hang(member, Around(member, _today(member), Numbers(member), person.pk).sheet(), out, progress)


def _today(member: Membership) -> Filters:
    return Filters.asked({}, directory.of(member.workplace), member.workplace.today())


def _hang(member: Membership, sheet: Sheet, out, progress) -> None:
    day = date_format(member.workplace.today(), "j F Y")
    day = gettext("The ties we know of on %(day)s") % {"day": day}
    out.write(hung(sheet.picture, line=str(sheet.line), day=day, legend=_legend(sheet)).encode())
    progress(1, 1)


def _legend(sheet: Sheet) -> list[Key]:
    if not sheet.by:
        words = [_("acquainted"), _("friendly"), _("trusting"), _("would take risks together")]
        keys = [Key(f"tie band-{band}", str(says)) for band, says in enumerate(words, start=1)]
        quiet, heard = ("tie band-2 quiet", _("gone quiet")), ("tie band-2 dotted", _("only heard of"))
        return [*keys, *(Key(classes, str(says)) for classes, says in (quiet, heard))]
    ribbons = [Key("ribbon", gettext("the ties between two"))] if sheet.picture.ribbons else []
    many = gettext("somebody") if sheet.a_dot == 1 else gettext("%(many)s people") % {"many": sheet.a_dot}
    dots = [Key("dot", many), Key("dot hollow", gettext("we do not know them yet"))] if sheet.picture.dots else []
    return [*ribbons, *dots]


@exports.form(
    "card",
    level="archive",
    label=_("A card for an address book"),
    says=_(
        "What they are called, their department, and how they like to be reached, with what they gave it for. Phones"
        " often send address books to their maker: ask them first."
    ),
    about=access.person_for,
    suffix="vcf",
    media_type="text/vcard; charset=utf-8",
)
def write_card(member: Membership, out, progress, about: UUID) -> None:
    person = access.person_for(member, about)
    department = person.department.name if person.department else ""
    given = gettext("Given for: %(reason)s") % {"reason": person.reach_for} if person.reach and person.reach_for else ""
    out.write(vcards.card(person.name, department=department, reach=person.reach, note=given).encode())
    progress(1, 1)
