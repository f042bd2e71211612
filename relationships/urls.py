from django.urls import path

from relationships.views import maps, me, people, picking

urlpatterns = [
    path("more/me/", me.show, name="me"),
    path("more/me/person/", me.point, name="my-person"),
    path("map/", maps.show, name="map"),
    path("people/", people.index, name="people"),
    path("people/pick/", picking.matches, name="pick-people"),
    path("people/new/", people.new, name="new-person"),
    path("people/<uuid:person_id>/edit/", people.edit, name="edit-person"),
]
