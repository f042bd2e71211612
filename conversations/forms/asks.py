"""An ask: who wants it, who is asked, through whom. What may hurt is said before anything is kept (method 52)."""

from typing import Any, cast

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conversations.access import asks_of
from conversations.discomfort import Finding
from conversations.models import Ask
from conversations.models.asks import Uncomfortable
from conversations.models.readers import WordsSeenBy
from organizer import access
from organizer.forms import VersionedForm
from organizer.models import Membership
from relationships import directory
from relationships.access import people_of
from relationships.forms.people_picker import PeopleField, as_id
from relationships.models import Person
from relationships.picking import ME, Chosen

PARTS = ("asked", "wants", "through")


class AskForm(VersionedForm):
    """`talk`, `out_of` and `action`: the conversation, the committee, the action that a new one comes out of."""

    FIELDS = Ask.FIELDS

    asked = PeopleField(
        label=_("Who is asked?"), least=1, error_messages={"too_few": _("Who is asked? It takes somebody.")}
    )
    what = Ask._meta.get_field("what").formfield(
        label=_("What is wished for?"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("As you would say it to them."),
    )
    wants = PeopleField(label=_("Who wants it?"), least=0)
    through = PeopleField(
        label=_("Is somebody to pass it on?"), least=0, help_text=_("Leave it empty if you ask them yourself.")
    )
    outside = forms.BooleanField(
        label=_("Somebody from outside wants it, or it is to meet one: paid staff, a helper"), required=False
    )
    words_seen_by = forms.ChoiceField(
        label=_("Who may see this?"),
        choices=[choice for choice in WordsSeenBy.choices if choice[0] != WordsSeenBy.COMMITTEE],
        initial=WordsSeenBy.ME,
        widget=forms.RadioSelect,
        help_text=_("Those who have a part in it and use Kith see it too."),
    )
    readers: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None, label=_("Which members?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    read = forms.BooleanField(label=_("I have read it, and this does not go against it"), required=False)
    free = forms.BooleanField(label=_("They know that they need not pass it on"), required=False)

    def __init__(
        self, *args, member: Membership, instance=None, talk=None, out_of=None, action=None, asked=(), **kwargs
    ):
        self.member, self.talk, self.action = member, talk, action
        self.out_of = out_of or (instance and instance.out_of)
        if instance is not None:
            kwargs["initial"] = {**self.parts_of(instance), "readers": self._readers_of(instance)}
        else:
            kwargs["initial"] = {"wants": [str(member.person_id or ME)], "asked": list(asked)}
        super().__init__(*args, instance=instance, **kwargs)
        for part in PARTS:
            cast(PeopleField, self.fields[part]).open_for(member, me=part != "asked")
        if self.out_of is not None:
            choices = cast(forms.ChoiceField, self.fields["words_seen_by"])
            choices.choices = [(value, words) for value, words in WordsSeenBy.choices]
        readers = cast(forms.ModelMultipleChoiceField, self.fields["readers"])
        readers.queryset = access.circle_of(member).circle().exclude(pk=member.pk)
        readers.label_from_instance = lambda other: other.called  # type: ignore[assignment]
        self.stopped = self.handed_down = False
        self.about = self._known(asked[0]) if asked else instance and instance.asked

    @staticmethod
    def parts_of(ask: Ask) -> dict[str, list]:
        return {part: [pk] if (pk := getattr(ask, f"{part}_id")) else [] for part in PARTS}

    def _readers_of(self, ask: Ask) -> list[Membership]:
        pens = set(ask.readers.values_list("pen_name", flat=True))
        return [other for other in access.circle_of(self.member).circle() if other.pen_name in pens]

    def _known(self, person_id: str) -> Person | None:
        pk = as_id(str(person_id))
        return people_of(self.member).filter(pk=pk).first() if pk else None

    # What may hurt -------------------------------------------------------------------------------------------------

    @property
    def stated(self) -> str:
        """What the one asked is not comfortable with, in their words."""
        return self.about.not_comfortable if self.about else ""

    @property
    def resting(self) -> bool:
        """Something else that they were asked rests, as far as the member knows: they felt pushed."""
        asked = asks_of(self.member).filter(asked=self.about).exclude(paused_on=None) if self.about else ()
        return any(ask.paused for ask in asked if ask != self.instance)

    def clean(self):
        known = super().clean() or self.cleaned_data
        for part in PARTS:
            if len(known.get(part) or ()) > 1:
                self.add_error(part, _("One person at a time."))
        if self.errors:
            return known
        names = {part: self._name(known[part]) for part in PARTS}
        if names["asked"] in (names["wants"], names["through"]):
            self.add_error("asked", _("They are asked, so somebody else wants it or passes it on."))
            return known
        if known["words_seen_by"] == WordsSeenBy.NAMED and not known.get("readers"):
            self.add_error("readers", _("Tick who may see it, or choose only you."))
        self.about = known["asked"].known[0] if known["asked"].known else None
        self._look_for_discomfort(known)
        self.handed_down = bool(names["through"] and names["through"] != names["wants"])
        if self.handed_down and not known["free"] and not self.stopped:
            self.add_error("free", _("It would be handed on. Please tick this once it is so, or ask them yourself."))
        return known

    def _look_for_discomfort(self, known: dict[str, Any]) -> None:
        if self.about is None:
            return
        found = Ask.finding(asked=self.about, what=known["what"], outside=known["outside"])
        if found == Finding.STOP:
            self._stop()
        elif (found == Finding.READ or self.resting) and not known["read"]:
            self.add_error("read", _("Please read this first."))

    def _stop(self) -> None:
        self.stopped = True
        self.add_error(None, _("Nothing was kept: it runs into what they are not comfortable with."))

    @staticmethod
    def _name(chosen: Chosen | None) -> str:
        """Tells people apart: an id, or the name of somebody new."""
        if not chosen:
            return ""
        people = [*(str(person.pk) for person in chosen.known), *(name.casefold() for name in chosen.new)]
        return people[0] if people else "me" if isinstance(chosen.me, str) else str(chosen.me.pk)

    # Saving --------------------------------------------------------------------------------------------------------

    def save(self, *, by) -> bool:
        was = by.person
        try:
            saved = super().save(by=by)
        except Uncomfortable:  # their page changed while this was being written
            self._stop()
            saved = False
        if not saved:
            by.person = was
        return saved

    def write(self, by: Membership) -> None:
        said = self.cleaned_data
        known = {name: said[name] for name in self.FIELDS}
        known["committee"] = self.out_of if said["words_seen_by"] == WordsSeenBy.COMMITTEE else None
        with transaction.atomic():
            for part in PARTS:
                people = said[part].settle(by)
                known[part] = people[0] if people else None
            if self.instance is None:
                known |= {"talk": self.talk, "out_of": self.out_of, "action": self.action}
                self.instance = Ask.make(by=by, readers=said["readers"], **known)
            else:
                version = said["version"] or 0
                self.instance.change(by=by, version=version, readers=said["readers"], **known)

    @property
    def differences(self) -> list[tuple[str, str, str]]:
        rows = super().differences
        if self.fresh is None:
            return rows
        names = directory.of(self.member.workplace)
        for part, ids in self.parts_of(cast(Ask, self.fresh)).items():
            chosen = self.cleaned_data[part]
            mine = ", ".join([*(person.name for person in chosen.known), *chosen.new])
            if (theirs := ", ".join(names.names(ids))) != mine:
                rows.append((str(self.fields[part].label), theirs, mine))
        return rows

    def in_words(self, name: str, value) -> str:
        return str(dict(WordsSeenBy.choices).get(value, value or ""))
