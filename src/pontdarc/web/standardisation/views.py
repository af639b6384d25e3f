"""What was understood of a file, what was mended, what remains, and how it is to be read."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pontdarc.approach.queries import state_of
from pontdarc.extraction.actions import hand_over
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.queries import delivery as delivery_seen
from pontdarc.extraction.queries import merged_of
from pontdarc.network.queries import may
from pontdarc.network.rules import Actor, Verb
from pontdarc.outside import clock
from pontdarc.standardisation.actions import cancel_preparation, correct_reading, start_again
from pontdarc.standardisation.queries import (
    findings_shown,
    preparations_seen_by,
    reading_chosen,
    report,
)
from pontdarc.standardisation.rules import reading_of
from pontdarc.standardisation.runs import progress_of
from pontdarc.web import refusals
from pontdarc.web.session import actor, workspace
from pontdarc.web.standardisation.correcting import content_disposition
from pontdarc.web.standardisation.shown import stages, summary

READ_AGAIN_UP_TO = 10_000_000
"""Octets."""


@require_safe
@workspace
def delivery(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what became of a file; of a workbook of corrected rows, what became of the file that they complete."""
    merged = merged_of(delivery_seen(actor(request), pk))
    if merged is not None:
        return redirect("delivery", merged.pk)
    return render(request, "standardisation/delivery.html", _state(actor(request), pk))


@require_safe
@workspace
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the same as a fragment, for the page that waits."""
    merged = merged_of(delivery_seen(actor(request), pk))
    if merged is not None:
        return HttpResponse(headers={"HX-Redirect": reverse("delivery", args=[merged.pk])})
    return render(request, "standardisation/_progress.html", _state(actor(request), pk))


def _state(by: Actor, pk: UUID) -> dict[str, object]:
    found = delivery_seen(by, pk)
    document, progress = report(by, found), progress_of(found)
    entry = found.entry
    chosen = reading_chosen(entry)
    context: dict[str, object] = {
        "delivery": found,
        "entry": entry,
        "state": state_of(found),
        "ready": document is not None or bool(found.refusal),
        "progress": progress,
        "stages": stages(progress),
        "may_correct": may(by, "deliver", entry.organisation_id, clock.today()),
        "may_propose": may(by, "propose", entry.organisation_id, clock.today()),
        "chosen": chosen,
        "delimiter_chosen": "tab" if chosen.delimiter == "\t" else chosen.delimiter or "",
        "rows_shown": found.destroyed_at is None,
        "may_take": found.destroyed_at is None and _may_take(by, entry.organisation_id),
        "here": "inventory",
    }
    return {**context, **summary(entry, document, _findings(by, found))} if document else context


def _may_take(by: Actor, organisation_id: UUID) -> bool:
    verbs: tuple[Verb, ...] = ("deliver", "advise", "decide")
    return any(may(by, verb, organisation_id, clock.today()) for verb in verbs)


def _findings(by: Actor, delivery: Delivery) -> list[Mapping[str, Any]] | None:
    """Return the findings with their values, read again from the raw file; None when that would be long."""
    preparation = preparations_seen_by(by).filter(delivery=delivery).first()
    if preparation is None or delivery.size > READ_AGAIN_UP_TO:
        return None
    first = findings_shown(by, preparation)
    others = (findings_shown(by, preparation, page) for page in range(2, first.pages + 1))
    return [*first.findings, *(finding for one in others for finding in one.findings)]


@require_POST
@workspace
def received(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Give the file as it was received, once it is written down who takes it."""
    by = actor(request)
    found = delivery_seen(by, pk)
    response = StreamingHttpResponse(
        hand_over(by=by, delivery=found, now=clock.now()), content_type="application/octet-stream"
    )
    response["Content-Disposition"] = content_disposition(found.filename)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@workspace
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have the reading of a file stopped."""
    by = actor(request)
    found = delivery_seen(by, pk)
    with refusals.Telling(request):
        cancel_preparation(by=by, delivery=found, now=clock.now())
    return redirect("delivery", found.pk)


@require_POST
@workspace
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have a file read whose reading was stopped."""
    by = actor(request)
    found = delivery_seen(by, pk)
    with refusals.Telling(request):
        start_again(by=by, delivery=found, now=clock.now())
    return redirect("delivery", found.pk)


@require_POST
@workspace
def reading(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read a file again as a person says that it is to be read."""
    by = actor(request)
    found = delivery_seen(by, pk)
    with refusals.Telling(request):
        correct_reading(by=by, delivery=found, choices=reading_of(request.POST.dict()), now=clock.now())
        messages.success(request, _("Le fichier est lu autrement, et les prochains dépôts le seront aussi."))
    return redirect("delivery", found.pk)
