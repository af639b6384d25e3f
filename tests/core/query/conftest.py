"""One small table, with what real tables hold: accents, nulls, codes, homonymous columns, points."""

from datetime import date, datetime

import polars as pl
import pytest

from pontdarc.core.query.engine import Geometry, Served, build, serve
from tests.core.query.villages import FRAME as VILLAGES

at = datetime.fromisoformat

FRAME = pl.DataFrame(
    {
        "nom": ["Élan cycliste", "L’eau vive", "Château d'eau", None, "=1+1"],
        "montant": [10, 20, None, 5, 7],
        "Taux (%)": [1.5, 2.5, None, -3.0, 0.0],
        "jour": [date(2024, 1, 5), date(2024, 2, 1), None, date(2023, 12, 31), date(2024, 1, 31)],
        "instant": [
            at("2024-01-05T23:30:00"),
            None,
            None,
            None,
            at("2024-01-31"),
        ],
        "actif": [True, False, None, True, False],
        "code": ["07001", "07002", "1", "2", "3"],
        "nombre": ["12", "7", None, "3", "1"],
        "latitude": [44.5, 44.6, None, 200.0, 44.7],
        "longitude": [4.1, 4.2, None, 4.0, 4.3],
        "tags": [["a", "b"], [], None, ["c"], ["a"]],
        "A": ["1", "2", "3", "x", ""],
        "a": ["u", "v", "w", "", None],
    }
)
DESCRIBED = [
    {"name": "code", "type": "integer", "title": "Code INSEE", "description": "Code de la commune"},
    {"name": "nombre", "type": "integer"},
    {"name": "A", "type": "integer"},
]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("served")
    FRAME.write_parquet(folder / "table.parquet")
    geometry = Geometry("latitude", "longitude")
    build(folder / "table.parquet", folder / "table.duckdb", described=DESCRIBED, geometry=geometry)
    return serve(folder / "table.duckdb")


@pytest.fixture(scope="session")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("villages")
    VILLAGES.write_parquet(folder / "table.parquet")
    build(folder / "table.parquet", folder / "table.duckdb", geometry=Geometry("latitude", "longitude", "forme"))
    return serve(folder / "table.duckdb")
