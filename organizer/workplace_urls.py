"""What the ground floor has inside a workplace: who is in it, and how it is set up."""

from django.urls import path

from organizer.views import exports, invitations, members, more, reach, record, running

urlpatterns = [
    path("more/", more.show, name="more"),
    path("more/workplace/", more.workplace, name="workplace"),
    path("more/reach/", reach.edit, name="reach"),
    path("more/reach/calendar/", reach.make_feed, name="make-feed"),
    path("more/reach/calendar/end/", reach.end_feed, name="end-feed"),
    path("more/reach/undelivered/", reach.be_told, name="be-told"),
    path("more/record/", record.show, name="record"),
    path("more/running/", running.show, name="running"),
    path("members/", members.index, name="members"),
    path("exports/", exports.index, name="exports"),
    path("exports/new/<slug:form>/", exports.new, name="new-export"),
    path("exports/new/<slug:form>/<uuid:about>/", exports.new_about, name="new-export-about"),
    path("exports/<uuid:export_id>/", exports.show, name="export"),
    path("exports/<uuid:export_id>/file/", exports.take, name="export-file"),
    path("exports/<uuid:export_id>/dropping/", exports.drop, name="drop-export"),
    path("members/<uuid:member_id>/exports/", members.let_export, name="let-export"),
    path("members/<uuid:member_id>/role/", members.role, name="role"),
    path("members/<uuid:member_id>/removal/", members.removal, name="removal"),
    path("members/<uuid:member_id>/reset-link/", members.reset_link, name="reset-link"),
    path("members/invitations/new/", invitations.new, name="new-invitation"),
    path("members/invitations/<uuid:link_id>/", invitations.show, name="invitation"),
    path("members/invitations/<uuid:link_id>/revocation/", invitations.revoke, name="revocation"),
]
