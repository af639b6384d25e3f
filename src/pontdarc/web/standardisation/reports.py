"""The report of a delivery, to be kept: a page made to be printed, or the same as JSON."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pontdarc.core.recipe import from_yaml
from pontdarc.outside import clock
from pontdarc.standardisation.corrections import corrections_in
from pontdarc.web.session import actor, workspace
from pontdarc.web.standardisation.correcting import content_disposition, prepared
from pontdarc.web.standardisation.shown import summary


@require_safe
@workspace
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show everything that is kept of the reading of a file, no cell of it, on a page made to be printed."""
    by = actor(request)
    delivery, preparation = prepared(by, pk)
    context = {
        "delivery": delivery,
        "entry": delivery.entry,
        "preparation": preparation,
        "report": preparation.report,
        "by_hand_kept": len(corrections_in(from_yaml(preparation.recipe.document))),
        "today": clock.today(),
        "here": "inventory",
        **summary(delivery.entry, preparation.report),
    }
    return render(request, "standardisation/report.html", context)


@require_safe
@workspace
def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the report as a JSON document, without any value of a cell."""
    by = actor(request)
    delivery, preparation = prepared(by, pk)
    content: Mapping[str, Any] = {
        "delivery": {
            "id": str(delivery.pk),
            "filename": delivery.filename,
            "sha256": delivery.sha256,
            "size": delivery.size,
            "received_at": delivery.received_at.isoformat(),
            "origin": delivery.origin,
            "corrects": str(delivery.corrects_id) if delivery.corrects_id else None,
        },
        "prepared_at": preparation.created_at.isoformat(),
        "recipe": preparation.recipe.number,
        **preparation.report,
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    stem = delivery.filename.rpartition(".")[0] or delivery.filename
    response["Content-Disposition"] = content_disposition(f"{stem}-rapport.json")
    return response
