"""What the figures of one band say: whom it is about, the row, its departments, the word (method 3)."""

from __future__ import annotations

from relationships.strength import Band

from .figures import Figures, Joined
from .reading import Word, reading
from .words import Named, Sentence

MOST_GROUPS_NAMED = 2


def opening(who: str, found: Figures) -> list[Sentence]:
    """Whom it is about; where ties are few, how few, and at once what there is to offer (method 7, 10, 27).

    `who`: "grievance", "grievance.some", "committee" or "action". Nobody is named as the cause.
    """
    if not found.people:
        return [Sentence("who.nobody")]
    it = Sentence(who, {"count": found.people})
    word = reading(found)
    unbound = found.people > 1 and not found.ties
    if word not in (Word.SCATTERED, Word.THIN) and not unbound:
        return [Sentence("who", {"who": it})]
    return [_few(who, it, found, word), Sentence("offer")]


def _few(who: str, it: Sentence, found: Figures, word: Word | None) -> Sentence:
    if word == Word.THIN:
        return Sentence("who.thin", {"who": it})
    if who == "action":
        tied = found.people - found.alone
        return Sentence("who.few_know", {"who": it, "count": tied}) if tied else Sentence("who.none_know", {"who": it})
    if found.people == 2:
        return Sentence("who.two_unbound", {"who": it})
    return Sentence("who.most_unbound" if 2 * found.alone > found.people else "who.small_groups", {"who": it})


def row(band: Band, found: Figures) -> list[Sentence]:
    """At one band: the bodies, who is held, what it hangs on. Nothing for fewer than two people."""
    if found.people < 2:
        return []
    said = [Sentence("at", {"band": band, "clauses": tuple(_bodies(found))})]
    if found.people > 2 and found.ties:
        said += [_held(found), *_standing(found)]
        if found.splitting:
            said.append(Sentence("splitting", {"count": len(found.splitting)}))
    if found.ties:
        said += groups(found)
    return said


def _bodies(found: Figures) -> list[Sentence]:
    n = {"people": found.people}
    if found.people == 2:
        return [Sentence("at.two_tied" if found.ties else "at.two_apart")]
    if not found.ties:
        return [Sentence("at.none", n)]
    if found.together == found.people:
        return [Sentence("at.all", n)]
    smaller = found.people - found.together - found.alone
    said = [Sentence("at.body", {"count": found.together})]
    said += [Sentence("at.smaller", {"count": smaller})] if smaller else []
    return said + ([Sentence("at.alone", {"count": found.alone, **n})] if found.alone else [])


def _held(found: Figures) -> Sentence:
    if not found.held:
        return Sentence("held.none")
    if found.held == found.people:
        return Sentence("held.all", {"people": found.people})
    return Sentence("held", {"count": found.held})


def _standing(found: Figures) -> list[Sentence]:
    if found.standing is None or not found.held:
        return []
    key = "standing.any" if found.leaned_on is None else "standing.leaned"
    return [Sentence(key, {"count": found.standing}) if found.standing else Sentence(f"{key}_none")]


def groups(found: Figures, most: int = MOST_GROUPS_NAMED) -> list[Sentence]:
    """The departments that meet the others in one place at most; only how many, if there are more than `most`."""
    apart, every = found.groups_apart, {"groups": len(found.groups)}
    if not apart:
        return [Sentence("groups.joined", every)] if len(found.groups) > 1 else []
    if len(found.groups) == 2 and sum(joined.people for joined in found.groups) == found.people:
        one, other = found.groups
        gaps = {"group": Named(one.group), "other": Named(other.group)}
        return [Sentence(f"pair.{_meeting(apart[0])}", gaps)]
    if len(apart) > most and len(apart) == len(found.groups):
        return [Sentence("groups.none", every)]
    if len(apart) > most:
        return [Sentence("groups.many", {"count": len(apart), **every})]
    return [Sentence(f"group.{_meeting(joined)}", {"group": Named(joined.group)}) for joined in apart]


def _meeting(joined: Joined) -> str:
    if not joined.crossing:
        return "none"
    return "tie" if joined.crossing == 1 else "person"


def braced(found: Figures) -> list[Sentence]:
    """How many ties close a triangle. Two people alone have nobody to brace theirs."""
    if not found.ties or found.people < 3:
        return []
    key = {0: "braced.none", found.ties: "braced.all"}.get(found.braced, "braced")
    return [Sentence(key, {"count": found.braced, "ties": found.ties})]


def reads(band: Band, found: Figures) -> list[Sentence]:
    word = reading(found)
    return [Sentence("reads", {"band": band, "word": word})] if word else []
