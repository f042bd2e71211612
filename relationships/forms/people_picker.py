"""The people picker: chips that one types into. Without script it is checkboxes and a line of names with commas.

    class TalkForm(Form):
        people = PeopleField(label=_("Who was there?"), least=2)

        def __init__(self, *args, member, **kwargs):
            super().__init__(*args, **kwargs)
            self.fields["people"].open_for(member, offer=seen_lately)

`cleaned_data["people"]` is a `picking.Chosen`; its `settle(by)` belongs into the transaction of what is saved.
The form's template loads `static/js/people-picker.js`.
"""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from organizer.access import url
from organizer.models import Membership
from relationships import access, directory, picking
from relationships.picking import LONGEST_NAME, ME, NEW, Chosen, Picked, Reading

MOST = 200


class PeopleWidget(forms.Widget):
    template_name = "relationships/_people_picker.html"
    use_fieldset = True
    member: Membership
    names: directory.Directory
    first: list[str]
    offer: Iterable[UUID | str]  # looked at when the chips are shown
    reading: Reading | None = None

    def value_from_datadict(self, data, files, name) -> Picked:
        values = data.getlist(name) if hasattr(data, "getlist") else list(data.get(name, []))
        answers = [data[key] for key in sorted(data) if key.startswith(f"{name}_which_")]
        return Picked([*values, *answers], data.get(f"{name}_typed", ""))

    def value_omitted_from_data(self, data, files, name) -> bool:
        return False

    def get_context(self, name, value, attrs) -> dict:
        context = super().get_context(name, value, attrs)
        reading = self.reading or Reading(self._values(value))
        typed = ", ".join(reading.unsure) if self.reading else getattr(value, "typed", "")
        offered = [
            value for value in dict.fromkeys([*self.first, *map(str, self.offer)]) if value not in reading.values
        ]
        offered = [value for value in offered if self._reads(value)]
        context["picker"] = {
            "url": url(self.member, "pick-people"),
            "typed": typed,
            "chips": [self.chip(value, chosen=True) for value in reading.values],
            "offered": [self.chip(value) for value in offered],
            "questions": [self._question(number, asked) for number, asked in enumerate(reading.questions)],
            "blank": {"value": "", "name": "", "beside": "", "chosen": True},
        }
        return context

    def chip(self, value: str, *, chosen: bool = False) -> dict:
        """What a chip says: the name, and beside it what tells two people of one name apart."""
        if value.startswith(NEW):
            return {"value": value, "name": value.removeprefix(NEW), "beside": _("new"), "chosen": chosen}
        if value.split(":")[0] == ME:
            return {"value": value, "name": self.member.called, "beside": _("you"), "chosen": chosen}
        person_id = UUID(value)
        beside = _("you") if person_id == self.member.person_id else self.names.place_in_words(person_id)
        return {"value": value, "name": self.names.name(person_id), "beside": beside, "chosen": chosen}

    def _question(self, number: int, asked: picking.Question) -> dict:
        mine = asked.other == picking.ME_NEW
        choices = [{**self.chip(str(pk)), "value": f"{ME}:{pk}" if mine else str(pk)} for pk in asked.candidates]
        other = {"value": asked.other, "name": asked.name, "beside": _("somebody else, new here")}
        choices = [{**choice, "chosen": choice["value"] == asked.preset} for choice in (*choices, other)]
        return {"number": number, "name": asked.name, "mine": mine, "choices": choices}

    def _values(self, value) -> list[str]:
        """Ids and values as they are; what does not read as either is left out (`clean` has refused it)."""
        values = value.values if isinstance(value, Picked) else value or []
        return [str(value) for value in dict.fromkeys(values) if self._reads(str(value))]

    def _reads(self, value: str) -> bool:
        if value.startswith(NEW) or value in (ME, picking.ME_NEW):
            return True
        return (pk := as_id(value.removeprefix(f"{ME}:"))) is not None and pk in self.names.people


class PeopleField(forms.Field):
    """Chosen people, known or new. `least` is how many it takes; `too_few` says so in words."""

    widget: PeopleWidget = PeopleWidget  # type: ignore[assignment]  # Django makes it one
    default_error_messages = {
        "too_few": ngettext_lazy("Name at least one person.", "Name at least %(least)d people.", "least"),
        "too_many": _("That is more people than one entry can name. Name those you know best, and say how many came."),
        "too_long": _("A name can have up to %(most)d letters here. What else you know has its own place."),
        "not_there": _("One of these people is no longer here to be chosen. The others are kept."),
        "look": _("Please look at the names once more, then save again."),
    }

    def __init__(self, *, least: int = 1, **kwargs):
        super().__init__(required=False, **kwargs)
        self.least = least

    def open_for(self, member: Membership, *, offer=(), me: bool = False) -> None:
        """`offer`: ids to show as chips not chosen yet. `me`: offer the member, also one who is not on the map yet."""
        self.member = member
        self.widget.member, self.widget.names = member, directory.of(member.workplace)
        self.widget.first, self.widget.offer = [str(member.person_id or ME)] if me else [], offer

    def clean(self, value: Picked) -> Chosen:
        names = self.widget.names
        readable = self.widget._values(value)
        self.widget.reading = reading = picking.read(Picked(readable, value.typed), names, self.member)
        if len(readable) < len(set(filter(None, value.values))):
            raise self._refusal("not_there")
        new = [chosen.removeprefix(NEW) for chosen in reading.values if chosen.startswith(NEW)]
        if any(len(name) > LONGEST_NAME for name in [*new, *reading.met]):
            raise self._refusal("too_long", most=LONGEST_NAME)
        if len(reading.values) > MOST:
            raise self._refusal("too_many")
        if not reading.settled:
            raise self._refusal("look")
        if len(reading.values) < self.least:
            raise self._refusal("too_few", least=self.least)
        return self._chosen(reading.values, new)

    def _chosen(self, values: list[str], new: list[str]) -> Chosen:
        mine = next((value for value in values if value.startswith(f"{ME}:")), "")
        ids = [pk for value in values if (pk := as_id(value))]
        known = access.people_for(self.member, ids)
        if mine == picking.ME_NEW:
            return Chosen(known, new, self.member.called)
        return Chosen(known, new, access.person_for(self.member, UUID(mine.removeprefix(f"{ME}:"))) if mine else "")

    def _refusal(self, code: str, **words) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=words)


def preset(member: Membership, asked: list[str]) -> list[str]:
    """Who is in from the start: those the address names (`?with=`), and the member unless it names two or more."""
    named = [str(pk) for value in asked if (pk := as_id(value))]
    return named if len(named) > 1 else [str(member.person_id or ME), *named]


def as_id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
