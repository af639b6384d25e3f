"""What registers show of duties, the open formats and the notice, by value."""

import csv
import io
from datetime import date, timedelta

import pytest

from pontdarc.legal import access, algorithms, register
from pontdarc.legal.algorithms import Treatment, as_row, notice
from pontdarc.legal.binding import judge
from pontdarc.legal.catalogue import obligation
from pontdarc.legal.compliance import Kept, Record, Standing, standing
from pontdarc.legal.facts import Facts
from pontdarc.legal.register import Line, as_csv
from tests.world.registers import DESCRIBED

TODAY = date(2026, 11, 23)
URL = "https://exemple.test/organisations/val/repertoire/"
FACTS = Facts.of("departement", {"population_municipale": 300_000, "agents_fte": 900.0})
TREATMENT = Treatment(id="1", automation="aid", code_url="", notice_since="2026-01-01", **DESCRIBED)


def stands(code: str, kept: tuple[Kept, ...], *records: Record) -> Standing:
    return standing(judge(obligation(code), FACTS), (), records, TODAY, kept)


def test_the_edition_of_the_year_is_done_then_late_after_a_year() -> None:
    done = stands("G5", register.kept_of((2026, TODAY), 4, URL, TODAY))
    assert (done.status, done.url) == ("done", URL)
    assert "Édition 2026" in done.sentence()
    old = register.kept_of((2025, TODAY - timedelta(days=367)), 4, URL, TODAY)
    assert stands("G5", old).status == "late"


def test_lines_without_an_edition_are_not_done_and_nothing_at_all_says_nothing() -> None:
    assert stands("G5", register.kept_of(None, 3, URL, TODAY)).status == "not_done"
    assert register.kept_of(None, 0, URL, TODAY) == ()


@pytest.mark.parametrize(
    ("days", "told", "status"), [(0, None, "not_done"), (15, None, "not_done"), (16, None, "late"), (40, TODAY, "done")]
)
def test_a_designation_is_in_order_once_the_cada_was_told_within_15_days(
    days: int, told: date | None, status: str
) -> None:
    kept = access.kept_of(TODAY - timedelta(days=days), told, URL, TODAY)
    assert stands("G7", kept).status == status


def test_rules_are_done_when_every_treatment_is_public_and_notices_when_every_one_in_use_has_its_own() -> None:
    silent = Treatment(**{**TREATMENT.to_json(), "notice_since": "", "title": "Aides"})
    both = algorithms.kept_of([(TREATMENT, True), (silent, True)], URL, TODAY)
    assert stands("G8", both).status == "done"
    assert (stands("G9", both).status, "Aides" in stands("G9", both).sentence()) == ("not_done", True)
    hidden = algorithms.kept_of([(TREATMENT, True), (silent, False)], URL, TODAY)
    assert stands("G8", hidden).status == "not_done"
    stopped = Treatment(**{**silent.to_json(), "used_until": "2026-01-01"})
    assert stands("G9", algorithms.kept_of([(stopped, True)], URL, TODAY)).status == "declared"
    assert algorithms.kept_of([], URL, TODAY) == ()


def test_a_register_that_holds_a_treatment_undoes_the_word_that_there_is_none() -> None:
    none = Record("G8", "exempt", TODAY, exemption="none_used")
    assert stands("G8", (), none).status == "exempt"
    assert stands("G8", algorithms.kept_of([(TREATMENT, False)], URL, TODAY), none).status == "not_done"


def test_what_was_seen_elsewhere_counts_while_the_register_here_is_not_finished() -> None:
    seen = Record("G8", "seen", TODAY, "https://val.test/algorithmes")
    assert stands("G8", algorithms.kept_of([(TREATMENT, False)], URL, TODAY), seen).status == "seen_elsewhere"


def test_decisions_automated_through_and_through_without_a_notice_are_void() -> None:
    assert not TREATMENT.void
    assert Treatment(**{**TREATMENT.to_json(), "automation": "full", "notice_since": ""}).void
    assert not Treatment(**{**TREATMENT.to_json(), "automation": "full"}).void


def test_the_notice_says_the_purpose_the_right_how_to_use_it_and_the_cada() -> None:
    said = notice(TREATMENT, URL)
    assert "classer les demandes selon les critères votés par l’assemblée." in said
    for part in ("L311-3-1", "règles", "principales caractéristiques", "petite-enfance@val-d-arc.example", "CADA", URL):
        assert part in said


def test_the_open_formats_hold_what_the_texts_ask() -> None:
    line = Line("1", "Budget ; primitif", "Budget voté", "2026-03-02", "Licence Ouverte 2.0", fees="gratuit", url="u")
    (row,) = csv.DictReader(io.StringIO(as_csv([line.to_row()], line.to_row())), delimiter=";")
    assert (row["titre"], row["date_creation"], row["redevance"]) == ("Budget ; primitif", "2026-03-02", "gratuit")
    assert Line.from_json(line.to_json()) == line
    assert as_row(TREATMENT)["automatisation"] == "Une personne décide ; le traitement l’aide"
    assert set(as_row(TREATMENT)) >= {"donnees_traitees_et_sources", "parametres_et_ponderations", "operations"}
    assert Treatment.from_json(TREATMENT.to_json()) == TREATMENT
