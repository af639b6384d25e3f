"""The official territory, from the package the set-up installs."""

import json
from dataclasses import asdict

import pytest

from pontdarc.core.referential import NOWHERE
from pontdarc.outside.official import body_of, communes_package, official_referential

COMMUNES = [
    {"code": "07186", "nom": "Privas", "departement": "07", "type": "commune-actuelle", "siren": "210701868",
     "codesPostaux": ["07000"], "population": 8000, "anciensCodes": ["07999"]},
    {"code": "07165", "nom": "Ancienne", "type": "commune-deleguee", "chefLieu": "07186"},
]  # fmt: skip
EPCIS = [
    {"code": "200071413", "nom": "CA Privas Centre Ardèche",
     "membres": [{"code": "07186", "populationMunicipale": 8538, "populationTotale": 8800}]},
]  # fmt: skip


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "paquet"
    (folder / "data").mkdir(parents=True)
    (folder / "package.json").write_text('{"version": "6.0.0"}')
    (folder / "data" / "communes.json").write_text(json.dumps(COMMUNES))
    (folder / "data" / "epci.json").write_text(json.dumps(EPCIS))
    (folder / "data" / "departements.json").write_text('[{"code": "07", "nom": "Ardèche"}]')
    monkeypatch.setenv("PONTDARC_OFFICIAL", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def test_communes_of_today_their_former_codes_and_both_populations(package):
    territory = official_referential(package)
    assert list(territory.communes) == ["07186"]
    privas = territory.communes["07186"]
    assert (privas.epci_siren, privas.population_municipale, privas.population_totale) == ("200071413", 8538, 8800)
    assert territory.former_codes == {"07165": "07186", "07999": "07186"}
    assert territory.departements == {"07": "Ardèche"}
    assert territory.vintage == "6.0.0"


def test_the_second_reading_comes_from_what_was_kept_and_says_the_same(package):
    first = official_referential(package)
    (package / "data" / "epci.json").unlink()
    official_referential.cache_clear()
    again = official_referential(package)
    assert again is not first
    assert asdict(again) == asdict(first)


def test_an_organisation_is_known_by_its_siren_and_never_gets_a_siret(package):
    territory = official_referential(package)
    assert body_of("210701868", territory).insee_code == "07186"
    assert body_of("200071413", territory).name == "CA Privas Centre Ardèche"
    assert body_of("220700017", territory).name == "Département de l’Ardèche"
    assert body_of("111111118", territory).name is None
    assert all(body_of(siren, territory).siret is None for siren in ("210701868", "200071413", "220700017"))


def test_a_place_that_is_no_package_gives_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("PONTDARC_OFFICIAL", str(tmp_path))
    official_referential.cache_clear()
    assert communes_package() is None
    assert official_referential() is NOWHERE
    official_referential.cache_clear()
