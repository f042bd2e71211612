from django.urls import path

from conversations.views import people, today

urlpatterns = [
    path("", today.show, name="today"),
    path("people/<uuid:person_id>/", people.show, name="person"),
]
