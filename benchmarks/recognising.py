"""Whether real files are known for what they are, by the way that a deposit takes.

    python -m benchmarks.recognising

Needs the folder of real files (PONTDARC_SHARED). A table: what each file should be, what it was taken for, how
surely, the runner-up and the CPU seconds it took to read, recognise and plan; then the shares. A share of marked
files under the gate, or a file that follows none taken for something, makes the exit code 1.
"""

import os
import sys
import time
from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from pontdarc.core.refusals import Refusal
from pontdarc.standardisation.preparing import plan

GATE = 0.95
TODAY = date(2026, 11, 23)
NONE = "-"
MARKED = (
    ("data/adresses/bal_*", "bal"),
    ("data/amenagements-cyclables/amenagements_*", "amenagements-cyclables"),
    ("data/amenagements-cyclables/dijon_*", "amenagements-cyclables"),
    ("data/arbres/*", "arbres-urbains"),
    ("data/budgets/MTP_*", "scdl/budget"),
    ("data/budgets/totem_*", "scdl/budget"),
    ("data/catalogue/*pendata.*", "scdl/catalogue"),
    ("data/catalogue/ods_catalog_2015.csv", "scdl/catalogue"),
    ("data/corpus-csv/hydra/catalog*", "scdl/catalogue"),
    ("data/corpus-csv/data-fair-datasets/Antennes*", "scdl/equipements"),
    ("data/corpus-csv/data-fair-datasets/Les aides*", "scdl/subventions"),
    ("data/deliberations/deliberations-*", "scdl/deliberations"),
    ("data/equipements/MTP_Defibrilateurs*", "dae"),
    ("data/equipements/*", "scdl/equipements"),
    ("data/irve/*", "irve-statique"),
    ("data/marches-publics/decp_marches_concessions.json", "decp/concessions"),
    ("data/marches-publics/*", "decp/marches"),
    ("data/prenoms/*", "scdl/prenoms"),
    ("data/randonnee-frequentation/schema_*", "itineraire-randonnee"),
    ("data/subventions/*", "scdl/subventions"),
    ("data/transports/transport_csv_latin1.csv", "lieux-covoiturage"),
    ("schemas/acceslibre-erp-base/*", "acceslibre-erp-base"),
    ("schemas/amenagements-cyclables/*", "amenagements-cyclables"),
    ("schemas/arbres-urbains/*", "arbres-urbains"),
    ("schemas/bal/exemples/locales.csv", NONE),
    ("schemas/bal/exemples/*", "bal"),
    ("schemas/decp/*oncession*", "decp/concessions"),
    ("schemas/decp/*.xsd", NONE),
    ("schemas/decp/*", "decp/marches"),
    ("schemas/decp-dpa/*", "decp-dpa"),
    ("schemas/fontaine-eau/*", "fontaine-eau"),
    ("schemas/friches/*", "friches"),
    ("schemas/hautes-remunerations/*", "hautes-remunerations"),
    ("schemas/irve-dynamique/*", "irve-dynamique"),
    ("schemas/irve-statique/*", "irve-statique"),
    ("schemas/itineraire-randonnee/*", "itineraire-randonnee"),
    ("schemas/lieux-mediation-numerique/*", "lieux-mediation-numerique"),
    ("schemas/scdl-subventions/*", "scdl/subventions"),
    ("schemas/stationnement/*", "stationnement"),
    ("schemas/stationnement-cyclable/*", "stationnement-cyclable"),
)
"""The first that a path meets tells what the file should be; a path that meets none follows no standard."""
FOLDERS = ("data", "schemas")
LEFT_OUT = ("*/chardet/*", "*/grands-volumes/*", "*.md", "*/sheetjs/*")
"""Texts of one column, a table of flights of three million rows, notes, and workbooks that test readers only."""


def files(shared: Path) -> Iterator[Path]:
    """Yield the files: all those of the data, and the examples of the official schemas."""
    for folder in FOLDERS:
        for path in sorted((shared / folder).rglob("*")):
            name = str(path.relative_to(shared))
            kept = path.is_file() and (folder == "data" or "xemple" in name)
            if kept and not any(fnmatch(name, left) for left in LEFT_OUT):
                yield path


def expected(name: str) -> str:
    """Return the standard that a file was meant to follow, a dash for none."""
    return next((slug for pattern, slug in MARKED if fnmatch(name, pattern)), NONE)


def main() -> int:
    """Print the table and the shares."""
    shared = Path(os.environ["PONTDARC_SHARED"])
    right = {True: 0, False: 0}
    total = {True: 0, False: 0}
    wrong: list[str] = []
    print(f"{'file':64} {'expected':26} {'taken for':26} {'sure':>5} {'runner-up':26} {'s':>5}")
    for path in files(shared):
        name = str(path.relative_to(shared))
        wanted, started = expected(name), time.process_time()
        try:
            found = plan(path, today=TODAY).recognition
        except Refusal:
            continue  # a workbook behind a password: nothing was read, nothing is recognised
        slug = found.standard.slug if found.standard else NONE
        marked = wanted != NONE
        total[marked] += 1
        right[marked] += slug == wanted
        if slug != wanted:
            wrong.append(f"{name}: {slug} for {wanted}")
        spent = time.process_time() - started
        print(f"{name[-64:]:64} {wanted:26} {slug:26} {found.confidence:5.2f} {found.runner_up or '':26} {spent:5.1f}")
    print(f"marked files recognised: {right[True]} of {total[True]} ({right[True] / max(total[True], 1):.1%})")
    print(
        f"files that follow none, said so: {right[False]} of {total[False]} ({right[False] / max(total[False], 1):.1%})"
    )
    print("\n".join(wrong) or "none wrong")
    return int(right[True] < GATE * total[True] or right[False] < total[False])


if __name__ == "__main__":
    sys.exit(main())
