"""One note on somebody's own page: give it, give less of it, or keep it back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.own_page.choices import INCLUDE, REASONS, SHORTEN, WAYS, WITHHOLD, Choice, Looked
from organizer.forms import Form
from organizer.own_pages import Section
from relationships.own_page.hiding import Hiding


class NoteForm(Form):
    """Nothing is chosen for anybody: a note without a choice is not looked at yet, and that is no mistake."""

    how = forms.ChoiceField(label=_("What do you do with it?"), choices=WAYS, required=False, widget=forms.RadioSelect)
    copy = forms.CharField(
        label=_("What stays of it"), required=False, max_length=12_000, widget=forms.Textarea({"rows": 4})
    )
    reason = forms.ChoiceField(
        label=_("Why? They will read this."), choices=list(REASONS.items()), required=False, widget=forms.RadioSelect
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, section: Section, looked: Looked, hidden: Hiding):
        self.section, self.looked, self.note, self.hidden = section, looked, looked.note, hidden
        chosen = looked.choice
        now = {"how": chosen.how, "reason": chosen.reason} if chosen else {}
        now |= {"copy": looked.words, "fingerprint": looked.note.fingerprint}
        super().__init__(data, prefix=looked.note.key, initial=now)

    def clean(self):
        known = super().clean() or self.cleaned_data
        how = known.get("how")
        if how and known.get("fingerprint") != self.note.fingerprint:
            self.add_error(None, _("This note says something else now. Please look at it again."))
        if how == SHORTEN and not known.get("copy"):
            self.add_error("copy", _("Write what may stay, or keep the note back."))
        if how == WITHHOLD and not known.get("reason"):
            self.add_error("reason", _("Please say why: a gap without a reason makes people wonder."))
        return known

    @property
    def choice(self) -> Choice | None:
        """What was typed loses the names that are known, as the note did."""
        known = self.cleaned_data
        if not known.get("how"):
            return None
        copy = self.hidden.words(known["copy"].replace("\r\n", "\n"))
        how = INCLUDE if known["how"] == SHORTEN and copy == self.note.words else known["how"]
        return Choice.of(self.note, how=how, copy=copy, reason=known["reason"])


class NotesForm:
    """A few notes on one page, saved together. `again`: the key of one that was looked at before."""

    def __init__(self, data=None, *, page, again: str = "", most: int = 6):
        notes = page.to_look_at[:most]
        if again:
            notes = [(section, one) for section, one in page.notes if one.note.key == again]
        if data is not None:  # those that were on the page that was sent, whatever was chosen elsewhere meanwhile
            notes = [(section, one) for section, one in page.notes if f"{one.note.key}-fingerprint" in data]
        hidden = page.about.hidden
        self.forms = [NoteForm(data, section=section, looked=one, hidden=hidden) for section, one in notes]
        self.page, self.bound = page, data is not None

    def is_valid(self) -> bool:
        return self.bound and all(form.is_valid() for form in self.forms)

    def save(self) -> None:
        self.page.choose([(form.note, form.choice) for form in self.forms if form.choice])

    @property
    def status(self) -> int:
        return 422 if self.bound else 200
