from django.urls import path

from relationships.forms.groups import DEPARTMENT, SHIFT, Kind
from relationships.views import (
    activities,
    charting,
    evidence,
    gathering_places,
    givings,
    groups,
    map_across,
    map_layouts,
    maps,
    me,
    pasting,
    people,
    picking,
    workings,
)

ISLANDS = {"departments": "map-department", "shifts": "map-shift", "places": "map-place"}


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
    *(path(f"map/{kind}/<uuid:which>/", maps.island, {"by": kind}, name=name) for kind, name in ISLANDS.items()),
    path("map/departments/none/", maps.nowhere, {"by": "departments"}, name="map-no-department"),
    path("map/shifts/none/", maps.nowhere, {"by": "shifts"}, name="map-no-shift"),
    path("map/communities/none/", maps.nowhere, {"by": "communities"}, name="map-no-community"),
    path("map/communities/<int:number>/", map_layouts.community, name="map-community"),
    path("map/layout/", map_layouts.show, name="map-layout"),
    path("map/ties/<slug:by>/<slug:one>/<slug:other>/", map_across.show, name="map-across"),
    path("map/people/<uuid:person_id>/", maps.around, name="around"),
    path("map/people/<uuid:person_id>/card/", maps.card, name="map-card"),
    path("map/people/<uuid:person_id>/introductions/", maps.introductions, name="introductions"),
    path("map/lean-less/", maps.lean_less, name="lean-less"),
    path("map/people/<uuid:person_id>/<uuid:other_id>/", maps.between, name="between"),
    path("people/", people.index, name="people"),
    path("people/pick/", picking.matches, name="pick-people"),
    path("people/new/", people.new, name="new-person"),
    path("people/sheets/", charting.show, name="charting-sheets"),
    path("people/list/", pasting.paste, name="paste-people"),
    path("people/<uuid:person_id>/edit/", people.edit, name="edit-person"),
    path("ties/<uuid:person_id>/<uuid:other_id>/words/", evidence.tie_words, name="tie-words"),
    path("ties/<uuid:person_id>/<uuid:other_id>/givings/new/", evidence.new_giving, name="new-giving-between"),
    path("ties/<uuid:person_id>/<uuid:other_id>/sayings/new/", evidence.new_saying, name="new-saying"),
    path("ties/<uuid:person_id>/<uuid:other_id>/strains/new/", evidence.new_strain, name="new-strain"),
    path("sayings/<uuid:saying_id>/removal/", evidence.remove_saying, name="remove-saying"),
    path("strains/<uuid:strain_id>/talk/", evidence.talk_through, name="talk-through"),
    path("strains/<uuid:strain_id>/opening/", evidence.open_strain, name="open-strain"),
    path("strains/<uuid:strain_id>/removal/", evidence.remove_strain, name="remove-strain"),
    path("people/<uuid:person_id>/departure/", people.departure, name="departure"),
    path("people/<uuid:person_id>/return/", people.comeback, name="return"),
    *group_pages(DEPARTMENT),
    *group_pages(SHIFT),
    path("departments/<uuid:department_id>/notes/new/", workings.new_note, name="new-work-note"),
    path("departments/<uuid:department_id>/dependencies/new/", workings.new_line, name="new-dependency"),
    path("departments/notes/<uuid:note_id>/", workings.note, name="work-note"),
    path("departments/notes/<uuid:note_id>/removal/", workings.remove_note, name="remove-work-note"),
    path("departments/dependencies/<uuid:dependency_id>/", workings.line, name="dependency"),
    path("departments/dependencies/<uuid:dependency_id>/removal/", workings.remove_line, name="remove-dependency"),
    path("gathering-places/", gathering_places.index, name="gathering-places"),
    path("gathering-places/new/", gathering_places.new, name="new-gathering-place"),
    path("gathering-places/<uuid:place_id>/", gathering_places.show, name="gathering-place"),
    path("gathering-places/<uuid:place_id>/edit/", gathering_places.edit, name="edit-gathering-place"),
    path("gathering-places/<uuid:place_id>/meetings/", gathering_places.meet, name="meet"),
    path("gathering-places/<uuid:place_id>/removal/", gathering_places.remove, name="remove-gathering-place"),
    path("activities/", activities.index, name="activities"),
    path("activities/new/", activities.new, name="new-activity"),
    path("activities/<uuid:activity_id>/", activities.show, name="activity"),
    path("activities/<uuid:activity_id>/edit/", activities.edit, name="edit-activity"),
    path("activities/<uuid:activity_id>/removal/", activities.remove, name="remove-activity"),
    path("activities/<uuid:activity_id>/givings/", givings.give, name="give"),
    path("givings/new/", givings.new, name="new-giving"),
    path("givings/<uuid:giving_id>/", givings.show, name="giving"),
    path("givings/<uuid:giving_id>/opening/", givings.open_up, name="open-giving"),
    path("givings/<uuid:giving_id>/removal/", givings.remove, name="remove-giving"),
]
