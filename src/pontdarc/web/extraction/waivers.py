"""Published waivers (CCP L3131-3): a page for everybody, one for each authority, and open formats."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pontdarc.extraction.contracts import public_waivers
from pontdarc.extraction.models import Waiver
from pontdarc.network.queries import present_organisation
from pontdarc.outside.clock import date_of
from pontdarc.outside.csv_text import csv_text

COLUMNS = (
    "autorite",
    "siren_autorite",
    "exploitant",
    "siren_exploitant",
    "contrat",
    "reference",
    "donnees_dispensees",
    "motif",
    "signataire",
    "date_signature",
    "date_publication",
    "article",
)
ARTICLE = "CCP L3131-3"


@require_safe
def waivers(request: HttpRequest) -> HttpResponse:
    """List all the waivers in force."""
    return render(request, "extraction/waivers.html", {"waivers": public_waivers()})


@require_safe
def of_organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """List the waivers that one authority granted."""
    body = present_organisation(slug)
    found = public_waivers().filter(contract__authority=body)
    return render(request, "extraction/waivers.html", {"waivers": found, "organisation": body})


@require_safe
def as_data(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    """Answer the waivers of one authority as CSV or JSON."""
    found = public_waivers().filter(contract__authority=present_organisation(slug))
    rows = [row_of(each) for each in found]
    if suffix == "json":
        return JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})
    if suffix == "csv":
        return HttpResponse(
            csv_text([COLUMNS, *(row.values() for row in rows)], ","), content_type="text/csv; charset=utf-8"
        )
    raise Http404


def row_of(waiver: Waiver) -> dict[str, str]:
    """Return what everybody may read of a waiver."""
    contract = waiver.contract
    values = (
        contract.authority.name,
        contract.authority.siren,
        contract.operator.name,
        contract.operator.siren,
        contract.subject,
        contract.reference,
        " ; ".join(each.entry.title for each in waiver.asked.all()) or "toutes les données du service",
        waiver.reason,
        waiver.by.name,
        waiver.signed_on.isoformat(),
        date_of(waiver.published_at).isoformat(),
        ARTICLE,
    )
    return dict(zip(COLUMNS, values, strict=True))
