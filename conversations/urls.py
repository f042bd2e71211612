from django.urls import path

from conversations.views import committees, helps, journal, people, roots, talks, ties, tips, today

urlpatterns = [
    path("", today.show, name="today"),
    path("people/<uuid:person_id>/", people.show, name="person"),
    path("ties/<uuid:person_id>/<uuid:other_id>/", ties.show, name="tie"),
    path("talks/new/", talks.new, name="log-talk"),
    path("talks/<uuid:conversation_id>/", talks.show, name="talk"),
    path("talks/<uuid:conversation_id>/edit/", talks.amend, name="amend-talk"),
    path("talks/<uuid:conversation_id>/withdrawal/", talks.withdraw, name="withdraw-talk"),
    path("talks/<uuid:conversation_id>/promise/settlement/", talks.settle_promise, name="settle-promise"),
    path("talks/<uuid:conversation_id>/roots/", roots.choose, name="talk-roots"),
    path("talks/<uuid:conversation_id>/help/", helps.add, name="add-help"),
    path("talks/<uuid:conversation_id>/help/<uuid:giving_id>/removal/", helps.remove, name="remove-help"),
    path("journal/", journal.index, name="journal"),
    path("journal/<uuid:page_id>/", journal.edit, name="journal-page"),
    path("journal/<uuid:page_id>/removal/", journal.tear_out, name="remove-journal-page"),
    path("ties/<uuid:person_id>/<uuid:other_id>/journal/", journal.tie, name="tie-journal"),
    path("committees/", committees.index, name="committees"),
    path("committees/new/", committees.new, name="new-committee"),
    path("committees/<uuid:committee_id>/", committees.show, name="committee"),
    path("committees/<uuid:committee_id>/edit/", committees.edit, name="edit-committee"),
    path("committees/<uuid:committee_id>/seats/", committees.join, name="join-committee"),
    path("committees/<uuid:committee_id>/seats/<uuid:person_id>/departure/", committees.step_back, name="step-back"),
    path("committees/<uuid:committee_id>/recognition/", committees.recognise, name="recognise-members"),
    path("committees/<uuid:committee_id>/end/", committees.end, name="end-committee"),
    path("tips/", tips.index, name="tips"),
    path("tips/<slug:key>/", tips.show, name="tip"),
    path("tips/<slug:key>/words/", tips.edit, name="edit-tip"),
    path("tips/<slug:key>/removal/", tips.take_out, name="remove-tip"),
    path("tips/<slug:key>/return/", tips.bring_back, name="return-tip"),
]
