from conversations.models.ask_check_ins import AskCheckIn
from conversations.models.asks import Ask, AskReader
from conversations.models.committees import Committee, Seat
from conversations.models.conversations import Conversation, Reader
from conversations.models.grievances import Grievance
from conversations.models.growth import Growth
from conversations.models.journal import JournalPage
from conversations.models.steps import Step
from conversations.models.tips import TipChange
from conversations.models.voicings import Consent, Voicing, VoicingReader

__all__ = [
    "Ask",
    "AskCheckIn",
    "AskReader",
    "Committee",
    "Consent",
    "Conversation",
    "Grievance",
    "Growth",
    "JournalPage",
    "Reader",
    "Seat",
    "Step",
    "TipChange",
    "Voicing",
    "VoicingReader",
]
