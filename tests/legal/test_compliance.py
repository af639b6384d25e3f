"""Where an organisation stands: done only where the law wants it, exempt only where a text exempts."""

from datetime import date, timedelta

import pytest

from pontdarc.legal.binding import judge
from pontdarc.legal.catalogue import obligation
from pontdarc.legal.compliance import Holding, Record, Standing, standing
from pontdarc.legal.facts import Facts
from pontdarc.legal.places import BAN, PORTAL, SITE
from pontdarc.legal.rhythms import After, EveryYear, Yearly

TODAY = date(2026, 11, 23)
FACTS = Facts.of("departement", {"conceding_authority": True, "charging_points": True})
URL = "https://www.exemple.test/donnees/aides/"


def stands(code: str, *given: Holding | Record, facts: Facts = FACTS, today: date = TODAY) -> Standing:
    holdings = [each for each in given if isinstance(each, Holding)]
    records = [each for each in given if isinstance(each, Record)]
    return standing(judge(obligation(code), facts), holdings, records, today)


def test_nothing_seen_is_not_done_with_its_reason() -> None:
    alone = stands("S1")
    assert (alone.status, alone.in_order) == ("not_done", False)
    assert "scdl/subventions" in alone.sentence()


def test_a_fresh_dataset_of_ours_is_done_and_a_stale_one_is_late() -> None:
    done = stands("S1", Holding("scdl/subventions", True, URL))
    assert (done.status, done.url) == ("done", URL)
    assert stands("S1", Holding("scdl/subventions", False, URL)).status == "late"
    both = stands("S1", Holding("scdl/subventions", False, "x"), Holding("scdl/subventions", True, URL))
    assert (both.status, both.url) == ("done", URL)
    assert stands("S1", Holding("scdl/budget", True, URL)).status == "not_done"


def test_a_copy_here_is_worth_nothing_where_the_law_wants_another_place() -> None:
    ours = stands("P1", Holding("decp/marches", True, URL))
    assert (ours.status, ours.in_order) == ("not_done", False)
    assert "data.gouv.fr" in ours.sentence()
    there = stands(
        "P1", Holding("decp/marches", True, URL), Record("P1", "seen", TODAY, "https://www.data.gouv.fr/datasets/x")
    )
    assert (there.status, there.url) == ("seen_elsewhere", "https://www.data.gouv.fr/datasets/x")


def test_a_record_of_another_duty_changes_nothing() -> None:
    assert stands("P4", Record("P1", "seen", TODAY, "https://www.data.gouv.fr/x")).status == "not_done"


def test_exempt_only_where_a_text_exempts() -> None:
    assert stands("G3", Record("G3", "exempt", TODAY, exemption="published_elsewhere")).status == "exempt"
    assert stands("G3", Record("G3", "exempt", TODAY, exemption="too_small")).status == "not_done"
    assert stands("S1", Record("S1", "exempt", TODAY, exemption="published_elsewhere")).status == "not_done"


def test_what_was_recorded_last_ends_an_exemption() -> None:
    exempt = Record("G3", "exempt", TODAY - timedelta(days=3), exemption="published_elsewhere")
    later = Record("G3", "reason", TODAY, reason="La base nationale a fermé.")
    after = stands("G3", exempt, later)
    assert after.status == "not_done"
    assert "La base nationale a fermé." in after.sentence()


def test_a_deed_between_people_is_declared() -> None:
    assert stands("G10").status == "not_done"
    assert stands("G10", Record("G10", "seen", TODAY)).status == "declared"


def test_what_is_due_every_year_is_to_be_seen_again() -> None:
    seen = Record("A6", "seen", TODAY - timedelta(days=360), "https://www.exemple.test/paie")
    assert stands("A6", seen).status == "seen_elsewhere"
    assert stands("A6", seen, today=TODAY + timedelta(days=30)).status == "late"


def test_what_may_bind_is_to_check_together_rather_than_not_done() -> None:
    assert stands("T1").status == "to_check"


@pytest.mark.parametrize(
    ("address", "place", "held"),
    [
        ("https://www.data.gouv.fr/datasets/x", PORTAL, True),
        ("https://adresse.data.gouv.fr/x", BAN, True),
        ("https://data.gouv.fr.evil.test/x", PORTAL, False),
        ("https://evildata.gouv.fr/x", PORTAL, False),
        ("javascript:alert(1)", SITE, False),
        ("mairie.test", SITE, False),
        ("https://mairie.test/actes", SITE, True),
    ],
)
def test_an_address_is_in_a_place_or_not(address: str, place: object, held: bool) -> None:
    assert place.holds(address) is held  # type: ignore[attr-defined]


def test_rhythms_fall_on_real_days() -> None:
    assert Yearly(3, 31).next(date(2026, 3, 31)) == date(2026, 3, 31)
    assert Yearly(3, 31).next(date(2026, 4, 1)) == date(2027, 3, 31)
    assert EveryYear().next(TODAY) == date(2026, 12, 31)
    assert After(3, "months", "").due(date(2026, 11, 30)) == date(2027, 2, 28)
    assert After(1, "months", "").due(date(2026, 12, 31)) == date(2027, 1, 31)
    assert After(7, "days", "").due(date(2026, 12, 28)) == date(2027, 1, 4)
