from django.urls import path

from relationships.views import maps, people, picking

urlpatterns = [
    path("map/", maps.show, name="map"),
    path("people/", people.index, name="people"),
    path("people/pick/", picking.matches, name="pick-people"),
    path("people/new/", people.new, name="new-person"),
    path("people/<uuid:person_id>/edit/", people.edit, name="edit-person"),
]
