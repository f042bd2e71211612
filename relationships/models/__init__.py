from relationships.models.activities import Activity, Presence
from relationships.models.gathering import GatheringPlace, Usual
from relationships.models.givings import Giving
from relationships.models.groups import Department, Shift
from relationships.models.people import Person

__all__ = ["Activity", "Department", "GatheringPlace", "Giving", "Person", "Presence", "Shift", "Usual"]
