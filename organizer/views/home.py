from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from organizer import access


@login_required
@require_GET
def show(request):
    """Straight into the only workplace, or the choice between several."""
    memberships = list(access.memberships_of(request.user))
    if len(memberships) == 1:
        return redirect(access.url(memberships[0], "today"))
    return render(request, "organizer/home.html", {"memberships": memberships})
