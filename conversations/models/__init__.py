from conversations.models.actions import Action, ActionReader
from conversations.models.agendas import AgendaItem
from conversations.models.ask_check_ins import AskCheckIn
from conversations.models.asks import Ask, AskReader
from conversations.models.checkins import CheckIn, CheckInReader, Reason
from conversations.models.committees import Committee, Seat
from conversations.models.conversations import Conversation, Reader
from conversations.models.decisions import Decision, Taking
from conversations.models.grievances import Grievance
from conversations.models.growth import Growth
from conversations.models.journal import JournalPage
from conversations.models.not_now import NotNow
from conversations.models.own_pages import OwnPage
from conversations.models.reviews import Review
from conversations.models.snapshots import Snapshot
from conversations.models.steps import Step
from conversations.models.taking_part import TakingPart, Turnout
from conversations.models.tips import TipChange
from conversations.models.voicings import Consent, Voicing, VoicingReader

__all__ = [
    "Action",
    "ActionReader",
    "AgendaItem",
    "Ask",
    "AskCheckIn",
    "AskReader",
    "CheckIn",
    "CheckInReader",
    "Committee",
    "Consent",
    "Conversation",
    "Decision",
    "Grievance",
    "Growth",
    "JournalPage",
    "NotNow",
    "OwnPage",
    "Reader",
    "Reason",
    "Review",
    "Seat",
    "Snapshot",
    "Step",
    "Taking",
    "TakingPart",
    "TipChange",
    "Turnout",
    "Voicing",
    "VoicingReader",
]
