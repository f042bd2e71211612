"""How people, the time they shared and their ties are read back from an archive."""

from collections import defaultdict
from uuid import UUID

from organizer import taking_in
from organizer.taking_in import Reading, Row, as_they_were
from relationships import ties
from relationships.models import Activity, Giving, Person

taking_in.WORDS["relationships.Person.leave_be"] = {"yes"}
taking_in.AROUND.append(lambda by: ties.afterwards(by.workplace))


def named(name: str):
    """Rows that the directory keeps the names of."""

    def put(rows: list[Row], reading: Reading) -> None:
        as_they_were(name)(rows, reading)
        reading.workplace.raise_names_version()

    return put


def between(name: str, one: str, other: str):
    """Rows that ties rest on."""

    def put(rows: list[Row], reading: Reading) -> None:
        as_they_were(name)(rows, reading)
        ties.keep_all_in_step(reading.workplace, [[row[one], row[other]] for row in rows])

    return put


def people(rows: list[Row], reading: Reading) -> None:
    Person.add_many(by=reading.by, people=rows)


def activities(rows: list[Row], reading: Reading) -> None:
    there: dict[UUID, list[Person]] = defaultdict(list)
    new, known = {row["id"] for row in rows}, reading.seen(Person)
    for _line, row in reading.rows("presences"):
        if row["activity_id"] in new and row["person_id"] in known:
            there[row["activity_id"]].append(Person(pk=row["person_id"]))
    Activity.add_many(by=reading.by, activities=[{**row, "people": there[row["id"]]} for row in rows])
    reading.along["presences"] += sum(map(len, there.values()))


def givings(rows: list[Row], reading: Reading) -> None:
    Giving.add_many(by=reading.by, givings=rows)


taking_in.sheet("departments", put=named("departments"))
taking_in.sheet("shifts", put=named("shifts"))
taking_in.sheet("people", put=people)
taking_in.sheet("gathering-places", put=named("gathering-places"))
taking_in.sheet("usual-people", put=named("usual-people"))
taking_in.sheet("work-notes")
taking_in.sheet("dependencies", put=named("dependencies"))
taking_in.sheet("ties", put=between("ties", "a_id", "b_id"))
taking_in.sheet("activities", put=activities)
taking_in.sheet("presences")  # of meetings that were here already
taking_in.sheet("givings", put=givings)
taking_in.sheet("sayings", put=between("sayings", "person_id", "about_id"))
taking_in.sheet("strains", put=between("strains", "a_id", "b_id"))
