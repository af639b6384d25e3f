"""A contract edited as a table becomes the official JSON again; a path keeps its line."""

import csv
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.nesting import nest, spread
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.conformity import conform
from pontdarc.standardisation.preparing import prepare
from pontdarc.standardisation.writing import format_for, written

TODAY = date(2026, 11, 28)
CONTRACT = {
    "id": "2026-042",
    "acheteur": {"id": "22070001700019"},
    "nature": "Marché",
    "objet": "Réfection de la couverture du collège ; lot 2, charpente",
    "codeCPV": "45261210-9",
    "techniques": {"technique": ["Accord-cadre", "Concours"]},
    "modalitesExecution": {"modaliteExecution": ["Sans objet"]},
    "marcheInnovant": False,
    "ccag": "Travaux",
    "offresRecues": 4,
    "attributionAvance": True,
    "tauxAvance": 0.05,
    "typeGroupementOperateurs": "Conjoint",
    "sousTraitanceDeclaree": False,
    "procedure": "Procédure adaptée",
    "lieuExecution": {"code": "07150", "typeCode": "Code postal"},
    "dureeMois": 12,
    "dateNotification": "2026-03-12",
    "datePublicationDonnees": "2026-04-20",
    "montant": 127961.44,
    "typesPrix": {"typePrix": ["Définitif révisable"]},
    "formePrix": "Forfaitaire",
    "titulaires": [
        {"titulaire": {"typeIdentifiant": "SIRET", "id": "38047555800058"}},
        {"titulaire": {"typeIdentifiant": "TVA", "id": "BE0123456789"}},
    ],
    "considerationsSociales": {"considerationSociale": ["Clause sociale"]},
    "considerationsEnvironnementales": {"considerationEnvironnementale": ["Pas de considération environnementale"]},
    "modifications": [
        {
            "modification": {
                "id": 1,
                "dateNotificationModification": "2026-06-02",
                "datePublicationDonneesModification": "2026-06-20",
                "montant": 131000,
            }
        },
        {
            "modification": {
                "id": 2,
                "dateNotificationModification": "2026-08-11",
                "datePublicationDonneesModification": "2026-08-20",
                "dureeMois": 14,
                "titulaires": [{"titulaire": {"typeIdentifiant": "SIRET", "id": "38047555800058"}}],
            }
        },
    ],
}


@pytest.fixture
def contracts(tmp_path):
    path = tmp_path / "DECP-22070001700019-2026-04-20-01.json"
    path.write_text(json.dumps({"marches": {"marche": [CONTRACT]}}))
    return path


def test_an_official_document_follows_its_standard_as_it_is(contracts):
    said = conform(contracts)
    assert said.standard is not None
    assert (said.standard.slug, said.valid) == ("decp/marches", True), said.findings


def test_an_official_document_read_mapped_and_written_is_the_same_document(contracts):
    prepared = prepare(contracts, today=TODAY)
    text = "".join(written(prepared.pieces(), prepared.standard, "json"))
    assert json.loads(text) == {"marches": {"marche": [CONTRACT]}}


def test_the_table_of_a_document_gives_the_document_back(contracts, tmp_path):
    prepared = prepare(contracts, today=TODAY)
    table = tmp_path / "marches.csv"
    table.write_text("".join(written(prepared.pieces(), prepared.standard, "csv")), newline="")
    (row,) = csv.DictReader(table.open(newline=""))
    assert row["titulaires.titulaire.id"] == "38047555800058;BE0123456789"
    assert row["modifications.modification.dureeMois"] == ";14"
    again = prepare(table, today=TODAY)
    assert json.loads("".join(written(again.pieces(), again.standard, "json"))) == {"marches": {"marche": [CONTRACT]}}


def test_a_list_of_contracts_kept_by_hand_lacks_only_what_nobody_wrote(tmp_path):
    path = tmp_path / "marchés 2026.csv"
    path.write_text(
        "N° marché;Objet du marché;SIRET titulaire;Montant HT;Date de notification\n"
        "12;Chaises;38047555800058;45 000,00;12/03/2026\n"
    )
    prepared = prepare(path, today=TODAY)
    assert prepared.standard.slug == "decp/marches"
    (row,) = prepared.frame.to_dicts()
    assert (row["montant"], row["dateNotification"]) == ("45000.00", "2026-03-12")
    assert {each.id for each in prepared.verdict.findings if each.level == "error"} == {"missing_column"}


def value(field, type_):
    if field.constraints.enum:
        return st.sampled_from(field.constraints.enum)
    if type_ == "integer":
        return st.integers(1, 10**6)
    if type_ == "number":
        return st.floats(0, 1e12, allow_nan=False).map(lambda number: round(number, 2))
    if type_ == "boolean":
        return st.booleans()
    return st.text(st.sampled_from("aé1 ;,\\|'"), min_size=1, max_size=6)


@st.composite
def records(draw, standard):
    """Draw a record with every shape of the standard: the first column of each list is always there."""
    record: dict = {}
    sizes: dict[tuple, int] = {}
    first: set[str] = set()
    for field in standard.schema.fields:
        names = field.name.split(".")
        paths = [".".join(names[: rank + 1]) for rank in range(len(names))]
        owner = next((path for path in reversed(paths) if path in standard.nesting.lists), None)
        must = owner is not None and owner not in first
        first |= {owner} if must else set()
        put(draw, record, names, 0, (), standard, field, sizes, must=must or draw(st.booleans()))
    return record


def put(draw, target, names, rank, place, standard, field, sizes, *, must):
    path = ".".join(names[: rank + 1])
    last = rank == len(names) - 1
    is_list = path in standard.nesting.lists
    type_ = standard.nesting.types.get(field.name, "string") if place or is_list else field.type
    if not is_list:
        if last:
            if must:
                target[names[rank]] = draw(value(field, type_))
            return
        inner = target.setdefault(names[rank], {})
        put(draw, inner, names, rank + 1, place, standard, field, sizes, must=must)
        if not inner:
            del target[names[rank]]
        return
    size = sizes.setdefault((path, place), draw(st.integers(1, 3)))
    if last:
        target[names[rank]] = draw(st.lists(value(field, type_), min_size=1, max_size=3))
        return
    items = target.setdefault(names[rank], [{} for _ in range(size)])
    for number, item in enumerate(items):
        put(draw, item, names, rank + 1, (*place, number), standard, field, sizes, must=must or draw(st.booleans()))


@pytest.mark.parametrize("slug", ["decp/marches", "decp/concessions"])
def test_any_record_of_the_standard_is_the_same_after_a_row(slug):
    standard = standards()[slug]

    @settings(max_examples=60, deadline=None)
    @given(records(standard))
    def same(record):
        assert nest(spread(record), standard.schema.fields, standard.nesting) == record

    same()


def test_a_path_keeps_its_line_when_it_is_mended(tmp_path):
    line = {"type": "LineString", "coordinates": [[4.4147, 44.5533], [4.4159, 44.5541]]}
    properties = {
        "id_local": "07AC001",
        "code_com_d": "07348",
        "code_com_g": "07348",
        "ame_d": "Piste cyclable",
        "ame_g": "AUCUN",
        "largeur_d": 2.5,
        "lumiere": True,
        "nom_loc": ["Via Ardèche"],
    }
    path = tmp_path / "pistes.geojson"
    path.write_text(
        json.dumps(
            {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": line, "properties": properties}]}
        )
    )
    prepared = prepare(path, today=TODAY)
    assert prepared.standard.slug == "amenagements-cyclables"
    (feature,) = json.loads("".join(written(prepared.pieces(), prepared.standard, "geojson")))["features"]
    assert feature["geometry"] == line
    assert feature["properties"] == {**properties, "ame_d": "PISTE CYCLABLE"}


def test_the_name_of_the_output_says_its_format():
    contracts, paths, ours = (standards()[slug] for slug in ("decp/marches", "amenagements-cyclables", "dae"))
    assert [format_for(name, contracts) for name in ("a.json", "a.csv")] == ["json", "csv"]
    assert [format_for("a.GeoJSON", paths), format_for("a.json", ours)] == ["geojson", "csv"]
