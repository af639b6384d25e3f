"""SIREN and SIRET are a company's only where the register says so."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.privacy.detection import Scanner, scan
from pontdarc.core.privacy.holders import Holders, Numbers
from pontdarc.core.privacy.register import read_register
from pontdarc.core.privacy.scanned import ColumnScan
from pontdarc.core.recognition import recognise
from pontdarc.core.refusals import Invalid, Unreadable

COMPANY, ASSOCIATION, TRADER, HIDDEN, JOINT, NEW = (
    "552100554", "775670664", "732829320", "404833048", "542107651", "443061841",
)  # fmt: skip
PUBLIC = "220700017"
EXTRACT = f"""siren,denominationUniteLegale,nomUniteLegale,categorieJuridiqueUniteLegale,statutDiffusionUniteLegale
{COMPANY},FOURNIL,,5710,O
{ASSOCIATION},LES AMIS,,9220,O
{TRADER},,MOREL,1000,O
{HIDDEN},,[ND],1000,P
{JOINT},,,2110,O
"""


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    path = tmp_path / "StockUniteLegale_utf8.csv"
    path.write_text(EXTRACT, encoding="utf-8")
    return path


@pytest.fixture
def register(extract: Path) -> pl.LazyFrame:
    return read_register(extract)


def of(sirens: list[str], register: pl.LazyFrame | None) -> ColumnScan:
    found = scan(pl.DataFrame({"siren": sirens}), register=register).columns[0]
    assert found.kind == "siren"
    return found


def test_without_a_register_a_number_counts_as_a_natural_person() -> None:
    found = of([COMPANY, TRADER, PUBLIC, TRADER], None)
    assert (found.role, found.certainty, found.share) == ("indirect", 0.5, 0.75)
    assert found.holders == Holders(legal=1, natural=0, partial=0, unknown=2, share=0.75)


def test_numbers_kept_for_public_bodies_need_no_register() -> None:
    assert of([PUBLIC, "130025265"], None).role == "none"


def test_the_organisation_whose_table_it_is_is_no_natural_person() -> None:
    numbers = Numbers("siret")
    numbers.add(pl.Series([COMPANY + "00013", COMPANY + "00021", TRADER + "00074"]))
    assert numbers.holders(None, COMPANY) == Holders(legal=1, natural=0, partial=0, unknown=1, share=0.333333)
    assert numbers.holders(None, None).unknown == 2


def test_companies_and_associations_that_the_register_knows_are_harmless(register: pl.LazyFrame) -> None:
    found = of([COMPANY, ASSOCIATION, PUBLIC], register)
    assert (found.role, found.holders) == ("none", Holders(3, 0, 0, 0, 0.0))


def test_sole_traders_and_groups_without_personality_are_people(register: pl.LazyFrame) -> None:
    found = scan(pl.DataFrame({"siren": [COMPANY, TRADER, JOINT, COMPANY]}), register=register)
    assert found.personal
    assert (found.columns[0].role, found.columns[0].share) == ("indirect", 0.5)
    assert found.columns[0].holders == Holders(legal=1, natural=2, partial=0, unknown=0, share=0.5)


def test_a_number_that_the_register_does_not_know_counts_as_a_natural_person(register: pl.LazyFrame) -> None:
    found = of([COMPANY, NEW], register)
    assert (found.role, found.holders) == ("indirect", Holders(1, 0, 0, 1, 0.5))


def test_a_holder_who_left_the_public_register_weighs_more(register: pl.LazyFrame) -> None:
    found = of([COMPANY, HIDDEN], register)
    assert (found.role, found.holders) == ("direct", Holders(1, 1, 1, 0, 0.5))


def test_a_siret_leads_to_who_holds_its_siren(register: pl.LazyFrame) -> None:
    sirets = ["732 829 320 00074", "55210055400013", "7328293200007 4"]
    numbers = Numbers("siret")
    numbers.add(pl.Series(sirets))
    assert numbers.holders(register) == Holders(legal=1, natural=1, partial=0, unknown=0, share=0.666667)


def test_a_zero_lost_to_a_spreadsheet_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "extrait.csv"
    path.write_text(EXTRACT + "005520135,BANC,,5599,O\n", encoding="utf-8")
    numbers = Numbers("siren")
    numbers.add(pl.Series(["5520135", "05520135", "005520135"]))
    assert numbers.holders(read_register(path)).legal == 1


def test_no_example_of_a_number_is_shown(register: pl.LazyFrame) -> None:
    assert of([TRADER, HIDDEN], register).examples_masked == ()


def test_a_long_table_is_looked_up_piece_by_piece(register: pl.LazyFrame) -> None:
    whole = pl.DataFrame({"siren": [COMPANY, TRADER, PUBLIC, NEW, TRADER, HIDDEN]})
    scanner = Scanner(recognise(whole), register)
    for start in range(6):
        scanner.add(whole[start : start + 1])
    assert scanner.scan() == scan(whole, register=register)


@given(st.lists(st.sampled_from([COMPANY, ASSOCIATION, TRADER, HIDDEN, JOINT, NEW, PUBLIC, "", "inconnu"]), min_size=1))
def test_every_number_has_one_holder_however_often_it_is_written(cells: list[str]) -> None:
    register = pl.LazyFrame(
        {
            "siren": [int(each) for each in (COMPANY, ASSOCIATION, TRADER, HIDDEN, JOINT)],
            "legal": [True, True, False, False, False],
            "partial": [False, False, False, True, False],
        },
        schema_overrides={"siren": pl.UInt32},
    )
    numbers = Numbers("siren")
    for cell in cells:
        numbers.add(pl.Series([cell]))
    found = numbers.holders(register)
    written = {cell for cell in cells if cell.isdigit()}
    assert found.legal == len(written & {COMPANY, ASSOCIATION, PUBLIC})
    assert found.natural == len(written & {TRADER, HIDDEN, JOINT})
    assert found.unknown == len(written & {NEW})
    filled = [cell for cell in cells if cell]
    people = [cell for cell in filled if cell in {TRADER, HIDDEN, JOINT, NEW}]
    assert found.share == (round(len(people) / len(filled), 6) if filled else 0.0)


def test_an_extract_is_read_from_parquet_as_from_csv(extract: Path, tmp_path: Path, register: pl.LazyFrame) -> None:
    path = tmp_path / "stock.parquet"
    pl.read_csv(extract).write_parquet(path)
    assert read_register(path).collect().equals(register.collect())
    (tmp_path / "points.csv").write_text(EXTRACT.replace(",", ";"), encoding="utf-8")
    assert read_register(tmp_path / "points.csv").collect().equals(register.collect())


def test_no_name_is_kept_of_an_extract(register: pl.LazyFrame) -> None:
    assert register.collect_schema().names() == ["siren", "legal", "partial"]


def test_a_number_told_twice_is_taken_at_its_most_careful(tmp_path: Path) -> None:
    path = tmp_path / "extrait.csv"
    path.write_text(EXTRACT + f"{COMPANY},FOURNIL,,5710,P\n", encoding="utf-8")
    assert of([COMPANY], read_register(path)).role == "direct"


def test_an_extract_without_the_legal_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "extrait.csv"
    path.write_text(f"siren,statutDiffusionUniteLegale\n{COMPANY},O\n", encoding="utf-8")
    with pytest.raises(Invalid, match="categorieJuridiqueUniteLegale"):
        read_register(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip", b"PAR1 not quite", b"\x1f\x8b\x08"])
def test_what_is_no_extract_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "extrait"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        read_register(path)
