"""What the picture says in words, beside it: sentences, the kindest first. Never ranks, never who is in the middle.

Names come from `naming`; on one's own screen they are links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from relationships import map_findings, saved_map
from relationships.map_findings import Drawn, Findings, Somebody
from relationships.maps.ground import KnownTie, Standing
from relationships.maps.grouping import OVERLAPPING, Grouping
from relationships.maps.naming import Naming
from relationships.network import Parting
from relationships.strength import Band

NAMED, SAID = 4, 3  # people in a sentence; sentences of one kind
MOST_AT_ONCE = 1500  # people: of more, what was then and is not now is not looked through in a page
A_FEW = 300  # people: so many a page looks through itself, until the worker has


class Sayer:
    """Says people in a sentence: on one's own screen each name is a link."""

    naming: Naming

    def called(self, pk: UUID) -> SafeString:
        address = self.naming.to("around", pk)
        name = self.naming.person(pk)
        return format_html('<a class="name" href="{}">{}</a>', address, name) if address else format_html("{}", name)

    def listed(self, people: Iterable[UUID]) -> SafeString:
        parts = [self.called(pk) for pk in people]
        if len(parts) < 2:
            return parts[0] if parts else SafeString("")
        before = format_html_join(", ", "{}", ((part,) for part in parts[:-1]))
        return format_html(_("{before} and {last}"), before=before, last=parts[-1])

    def some(self, people: Collection[UUID]) -> SafeString:
        """All of a few, in the order of their names; of many only that there are."""
        if len(people) > 2 * NAMED:
            return format_html("{}", _("many others"))
        known = self.naming.names.people
        return self.listed(sorted(people, key=lambda pk: (known[pk].words, known[pk].sort_key, str(pk))))


class Words(Sayer):
    """Of the whole workplace. `joined`: the pairs of islands with a tie between them.

    What is said of how people hang together is what the worker found; a few people are looked through here.
    """

    def __init__(
        self,
        standing: Standing,
        naming: Naming,
        ties: list[KnownTie],
        grouping: Grouping,
        joined: Collection[tuple[int, int]],
    ):
        self.standing, self.naming, self.ties, self.grouping, self.joined = standing, naming, ties, grouping, joined
        self.me = standing.member.person_id

    @cached_property
    def found(self) -> Findings | None:
        """The worker's if they hold; its last ones for many people, though something may have changed since."""
        asked, saved = self.standing.filters, saved_map.of(self.standing.member)
        everybody = not (asked.past or asked.kind or asked.department or asked.shift)
        if everybody and saved.up_to_date:
            return saved.findings(asked.band)
        if len(self.standing.people) <= A_FEW:
            return self._looked_through()
        return saved.findings(asked.band) if everybody else None

    def _looked_through(self) -> Findings:
        """With the one who asks, also where they are left out of the picture: for what hangs on them."""
        standing, people = self.standing, {**self.standing.people}
        if self.me in standing.everybody and standing.filters.without_me:
            people[self.me] = standing.everybody[self.me]
        ties = standing.ties_with_me() if self.me in people else standing.ties()
        usual: dict[UUID, set[UUID]] = defaultdict(set)
        for pk in people:
            for place in self.naming.names.usual_people.get(pk, ()):
                usual[place].add(pk)
        return map_findings.find(
            [Somebody(pk, one.department_id, one.supervisor, standing.came_on(pk)) for pk, one in people.items()],
            [Drawn(tie.a, tie.b, tie.band, tie.counts) for tie in ties],
            usual,
            standing.gone() if not standing.filters.past else (),
            band=standing.filters.band,
            today=standing.on,
        )

    def sentences(self) -> list[SafeString]:
        found = [self.without_me, self.not_known_yet, *self.untied_islands, *self.loosened, *self.thin_places]
        return [sentence for sentence in [*found, *self.invitations] if sentence]

    def _here(self, *people: UUID) -> bool:
        """Whether they are in the picture: who was found may have left since, and without me is without me."""
        return all(pk in self.standing.people for pk in people)

    # We do not know them yet (17) ----------------------------------------------------------------------------------

    @property
    def not_known_yet(self) -> SafeString:
        """Of newcomers alone: who has been here for years is no news. Not where only some of the ties are shown."""
        if self.standing.filters.band > Band.ACQUAINTED or self.standing.filters.kind:
            return SafeString("")
        new = [pk for pk in self.found.unknown if self._here(pk) and pk != self.me] if self.found else []
        if not new or not self.ties:
            return SafeString("")
        some = self.some(new[:NAMED])
        if len(new) <= NAMED:
            return format_html(_("We do not know {people} yet."), people=some)
        return format_html(_("Some who are new here we do not know yet, {people} among them."), people=some)

    # Islands without a tie between them (21) -----------------------------------------------------------------------

    @property
    def untied_islands(self) -> list[SafeString]:
        """By name while they are few; else only that there are such."""
        groups, joined = self.grouping.groups, set(self.joined)
        if self.grouping.by in OVERLAPPING or len(groups) < 2 or not self.ties:
            return []
        named = [number for number, group in enumerate(groups) if not group.others]
        tied_islands = {number for pair in joined for number in pair}
        alone = [number for number in named if number not in tied_islands]
        found = [
            format_html(_("We know of no tie yet from {island} to any other."), island=groups[number].name)
            for number in alone[:SAID]
        ]
        apart = [two for two in combinations(named, 2) if two not in joined and not {*two} & {*alone}]
        if 0 < len(apart) <= SAID:
            words = _("We know of no tie yet between {one} and {other}.")
            found += [format_html(words, one=groups[a].name, other=groups[b].name) for a, b in apart]
        elif apart:
            found.append(format_html("{}", _("Many of the islands have no tie between them yet.")))
        return found

    # What somebody who left joined (31) ----------------------------------------------------------------------------

    @property
    def loosened(self) -> list[SafeString]:
        words = _("Since {person} left, nobody we know of ties {people} to {others}.")
        found: list[SafeString] = []
        for one in self.found.loosened if self.found else []:
            if len(found) == SAID:
                break
            parts = [here for part in one.parts if (here := [pk for pk in part if self._here(pk)])]
            if len(parts) > 1 and one.person in self.naming.names.people:
                rest = self.some([pk for part in parts[1:] for pk in part])
                found.append(
                    format_html(words, person=self.called(one.person), people=rest, others=self.some(parts[0]))
                )
        return found

    # Held together by one tie ---------------------------------------------------------------------------------------

    @property
    def thin_places(self) -> list[SafeString]:
        ties = [two for two in self.found.splitting if self._here(*two)] if self.found else []
        if len(ties) > 2 * SAID:
            return [format_html("{}", _("In many places two parts of the map hang together by one tie alone."))]
        words = _("{one} and {other} are the only ones who hold two parts of the map together.")
        return [format_html(words, one=self.called(a), other=self.called(b)) for a, b in ties[:SAID]]

    @cached_property
    def leaning(self) -> Parting | None:
        """The one person whose leaving would part the map (method 3). Who it is shows after a tap alone, as somebody
        to lean on less."""
        if not self.found:
            return None
        here = {pk: parting for pk, parting in self.found.partings.items() if self._here(pk)}
        return replace(self.found, partings=here).parting

    @property
    def leaning_in_words(self) -> SafeString:
        if not (parting := self.leaning):
            return SafeString("")
        words = _("Much holds together through {person}. If they left, {people} would lose their way to the others.")
        return format_html(words, person=self.called(parting.person), people=self._lost(parting))

    def _lost(self, parting: Parting) -> SafeString:
        """Those in the smaller pieces; where they are too many to be kept by name, only that they are many."""
        smaller = [pk for piece in parting.smaller for pk in piece if pk in self.naming.names.people]
        return self.some(smaller) if smaller else format_html("{}", _("many others"))

    # Without me ------------------------------------------------------------------------------------------------------

    @property
    def without_me(self) -> SafeString:
        """What hangs only on the member: the pieces their body falls into, the smaller ones named."""
        if not self.standing.filters.without_me or self.me not in self.standing.everybody or not self.found:
            return SafeString("")
        if not (parting := self.found.partings.get(self.me)):
            return format_html("{}", _("Without you, everybody you are tied to is still tied to each other."))
        words = _("Without you, what holds together now would be {count} parts. Only you tie the others to {people}.")
        return format_html(words, count=len(parting.sizes), people=self._lost(parting))

    # Invitations -----------------------------------------------------------------------------------------------------

    @property
    def invitations(self) -> list[SafeString]:
        """Two sides that have nothing to do with each other yet, and a place that sees both."""
        tables = _("{one} and {other} have no one in common; {both} sees both.")
        rooms = _("{one} and {other} have no tie between them yet; {both} sees both.")
        found = []
        for invitation in self.found.invitations if self.found else []:
            sides = sorted((invitation.one.id, invitation.other.id), key=self._in_the_house)
            one, other, both = (self._side(side) for side in (*sides, invitation.place))
            if one and other and both:
                words = tables if invitation.one.kind == "place" else rooms
                found.append(format_html(words, one=one, other=other, both=both))
        return found[:SAID]

    def _in_the_house(self, pk: UUID) -> int:
        return [*self.naming.names.departments, *self.naming.names.gathering_places, pk].index(pk)

    def _side(self, pk: UUID) -> str:
        """What it is called; nothing if it is no more."""
        names = self.naming.names
        if pk in names.gathering_places:
            return self.naming.gathering_place(pk)
        return names.departments[pk].name if pk in names.departments else ""
