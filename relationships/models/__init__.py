from relationships.models.activities import Activity, Presence
from relationships.models.base import Basis, SeenBy
from relationships.models.gathering import GatheringPlace, Usual
from relationships.models.givings import Giving
from relationships.models.groups import Department, Shift
from relationships.models.importing import Batch, BatchFile, BatchPiece, BatchRow, ReadHeader
from relationships.models.people import Person
from relationships.models.reworking import Answer
from relationships.models.saved_maps import Finding, Position, SavedMap
from relationships.models.sayings import Saying, SayingReader
from relationships.models.strains import Strain
from relationships.models.ties import Tie, TieSpan
from relationships.models.undoables import TwoPeople, Undoable
from relationships.models.workings import Dependency, WorkNote

__all__ = [
    "Activity",
    "Answer",
    "Basis",
    "Batch",
    "BatchFile",
    "BatchPiece",
    "BatchRow",
    "Department",
    "Dependency",
    "Finding",
    "GatheringPlace",
    "Giving",
    "Person",
    "Position",
    "Presence",
    "ReadHeader",
    "SavedMap",
    "Saying",
    "SayingReader",
    "SeenBy",
    "Shift",
    "Strain",
    "Tie",
    "TieSpan",
    "TwoPeople",
    "Undoable",
    "Usual",
    "WorkNote",
]
