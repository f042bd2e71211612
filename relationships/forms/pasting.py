from hashlib import sha256

from django import forms
from django.utils.translation import gettext_lazy as _

from organizer.forms import Form
from relationships import directory, pasting
from relationships.pasting import Doubt


class PasteForm(Form):
    """First the text alone; then with a choice (`line-7`: add or leave) for each doubt, and `sure`: the digest of the
    very text that was looked at, so that nothing is saved that nobody saw."""

    MOST_LETTERS = 400_000

    names = forms.CharField(
        label=_("Names, one a line"),
        max_length=MOST_LETTERS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_("With a department after a comma, if you like: “Rosa Lima, Ovens”. Up to 2,000 lines at once."),
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.directory = directory.of(member.workplace)

    def clean(self):
        text = self.cleaned_data.get("names")
        if text is None:
            return
        self.pasted = pasting.read(text)
        self.plan = pasting.plan(self.pasted.lines, self.directory)
        if not self.pasted.lines:
            self.add_error("names", _("There is no name in there."))
        elif self.data.get("sure") != self.digest or any(self.choice(doubt) is None for doubt in self.plan.doubts):
            self.add_error(None, _("This is what we read. Nothing is saved yet."))

    @property
    def digest(self) -> str:
        return sha256("\n".join(pasting.LINE_ENDS.split(self.cleaned_data["names"])).encode()).hexdigest()

    @property
    def looked_at(self) -> bool:
        return bool(getattr(self, "pasted", None) and self.pasted.lines)

    def choice(self, doubt: Doubt) -> str | None:
        chosen = self.data.get(f"line-{doubt.line.number}")
        return chosen if chosen in ("add", "leave") else None

    @property
    def doubts(self) -> list[tuple[Doubt, str]]:
        """Each with what is chosen, or presumed: the very same name is somebody we know."""
        return [(doubt, self.choice(doubt) or ("leave" if doubt.same else "add")) for doubt in self.plan.doubts]

    def save(self, *, by) -> int:
        """How many were added."""
        wanted = {doubt.line.number for doubt in self.plan.doubts if self.choice(doubt) == "add"}
        wanted |= {line.number for line in self.plan.sure}
        lines = [line for line in self.pasted.lines if line.number in wanted]
        return len(pasting.save(lines, self.directory, by=by))
