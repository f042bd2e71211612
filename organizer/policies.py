"""Who may do what. Upper apps add their rules with `@rule`; an act without a rule is a mistake, not a permission."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied

from organizer.models import Membership

Predicate = Callable[[Membership, Any], bool]
RULES: dict[str, Predicate] = {}


def rule(act: str) -> Callable[[Predicate], Predicate]:
    def add(predicate: Predicate) -> Predicate:
        if act in RULES:
            raise ValueError(f"two rules for {act}")
        RULES[act] = predicate
        return predicate

    return add


def may(member: Membership, act: str, thing: Any = None) -> bool:
    return RULES[act](member, thing)


def require(member: Membership, act: str, thing: Any = None) -> None:
    """Raises PermissionDenied (403): visible, but not yours to change."""
    if not may(member, act, thing):
        raise PermissionDenied


def open_to_helpers(view):
    """Marks a view inside a workplace that a helper may open. Everything else answers them 404 (S8)."""
    view.open_to_helpers = True
    return view


@rule("manage members")
@rule("change the workplace")
@rule("read the audit")
@rule("see how it runs")
def is_admin(member: Membership, thing: Any = None) -> bool:
    return member.is_admin


@rule("remove a member")
def is_admin_or_goes_themselves(member: Membership, colleague: Any = None) -> bool:
    return member.is_admin or colleague == member


@rule("export")
def has_the_right(member: Membership, thing: Any = None) -> bool:
    return member.may_export
