"""Every address. URL names are flat words, so that a page can move to another app without touching a template.

The upper apps are named, not imported: imports run only to the left.
"""

from django.urls import include, path

from organizer.views import errors, health, home, links, locks, reach, workplaces

urlpatterns = [
    path("", home.show, name="home"),
    path("health/", health.show, name="health"),
    path("health/all/", health.everything, name="health-all"),
    path("calendar/<str:secret>.ics", reach.feed, name="feed"),
    path("kept/", errors.way_back, name="kept"),
    path("lock/", locks.lock, name="lock"),
    path("lock/end/", locks.unlock, name="unlock"),
    path("lock/stay/", locks.stay, name="stay"),
    path("begin/<str:secret>/", links.begin, name="begin"),
    path("join/<str:secret>/", links.join, name="join"),
    path("enter/<str:secret>/", links.enter, name="enter"),
    path("account/", include("organizer.account_urls")),
    path("workplaces/", workplaces.index, name="workplaces"),
    path("workplaces/new/", workplaces.new, name="new-workplace"),
    path("w/<slug:workplace>/", include("organizer.workplace_urls")),
    path("w/<slug:workplace>/", include("relationships.urls")),
    path("w/<slug:workplace>/", include("conversations.urls")),
]

handler400 = "organizer.views.errors.bad_request"
handler403 = "organizer.views.errors.forbidden"
handler429 = "organizer.views.errors.too_many"
handler404 = "organizer.views.errors.not_found"
handler500 = "organizer.views.errors.server_error"
