"""pontdarc standards list and show."""

import json

import pytest

from pontdarc.cli.main import main
from pontdarc.standardisation.catalogue import standards


@pytest.mark.parametrize("arguments", [["standards", "--json", "list"], ["standards", "list", "--json"]])
def test_the_list_gives_every_standard_with_its_version(arguments, capsys):
    assert main(arguments) == 0
    said = json.loads(capsys.readouterr().out)
    assert {each["slug"]: each["version"] for each in said} == {
        slug: each.version for slug, each in standards().items()
    }


def test_one_standard_is_shown_with_its_fields_in_order(capsys):
    assert main(["standards", "show", "subventions", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [field["name"] for field in said["fields"]] == list(standards()["scdl/subventions"].schema.names)
    fields = {field["name"]: field for field in said["fields"]}
    assert fields["montant"]["required"] is True
    assert fields["objet"]["constraints"] == {"required": True, "maxLength": 256}
    assert fields["notificationUE"]["trueValues"] == ["oui"]
    assert {"name": "siret", "columns": ["idAttribuant"], "params": {}} in said["checks"]


def test_people_read_sentences(capsys):
    assert main(["standards", "show", "scdl/prenoms"]) == 0
    out = capsys.readouterr().out
    assert "ENFANT_PRENOM (string, obligatoire)" in out
    assert main(["standards", "list"]) == 0
    assert "scdl/prenoms" in capsys.readouterr().out


def test_an_unknown_standard_is_refused_with_those_that_are_known(capsys):
    assert main(["standards", "show", "inconnu"]) == 2
    assert "scdl/equipements" in capsys.readouterr().err


def test_a_former_version_is_shown_with_the_others_that_are_known(capsys):
    assert main(["standards", "show", "bal@1.4", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["version"], shown["versions"]) == ("1.4.0", ["1.5.0", "1.4.0"])
    assert (shown["delimiter"], shown["file_name"]) == (";", None)
    assert main(["standards", "show", "scdl/catalogue", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["file_name"] == "AAAAMMJJ_SIREN_catalogue"
