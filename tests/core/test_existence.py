"""Codes that do not exist, and what became of the ones that did."""

import polars as pl
import pytest
from stdnum import luhn

from pontdarc.core.checking import check
from pontdarc.core.referential import Commune, Referential
from pontdarc.core.schema import Field, Schema

ARDECHE = Referential(
    "6.0.0",
    {
        "07103": Commune("07103", "Saint-Julien-d’Intres", "07", "200058113", None, ("07310",)),
        "07186": Commune("07186", "Privas", "07", "210701864", "200071413", ("07000",)),
        "51001": Commune("51001", "Ablancourt", "51", "215100033", None, ("51240",)),
    },
    {"07252": "07103", "51002": "51001"},
    {"200071413": "CA Privas Centre Ardèche"},
    {"07": "Ardèche"},
)


def siren(start: str) -> str:
    return start + luhn.calc_check_digit(start)


def told(kind: str, *values: str, territory: Referential = ARDECHE) -> list[tuple[str, str]]:
    schema = Schema((Field("c", kind=kind),))
    found = check(pl.DataFrame({"c": values}), schema, territory=territory)
    assert found.valid
    return [(each.value, each.id) for each in found.findings]


def test_a_commune_that_joined_another_is_told_with_the_one_of_today():
    schema = Schema((Field("c", kind="insee_commune"),))
    (finding,) = check(pl.DataFrame({"c": ["07186", "07252"]}), schema, territory=ARDECHE).findings
    assert finding.id == "former_commune"
    assert finding.level == "warning"
    assert "Saint-Julien-d’Intres (07103)" in finding.message()
    assert "« 07103 »" in finding.hint()


def test_a_code_of_no_commune_is_told_where_the_territory_is_known():
    assert told("insee_commune", "07999", "26001", "7186", "x", "75101") == [("07999", "unknown_commune")]


def test_a_siren_or_siret_shaped_as_that_of_a_commune_is_that_of_one():
    former, unknown = siren("21070252"), siren("21070999")
    assert told("siren", "210701864", "220700017", former, unknown, former[:8] + str((int(former[8]) + 1) % 10)) == [
        (former, "former_commune_siren"), (unknown, "unknown_commune_siren"),
    ]  # fmt: skip
    assert told("siret", f"{former}00013", "21070186400014") == [(f"{former}00013", "former_commune_siren")]


def test_the_heir_is_not_guessed_where_the_siren_does_not_hold_the_insee_code():
    assert told("siren", siren("21510002")) == [(siren("21510002"), "unknown_commune_siren")]


def test_an_epci_and_a_postal_code_exist():
    assert told("epci_siren", "200071413", "200000000") == [("200000000", "unknown_epci")]
    assert told("postal_code", "07000", "07310", "07999", "26000") == [("07999", "unknown_postal_code")]


@pytest.mark.parametrize("kind", ["insee_commune", "siren", "siret", "epci_siren", "postal_code"])
def test_without_a_territory_nothing_is_said_of_existence(kind):
    assert told(kind, "07999", territory=Referential()) == []
