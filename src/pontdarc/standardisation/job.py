"""The order given to the confined child that prepares a delivery (standardisation.preparing.confined)."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.network.queries import body_of

JOB = "pontdarc.standardisation.preparing:confined"


def arguments_for(delivery: Delivery, document: str | None, folder: Path, today: date) -> dict[str, object]:
    """Return the order; *document*: the recipe to replay, None to find out everything."""
    return {
        "path": str(blobs().path(delivery.sha256)),
        "filename": delivery.filename,
        "folder": str(folder),
        "recipe": document,
        "standard": delivery.entry.standard or None,
        "body": asdict(body_of(delivery.entry.organisation)),
        "today": today.isoformat(),
    }
