"""Signing in by a link, being asked again who one is, and a way back in for somebody who forgot their password."""

from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.account.models import Login
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.utils import is_mfa_enabled
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from organizer import access, accounts, audit
from organizer.models import Membership, User


def sign_in(request: HttpRequest, user: User, *, by: str, then: str) -> HttpResponse:
    """Signs in by something else than the log-in page; a second lock is still asked for. `then` is where to go."""
    record_authentication(request, user, method=by)
    return perform_login(request, Login(user=user, redirect_url=then))


def ask_again(request: HttpRequest) -> HttpResponse | None:
    """Before a dangerous act (S4): the page that asks for the password or passkey, unless that was done just now.

    The way back leads to the same page with GET, so a dangerous act has a page of its own that is sent from itself.
    """
    if not is_reauthentication_required(request, app="organizer"):
        return None
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")


class NotYours(Exception):
    """The account reaches further than the workplace of the admin who asks."""


@transaction.atomic
def reset_link(colleague: Membership, *, by: Membership) -> str:
    """The path of a page where the colleague chooses a new password (S2).

    Whoever holds it could come in as them. So it is made only for an account that has a second lock, or that opens
    nothing but this workplace: the wall holds against admins too (S7).
    """
    user = colleague.user
    elsewhere = access.memberships_of(user).exclude(workplace=by.workplace).exists()
    if (elsewhere or user.makes_workplaces) and not is_mfa_enabled(user):
        raise NotYours
    audit.record("member.reset-link-made", colleague, by=by)
    return accounts.reset_path(f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}")
