"""The forms of somebody who comes in by a link."""

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from organizer import joining, timezones
from organizer.forms.base import Form
from organizer.models import Membership, OneTimeLink, User, Workplace


class CalledForm(Form):
    called = Membership._meta.get_field("called").formfield(label=_("What shall we call you?"))


class NewAccountForm(CalledForm):
    """The password is checked the same for every address (S3)."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("You sign in with it. A private address is better than one from work."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("A password"),
        max_length=200,
        strip=False,
        help_text=_("Ten letters or more. A few words in a row are good and easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_email(self) -> str:
        return User.objects.normalize_email(self.cleaned_data["email"])

    def clean(self):
        known = super().clean() or self.cleaned_data
        if "password" in known:
            try:
                validate_password(known["password"], User(email=known.get("email", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return known

    def accept(self, link: OneTimeLink) -> None:
        joining.accept(link, **self.cleaned_data)


class NewWorkplaceForm(CalledForm):
    """Another workplace for somebody who may make one."""

    workplace = Workplace._meta.get_field("name").formfield(
        label=_("What do you call your workplace?"),
        help_text=_("Only your circle sees it. A nickname is fine."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=timezones.choices, initial=settings.TIME_ZONE)
    field_order: tuple[str, ...] = ("workplace", "time_zone", "called")

    def open(self, user: User) -> Membership:
        return joining.open_workplace(user, **self.cleaned_data)


class BeginForm(NewWorkplaceForm, NewAccountForm):
    field_order = ("called", "email", "password", "workplace", "time_zone")

    def begin(self, link: OneTimeLink) -> Membership:
        return joining.begin(link, **self.cleaned_data)
