from organizer.models.audit import AuditEntry
from organizer.models.keys import DataKey
from organizer.models.links import OneTimeLink
from organizer.models.memberships import LastAdmin, Membership
from organizer.models.outbox import Outbox
from organizer.models.submissions import Submission
from organizer.models.users import User
from organizer.models.workplaces import Workplace

__all__ = [
    "AuditEntry",
    "DataKey",
    "LastAdmin",
    "Membership",
    "OneTimeLink",
    "Outbox",
    "Submission",
    "User",
    "Workplace",
]
