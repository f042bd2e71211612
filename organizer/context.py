from django.conf import settings

from organizer.policies import may

SECTIONS = {"": "today", "members": "more", "journal": "more", "tips": "more", "asks": "more"} | dict.fromkeys(
    (
        *("departments", "shifts", "gathering-places", "ties", "givings", "activities"),
        *("committees", "actions", "grievances", "voicings"),
    ),
    "people",
)


def house(request) -> dict:
    """What the frame of every page needs: who is asking, and what the navigation may offer them."""
    member = getattr(request, "member", None)
    match = request.resolver_match
    return {
        "member": member,
        "place": match.url_name if match else "",
        "section": section_of(match.route) if match and member else "",
        "second_factor_required": settings.REQUIRE_SECOND_FACTOR,
        "manages_members": bool(member and may(member, "manage members")),
    }


def section_of(route: str) -> str:
    """Which of the five places a page belongs to: `people` for a person's page, `more` for the settings."""
    within = route.removeprefix("w/<slug:workplace>/").split("/")[0]
    return SECTIONS.get(within, within)
