from django.urls import path

from relationships.forms.groups import DEPARTMENT, SHIFT, Kind
from relationships.views import groups, maps, me, pasting, people, picking


def group_pages(kind: Kind) -> list:
    one = f"{kind.noun}s/<uuid:group_id>"
    pages = kind.pages
    return [
        path(f"{kind.noun}s/", groups.index, {"kind": kind}, name=pages["all"]),
        path(f"{one}/", groups.show, {"kind": kind}, name=pages["one"]),
        path(f"{one}/name/", groups.rename, {"kind": kind}, name=pages["rename"]),
        path(f"{one}/place/", groups.move, {"kind": kind}, name=pages["move"]),
        path(f"{one}/removal/", groups.remove, {"kind": kind}, name=pages["remove"]),
    ]


urlpatterns = [
    path("more/me/", me.show, name="me"),
    path("more/me/person/", me.point, name="my-person"),
    path("map/", maps.show, name="map"),
    path("people/", people.index, name="people"),
    path("people/pick/", picking.matches, name="pick-people"),
    path("people/new/", people.new, name="new-person"),
    path("people/list/", pasting.paste, name="paste-people"),
    path("people/<uuid:person_id>/edit/", people.edit, name="edit-person"),
    path("people/<uuid:person_id>/departure/", people.departure, name="departure"),
    path("people/<uuid:person_id>/return/", people.comeback, name="return"),
    *group_pages(DEPARTMENT),
    *group_pages(SHIFT),
]
