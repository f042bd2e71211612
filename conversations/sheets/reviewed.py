"""Reviews: what the circle talked about over the map, and what it decided. What the map showed then stays here."""

from collections.abc import Callable

from conversations import access, access_reviews
from conversations.models import AgendaItem, Decision, Review
from conversations.models.decisions import Taking
from organizer.models import Membership
from organizer.sheets import Shown, table
from relationships import directory
from relationships.sheets.named import person


def inside(model) -> Callable:
    reviews = access_reviews.reviews_of
    return lambda member: model._default_manager.filter(review__in=reviews(member).order_by().values("pk"))


def names_there() -> Shown:
    def of(member: Membership) -> Callable:
        names = directory.of(member.workplace).names
        return lambda row: ", ".join(names(row.people_ids))

    return Shown("relationships.Person.name", of)


def takings(member: Membership):
    return inside(Taking)(member).filter(check_in__in=access.check_ins_of(member).order_by().values("pk"))


table(
    "reviews",
    Review,
    access_reviews.reviews_of,
    {
        "Id": "id",
        "Day": "on",
        "Where": "where",
        "There": Shown("conversations.Review.there", lambda member: lambda row: row.people_ids, back=True),
        "Names": names_there(),
        "Strengthened": "strengthened",
        "Rework": "rework",
        "Next": "next_on",
        "Finished": "finished_at",
    },
)
table(
    "agendas",
    AgendaItem,
    inside(AgendaItem),
    {"Id": "id", "Review": "review", "Kind": "kind", "Words": "words", "Noted": "noted", "Place": "place"},
)
table(
    "decisions",
    Decision,
    inside(Decision),
    {
        "Id": "id",
        "Review": "review",
        "Words": "words",
        "Taken on by": Shown("conversations.Decision.taken_by", lambda member: lambda row: row.taken_by_id, back=True),
        "Name": person("taken_by_id"),
    },
)
table("takings", Taking, takings, {"Review": "review", "Check-in": "check_in"}, order=("review_id", "check_in_id"))
