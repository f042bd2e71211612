from django.urls import path

from relationships.views import people, picking

inside = [
    path("people/", people.index, name="people"),
    path("people/pick/", picking.matches, name="pick-people"),
    path("people/new/", people.new, name="new-person"),
    path("people/<uuid:person_id>/edit/", people.edit, name="edit-person"),
]
