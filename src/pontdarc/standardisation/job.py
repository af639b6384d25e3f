"""The order given to the confined child that prepares a delivery (standardisation.confined_preparing.confined)."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.network.queries import body_of
from pontdarc.outside import confined
from pontdarc.standardisation.confined_merging import AS_WRITTEN
from pontdarc.standardisation.models import Preparation, Recipe
from pontdarc.standardisation.rules import usual_columns

JOB = "pontdarc.standardisation.confined_preparing:confined"
_OURS = (Delivery.Origin.CORRECTED, Delivery.Origin.RECTIFIED)
_RECIPES = 50
"""How far back what people chose is looked up."""


def run(
    delivery: Delivery,
    document: str | None,
    folder: Path,
    today: date,
    *,
    remake: bool = False,
    watch: confined.Watch | None = None,
) -> dict[str, Any]:
    """Prepare a delivery in a confined child, which writes table.parquet in *folder*; return its report.

    *document*: the recipe to replay, None to find out everything. *remake*: keep of it only what a person chose.
    *watch*: told the ``stage`` (core.telling), the ``rows`` it has done and their ``total``.

    :raises Refusal: the file cannot be read. :raises Stopped: *watch* said so.
    """
    # The limits follow the size of the file alone, whatever else the order holds.
    limits = confined.Confinement.for_size(delivery.size)
    return confined.run(JOB, {**order(delivery, document, folder, today), "remake": remake}, limits=limits, watch=watch)


def order(delivery: Delivery, document: str | None, folder: Path, today: date) -> dict[str, object]:
    """Return what a confined child must know to read a delivery as it is prepared."""
    return {
        "path": str(blobs().path(delivery.sha256)),
        "filename": delivery.filename,
        "folder": str(folder),
        "recipe": document,
        "standard": delivery.entry.standard or None,
        "usual": _usual(delivery) if document is None else {},
        "body": asdict(body_of(delivery.entry.organisation)),
        "today": today.isoformat(),
        "choices": AS_WRITTEN if delivery.origin in _OURS else None,
        "crs": _crs_of(delivery.corrects_id) if delivery.corrects_id else None,
    }


def _crs_of(delivery_id: UUID) -> str | None:
    """Return the reference system of a delivery's geometry, which the text that we write of it does not say."""
    last = Preparation.objects.filter(delivery=delivery_id).order_by("-created_at").first()
    crs: str | None = (last.report.get("reading") or {}).get("crs") if last else None
    return crs


def _usual(delivery: Delivery) -> dict[str, dict[str, list[str]]]:
    """Return the columns that people of the organisation chose for the fields of standards, in its last recipes."""
    organisation = delivery.entry.organisation_id
    last = Recipe.objects.filter(entry__organisation=organisation).exclude(entry=delivery.entry_id)
    return usual_columns(last.order_by("-created_at")[:_RECIPES].readable())
