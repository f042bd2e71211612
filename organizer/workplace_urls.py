"""What the ground floor has inside a workplace: who is in it, and how it is set up."""

from django.urls import path

from organizer.views import invitations, members, more, reach, running

urlpatterns = [
    path("more/", more.show, name="more"),
    path("more/workplace/", more.workplace, name="workplace"),
    path("more/reach/", reach.edit, name="reach"),
    path("more/reach/calendar/", reach.make_feed, name="make-feed"),
    path("more/reach/calendar/end/", reach.end_feed, name="end-feed"),
    path("more/reach/undelivered/", reach.be_told, name="be-told"),
    path("more/running/", running.show, name="running"),
    path("members/", members.index, name="members"),
    path("members/<uuid:member_id>/role/", members.role, name="role"),
    path("members/<uuid:member_id>/removal/", members.removal, name="removal"),
    path("members/<uuid:member_id>/reset-link/", members.reset_link, name="reset-link"),
    path("members/invitations/new/", invitations.new, name="new-invitation"),
    path("members/invitations/<uuid:link_id>/", invitations.show, name="invitation"),
    path("members/invitations/<uuid:link_id>/revocation/", invitations.revoke, name="revocation"),
]
