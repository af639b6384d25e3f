"""A few cells before and after each repair of a version, where its clearance permits them.

Kept among what is derived from the version, since the catalogue holds no cell of a file. Only repairs from a cell to a
cell, in public columns that say nothing of people: whatever a repair takes out of a text may be what nobody cleared.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from pontdarc.core.privacy.masking import PERSONAL_KINDS
from pontdarc.core.privacy.plan import plan_of
from pontdarc.core.steps.registry import registry
from pontdarc.network.rules import MACHINE
from pontdarc.publication.models import Version
from pontdarc.publication.storage import derived_path
from pontdarc.standardisation.queries import findings_shown

_NAME: Final = "repair-samples.json"
_MOST: Final = 3
_LONGEST: Final = 80
_CONTACT: Final = re.compile(r"@|(?:\d[ .]?){9,}")
"""What an address or a number to call somebody looks like; SIRET are not shown either, which loses little."""

Samples = Mapping[str, Mapping[str, list[dict[str, str | None]]]]


def keep_repair_samples(version: Version) -> None:
    """Read the raw file again, and keep what may be shown of its repairs. Safe to run twice."""
    path = derived_path(version.pk, _NAME)
    if path.exists():
        return
    shown = findings_shown(MACHINE, version.preparation).samples
    path.write_text(json.dumps(public_samples(shown, version), ensure_ascii=False), encoding="utf-8")


def repair_samples(version: Version) -> Samples:
    """Return what was kept, by column and step; nothing when it was not made yet. The caller has passed the gate."""
    path = derived_path(version.pk, _NAME)
    found: Samples = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def public_samples(samples: Mapping[str, Any], version: Version) -> dict[str, dict[str, list[dict[str, str | None]]]]:
    """Return the samples that a clearance of the version permits."""
    plan = plan_of(version.steps)
    protected = {*plan.touched, *plan.drop}
    plain = {
        str(column["name"])
        for column in version.columns
        if (column.get("role") or "no") == "no" and column.get("kind") not in PERSONAL_KINDS
    } - protected
    found = {
        column: {
            step: kept
            for step, pairs in steps.items()
            if _is_plain(step) and (kept := [pair for pair in pairs if _may_be_shown(pair)][:_MOST])
        }
        for column, steps in samples.items()
        if column in plain
    }
    return {column: steps for column, steps in found.items() if steps}


def _is_plain(step: str) -> bool:
    known = registry().get(step)
    return known is not None and known.mend is not None and not known.loses


def _may_be_shown(sample: Mapping[str, str | None]) -> bool:
    texts = [text for text in (sample.get("before"), sample.get("after")) if text]
    return bool(texts) and all(len(text) <= _LONGEST and not _CONTACT.search(text) for text in texts)
