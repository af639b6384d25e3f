"""What is late, why, and the one gesture that mends it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pontdarc.outside import clock
from pontdarc.updating.queries import late as late_seen_by
from pontdarc.web.session import actor, workspace


@require_safe
@workspace
def late(request: HttpRequest) -> HttpResponse:
    """List what is late in my organisations."""
    return render(request, "updating/late.html", {"late": late_seen_by(actor(request), clock.today()), "here": "late"})
