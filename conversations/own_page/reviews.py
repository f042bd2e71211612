"""The reviews they were at, and what they took on there."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conversations.access_reviews import reviews_of
from organizer.own_pages import Item, leaves_out, section
from relationships.own_page.about import BY_CIRCLE, About


@section(
    "reviews",
    title=gettext_lazy("When we sat together over the map"),
    why=gettext_lazy("So that we know who was there, and who took on what."),
    tells={"conversations.Review": "where there", "conversations.Decision": "words taken_by"},
)
def reviews(about: About) -> Iterator[Item]:
    for review in reviews_of(about.member).prefetch_related("decisions__workplace"):
        day = about.day(review.on)
        if about.person.pk in review.people_ids:
            yield about.fact(_("{day}: you were there").format(day=day), review.where, BY_CIRCLE)
        for decision in review.decisions.all():
            if decision.taken_by_id == about.person.pk:
                yield about.note(decision, _("{day}: you took something on").format(day=day), decision.words, BY_CIRCLE)


leaves_out(
    gettext_lazy("What a group wrote of what it did together. Ask to read it with them."),
    {"conversations.Review": "strengthened rework", "conversations.AgendaItem": "words noted"},
)
