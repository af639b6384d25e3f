"""What must remain of each real file once repaired: what no safe repair could take away, as a person has checked it.

Each file of expectations names a real file, and counts: steps by column, findings by column and id. No value of any
file is written there. ``python -m tests.shared.test_expectations`` writes them again, to be read by a person before
they are kept: a finding that a repair could safely have removed is a fault of the repair, not an expectation.
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pontdarc.outside.official import official_referential
from pontdarc.standardisation.preparing import prepare

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[2].parent / "shared")
FOLDER = Path(__file__).parents[1] / "standardisation" / "expectations"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="le dossier shared n’est pas là"),
]
_TODAY = date(2026, 11, 23)
_LARGEST = 3 * 1024**2
_FOLDERS = {
    "adresses", "amenagements-cyclables", "arbres", "budgets", "catalogue", "deliberations", "eau", "equipements",
    "irve", "marches-publics", "prenoms", "randonnee-frequentation", "subventions", "transports",
}  # fmt: skip


def what_is_said(name: str) -> dict[str, Any]:
    """Return the standard of a file, its rows, and the counts of what was mended and of what remains."""
    prepared = prepare(SHARED / "data" / name, today=_TODAY, referential=official_referential(), limit=None)
    assert prepared.standard is None or prepared.columns == prepared.standard.schema.names
    remaining: dict[str, dict[str, int]] = {}
    for finding in prepared.verdict.findings if prepared.verdict else ():
        its = remaining.setdefault(finding.column or "*", {})
        its[finding.id] = its.get(finding.id, 0) + finding.count
    return {
        "file": name,
        "standard": prepared.standard.slug if prepared.standard else None,
        "rows": prepared.rows,
        "repairs": {column: dict(sorted(steps.items())) for column, steps in sorted(prepared.repairs.items())},
        "remaining": {column: dict(sorted(ids.items())) for column, ids in sorted(remaining.items())},
    }


def expected() -> dict[str, dict[str, Any]]:
    documents = (yaml.safe_load(path.read_text()) for path in sorted(FOLDER.glob("*.yaml")))
    return {document["file"]: document for document in documents}


EXPECTED = expected()


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_remains_that_a_safe_repair_could_have_taken_away(name):
    if not (SHARED / "data" / name).exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    told = {key: value for key, value in EXPECTED[name].items() if key != "why"}
    assert what_is_said(name) == told


def _files() -> Iterator[str]:
    for folder in sorted(_FOLDERS):
        for path in sorted((SHARED / "data" / folder).glob("*")):
            if path.is_file() and path.stat().st_size <= _LARGEST:
                yield f"{folder}/{path.name}"


def main() -> None:
    """Write what is said of each file that follows a standard; what a person wrote about it is kept."""
    for name in _files():
        said = what_is_said(name)
        if said["standard"] is not None:
            by_hand = {key: text for key, text in EXPECTED.get(name, {}).items() if key == "why"}
            document = yaml.safe_dump({**said, **by_hand}, allow_unicode=True, sort_keys=False, width=120)
            (FOLDER / f"{name.replace('/', '__')}.yaml").write_text(document)


if __name__ == "__main__":
    main()
