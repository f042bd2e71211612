"""How a locked browser is opened again, and how long it waits before it locks by itself."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as passkeys
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from organizer import home
from organizer.forms.base import Form
from organizer.forms.signing_in import Reauthenticate, ReauthenticateByCode
from organizer.models import User
from organizer.models.users import LOCKS_AFTER


class Ways:
    """What this user can show, each a form of allauth's with its limits: a password, a passkey, a code.

    Nothing is noted down as a new sign-in: before a dangerous act they are asked all the same.
    """

    def __init__(self, user: User, sent: QueryDict | None = None):
        kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        self.user, self.password, self.code, self.passkey = user, None, None, None
        self.sent = next((name for name in ("password", "code", "credential") if name in (sent or {})), "")
        if user.has_usable_password():
            self.password = Reauthenticate(sent if self.sent == "password" else None, user=user)
            self.password.fields["password"].widget.attrs["autofocus"] = True
        if kinds - {Authenticator.Type.WEBAUTHN}:
            self.code = ReauthenticateByCode(sent if self.sent == "code" else None, user=user)
        if Authenticator.Type.WEBAUTHN in kinds:
            self.passkey = ReauthenticateWebAuthnForm(sent if self.sent == "credential" else None, user=user)

    @property
    def nothing(self) -> bool:
        """They came by a link and have nothing to show: only another link helps."""
        return not (self.password or self.code or self.passkey)

    @property
    def demo(self) -> bool:
        """Nobody needs a key to the made-up workplace, and nobody has one."""
        return self.nothing and self.user.email == home.DEMO_MEMBER

    @property
    def passkey_options(self) -> dict:
        return {"request_options": passkeys.begin_authentication(self.user)}

    def open(self) -> bool:
        if self.demo:
            return True
        form = {"password": self.password, "code": self.code, "credential": self.passkey}.get(self.sent)
        if form is None or not form.is_valid():
            return False
        if used := form.cleaned_data.get("credential") or getattr(form, "authenticator", None):
            used.record_usage()
        return True

    @property
    def status(self) -> int:
        return 422 if self.sent else 200


class LocksAfterForm(Form):
    locks_after = forms.TypedChoiceField(
        label=_("Lock when nobody has been there for"), choices=LOCKS_AFTER, coerce=int, widget=forms.RadioSelect
    )

    def save(self, *, of: User) -> None:
        of.lock_after(self.cleaned_data["locks_after"])
