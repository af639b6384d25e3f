"""The official example files: what is valid stays as it is, and repaired twice is repaired once.

Where a valid file does not come out as it came in, the reason is written here, and it is the only thing that changed.
"""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pontdarc.outside.official import official_referential
from pontdarc.standardisation.conformity import conform
from pontdarc.standardisation.preparing import prepare
from pontdarc.standardisation.writing import format_for, written

SCHEMAS = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[2].parent / "shared") / "schemas"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCHEMAS.is_dir(), reason="le dossier shared n’est pas là"),
]
_TODAY = date(2026, 11, 23)
_QUOTES = "cells are quoted that need no quotes"
_LAST_LINE = "the last row has no end of line"
_LAYOUT = "a document of records is laid out one a line"
_BLANKS = "double or outer blanks are no part of a text"


@dataclass(frozen=True)
class Kept:
    """What becomes of a valid example. *form*: why its bytes change. *mended*: steps by column, for *reason*."""

    form: str | None = None
    mended: tuple[tuple[str, str], ...] = ()
    reason: str = ""


VALID = {
    "acceslibre-erp-base/0.0.20/exemple.csv": Kept(_QUOTES, (("name", "trim_spaces"),), _BLANKS),
    "amenagements-cyclables/0.3.0/exemple-valide.json": Kept(_LAYOUT),
    "arbres-urbains/0.2.0/exemple-valide.csv": Kept(
        "the file has a byte order mark and semicolons",
        (("longitude", "to_degrees"), ("latitude", "to_degrees")),
        "its coordinates are metres, where the standard says degrees",
    ),
    "decp/2.0.3/exemples/Marche.xml": Kept(
        "the standard is written as JSON",
        (("considerationsSociales.considerationSociale", "spread_list"), ("techniques.technique", "spread_list")),
        "lists of a document are told in one cell of the table",
    ),
    "decp-dpa/1.0.0/exemple-valide.csv": Kept(_QUOTES),
    "fontaine-eau/0.1.0/exemple-valide.csv": Kept(),
    "friches/1.0.6/exemple-valide.csv": Kept(),
    "hautes-remunerations/0.1.0/exemple-valide.csv": Kept(
        "lines end as on Windows", (("denomination_employeur", "trim_spaces"),), _BLANKS
    ),
    "irve-dynamique/2.3.1/exemple-valide.csv": Kept(_LAST_LINE),
    "irve-statique/2.3.1/exemple-valide.csv": Kept(
        "a cell is mended", (("telephone_operateur", "phone_format"),), "nine figures: a spreadsheet took the zero"
    ),
    "itineraire-randonnee/1.1.0/exemple-valide.json": Kept(
        _LAYOUT,
        (
            *((name, "html_entities") for name in ("presentation", "presentation_courte")),
            *(
                (name, step)
                for name in ("instructions", "recommandations", "acces_routier", "transports_commun")
                for step in ("html_entities", "trim_spaces")
            ),
        ),
        "accents are written as HTML writes them, with its hard blanks",
    ),
    "lieux-mediation-numerique/1.0.1/exemple-valide.csv": Kept(_QUOTES),
    "scdl-subventions/2.1.1/exemples/exemple_valide.csv": Kept(
        "cells are mended", (("referenceDecision", "trim_spaces"), ("nomBeneficiaire", "trim_spaces")), _BLANKS
    ),
    "stationnement/0.1.5/exemple-valide.csv": Kept(_LAST_LINE),
    "stationnement-cyclable/1.1.1/exemple-valide.csv": Kept(
        "a cell is mended", (("coordonneesxy", "trim_spaces"),), "a line break ends the cell"
    ),
}
INVALID = (
    *(f"bal/exemples/{name}.csv" for name in ("1.3-valid", "1.4-valid", "1.4-valid-relax", "1.5-valid", "sample")),
    *(f"scdl-subventions/2.1.1/exemples/exemple_invalide_erreurs_{what}.csv" for what in ("cellules", "colonnes")),
    "stationnement/0.1.5/exemple-invalide.csv",
    *(f"decp/2.0.3/exemples/{name}.json" for name in ("concessions", "marches_avec_modifications")),
)


def repaired(path, standard):
    """Return a file repaired, and the bytes of its standard's own file."""
    prepared = prepare(path, today=_TODAY, standard=standard, referential=official_referential(), limit=None)
    text = "".join(written(prepared.pieces(), prepared.standard, format_for(path.name, prepared.standard)))
    return prepared, text.encode()


def standard_of(path):
    if not path.exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    said = conform(path, limit=0, referential=official_referential())
    assert said.standard is not None
    return said.standard.name, said.valid


@pytest.mark.parametrize("name", VALID)
def test_a_valid_example_stays_as_it_is(name):
    path, kept = SCHEMAS / name, VALID[name]
    standard, valid = standard_of(path)
    assert valid
    prepared, content = repaired(path, standard)
    mended = {(column, step) for column, steps in prepared.repairs.items() for step in steps}
    assert mended == set(kept.mended)
    assert bool(mended) == bool(kept.reason)
    assert (content == path.read_bytes()) == (kept.form is None)
    source = prepared.application.table.sample(prepared.rows).frame
    for feed in prepared.mapping.feeds:
        if feed.column in source.columns and feed.target not in {column for column, _ in mended}:
            assert prepared.frame[feed.target].to_list() == source[feed.column].to_list()


@pytest.mark.parametrize("name", [*VALID, *INVALID])
def test_an_example_repaired_twice_is_repaired_once(name, tmp_path):
    path = SCHEMAS / name
    standard, _ = standard_of(path)
    once, content = repaired(path, standard)
    again = tmp_path / f"encore{path.suffix if path.suffix != '.xml' else '.json'}"
    again.write_bytes("".join(written(once.pieces(), once.standard, format_for(again.name, once.standard))).encode())
    assert repaired(again, standard)[1] == again.read_bytes()
