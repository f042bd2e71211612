"""The forms of the workplace and its members."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from organizer import signing_in, timezones
from organizer.forms.base import Form, VersionedForm
from organizer.models import LastAdmin, Membership, OneTimeLink, Workplace

LAST_ADMIN = _("Somebody has to be admin. Make somebody else admin first.")
AN_INVITATION_LASTS = timedelta(days=7)


class WorkplaceSettingsForm(VersionedForm):
    FIELDS = ("name", "time_zone", "language")

    name = Workplace._meta.get_field("name").formfield(label=_("What you call it"))
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=timezones.choices)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def write(self, by) -> None:
        known = {name: self.cleaned_data[name] for name in self.FIELDS}
        self.instance.change(by=by, version=self.cleaned_data["version"] or 0, **known)


class RolesForm(Form):
    role = forms.ChoiceField(label=_("As what?"), choices=Membership.Role.choices, widget=forms.RadioSelect)


class InvitationForm(RolesForm):
    called = OneTimeLink._meta.get_field("called").formfield(
        label=_("What do you call them?"), help_text=_("They can change it when they come.")
    )
    field_order = ("called", "role")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{**kwargs, "initial": {"role": Membership.Role.ORGANIZER}})

    def invite(self, *, by: Membership) -> tuple[OneTimeLink, str]:
        """The invitation and its secret path."""
        link, secret = OneTimeLink.make(
            OneTimeLink.Kind.INVITATION,
            lasts=AN_INVITATION_LASTS,
            workplace=by.workplace,
            by=by,
            **self.cleaned_data,
        )
        return link, link.path(secret)


class RoleForm(RolesForm):
    def change(self, colleague: Membership, *, by: Membership) -> bool:
        try:
            colleague.change_role(by=by, role=self.cleaned_data["role"])
        except LastAdmin:
            self.add_error("role", LAST_ADMIN)
        return not self.errors


class LetExportForm(Form):
    may = forms.BooleanField(label=_("They may take data out"), required=False)

    def let(self, colleague: Membership, *, by: Membership) -> None:
        colleague.let_export(self.cleaned_data["may"], by=by)


class RemovalForm(Form):
    def remove(self, colleague: Membership, *, by: Membership) -> bool:
        try:
            colleague.remove(by=by)
        except LastAdmin:
            self.add_error(None, LAST_ADMIN)
        return not self.errors


class ResetLinkForm(Form):
    def make(self, colleague: Membership, *, by: Membership) -> str:
        """The secret path, or nothing and an error."""
        try:
            return signing_in.reset_link(colleague, by=by)
        except signing_in.NotYours:
            self.add_error(
                None,
                _("You cannot make a link for this account. Whoever runs Kith can, with the command sign_in_link."),
            )
        return ""
