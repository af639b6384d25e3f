"""The list of erasures, kept beside the backups: one that is restored brings people back, and the list takes them out.

JSON: {"format": 1, "erasures": [{id, dataset, measure, article, marks, decided_at, decided_by}]}. It holds
fingerprints and identifiers, no name: without the secret that is in the backup, nothing can be sought with it.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from pontdarc.approach.erasure.events import ErasureDecided
from pontdarc.approach.models import Erasure
from pontdarc.core.refusals import Unreadable
from pontdarc.core.words import gettext_noop
from pontdarc.journal.actions import announce
from pontdarc.network.models import Person
from pontdarc.publication.models import Dataset

NAME: Final = "pontdarc-effacements.json"
PLACE: Final = "backup-folder"
"""The note of where the last backup was written: the list goes there at each erasure."""
FORMAT: Final = 1


def as_document() -> dict[str, Any]:
    """Return every erasure that was carried out, as the list keeps it."""
    done = Erasure.objects.filter(done_at__isnull=False).order_by("decided_at")
    return {"format": FORMAT, "erasures": [_kept(each) for each in done]}


def _kept(erasure: Erasure) -> dict[str, Any]:
    return {
        "id": str(erasure.pk),
        "dataset": str(erasure.dataset_id),
        "measure": erasure.measure,
        "article": erasure.article,
        "marks": erasure.marks,
        "proposed_at": erasure.proposed_at.isoformat(),
        "decided_at": erasure.decided_at.isoformat() if erasure.decided_at else None,
        "decided_by": str(erasure.decided_by_id) if erasure.decided_by_id else None,
    }


def note_folder(folder: Path) -> None:
    """Remember where backups are written, and write the list there."""
    (Path(settings.DATA) / PLACE).write_text(str(folder), encoding="utf-8")
    keep_list()


def keep_list() -> Path | None:
    """Write the list beside the backups, when their folder can be reached; return where."""
    note = Path(settings.DATA) / PLACE
    folder = Path(note.read_text(encoding="utf-8")) if note.exists() else None
    if folder is None or not folder.is_dir():
        return None
    target, draft = folder / NAME, folder / f".{NAME}"
    try:
        draft.write_text(json.dumps(as_document(), indent=1), encoding="utf-8")
        draft.chmod(0o600)
        draft.replace(target)
    except OSError:
        return None  # a disk that was taken away: the next backup writes the list
    return target


def take_up(path: Path, now: datetime) -> int:
    """Have the erasures of a list carried out again, in a folder that was just restored; return how many.

    Those about a dataset that this backup does not know are left out: nothing of it came back.

    :raises Unreadable: it is no such list.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        listed = document["erasures"] if document["format"] == FORMAT else None
        if listed is None:
            raise ValueError("format")
        return sum(_taken_up(each, now) for each in listed)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable(
            "erasures_damaged",
            gettext_noop("La liste des effacements ne peut pas être lue : des personnes effacées sont revenues."),
            gettext_noop("Retrouvez la liste, puis lancez : pontdarc erase --replay LISTE."),
        ) from error


def _taken_up(kept: dict[str, Any], now: datetime) -> bool:
    dataset = Dataset.objects.filter(pk=kept["dataset"]).first()
    if dataset is None:
        return False
    erasure, _new = Erasure.objects.get_or_create(
        pk=kept["id"],
        defaults={
            "dataset": dataset,
            "measure": kept["measure"],
            "article": kept["article"],
            "marks": kept["marks"],
            "proposed_at": datetime.fromisoformat(kept["proposed_at"]),
            "decided_by": Person.objects.filter(pk=kept["decided_by"]).first() if kept["decided_by"] else None,
        },
    )
    decided = datetime.fromisoformat(kept["decided_at"]) if kept["decided_at"] else now
    Erasure.objects.filter(pk=erasure.pk).update(accepted=True, decided_at=decided)
    announce(ErasureDecided(erasure=erasure.pk))
    return True
