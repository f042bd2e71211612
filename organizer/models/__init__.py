from organizer.models.audit import AuditEntry
from organizer.models.digests import Digest
from organizer.models.exports import Export, ExportPiece
from organizer.models.forgotten import Forgotten
from organizer.models.keys import DataKey
from organizer.models.links import OneTimeLink
from organizer.models.memberships import LastAdmin, Membership
from organizer.models.outbox import Outbox
from organizer.models.reach import Reach
from organizer.models.schedules import Heartbeat, Schedule
from organizer.models.submissions import Submission
from organizer.models.users import User
from organizer.models.workplaces import Workplace

__all__ = [
    "AuditEntry",
    "DataKey",
    "Digest",
    "Export",
    "ExportPiece",
    "Forgotten",
    "Heartbeat",
    "LastAdmin",
    "Membership",
    "OneTimeLink",
    "Outbox",
    "Reach",
    "Schedule",
    "Submission",
    "User",
    "Workplace",
]
