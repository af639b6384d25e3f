"""pontdarc obligations: what binds, from facts typed or from the network."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from pontdarc.cli.main import main
from pontdarc.legal import actions as legal
from pontdarc.network.actions import declare_facts
from tests.world.territory import NOW, Network, actor

KEYS = {"id", "title", "binding", "due", "standard", "place", "deadline", "article", "certainty", "status"}


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, Any]]:
    assert main(["obligations", *words, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert all(set(each) >= KEYS for each in said)
    return {each["id"]: each for each in said}


def test_the_answer_lists_what_binds_or_may_with_the_missing_fact(capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "--type", "commune", "--population", "4000", "--fte", "60", "--grants-subsidies")
    assert {each["binding"] for each in said.values()} == {True, "unknown"}
    assert {code for code in ("G1", "G2", "G3", "G4", "G8", "A1", "S1") if said[code]["binding"] is True} == {
        *("G1", "G2", "G3", "G4", "G8", "A1", "S1")
    }
    assert (said["P4"]["binding"], said["P4"]["missing"]) == ("unknown", ["conceding_authority"])
    assert (said["S1"]["standard"], said["S1"]["status"]) == ("scdl/subventions", "not_assessed")
    assert said["P1"]["place"] == "data.gouv.fr"
    assert "à vérifier" in said["S4"]["certainty"]
    assert not {"G7", "A6", "A2", "P3", "P5", "A4"} & set(said)


def test_two_populations_on_both_sides_are_told_as_uncertain(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--type", "commune", "--population", "3479", "--population-totale", "3530", "--fte", "60")
    said = asked(capsys, *words)
    assert (said["G1"]["binding"], said["G1"]["missing"]) == ("unknown", ["population_counted"])
    assert "G1" in asked(capsys, *words, "--population-counted", "totale")
    assert "G1" not in asked(capsys, *words, "--population-counted", "municipale")


def test_the_doctrine_on_epci_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "--type", "epci", "--population", "3000", "--fte", "55,5")
    assert said["G1"]["binding"] is True
    assert "doctrine divergente" in said["G1"]["certainty"]


def test_people_read_a_table_with_the_facts_to_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["obligations", "--type", "commune", "--population", "900"]) == 0
    out = capsys.readouterr().out
    assert "U1   oui" in out
    assert "S1   peut-être" in out
    assert "Accorde des subventions : S1, S2, S3, S4" in out


def test_all_shows_what_does_not_bind_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "--type", "commune", "--population", "900", "--all")
    assert (said["G1"]["binding"], said["G1"]["why"]) == (False, "Moins de 3\u202f500 habitants.")
    assert said["A7"]["nature"] == "past"
    assert len(said) == 56


@pytest.mark.parametrize("wrong", [["--type", "mairie"], ["--type", "commune", "--population", "beaucoup"]])
def test_a_wrong_word_is_a_matter_of_usage(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["obligations", *wrong])
    assert stop.value.code == 64


def test_without_a_type_nor_an_organisation_it_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["obligations", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "kind_missing"


def test_an_organisation_brings_its_facts_and_what_it_did(network: Network, typed: Callable[..., Any]) -> None:
    declare_facts(by=actor(network.referent), organisation=network.commune, facts={"grants_subsidies": True}, now=NOW)
    legal.record_duty(
        by=actor(network.referent),
        organisation=network.commune,
        code="U1",
        kind="seen",
        url="https://adresse.data.gouv.fr/base-adresse-nationale/00101",
        now=NOW,
    )
    said = {
        each["id"]: each
        for each in json.loads(typed("obligations", "--organisation", network.commune.slug, "--json").stdout)
    }
    assert said["S1"]["binding"] is True
    assert (said["U1"]["status"], said["P1"]["status"], said["P4"]["status"]) == (
        "seen_elsewhere",
        "not_done",
        "to_check",
    )
    assert said["U1"]["url"].startswith("https://adresse.data.gouv.fr/")
    other = typed("obligations", "--organisation", network.commune.slug, "--no-grants-subsidies", "--json")
    assert "S1" not in {each["id"] for each in json.loads(other.stdout)}


def test_an_unknown_organisation_or_another_type_is_refused(network: Network, typed: Callable[..., Any]) -> None:
    assert typed("obligations", "--organisation", "nulle-part").returncode == 2
    assert typed("obligations", "--organisation", network.commune.slug, "--type", "epci").returncode == 2
