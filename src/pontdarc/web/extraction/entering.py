"""Rows typed without any file: a grid, a form for one row, both made from the standard and checked as one types."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from pontdarc.approach.journeys import deliver
from pontdarc.core.findings import Finding
from pontdarc.core.refusals import Invalid, Refusal
from pontdarc.core.schema import Field
from pontdarc.core.step import Context
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.actions import discard_draft, save_draft
from pontdarc.extraction.models import Delivery, Draft
from pontdarc.extraction.rules import MOST_ROWS
from pontdarc.inventory.models import Entry
from pontdarc.inventory.queries import entry as entry_seen
from pontdarc.network.queries import body_of, referential, require
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.entering import Row, Typed, as_file, filename, given, is_empty, mended, pasted
from pontdarc.standardisation.standard import Standard
from pontdarc.web import refusals
from pontdarc.web.session import actor, workspace

CELLS_OF_A_PAGE = 800
"""Cells in one page of the grid: Django takes a thousand fields at once."""
FEWEST_ROWS, MOST_ROWS_SHOWN = 5, 25
LONGEST_LIST = 60
"""Values beyond which a closed list is typed with help, rather than unrolled."""
_REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to be typed in: *name* of its input, *problem*: what is wrong, *form*: select, long or text."""

    field: Field
    name: str
    value: str
    problem: str
    form: str
    options: tuple[tuple[str, str], ...]
    label: str


@dataclass(frozen=True, slots=True)
class _Entering:
    """What every page of the entry of rows needs."""

    by: Actor
    entry: Entry
    standard: Standard
    context: Context
    draft: Draft | None

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of the draft."""
        return list(self.draft.rows) if self.draft else []

    @property
    def given(self) -> dict[str, str]:
        """What is the same on every row."""
        return given(self.standard, self.context.body)

    @property
    def shown(self) -> int:
        """How many rows a page of the grid has."""
        width = max(len(self.standard.schema.fields), 1)
        return max(FEWEST_ROWS, min(MOST_ROWS_SHOWN, CELLS_OF_A_PAGE // width))


def _entering(request: HttpRequest, pk: UUID) -> _Entering:
    by = actor(request)
    entry = entry_seen(by, pk)
    require(by, "deliver", entry.organisation_id, clock.today())
    if not entry.standard:
        raise Invalid(
            "no_standard",
            gettext_noop("On ne sait pas encore quelles colonnes remplir : la fiche ne dit pas quel standard suivre."),
            gettext_noop("Complétez la fiche en choisissant un standard, puis revenez à la saisie."),
        )
    context = Context(clock.today(), referential(), body_of(entry.organisation))
    return _Entering(by, entry, find(entry.standard), context, Draft.objects.filter(entry=entry).first())


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def grid(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the rows of the draft in a grid, and keep what is typed."""
    here = _entering(request, pk)
    page = _number(request.GET.get("page"), 1)
    first = (page - 1) * here.shown
    if request.method == "POST":
        rows = list(_posted(request.POST, here, first))
        _keep(here, rows, first)
        if "deposit" in request.POST:
            return _deposit(request, _entering(request, pk), despite="despite" in request.POST)
        if "more" in request.POST:
            return redirect(f"{reverse('enter', args=[pk])}?page={page + 1}")
        messages.success(request, _("Le brouillon est enregistré."))
        return redirect(f"{reverse('enter', args=[pk])}?page={page}")
    typed = mended(here.rows, here.standard, here.context)
    shown = [here.rows[place] if place < len(here.rows) else {} for place in range(first, first + here.shown)]
    pages = max(1, min(-(-(len(here.rows) + 1) // here.shown), MOST_ROWS // here.shown))
    context = {
        **_common(here, typed),
        "rows": [(first + rank, _cells(here, row, first + rank, typed)) for rank, row in enumerate(shown)],
        "page": page,
        "pages": max(pages, page),
        "first": first,
    }
    return render(request, "extraction/grid.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@workspace
def row(request: HttpRequest, pk: UUID, rank: int) -> HttpResponse:
    """Show one row as a form, every column explained, and keep it."""
    here = _entering(request, pk)
    rank = min(max(rank, 1), MOST_ROWS)
    if request.method == "POST":
        typed = next(_posted(request.POST, here, rank - 1, count=1))
        _keep(here, [typed], rank - 1)
        here = _entering(request, pk)
        if "next" in request.POST:
            return redirect("enter-row", pk, min(rank + 1, MOST_ROWS))
        if not _problems(mended(here.rows, here.standard, here.context), rank - 1):
            messages.success(request, _("La ligne est enregistrée."))
            return redirect("enter", pk)
        return redirect("enter-row", pk, rank)
    typed_rows = mended(here.rows, here.standard, here.context)
    present = here.rows[rank - 1] if rank <= len(here.rows) else {}
    context = {
        **_common(here, typed_rows),
        "rank": rank,
        "cells": _cells(here, present, rank - 1, typed_rows),
        "is_new": rank > len(here.rows),
    }
    return render(request, "extraction/row.html", context)


def _not_a_row() -> JsonResponse:
    error = _("Cette ligne ne peut pas être lue. Rechargez la page, puis écrivez-la de nouveau.")
    return JsonResponse({"error": error}, status=400)


@require_POST
@workspace
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep one row as it is typed, and answer as JSON what it becomes and what is wrong in it, by column."""
    here = _entering(request, pk)
    try:
        document = json.loads(request.body)
        rank, cells = int(document["row"]), {str(name): str(text) for name, text in document["cells"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return _not_a_row()
    names = set(here.standard.schema.names)
    typed = {name: text for name, text in cells.items() if name in names}
    if not 0 <= rank < MOST_ROWS:
        return _not_a_row()
    try:
        _keep(here, [typed], rank)
    except Refusal as refusal:
        return JsonResponse({"error": refusals.said(refusal)}, status=refusals.status_of(refusal))
    here = _entering(request, pk)
    all_rows = mended(here.rows, here.standard, here.context)
    kept = all_rows.rows[rank] if rank < len(all_rows.rows) else {}
    return JsonResponse(
        {"row": rank, "cells": kept, "problems": _problems(all_rows, rank), "state": _state(here, all_rows)}
    )


@require_POST
@workspace
def paste(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put what was copied from a spreadsheet in the draft, from a row and a column on, or after the last row."""
    here = _entering(request, pk)
    rows = pasted(request.POST.get("text", ""), here.standard, request.POST.get("column"))
    if not rows:
        messages.warning(request, _("Il n’y avait rien à coller."))
        return redirect("enter", pk)
    at = _number(request.POST.get("row"), -1)
    at = len(here.rows) if at < 0 else min(at, MOST_ROWS)
    present = here.rows[at : at + len(rows)]
    present += [{}] * (len(rows) - len(present))
    _keep(here, [{**former, **new} for former, new in zip(present, rows, strict=True)], at)
    count = len(rows)
    messages.success(
        request,
        ngettext("%(count)s ligne collée.", "%(count)s lignes collées.", count) % {"count": count},
    )
    return redirect(f"{reverse('enter', args=[pk])}?page={at // here.shown + 1}")


@require_POST
@workspace
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Forget the draft."""
    here = _entering(request, pk)
    if here.draft is not None:
        discard_draft(by=here.by, draft=here.draft, now=clock.now())
        messages.success(request, _("Le brouillon est effacé."))
    return redirect("entry", pk)


def _keep(here: _Entering, rows: Sequence[Row], at: int) -> None:
    """Keep rows mended; one that only says what the organisation is stays empty."""
    typed = mended(rows, here.standard, here.context).rows
    kept = [{} if is_empty(row, here.given) else row for row in typed]
    save_draft(by=here.by, entry=here.entry, standard=here.standard.name, rows=kept, at=at, now=clock.now())


def _deposit(request: HttpRequest, here: _Entering, *, despite: bool) -> HttpResponse:
    """Make a delivery of the rows of the draft, which goes the way of every file."""
    typed = mended(here.rows, here.standard, here.context)
    rows = [one for one in typed.rows if one]
    if not rows or here.draft is None:
        messages.warning(request, _("Remplissez au moins une ligne."))
        return redirect("enter", here.entry.pk)
    if _errors(typed) and not despite:
        messages.warning(
            request, _("Il reste des cellules à corriger. Corrigez-les, ou cochez « Déposer quand même ».")
        )
        return redirect("enter", here.entry.pk)
    now = clock.now()
    delivery = deliver(
        by=here.by,
        entry=here.entry,
        file=as_file(rows, here.standard),
        filename=filename(here.standard, here.context.body, clock.today()),
        origin=Delivery.Origin.ENTERED,
        now=now,
    )
    discard_draft(by=here.by, draft=here.draft, now=now)
    return redirect("delivery", delivery.pk)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= len(str(MOST_ROWS)) else otherwise


def _posted(posted: QueryDict, here: _Entering, first: int, count: int | None = None) -> Iterator[dict[str, str]]:
    """Yield the rows of a form, whose inputs are called ``c.ROW.COLUMN``, both counted from 0."""
    fields = here.standard.schema.fields
    for place in range(first, first + (count or here.shown)):
        yield {field.name: posted.get(f"c.{place}.{rank}", "").strip() for rank, field in enumerate(fields)}


def _common(here: _Entering, typed: Typed) -> dict[str, Any]:
    return {
        "entry": here.entry,
        "standard": here.standard,
        "fields": here.standard.schema.fields,
        "draft": here.draft,
        "state": _state(here, typed),
        "errors": len(_errors(typed)),
        "filled": sum(1 for one in here.rows if one),
        "lists": [
            (f"liste-{rank}", field.constraints.enum)
            for rank, field in enumerate(here.standard.schema.fields)
            if len(field.constraints.enum) > LONGEST_LIST
        ],
        "here": "inventory",
    }


def _state(here: _Entering, typed: Typed) -> str:
    """Return how far the draft is, in one sentence."""
    filled, wrong = sum(1 for one in here.rows if one), len(_errors(typed))
    rows = ngettext("%(count)s ligne saisie", "%(count)s lignes saisies", filled) % {"count": filled}
    if not filled:
        return _("Rien n’est encore saisi.")
    if not wrong:
        return _("%(rows)s, rien à corriger.") % {"rows": rows}
    cells = ngettext("%(count)s cellule à corriger", "%(count)s cellules à corriger", wrong) % {"count": wrong}
    return f"{rows}, {cells}."


def _errors(typed: Typed) -> list[Finding]:
    return [finding for finding in typed.findings if finding.level == "error"]


def _problems(typed: Typed, place: int) -> dict[str, str]:
    """Return what is wrong in a row, by column, in one sentence each."""
    found: dict[str, str] = {}
    for finding in _errors(typed):
        if finding.row == place and finding.column is not None:
            said = _("À remplir.") if finding.id == _REQUIRED else f"{finding.message(_)} {finding.hint(_)}"
            found.setdefault(finding.column, said)
    return found


def _cells(here: _Entering, row: Mapping[str, str], place: int, typed: Typed) -> list[Cell]:
    problems = _problems(typed, place) if row else {}
    values = row or here.given
    return [
        _cell(field, rank, place, values.get(field.name, ""), problems.get(field.name, ""))
        for rank, field in enumerate(here.standard.schema.fields)
    ]


def _cell(field: Field, rank: int, place: int, value: str, problem: str) -> Cell:
    options = _options(field, value)
    form = "select" if options else "text"
    if not options and field.type == "date" and (not value or _is_day(value)):
        form = "date"
    if len(field.constraints.enum) > LONGEST_LIST:
        form = "list"
    title = _(field.title) if field.title else field.name
    label = _("%(column)s, ligne %(row)s") % {"column": title, "row": place + 1}
    return Cell(field, f"c.{place}.{rank}", value, problem, form, options, label)


def _is_day(text: str) -> bool:
    parts = text.split("-")
    return len(text) == len("2026-01-31") and len(parts) == len("jma") and all(part.isdecimal() for part in parts)


def _options(field: Field, value: str) -> tuple[tuple[str, str], ...]:
    """Return the values of a closed list, the present one too when it is none of them."""
    if field.type == "boolean":
        known = [(field.true_values[0], _("oui")), (field.false_values[0], _("non"))]
    elif field.constraints.enum and len(field.constraints.enum) <= LONGEST_LIST:
        known = [(one, one) for one in field.constraints.enum]
    else:
        return ()
    if value and value not in dict(known):
        known.append((value, value))
    return (("", ""), *known)
