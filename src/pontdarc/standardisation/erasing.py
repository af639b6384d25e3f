"""Look for somebody in what an entry holds, by the fingerprints of their marks, and make a delivery without them.

What is sought stands nowhere in clear: a confined child receives fingerprints and a key that serves nothing else.
"""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

from pontdarc.core.privacy.marks import Mark
from pontdarc.extraction.actions import keep_rectified
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.network.rules import Actor
from pontdarc.outside import confined
from pontdarc.outside.clock import date_of
from pontdarc.standardisation import job
from pontdarc.standardisation.confined_erasing import CELLS, ERASE, SEEK

_FAIR = 1 << 28
"""Bytes looked into by one child at a time."""
_LONG = 900.0
"""Seconds that looking into one batch may take at least: a million rows of eight columns take some 6 of processor."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Somebody who is looked for: fingerprints, and the key that they were made with."""

    marks: tuple[Mark, ...]
    key: bytes

    def order(self) -> dict[str, object]:
        """Return what a confined child must know of them."""
        return {"marks": [mark.to_json() for mark in self.marks], "key": self.key.hex()}


def seek_in_deliveries(deliveries: Iterable[Delivery], sought: Sought, now: datetime) -> dict[str, dict[str, Any]]:
    """Return where somebody is in raw files that are kept, by identifier, as confined_erasing.seek says it.

    One that cannot even be looked into by a child is said not to be opened.
    """
    found: dict[str, dict[str, Any]] = {}
    for batch in _batches([each for each in deliveries if each.destroyed_at is None]):
        found |= _seek_in(batch, sought, now)
    return found


def _batches(deliveries: list[Delivery]) -> Iterable[list[Delivery]]:
    batch: list[Delivery] = []
    for each in deliveries:
        if batch and sum(one.size for one in batch) + each.size > _FAIR:
            yield batch
            batch = []
        batch.append(each)
    if batch:
        yield batch


def _seek_in(batch: list[Delivery], sought: Sought, now: datetime) -> dict[str, dict[str, Any]]:
    orders = {str(each.pk): _order(each, now) for each in batch}
    size = sum(each.size for each in batch)
    try:
        return _found({"deliveries": orders}, sought, size)["deliveries"]
    except Exception:  # noqa: BLE001 - one file that kills the child must not hide the others
        if len(batch) == 1:
            nothing = {"rows": 0, "lines": [], "columns": {}, "beyond": False, "opened": False}
            return {str(batch[0].pk): nothing}
        return {name: said for each in batch for name, said in _seek_in([each], sought, now).items()}


def seek_in_tables(digests: Iterable[str], sought: Sought, *, copy: bool = False) -> dict[str, dict[str, Any]]:
    """Return where somebody is in tables of ours, by fingerprint of the table; *copy*: with the cells of their lines.

    Those that are kept no more are left out.
    """
    paths = {str(blobs().path(digest)): digest for digest in digests if blobs().path(digest).exists()}
    if not paths:
        return {}
    size = sum(Path(path).stat().st_size for path in paths)
    found = _found({"tables": list(paths), "copy": copy}, sought, size)["tables"]
    return {paths[path]: said for path, said in found.items()}


def seek_in_files(paths: Iterable[Path], sought: Sought) -> dict[str, dict[str, Any]]:
    """Return whether somebody is in each of these files, whatever they are: ``found``, ``opened``."""
    known = [str(path) for path in paths]
    size = sum(Path(path).stat().st_size for path in known)
    return _found({"files": known}, sought, size)["files"]


def cells_at(table: str, line: int, columns: Iterable[str]) -> dict[str, str]:
    """Return what stands in these columns of a line of a table of ours, by column; empty cells are left out."""
    asked = {"table": str(blobs().path(table)), "line": line, "columns": list(columns)}
    found: dict[str, str] = confined.run(CELLS, asked)["cells"]
    return found


def _found(what: Mapping[str, object], sought: Sought, size: int) -> dict[str, dict[str, Any]]:
    return confined.run(SEEK, {**what, **sought.order()}, limits=_patient(size))


def _patient(size: int) -> confined.Confinement:
    """Return the limits of a child that reads every word of so many bytes, packed: nobody waits for it."""
    usual = confined.Confinement.for_size(4 * size)
    return replace(usual, wall_seconds=max(_LONG, usual.wall_seconds), cpu_seconds=max(int(_LONG), usual.cpu_seconds))


def rectify(
    *, by: Actor, delivery: Delivery, sought: Sought, measure: Literal["rows", "cells"], now: datetime
) -> Delivery:
    """Keep a delivery made of this one without somebody: the same when it was made already.

    :raises Refusal: the file cannot be read as a table.
    """
    known = Delivery.objects.filter(corrects=delivery, origin=Delivery.Origin.RECTIFIED, destroyed_at=None).first()
    if known is not None:
        return known
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
        target = Path(folder) / "rectified.csv"
        order = {**_order(delivery, now), **sought.order(), "measure": measure, "target": str(target)}
        confined.run(ERASE, order, limits=_patient(delivery.size))
        blob = blobs().store_file(target)
    return keep_rectified(by=by, corrects=delivery, blob=blob, now=now)


def _order(delivery: Delivery, now: datetime) -> dict[str, object]:
    """Return what a child must know to read a delivery: as it was prepared the last time, if it was."""
    last = delivery.preparations.select_related("recipe").order_by("-created_at").first()
    document = last.recipe.document if last else None
    return job.order(delivery, document or None, Path(settings.FILE_UPLOAD_TEMP_DIR), date_of(now))
