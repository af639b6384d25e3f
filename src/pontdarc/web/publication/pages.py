"""Pages that do not change with the data: the approach, the law, the look."""

from django.conf import settings
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from pontdarc.legal.queries import public_refusals
from pontdarc.network.models import Organisation
from pontdarc.publication.queries import public_datasets, withdrawn_datasets
from pontdarc.web.context import LOOKS
from pontdarc.web.session import back

YEAR = 365 * 24 * 3600


@require_safe
def harvest(request: HttpRequest) -> HttpResponse:
    """List the feeds, by organisation, with counts and the last change; then what was withdrawn."""
    public = public_datasets()
    rows = (
        Organisation.objects.filter(datasets__in=public)
        .annotate(count=Count("datasets", distinct=True), last=Max("datasets__modified_at"))
        .order_by("name")
    )
    context = {
        "rows": rows,
        "total": public.count(),
        "withdrawn": withdrawn_datasets(),
        "base": settings.SITE_URL,
    }
    return render(request, "publication/harvest.html", context)


@require_safe
def refused(request: HttpRequest) -> HttpResponse:
    """List what is not published, in words that were approved: never the title of what is refused."""
    return render(request, "publication/refused.html", {"refusals": public_refusals()})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what the approach is."""
    return render(request, "pages/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the statement that the law asks for."""
    return render(request, "pages/accessibility.html")


@require_safe
def legal_notice(request: HttpRequest) -> HttpResponse:
    """Show who publishes."""
    return render(request, "pages/legal_notice.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept about people, how long, and their rights."""
    return render(request, "pages/privacy.html", {"retention_days": settings.RAW_RETENTION_DAYS})


@csrf_exempt
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Remember light or dark; the system decides when nothing is chosen.

    Without the token of forms: it would put a cookie on every page, and all that it would guard is a colour.
    """
    response = back(request, "home")
    wanted = request.POST.get("look", "")
    if wanted in LOOKS:
        response.set_cookie("look", wanted, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    else:
        response.delete_cookie("look")
    return response
