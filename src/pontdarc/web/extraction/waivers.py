"""Published waivers (CCP L3131-3): a page for everybody, one for each authority, and open formats."""

import csv
import io
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pontdarc.extraction.contracts import public_waivers
from pontdarc.extraction.models import Waiver
from pontdarc.network.queries import present_organisation

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
        return HttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
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
        waiver.published_at.date().isoformat(),
        ARTICLE,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _csv(rows: Iterable[dict[str, str]]) -> str:
    text = io.StringIO()
    written = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    written.writeheader()
    written.writerows({name: _plain(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue()


def _plain(cell: str) -> str:
    """No cell is taken for a formula by a spreadsheet."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
