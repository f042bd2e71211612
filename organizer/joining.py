"""The ways in: the first admin, an invitation, a sign-in link made on the console (S1, S2).

A link is used up in the transaction of what it is used for. Upper apps add what else happens when somebody joins.
"""

from collections.abc import Callable
from typing import cast

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import Http404

from organizer.models import Membership, OneTimeLink, User, Workplace

_welcomes: list[Callable[[Membership], None]] = []


class Gone(Http404):
    """Somebody else was quicker with this link: to everybody else it is not there."""


def when_joined(welcome: Callable[[Membership], None]) -> None:
    """Called by upper apps when ready; `welcome` runs in the transaction in which somebody joins."""
    _welcomes.append(welcome)


@transaction.atomic
def begin(link: OneTimeLink, *, called: str, email: str, password: str, workplace: str, time_zone: str) -> Membership:
    """The first admin and their workplace."""
    _use_up(link)
    user = User.objects.create_user(email, password, makes_workplaces=True)
    return open_workplace(user, called=called, workplace=workplace, time_zone=time_zone)


@transaction.atomic
def open_workplace(user: User, *, called: str, workplace: str, time_zone: str) -> Membership:
    """A new workplace with its first admin."""
    place = Workplace.open(name=workplace, time_zone=time_zone)
    return _welcome(Membership.join(user, place, role=Membership.Role.ADMIN, called=called))


@transaction.atomic
def accept(link: OneTimeLink, *, called: str, email: str, password: str) -> None:
    """Makes the account and joins. An address that is known already gets the invitation laid by until its owner
    has signed in; the one who asked cannot tell which it was, and has spent the invitation either way (S3)."""
    hashed = make_password(password)
    if owner := User.objects.filter(email=email).first():
        if not link.lay_by_for(owner):
            raise Gone
        return
    user = User(email=email, password=hashed)
    user.save(force_insert=True)
    join(link, user, called=called)


@transaction.atomic
def join(link: OneTimeLink, user: User, *, called: str) -> Membership:
    """A signed-in user joins by an invitation. Who is in already stays as they are, and the link stays unused."""
    if member := Membership.objects.current().filter(user=user, workplace=link.workplace).first():
        return member
    _use_up(link, user)
    return _welcome(Membership.join(user, link.workplace, role=link.role, called=called))


@transaction.atomic
def enter(link: OneTimeLink) -> User:
    _use_up(link)
    return cast(User, link.user)


def _use_up(link: OneTimeLink, user: User | None = None) -> None:
    if not link.use(by=user):
        raise Gone


def _welcome(member: Membership) -> Membership:
    for welcome in _welcomes:
        welcome(member)
    return member
