"""How people sign in: allauth, by invitation only, its secrets under our keys and its mail through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse

from organizer import encryption, outbox
from organizer.models import User

ARRIVING = "arriving"  # in the session: the address that somebody has just given, to be offered at log-in


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False  # S1

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queued, so that known and unknown addresses take the same time (S3)."""
        message = self.render_mail(template_prefix, email, context)
        outbox.put("mail", to=email, subject=message.subject, body=message.body)


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return encryption.wrap(text.encode(), "mfa")

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.unwrap(encrypted_text, "mfa").decode()


class OurLoginForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if address := self.request.session.get(ARRIVING):
            self.fields["login"].initial = address


def sign_in(request: HttpRequest, user: User, *, by: str, then: str) -> HttpResponse:
    """Signs in by something else than the log-in page; a second factor is still asked for. `then` is where to go."""
    record_authentication(request, user, method=by)
    return perform_login(request, Login(user=user, redirect_url=then))
