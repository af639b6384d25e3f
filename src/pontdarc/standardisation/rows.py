"""The rows of a delivery in which something remains wrong, for who sees it: a page of them, or the workbook."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from pontdarc.core.privacy.masking import PERSONAL_KINDS
from pontdarc.core.refusals import Gone
from pontdarc.core.words import gettext_noop
from pontdarc.network.rules import Actor
from pontdarc.outside import clock, confined
from pontdarc.standardisation import job
from pontdarc.standardisation.confined_rows import ROWS, WORKBOOK
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import preparation as preparation_seen

PAGE = 25


@dataclass(frozen=True, slots=True)
class RowsPage:
    """A page of the rows of one cause, as standardisation.confined_rows gives them; *hidden*: masked columns."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    total: int
    page: int
    pages: int
    hidden: frozenset[str]


_NUMBERS_OF_COMPANIES = frozenset({"siren", "siret"})


def personal_columns(report: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the columns of a prepared table that say something of people, with their kinds."""
    return {
        str(column["name"]): column.get("kind")
        for column in report.get("columns", [])
        if (column.get("role") or "no") != "no" or column.get("kind") in PERSONAL_KINDS
    }


def kept_out_of_recipes(report: Mapping[str, Any]) -> set[str]:
    """Return the columns of which no recipe may hold a value: those of people, numbers of companies excepted.

    A SIREN counts as a person's until a register says whose it is; it stays the number under which the law has a
    beneficiary named. One that is known to be a person's who objected stays out.
    """
    roles = {str(column["name"]): column.get("role") for column in report.get("columns", [])}
    return {
        name
        for name, kind in personal_columns(report).items()
        if kind not in _NUMBERS_OF_COMPANIES or roles[name] in ("direct", "sensitive")
    }


def personal_sources(report: Mapping[str, Any]) -> list[str]:
    """Return the columns of the file that say something of people, whether they were taken over or left out."""
    targets = personal_columns(report)
    taken = {str(name) for feed in report.get("feeds", []) if feed["target"] in targets for name in feed["sources"]}
    left = {
        str(sign["name"])
        for sign in report.get("scan", {}).get("columns", [])
        if sign.get("left_out") and (sign.get("role") or "no") != "no"
    }
    # Without a standard, columns keep their own names.
    return sorted(taken | left | (set(targets) if not report.get("feeds") else set()))


def rows_of(
    by: Actor, preparation: Preparation, id: str, column: str, page: int = 1, *, masked: bool = True
) -> RowsPage:
    """Return a page, counted from 1, of the rows of one cause.

    *masked*: the values of personal columns are masked; who shows them says so first, by `correcting.show_values`.

    :raises NotFound: the actor does not see it. :raises Gone: the raw file was destroyed.
    """
    found = preparation_seen(by, preparation.pk)
    _check_kept(found)
    hidden = personal_columns(found.report) if masked else {}
    answer = _rows(found.pk, id, column, max(page, 1), masked)
    return RowsPage(
        tuple(answer["columns"]),
        tuple(answer["rows"]),
        answer["total"],
        max(page, 1),
        max(1, -(-answer["total"] // PAGE)),
        frozenset(hidden),
    )


def _rows(preparation_id: UUID, id: str, column: str, page: int, masked: bool) -> Mapping[str, Any]:
    """Ask a confined child; masked pages are remembered a while in memory, the others never."""
    return _masked_rows(preparation_id, id, column, page) if masked else _read(preparation_id, id, column, page, {})


@lru_cache(maxsize=32)
def _masked_rows(preparation_id: UUID, id: str, column: str, page: int) -> Mapping[str, Any]:
    found = Preparation.objects.get(pk=preparation_id)
    return _read(preparation_id, id, column, page, personal_columns(found.report))


def _read(preparation_id: UUID, id: str, column: str, page: int, masked: Mapping[str, str | None]) -> Mapping[str, Any]:
    found = Preparation.objects.select_related("delivery__entry__organisation", "recipe").get(pk=preparation_id)
    wanted = {"id": id, "column": column, "offset": (page - 1) * PAGE, "count": PAGE, "masked": dict(masked)}
    return _ask(found, ROWS, wanted)


def write_workbook(by: Actor, preparation: Preparation, target: Path, *, personal: bool) -> Mapping[str, int]:
    """Write the workbook of the rows to correct at *target*; return how many ``rows`` it has, how many are ``left``.

    *personal*: the columns that speak of people are in it; else they are left out, and do not change when it returns.

    :raises NotFound: the actor does not see it. :raises Gone: the raw file was destroyed.
    """
    found = preparation_seen(by, preparation.pk)
    _check_kept(found)
    hidden = [] if personal else personal_sources(found.report)
    wanted = {"digest": found.delivery.sha256, "hidden": hidden, "target": str(target)}
    return _ask(found, WORKBOOK, {**wanted, "findings": _about_the_file(found.report)})


def _about_the_file(report: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return what is wrong in the file as a whole: columns that it lacks."""
    return [
        {"column": str(each.get("column") or ""), "text": each["words"]["text"], "hint": each["words"]["hint"]}
        for each in report.get("findings", [])
        if each.get("level") == "error" and each.get("row") is None and "words" in each
    ]


def _ask(found: Preparation, target: str, wanted: Mapping[str, object]) -> dict[str, Any]:
    today = clock.date_of(found.created_at)
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        order = job.order(found.delivery, found.recipe.document, Path(folder), today)
        limits = confined.Confinement.for_size(found.delivery.size)
        return confined.run(target, {**order, **wanted}, limits=limits)


def _check_kept(found: Preparation) -> None:
    if found.delivery.destroyed_at is not None:
        raise Gone(
            "delivery_destroyed",
            gettext_noop("Ce fichier a été détruit : le délai de conservation est passé, ou une décision l’a ordonné."),
            gettext_noop("Demandez-le au service qui l’avait produit."),
        )
