"""What the archive holds of people, of where they work, and of how the place works."""

from organizer.sheets import table
from relationships import access
from relationships.models import Department, Dependency, GatheringPlace, Person, Shift, Usual, WorkNote
from relationships.sheets.named import group, person, said

table("departments", Department, access.departments_of, {"Id": "id", "Name": "name", "Place": "place", "Tint": "tint"})
table("shifts", Shift, access.shifts_of, {"Id": "id", "Name": "name", "Place": "place"})
table(
    "people",
    Person,
    access.people_of,
    {
        "Id": "id",
        "Label": "name",
        "Pronouns": "pronouns",
        "Department": group(Department, "department_id"),
        "Department id": "department",
        "Shift": group(Shift, "shift_id"),
        "Shift id": "shift",
        "Where": "where",
        "Languages": "languages",
        "Likes": "likes",
        "Reached by": "reach",
        "Gave it for": "reach_for",
        "Not comfortable with": "not_comfortable",
        "Leave be": "leave_be",
        "Supervises": "supervisor",
        "Came": "came_on",
        "Left": "left_on",
    },
)
table(
    "gathering-places",
    GatheringPlace,
    access.gathering_places_of,
    {
        "Id": "id",
        "Name": "name",
        "Where": "where",
        "Strengthens": "strengthens",
        "Rework": "rework",
        "Answered": "answered_on",
    },
)
table(
    "usual-people",
    Usual,
    lambda member: Usual.objects.filter(gathering_place__in=access.gathering_places_of(member).order_by().values("pk")),
    {"Gathering place": "gathering_place", "Person": "person", "Name": person("person_id")},
    order=("gathering_place_id", "person_id"),
)
table(
    "work-notes",
    WorkNote,
    access.work_notes_of,
    {
        "Id": "id",
        "Department": group(Department, "department_id"),
        "Department id": "department",
        "About": "about",
        "Words": "words",
    },
)
table(
    "dependencies",
    Dependency,
    access.dependencies_of,
    {
        "Source": "department",
        "Target": "needs",
        "From": group(Department, "department_id"),
        "To": group(Department, "needs_id"),
        "Type": said("relationships.Dependency.needs", "Directed"),
        "Id": "id",
        "How": "how",
    },
)
