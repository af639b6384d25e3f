"""The rows of a delivery in which something remains wrong, for who sees it: a page of them, or the workbook."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from pontdarc.core.refusals import Gone
from pontdarc.core.words import gettext_noop
from pontdarc.network.rules import Actor
from pontdarc.outside import clock, confined
from pontdarc.standardisation import job
from pontdarc.standardisation.confined_rows import ROWS, WORKBOOK, about_the_file
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.people import personal_columns, personal_sources
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
    return _ask(found, WORKBOOK, {**wanted, "findings": about_the_file(found.report)})


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
