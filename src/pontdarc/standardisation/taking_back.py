"""A workbook of corrected rows comes back: they are put in the delivery they come from, which makes a new delivery."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

from pontdarc.core.refusals import Conflict, Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.extraction.actions import keep_corrected
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.network.rules import Actor
from pontdarc.outside import confined
from pontdarc.outside.clock import date_of
from pontdarc.standardisation import job
from pontdarc.standardisation.confined_merging import JOB
from pontdarc.standardisation.models import Preparation

CORRECTS: Final = "corrects"


def take_back(*, by: Actor, workbook: Delivery, digest: str, now: datetime) -> Delivery:
    """Return the delivery made of the one that *digest* names and of the workbook's rows; safe to run twice.

    :raises Invalid: the workbook is about another delivery, or was changed. :raises Conflict: a later one came.
    """
    known = Delivery.objects.filter(workbook=workbook).first()
    if known is not None:
        return known
    original = _original(workbook, digest)
    preparation = original.preparations.select_related("recipe").order_by("-created_at").first()
    if preparation is None:
        raise _not_of_here()
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        target = Path(folder) / "corrected.csv"
        _merge(workbook, original, preparation, Path(folder), target, now)
        blob = blobs().store_file(target)
    return keep_corrected(by=by, workbook=workbook, corrects=original, blob=blob, now=now)


def _merge(
    workbook: Delivery, original: Delivery, preparation: Preparation, folder: Path, target: Path, now: datetime
) -> None:
    order = job.order(original, preparation.recipe.document, folder, date_of(now))
    beside = {"workbook": str(blobs().path(workbook.sha256)), "target": str(target)}
    limits = confined.Confinement.for_size(original.size + workbook.size)
    confined.run(JOB, {**order, **beside}, limits=limits)


def _original(workbook: Delivery, digest: str) -> Delivery:
    of_entry = Delivery.objects.filter(entry=workbook.entry_id, merged__isnull=True).exclude(pk=workbook.pk)
    found = of_entry.filter(sha256=digest).select_related("entry__organisation").order_by("-received_at").first()
    if found is None:
        raise _not_of_here()
    if found.destroyed_at is not None:
        raise Conflict(
            "delivery_destroyed",
            gettext_noop("Le fichier que ce classeur corrige a été détruit."),
            gettext_noop("Déposez le fichier entier, corrigé."),
        )
    later = of_entry.filter(
        received_at__gt=found.received_at, received_at__lt=workbook.received_at, refusal__isnull=True
    )
    if later.exists():
        raise Conflict(
            "workbook_too_old",
            gettext_noop("Un fichier plus récent a été déposé depuis que ce classeur a été fait."),
            gettext_noop("Ouvrez le dernier dépôt, téléchargez ses lignes à corriger, et corrigez celles-là."),
        )
    return found


def _not_of_here() -> Invalid:
    return Invalid(
        "workbook_of_another_delivery",
        gettext_noop("Ce classeur corrige un autre dépôt : rien n’en a été repris."),
        gettext_noop("Déposez-le à l’endroit où le fichier d’origine avait été déposé, ou déposez le fichier entier."),
    )
