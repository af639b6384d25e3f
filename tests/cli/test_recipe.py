"""pontdarc recipe and repair --recipe: check, test, follow a new shape, reuse."""

import json

import pytest

from pontdarc.cli.main import main
from pontdarc.core.recipe import from_yaml

BEFORE = (
    "Prénom;Sexe;Nombre;Année;Insee;Commune\nJEAN-PIERRE;Masculin;4;2023;07186;Privas\nLÉA;F;22;2023;07186;Privas\n"
)
HEADER = "Export\nAnnée,Prénoms,Sexe,Nb naissances,Insee,Commune,Note\n"
LATER = HEADER + "2024,Rose,F,7,07186,Privas,x\n2024,MARC,M,8,07186,Privas,y\n"


def run(capsys, *arguments):
    code = main([str(each) for each in arguments])
    return code, capsys.readouterr()


@pytest.fixture
def recipe(tmp_path, capsys):
    (tmp_path / "avant.csv").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "apres.csv").write_text(LATER, encoding="utf-8")
    out, kept = tmp_path / "avant-ok.csv", tmp_path / "r.yaml"
    code, _ = run(capsys, "repair", tmp_path / "avant.csv", "--output", out, "--save-recipe", kept)
    assert code == 0
    return kept


def test_a_recipe_replayed_on_its_own_file_gives_the_same_bytes(tmp_path, capsys, recipe):
    again = tmp_path / "encore.csv"
    code, said = run(capsys, "repair", tmp_path / "avant.csv", "--recipe", recipe, "--output", again, "--json")
    assert (code, json.loads(said.out)["drift"]) == (0, [])
    assert again.read_bytes() == (tmp_path / "avant-ok.csv").read_bytes()


def test_what_changed_in_the_shape_is_said_and_a_new_mapping_proposed(tmp_path, capsys, recipe):
    kept = tmp_path / "r2.yaml"
    code, said = run(capsys, "recipe", "test", tmp_path / "apres.csv", "--recipe", recipe, "--save", kept, "--json")
    document = json.loads(said.out)
    assert code == 1
    told = {(each["what"], each["column"]) for each in document["drift"]}
    assert {("renamed", "Prénom"), ("added", "Note"), ("order", ""), ("delimiter", ""), ("header_row", "")} <= told
    moved = {each["target"]: each["now"] for each in document["proposal"]}
    assert moved == {"ENFANT_PRENOM": "Prénoms", "NOMBRE_OCCURRENCES": "Nb naissances"}
    assert from_yaml(kept.read_text()).standard == "scdl/prenoms"
    code, said = run(capsys, "recipe", "test", tmp_path / "apres.csv", "--recipe", kept, "--json")
    assert (code, json.loads(said.out)["drift"]) == (0, [])


def test_repair_follows_the_new_shape_when_asked(tmp_path, capsys, recipe):
    out = tmp_path / "apres-ok.csv"
    code, _ = run(capsys, "repair", tmp_path / "apres.csv", "--recipe", recipe, "--adapt", "--output", out)
    assert code == 0
    assert "Marc,8,2024" in out.read_text(encoding="utf-8")


def test_a_mistake_is_said_with_its_line(tmp_path, capsys, recipe):
    recipe.write_text(recipe.read_text().replace("step: drop_empty_rows", "stepp: drop_empty_rows", 1))
    code, said = run(capsys, "recipe", "check", recipe)
    assert code == 2
    assert said.err.startswith("Ligne ")


def test_what_is_of_one_organisation_is_left_behind(tmp_path, capsys, recipe):
    text = recipe.read_text().replace(
        "overrides: {}", "overrides:\n  COLL_INSEE: {value: '07186'}\n  ANNEE: {source: Année}"
    )
    recipe.write_text(text)
    copy = tmp_path / "copie.yaml"
    assert run(capsys, "recipe", "reuse", recipe, "--output", copy)[0] == 0
    made = from_yaml(copy.read_text())
    assert dict(made.overrides) == {"ANNEE": {"source": "Année"}}
    assert made.file is None
