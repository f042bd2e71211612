"""The request as our middleware leaves it, for views inside a workplace."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from organizer.models import Membership, User


class Request(HttpRequest):
    """`member` is who is asking: set by the middleware wherever the address names a workplace."""

    member: Membership
    user: User
    htmx: HtmxDetails
