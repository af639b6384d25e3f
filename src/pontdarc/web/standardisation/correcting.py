"""The rows in which something remains wrong, corrected where they stand or sent back to who supplies them."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from pontdarc.core.recipe import from_yaml
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.queries import delivery as delivery_seen
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.network.queries import may
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.correcting import correct_cells, send_back, show_values, withdraw_correction
from pontdarc.standardisation.corrections import Correction, applied, corrections_in
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation, preparations_seen_by
from pontdarc.standardisation.rows import RowsPage, rows_of
from pontdarc.standardisation.rules import in_words
from pontdarc.web.session import actor, workspace

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_LIST = 300
"""Values of a closed list that are offered while one types."""


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def rows(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the rows of one cause, and take what is typed in their cells."""
    by = actor(request)
    found, preparation = prepared(by, pk)
    cause, column = request.GET.get("cause", ""), request.GET.get("colonne", "")
    if request.method == "POST":
        corrections = list(_corrections(request.POST, column))
        done = correct_cells(by=by, preparation=preparation, corrections=corrections, now=clock.now())
        count = len(corrections)
        messages.success(
            request,
            ngettext(
                "%(count)s correction est gardée, et sera refaite aux prochains dépôts.",
                "%(count)s corrections sont gardées, et seront refaites aux prochains dépôts.",
                count,
            )
            % {"count": count},
        )
        return redirect(reverse("delivery", args=[done.delivery_id]) + "#reste")
    return _page(request, by, found, preparation, cause, column, masked=True)


@require_POST
@workspace
def values(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the same rows with the values that speak of people, once it is written down who looks."""
    by = actor(request)
    found, preparation = prepared(by, pk)
    show_values(by=by, preparation=preparation, now=clock.now())
    cause, column = request.GET.get("cause", ""), request.GET.get("colonne", "")
    response = _page(request, by, found, preparation, cause, column, masked=False)
    response["Cache-Control"] = "no-store"
    return response


def prepared(by: Actor, pk: UUID) -> tuple[Delivery, Preparation]:
    """Return a delivery and its last preparation; nothing is there to be seen before it is prepared."""
    found = delivery_seen(by, pk)
    preparation = preparations_seen_by(by).filter(delivery=found).first()
    if preparation is None:
        raise Http404
    return found, preparation


def _page(
    request: HttpRequest,
    by: Actor,
    found: Delivery,
    preparation: Preparation,
    cause: str,
    column: str,
    *,
    masked: bool,
) -> HttpResponse:
    number = request.GET.get("page", "1")
    page = int(number) if number.isdecimal() and len(number) < len("1000000") else 1
    shown = rows_of(by, preparation, cause, column, page, masked=masked)
    last = last_preparation(found.entry_id)
    lines = [_row(row, shown, column) for row in shown.rows]
    hints = {line["hint"] for line in lines}
    context = {
        "delivery": found,
        "entry": found.entry,
        "cause": cause,
        "column": column,
        "page": shown,
        "rows": lines,
        "hint": hints.pop() if len(hints) == 1 else "",
        "sheets": any(line["sheet"] for line in lines),
        "others": [name for name in shown.columns if name != column],
        "title": _title(shown, preparation.report, cause, column),
        "choices": _choices(preparation.report, column),
        "may_deliver": may(by, "deliver", found.entry.organisation_id, clock.today()),
        "masked": masked and bool(shown.hidden),
        "personal": column in shown.hidden or not masked,
        "is_last": last is not None and last.delivery_id == found.pk,
        "here": "inventory",
    }
    context["may_type"] = bool(
        context["may_deliver"] and column in shown.columns and not context["personal"] and context["is_last"]
    )
    return render(request, "standardisation/rows.html", context)


def _row(row: Mapping[str, Any], page: RowsPage, column: str) -> dict[str, Any]:
    cells = dict(zip(page.columns, row["cells"], strict=True))
    sentence, hint = in_words({"id": "", **row}, _) if row.get("words") else ("", "")
    return {
        **row,
        "value": cells.get(column),
        "others": [(name, cell) for name, cell in cells.items() if name != column],
        "sentence": sentence,
        "hint": hint,
    }


def _title(page: RowsPage, report: Mapping[str, Any], cause: str, column: str) -> str:
    """Return what is wrong, in the words of the first row when they are known."""
    for one in (*page.rows, *report.get("findings", [])):
        if one.get("words") and (one in page.rows or (one["id"] == cause and (one.get("column") or "") == column)):
            return in_words({**one, "id": cause, "column": column}, _)[0]
    return _("Lignes à revoir")


def _choices(report: Mapping[str, Any], column: str) -> tuple[str, ...]:
    standard = standards().get(str(report.get("standard")))
    fields = {one.name: one for one in standard.schema.fields} if standard else {}
    return fields[column].constraints.enum[:LONGEST_LIST] if column in fields else ()


def _corrections(posted: QueryDict, column: str) -> Iterator[Correction]:
    """Yield what was typed: ``v`` the value of a line, ``b`` what it was, ``r`` as the file has it, ``d`` its digest.

    ``e``: the value is meant everywhere in the column. ``accept``: the one line whose proposed value ``s`` is taken.
    """
    accepted = posted.get("accept")
    for key in posted:
        kind, _dot, line = key.partition(".")
        if kind != "d" or (accepted is not None and line != accepted):
            continue
        before, raw = posted.get(f"b.{line}") or None, posted.get(f"r.{line}") or None
        typed = posted.get(f"s.{line}" if accepted is not None else f"v.{line}", "").strip() or None
        everywhere = before is not None and (accepted is not None or posted.get(f"e.{line}") == "1")
        if typed == before:
            continue
        if everywhere:
            yield Correction(column, before, typed)
        else:
            yield Correction(column, raw, typed, posted.get(key))


@require_POST
@workspace
def workbook(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the rows to correct as a workbook, to be sent to who supplies the file."""
    by = actor(request)
    found, preparation = prepared(by, pk)
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        target = Path(folder) / "rows.xlsx"
        send_back(by=by, preparation=preparation, target=target, now=clock.now())
        return as_workbook(target, found)


def as_workbook(path: Path, delivery: Delivery) -> HttpResponse:
    """Answer a workbook, which is short, under the name of its delivery."""
    stem = delivery.filename.rpartition(".")[0] or delivery.filename
    response = HttpResponse(path.read_bytes(), content_type=XLSX)
    response.headers["Content-Disposition"] = content_disposition(f"{stem}-a-corriger.xlsx")
    response["Cache-Control"] = "no-store"
    return response


def content_disposition(name: str) -> str:
    """Return the header that has a browser keep the file under this name, whatever its letters."""
    found = content_disposition_header(as_attachment=True, filename=name)
    return found or "attachment"


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def corrections(request: HttpRequest, pk: UUID) -> HttpResponse:
    """List what was corrected by hand, which next deliveries have again; take one back."""
    by = actor(request)
    entry = entry_seen(by, pk)
    last = last_preparation(entry.pk)
    if request.method == "POST":
        rank = request.POST.get("rank", "")
        done = withdraw_correction(by=by, entry=entry, rank=int(rank) if rank.isdecimal() else -1, now=clock.now())
        messages.success(request, _("La correction est retirée ; le dernier dépôt est relu sans elle."))
        return (
            redirect("corrections", entry.pk)
            if corrections_in(from_yaml(done.recipe.document))
            else redirect("delivery", done.delivery_id)
        )
    found = corrections_in(from_yaml(last.recipe.document)) if last else ()
    context = {
        "entry": entry,
        "corrections": list(enumerate(found)),
        "last": last,
        "met": applied(last.report) if last else 0,
        "may_deliver": may(by, "deliver", entry.organisation_id, clock.today()),
        "here": "inventory",
    }
    return render(request, "standardisation/corrections.html", context)
