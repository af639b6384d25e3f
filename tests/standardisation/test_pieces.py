"""A file prepared in small pieces comes out as one prepared at once: rows, repairs, findings, signs, types, report."""

import os
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pontdarc.core.spool import Piece, SpoolWriter
from pontdarc.core.tables import LongTable
from pontdarc.standardisation import preparing
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.confined_preparing import lay_down
from pontdarc.standardisation.preparing import judge, plan
from pontdarc.standardisation.typed_tables import TypedWriter

TODAY = date(2026, 11, 24)
SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[2].parent / "shared") / "data"
REAL = (
    "prenoms/MTP_Prenoms.csv",
    "equipements/Antennes_du_CD22.csv",
    "subventions/exemple-duplicate-column.csv",
)
HEADERS = ("Nom", "Date", "Montant (€)", "Contact", "Code INSEE", "Taux")
ROW = st.tuples(
    st.sampled_from(["Amis du Rhône", "Total", "Camille Bernard", "", "(1) hors taxes", "Nom"]),
    st.sampled_from(["12/03/2024", "2024-03-13", "", "Date", "31/02/2024"]),
    st.sampled_from(["1 000,50", "12", "", "0123", "9.5"]),
    st.sampled_from(["mairie@exemple.fr", "06 12 34 56 78", "", "camille.bernard@exemple.fr"]),
    st.sampled_from(["07186", "7186", "26001", ""]),
    st.sampled_from(["5,5", "20", "", "10"]),
)


def told(path: Path, folder: Path, rows: int, **known: object) -> tuple[object, ...]:
    """Return all that is said of a file prepared *rows* at a time."""
    report = lay_down(plan(path, today=TODAY, rows=rows, **known), folder / "table.parquet")
    table = pl.read_parquet(folder / "table.parquet")
    return report, table.schema, table.rows()


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(ROW, min_size=1, max_size=25), size=st.integers(1, 9), standard=st.sampled_from([None, "subventions"])
)
def test_a_messy_file_is_prepared_the_same_whatever_the_size_of_the_pieces(tmp_path, rows, size, standard):
    path = tmp_path / "aides.csv"
    path.write_text("\r\n".join(";".join(row) for row in (HEADERS, *rows)), encoding="utf-8")
    known = {"standard": standard and next(slug for slug in standards() if "subvention" in slug)}
    assert told(path, tmp_path, size, **known) == told(path, tmp_path, 200_000, **known)


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_is_prepared_the_same_in_small_pieces(name, tmp_path):
    if not (SHARED / name).exists():
        pytest.skip("real files are not here")
    assert told(SHARED / name, tmp_path, 40) == told(SHARED / name, tmp_path, 200_000)


def test_a_repair_called_for_by_the_last_rows_only_is_found(tmp_path):
    path = tmp_path / "mesures.csv"
    days = [f"2024-01-{day:02}" for day in range(1, 29)] * 30
    path.write_text("\n".join(["Jour;Valeur", *(f"{day};1" for day in days), "31/01/2024;1 000,5"]), encoding="utf-8")
    report, schema, rows = told(path, tmp_path, 50)
    assert report["repairs"] == {"Jour": {"iso_date": 1}, "Valeur": {"decimal_point": 1}}
    assert rows[-1] == (date(2024, 1, 31), 1000.5)
    assert schema == {"Jour": pl.Date, "Valeur": pl.Float64}


def long_table(frame: pl.DataFrame, rows: int) -> LongTable:
    writer = SpoolWriter(frame.columns)
    for start in range(0, frame.height, rows):
        part = frame.slice(start, rows)
        writer.add(Piece(part, pl.int_range(start + 2, start + 2 + part.height, dtype=pl.UInt32, eager=True)))
    return LongTable(None, writer.close(), 1)


def test_a_long_table_whose_last_row_belies_the_sample_is_written_again_as_text(tmp_path, monkeypatch):
    frame = pl.DataFrame({"n": [*(str(number) for number in range(1, 900)), "douze"], "vide": [None] * 899 + ["1"]})
    reading = preparing.Reading(None, "csv", "utf-8", ";", (long_table(frame.cast(pl.String), 100),), ())
    monkeypatch.setattr(preparing, "read", lambda *_, **__: reading)
    monkeypatch.setattr(preparing, "SAMPLE", 50)
    planned = plan(tmp_path / "n.csv", today=TODAY, rows=100)
    report = lay_down(planned, tmp_path / "table.parquet")
    table = pl.read_parquet(tmp_path / "table.parquet")
    assert report["rows"] == table.height == 900
    assert table.schema["n"] == pl.String
    assert table["n"].to_list() == frame["n"].to_list()


def test_a_long_table_says_the_line_of_what_is_wrong_in_its_last_piece(tmp_path, monkeypatch):
    standard = next(slug for slug in standards() if "subvention" in slug)
    schema = standards()[standard].schema
    frame = pl.DataFrame({one.name: [one.example or None] * 300 for one in schema.fields}, strict=False).cast(pl.String)
    day = next(one.name for one in schema.fields if one.type == "date")
    frame = frame.with_columns(pl.Series(day, ["2024-01-05"] * 299 + ["hier"]))
    reading = preparing.Reading(None, "csv", "utf-8", ";", (long_table(frame, 50),), ())
    monkeypatch.setattr(preparing, "read", lambda *_, **__: reading)
    prepared = judge(plan(tmp_path / "a.csv", today=TODAY, standard=standard, rows=50))
    assert prepared.verdict is not None
    assert [finding.row for finding in prepared.verdict.findings if finding.column == day] == [301]


def test_types_follow_every_row_and_an_empty_column_stays_text(tmp_path):
    frame = pl.DataFrame({"n": ["1", "2", None], "code": ["1", "02", "3"], "vide": [None] * 3}).cast(pl.String)
    types = dict.fromkeys(frame.columns, "integer")
    writer = TypedWriter(tmp_path / "t.parquet", types, None, frame.head(1))
    for start in range(3):
        writer.add(frame.slice(start, 1))
    assert not writer.close()
    again = writer.corrected()
    again.add(frame)
    assert again.close()
    assert pl.read_parquet_schema(tmp_path / "t.parquet") == {"n": pl.Int64, "code": pl.String, "vide": pl.String}
