from django.conf import settings

from organizer.policies import may


def house(request) -> dict:
    """What the frame of every page needs: who is asking, and what the navigation may offer them."""
    member = getattr(request, "member", None)
    place = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "member": member,
        "place": place,
        "second_factor_required": settings.REQUIRE_SECOND_FACTOR,
        "manages_members": bool(member and may(member, "manage members")),
    }
