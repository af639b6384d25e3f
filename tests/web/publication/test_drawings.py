"""Which columns are drawn before anybody asks."""

import polars as pl

from pontdarc.core.profile import from_json
from pontdarc.core.profiling import profile
from pontdarc.web.publication.drawings import drawn
from pontdarc.web.publication.profiles import told

FRAME = pl.DataFrame(
    {
        "identifiant": [f"A{number}" for number in range(60)],
        "latitude": [44 + number / 100 for number in range(60)],
        "nature": ["aide", "prêt"] * 30,
        "vide": [None] * 60,
        "montant": [*range(60)],
        "part": [*range(0, 120, 2)],
        "taux": [*range(0, 180, 3)],
        "annee": [2024, 2025, 2026] * 20,
    },
    schema_overrides={"vide": pl.String},
)
TYPES = {"latitude": "number", "montant": "integer", "part": "integer", "taux": "integer", "annee": "year"}
KINDS = {"latitude": "latitude"}


def chosen(*names: str) -> list[str]:
    frame = FRAME.select(names)
    columns = [
        {"name": name, "title": name, "type": TYPES.get(name, "string"), "kind": KINDS.get(name), "description": ""}
        for name in names
    ]
    document = profile(lambda: iter([frame]), columns, frame.height).as_json()
    return [column.name for column in drawn(told(columns, document), from_json(document))]


def test_one_of_each_sort_is_drawn_in_the_order_of_the_table() -> None:
    assert chosen(*FRAME.columns) == ["nature", "montant", "annee"]


def test_other_measures_take_the_room_that_is_left() -> None:
    assert chosen("montant", "part", "taux", "identifiant") == ["montant", "part", "taux"]


def test_what_names_a_row_or_places_it_is_not_drawn() -> None:
    assert chosen("identifiant", "latitude", "vide") == []
