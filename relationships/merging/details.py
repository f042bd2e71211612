"""What the one record of a person holds of what the two say of them. Pure: two records in, values out.

What protects somebody is never dropped: what they are not comfortable with, that they would rather be left be, that
they supervise others hold if either record says so.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Field

from relationships.merging.rows import together
from relationships.models import Person

EITHER = ("name", "pronouns", "department", "shift", "where")
EITHER_OR_BOTH = ("languages", "likes", "reach")
OF_BOTH = ("not_comfortable", "leave_be", "supervisor", "came_on", "left_on")
KEPT, GONE, BOTH = "kept", "gone", "both"


@dataclass(frozen=True)
class Detail:
    """`kept` and `gone`: what each says. Asked about if they say different things and one cannot know."""

    name: str
    kept: Any
    gone: Any

    @property
    def asked(self) -> bool:
        return self.name not in OF_BOTH and bool(self.kept and self.gone) and self.kept != self.gone

    @property
    def may_be_both(self) -> bool:
        return self.name in EITHER_OR_BOTH

    @property
    def settled(self) -> Any:
        """What it is if nobody need be asked."""
        return OF_TWO[self.name](self.kept, self.gone) if self.name in OF_BOTH else self.kept or self.gone

    def chosen(self, answer: str) -> Any:
        if answer == BOTH:
            return together(self.kept, self.gone)
        return self.gone if answer == GONE else self.kept


def details(kept: Person, gone: Person) -> list[Detail]:
    names = (*EITHER, *EITHER_OR_BOTH, *OF_BOTH)
    return [Detail(name, getattr(kept, name), getattr(gone, name)) for name in names]


def label(name: str) -> str:
    return str(cast(Field, Person._meta.get_field(name)).verbose_name)


def columns(kept: Person, gone: Person, answers: dict[str, str]) -> dict[str, Any]:
    """Columns of the one record. `answers`: for what is asked about, `kept`, `gone` or `both`."""
    found: dict[str, Any] = {}
    for one in details(kept, gone):
        answer = answers.get(one.name, BOTH if one.may_be_both else KEPT)
        value = one.chosen(answer) if one.asked else one.settled
        found[f"{one.name}_id" if one.name in ("department", "shift") else one.name] = getattr(value, "pk", value)
        if one.name == "reach":  # why they gave it goes with it (method 47)
            reasons = Detail("reach_for", kept.reach_for, gone.reach_for)
            found["reach_for"] = reasons.chosen(answer) if one.asked else (kept if kept.reach else gone).reach_for
    return found


def _left(kept: date | None, gone: date | None) -> date | None:
    """Whoever is here in one of the two is here."""
    return max(kept, gone) if kept and gone else None


OF_TWO = {
    "not_comfortable": together,
    "leave_be": lambda kept, gone: kept or gone,
    "supervisor": lambda kept, gone: kept or gone,
    "came_on": lambda kept, gone: min((day for day in (kept, gone) if day), default=None),
    "left_on": _left,
}
