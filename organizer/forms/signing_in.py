"""allauth's forms with our words. What they check is theirs."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

ARRIVING = "arriving"  # in the session: the address that somebody has just given, to be offered at log-in


class Plain:
    """Labels instead of placeholders, and help where a person needs some."""

    LABELS: dict = {}
    HELP: dict = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.LABELS.get(name, field.label)
            field.help_text = self.HELP.get(name, "")


GOOD_PASSWORD = _("Ten letters or more. A few words in a row are good and easy to remember.")
A_NAME = _("A name for it")
CODE = {"code": _("Code")}


class LogIn(Plain, account.LoginForm):
    LABELS = {"login": _("Your e-mail"), "password": _("Your password")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if address := self.request.session.get(ARRIVING):
            self.fields["login"].initial = address


class ResetPassword(Plain, account.ResetPasswordForm):
    LABELS = {"email": _("Your e-mail")}


class ResetPasswordFromKey(Plain, account.ResetPasswordKeyForm):
    LABELS = {"password1": _("New password"), "password2": _("The same once more")}
    HELP = {"password1": GOOD_PASSWORD}


class SetPassword(Plain, account.SetPasswordForm):
    LABELS, HELP = ResetPasswordFromKey.LABELS, ResetPasswordFromKey.HELP


class ChangePassword(Plain, account.ChangePasswordForm):
    LABELS = {"oldpassword": _("Your password now"), **ResetPasswordFromKey.LABELS}
    HELP = ResetPasswordFromKey.HELP


class Reauthenticate(Plain, account.ReauthenticateForm):
    LABELS = {"password": _("Your password")}


class Authenticate(Plain, mfa.AuthenticateForm):
    LABELS = CODE


class ReauthenticateByCode(Plain, mfa.ReauthenticateForm):
    LABELS = CODE


class ActivateApp(Plain, totp.ActivateTOTPForm):
    LABELS = {"code": _("The six digits")}


class AddPasskey(Plain, passkeys.AddWebAuthnForm):
    LABELS = {"passwordless": _("Sign in with it alone, without a password")}
    name = forms.CharField(label=A_NAME, required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskey(Plain, passkeys.EditWebAuthnForm):
    name = forms.CharField(label=A_NAME, max_length=100)
