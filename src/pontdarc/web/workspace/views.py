"""The first page of the workspace: three things to do, who waits for me, what is late."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pontdarc.approach.queries import dashboard
from pontdarc.outside import clock
from pontdarc.web.session import actor, person, workspace


@require_safe
@workspace
def home(request: HttpRequest) -> HttpResponse:
    """Show what there is to do, whoever asks."""
    by = actor(request)
    context = {
        "dashboard": dashboard(by, clock.today()),
        "person": person(request),
        "here": "home",
    }
    return render(request, "workspace/home.html", context)
