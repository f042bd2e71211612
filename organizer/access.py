"""The doors of the ground floor: from a request to a member, and from ids to rows the member may see.

Not there and not visible look the same: 404 (S7).
"""

from collections.abc import Iterable
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from organizer.models import AuditEntry, Digest, Export, Membership, OneTimeLink, Reach, User, Workplace
from organizer.models.memberships import MembershipQuerySet
from organizer.prepared import prepared


def member_for(user: User, slug: str) -> Membership:
    """Read from the database on each request, so that removal bites at once (S6)."""
    member = (
        Membership.objects.current().select_related("workplace", "user").filter(user=user, workplace__slug=slug).first()
    )
    if member is None:
        raise Http404
    return member


def memberships_of(user: User):
    return Membership.objects.current().select_related("workplace").filter(user=user).order_by("joined_at")


def circle_of(member: Membership):
    """The members of the asker's workplace, oldest first."""
    return (
        Membership.objects.current()
        .select_related("workplace", "user")
        .filter(workplace=member.workplace_id)
        .order_by("joined_at")
    )


@prepared
def circle(member) -> MembershipQuerySet:
    """A list of those who keep the asker's book together, without their accounts."""
    return circle_of(member).circle().select_related(None)


@prepared
def _current(member) -> MembershipQuerySet:
    return circle_of(member).select_related(None)


def called(member: Membership) -> dict[str, str]:
    """What the members of the asker's workplace are called, by pen name."""
    return {other.pen_name: other.called for other in _current(member)}


def ever_members_of(member: Membership):
    """Also those who left, for what is told of days on which they were here."""
    return Membership.objects.filter(workplace=member.workplace_id)


def audit_of(member: Membership, verbs: Iterable[str]):
    """What was done in the asker's workplace, as far as these verbs say it, newest first."""
    rows = AuditEntry.objects.filter(workplace=member.workplace_id, verb__in=verbs)
    return rows.order_by("-at", "pk")


def colleague_for(member: Membership, member_id: UUID) -> Membership:
    return found(circle_of(member).filter(pk=member_id))


def invitations_of(member: Membership):
    """Those that are still open, oldest first."""
    rows = OneTimeLink.objects.filter(workplace=member.workplace, kind=OneTimeLink.Kind.INVITATION)
    rows = rows.filter(used_at=None, expires_at__gt=timezone.now())
    return rows.select_related("workplace").order_by("made_at")


def invitation_for(member: Membership, link_id: UUID) -> OneTimeLink:
    return found(invitations_of(member).filter(pk=link_id))


def link_for(kind: str, secret: str) -> OneTimeLink:
    """Wrong, used and run out are the same 404."""
    return found(OneTimeLink.open(kind, secret))


def invitation_by(secret: str) -> OneTimeLink:
    """The invitation as somebody who is not signed in may use it: open, and not laid by for an account."""
    return found(OneTimeLink.open(OneTimeLink.Kind.INVITATION, secret).filter(user=None))


def invitation_to(user: User, secret: str) -> OneTimeLink:
    """The invitation as a signed-in user may use it; their own also once more, so that asking twice is harmless."""
    kind = OneTimeLink.Kind.INVITATION
    theirs = OneTimeLink.of(kind, secret).filter(user=user)
    return theirs.first() or found(OneTimeLink.open(kind, secret).filter(user=None))


def reach_of(member: Membership) -> Reach:
    """How Kith reaches the asker: theirs alone."""
    return Reach.of(member)


def reach_of_current(member_id: UUID) -> Reach | None:
    """For the work behind the pages: of somebody who is in the circle at this moment (S6)."""
    return _of_the_circle(Reach.objects.filter(member=member_id)).first()


def reach_by_feed(secret: str) -> Reach:
    """A calendar's secret, of somebody who is in the circle at this moment; everything else is the same 404 (S6)."""
    return found(_of_the_circle(Reach.by_feed(secret)))


def _of_the_circle(rows):
    rows = rows.select_related("member__user", "member__workplace", "workplace")
    return rows.filter(member__ended_at=None, member__user__is_active=True).exclude(member__role=Membership.Role.HELPER)


def digests_of(member: Membership):
    """That digests were taken in hand for members of the asker's workplace, newest first."""
    return Digest.objects.filter(workplace=member.workplace).order_by("-made_at")


def exports_of(request: HttpRequest, member: Membership):
    """What the member asked for in the session of this request (S16)."""
    return Export.objects.held_by(member, request.session.session_key or "").newest_first()


def export_for(request: HttpRequest, member: Membership, export_id: UUID) -> Export:
    return found(exports_of(request, member).filter(pk=export_id))


def devices_of(user: User):
    """Where the user is signed in."""
    return UserSession.objects.filter(user=user)


def device_for(user: User, device_id: int) -> UserSession:
    return found(devices_of(user).filter(pk=device_id))


def found(rows):
    """The one row of a queryset, or of a list, that is already narrowed to what its asker may see, or 404."""
    row = next(iter(rows), None) if isinstance(rows, list) else rows.first()
    if row is None:
        raise Http404
    return row


def url(place: Membership | Workplace, name: str, *args) -> str:
    """The address of a page inside a workplace."""
    workplace = place.workplace if isinstance(place, Membership) else place
    return reverse(name, args=[workplace.slug, *args])


def front(place: Workplace, name: str, *args) -> str:
    """The same with this installation's own address before it, for what is read elsewhere: mails, calendars."""
    return settings.BASE_URL + url(place, name, *args)
