"""The profile of a version, kept among what is derived from its table: the catalogue holds no cell of a file."""

import json
import os
from pathlib import Path
from typing import Any

from pontdarc.core.privacy.plan import plan_of
from pontdarc.extraction.storage import blobs
from pontdarc.publication.making import profile_table
from pontdarc.publication.models import Version
from pontdarc.publication.serving import alone
from pontdarc.publication.storage import derived_path


def profile_of(version: Version) -> dict[str, Any]:
    """Return what is known of the columns of a version, as core.profile writes it; computed again when missing.

    Whoever asks has asked whether the version may be read.
    """
    path = derived_path(version.pk, "profile.json")
    if not path.exists():
        with alone(path):
            if not path.exists():
                table = blobs().path(version.table)
                masked = plan_of(version.steps).mask
                _write(path, profile_table(table, version.columns, version.rows, masked))
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def keep_profile(version: Version, document: dict[str, Any]) -> None:
    """Keep the profile computed when the version was made, in place of a former one."""
    _write(derived_path(version.pk, "profile.json"), document)


def _write(path: Path, document: dict[str, Any]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    os.replace(draft, path)
