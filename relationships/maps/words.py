"""What the picture says in words, beside it: sentences, the kindest first. Never ranks, never who is in the middle.

All of it walks through the ties a few times at most. Names come from `naming`; on one's own screen they are links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import combinations
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from relationships import network
from relationships.maps.ground import KnownTie, Standing, tied
from relationships.maps.grouping import Grouping
from relationships.maps.naming import Naming
from relationships.network import Parting

NAMED, SAID = 4, 3  # people in a sentence; sentences of one kind
MOST_AT_ONCE = 1500  # people: of more, who holds what together is for the worker to find, never for a page


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
        return self.listed(sorted(people, key=self.naming.names.in_order.index))


class Words(Sayer):
    """Of the whole workplace, or of one island (`people`)."""

    def __init__(self, standing: Standing, naming: Naming, ties: list[KnownTie], grouping: Grouping):
        self.standing, self.naming, self.ties, self.grouping = standing, naming, ties, grouping
        self.people = list(standing.people)

    @cached_property
    def pairs(self) -> list[tuple[UUID, UUID]]:
        """The ties that count: live ones, known at first hand."""
        return [tie.pair for tie in self.ties if tie.counts]

    @property
    def _too_many(self) -> bool:
        return len(self.people) > MOST_AT_ONCE

    def sentences(self) -> list[SafeString]:
        found = [self.without_me, self.not_known_yet, *self.untied_islands, *self.thin_places, *self.invitations]
        return [sentence for sentence in found if sentence]

    # We do not know them yet (17) ----------------------------------------------------------------------------------

    @property
    def not_known_yet(self) -> SafeString:
        known = tied(self.ties)
        new = [pk for pk in self.people if pk not in known and pk != self.standing.member.person_id]
        if not new or not self.ties:
            return SafeString("")
        if len(new) <= NAMED:
            return format_html(_("We do not know {people} yet."), people=self.listed(new))
        if len(new) * 2 > len(self.people):
            return format_html("{}", _("Most of the people here we do not know yet."))
        some = self.listed(new[:NAMED])
        return format_html(_("Some people here we do not know yet, {people} among them."), people=some)

    # Islands without a tie between them (21) -----------------------------------------------------------------------

    @property
    def untied_islands(self) -> list[SafeString]:
        """By name while they are few; else only that there are such."""
        groups, of = self.grouping.groups, self.grouping.of
        if self.grouping.by == "places" or len(groups) < 2 or not self.ties:
            return []
        joined = {
            (min(a, b), max(a, b)) for tie in self.ties for a in of.get(tie.a, ()) for b in of.get(tie.b, ()) if a != b
        }
        named = [number for number, group in enumerate(groups) if not group.others]
        alone = [number for number in named if not any(number in pair for pair in joined)]
        found = [
            format_html(
                _("We know of no tie yet from {island} to any other."), island=self.grouping.groups[number].name
            )
            for number in alone[:SAID]
        ]
        apart = [two for two in combinations(named, 2) if two not in joined and not {*two} & {*alone}]
        if 0 < len(apart) <= SAID:
            found += [
                format_html(
                    _("We know of no tie yet between {one} and {other}."), one=groups[a].name, other=groups[b].name
                )
                for a, b in apart
            ]
        elif apart:
            found.append(format_html("{}", _("Many of the islands have no tie between them yet.")))
        return found

    # Held together by one tie ---------------------------------------------------------------------------------------

    @property
    def thin_places(self) -> list[SafeString]:
        if self._too_many:
            return []
        ties = network.splitting_ties(self.people, self.pairs)
        if len(ties) > 2 * SAID:
            return [format_html("{}", _("In many places two parts of the map hang together by one tie alone."))]
        words = _("{one} and {other} are the only ones who hold two parts of the map together.")
        return [format_html(words, one=self.called(a), other=self.called(b)) for a, b in ties[:SAID]]

    @cached_property
    def leaning(self) -> Parting | None:
        """The one person whose leaving would part the map: only if losing them takes another along with them, and
        nobody else as much (method 3). Who it is shows after a tap alone, as somebody to lean on less."""
        if self._too_many:
            return None
        partings = [one for one in network.partings(self.people, self.pairs) if sum(one.sizes[1:])]
        most = max((sum(one.sizes[1:]) for one in partings), default=0)
        found = [one for one in partings if sum(one.sizes[1:]) == most]
        return found[0] if len(found) == 1 else None

    @property
    def leaning_in_words(self) -> SafeString:
        if not (parting := self.leaning):
            return SafeString("")
        words = _("Much holds together through {person}. If they left, {people} would lose their way to the others.")
        smaller = [pk for piece in parting.smaller for pk in piece]
        return format_html(words, person=self.called(parting.person), people=self.some(smaller))

    # Without me ------------------------------------------------------------------------------------------------------

    @property
    def without_me(self) -> SafeString:
        """What hangs only on the member: the pieces their body falls into, the smaller ones named."""
        me = self.standing.member.person_id
        if not self.standing.filters.without_me or me not in self.standing.everybody:
            return SafeString("")
        pairs = [tie.pair for tie in self.standing.ties_with_me() if tie.counts]
        pieces = network.pieces_without([*self.people, me], pairs, me)
        if len(pieces) < 2:
            return format_html("{}", _("Without you, everybody you are tied to is still tied to each other."))
        words = _("Without you, what holds together now would be {count} parts. Only you tie the others to {people}.")
        smaller = [pk for piece in pieces[1:] for pk in piece]
        return format_html(words, count=len(pieces), people=self.some(smaller))

    # Invitations -----------------------------------------------------------------------------------------------------

    @property
    def invitations(self) -> list[SafeString]:
        """Two places where people gather that have no one in common, and a third that sees both."""
        places: dict[UUID, set[UUID]] = {}
        for pk in self.people:
            for place in self.naming.names.usual_people.get(pk, ()):
                places.setdefault(place, set()).add(pk)
        said, found = set(), []
        for both in (place for place in self.naming.names.gathering_places if place in places):
            near = {place for pk in places[both] for place in self.naming.names.usual_people[pk]} - {both}
            for one, other in combinations(sorted(near), 2):
                if (one, other) in said or places[one] & places[other] or len(found) == SAID:
                    continue
                said.add((one, other))
                called = [self.naming.gathering_place(place) for place in (one, other, both)]
                words = _("{one} and {other} have no one in common; {both} sees both.")
                found.append(format_html(words, one=called[0], other=called[1], both=called[2]))
        return found
