"""The datasets that gather a standard: what is in them, what is not yet, and the gesture that makes one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pontdarc.approach.consolidation import consolidate
from pontdarc.approach.gathered import gathered_seen_by, may_gather
from pontdarc.outside import clock
from pontdarc.web.session import actor, workspace


@require_safe
@workspace
def gathered(request: HttpRequest) -> HttpResponse:
    """List the standards that are published here, and the datasets that gather them."""
    by = actor(request)
    context = {"gathered": gathered_seen_by(by), "may_gather": may_gather(by, clock.today()), "here": "gathered"}
    return render(request, "publication/gathered.html", context)


@require_POST
@workspace
def gather(request: HttpRequest) -> HttpResponse:
    """Gather a standard, or build it again."""
    made = consolidate(by=actor(request), standard=request.POST.get("standard", ""), now=clock.now())
    if made.dataset.versions.filter(state="published").exists():
        messages.success(request, _("Le jeu réuni est à jour."))
        return redirect("gathered")
    messages.success(request, _("Le jeu est réuni. Il attend d’être proposé, puis décidé par le signataire."))
    return redirect("entry", made.dataset.entry_id)
