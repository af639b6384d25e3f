from pathlib import Path

import pytest
from pytest_django import Settings

from pontdarc.core.refusals import Conflict, Forbidden, Invalid, NotFound, Unreadable
from pontdarc.extraction import actions as extraction
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import OutboxEvent
from pontdarc.network.rules import MACHINE
from pontdarc.outside import confined
from pontdarc.standardisation import queries
from pontdarc.standardisation.actions import correct_mapping, prepare
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.rules import in_words, stored_report
from tests.world import way
from tests.world.fixtures import network
from tests.world.territory import NOW, QUICK_HASHERS, Network, actor

__all__ = ["network"]

MESSY = (
    "ENFANT_SEXE;Prénom;ANNEE;NOMBRE_OCCURRENCES;remarque\n"
    "F;LOUISE;2025;cinq;ecrire à camille@exemple.fr\nM;GABRIEL;2025;8;\nF;JADE;2025;4;\n"
)


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    way.prepare_in_this_process(monkeypatch)
    return tmp_path


@pytest.fixture
def entry(network: Network) -> Entry:
    return way.register(network, "Prénoms", "scdl/prenoms")


def _deliver(network: Network, entry: Entry, text: str = MESSY) -> Delivery:
    return extraction.receive(
        by=actor(network.referent),
        entry=entry,
        file=[text.encode()],
        filename="export.csv",
        origin="workspace",
        now=NOW,
    )


def test_a_preparation_keeps_a_table_a_recipe_and_a_report_without_any_cell(network: Network, entry: Entry) -> None:
    preparation = prepare(by=MACHINE, delivery=_deliver(network, entry), now=NOW)
    assert (preparation.standard, preparation.rows, preparation.recipe.number) == ("scdl/prenoms", 3, 1)
    assert blobs().path(preparation.table).exists()
    assert preparation.report["counts"]
    kept = str(preparation.report)
    assert "camille@exemple.fr" not in kept
    assert "cinq" not in kept
    assert "LOUISE" not in kept
    assert OutboxEvent.objects.filter(name="standardisation.prepared").count() == 1
    entry.refresh_from_db()
    assert entry.stage == "standardised"


def test_a_recipe_of_another_file_that_cannot_be_read_any_more_stops_nothing(network: Network, entry: Entry) -> None:
    other = way.register(network, "Autres prénoms", "scdl/prenoms")
    prepare(by=MACHINE, delivery=_deliver(network, other), now=NOW)
    assert other.recipes.update(document="illisible: [") == 1
    assert prepare(by=MACHINE, delivery=_deliver(network, entry), now=NOW).rows == 3


def test_the_next_delivery_replays_the_recipe_and_makes_no_new_one(network: Network, entry: Entry) -> None:
    first = prepare(by=MACHINE, delivery=_deliver(network, entry), now=NOW)
    second = prepare(by=MACHINE, delivery=_deliver(network, entry, MESSY + "F;ALICE;2025;9;\n"), now=NOW)
    assert second.recipe_id == first.recipe_id
    assert second.rows == 4


def test_preparing_twice_reads_the_file_once(network: Network, entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = _deliver(network, entry)
    first = prepare(by=MACHINE, delivery=delivery, now=NOW)
    monkeypatch.setattr(confined, "run", lambda *_, **__: pytest.fail("read again"))
    assert prepare(by=MACHINE, delivery=delivery, now=NOW).pk == first.pk


def test_a_file_that_cannot_be_read_says_why_on_its_delivery_and_leaves_nothing_else(
    network: Network, entry: Entry, monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Unreadable("too_long", "Trop long.", "Coupez-le.")

    delivery = _deliver(network, entry)
    monkeypatch.setattr(confined, "run", refuse)
    with pytest.raises(Unreadable):
        prepare(by=MACHINE, delivery=delivery, now=NOW)
    delivery.refresh_from_db()
    assert delivery.refusal == {"code": "too_long", "sentence": "Trop long.", "advice": "Coupez-le."}
    assert OutboxEvent.objects.filter(name="standardisation.unprepared").exists()
    assert not Preparation.objects.exists()
    assert [path for path in data.rglob("*") if path.is_file()] == [blobs().path(delivery.sha256)]


def test_a_destroyed_delivery_is_not_prepared(network: Network, entry: Entry) -> None:
    delivery = _deliver(network, entry)
    delivery = extraction.destroy(by=actor(network.coordinator), delivery=delivery, why="Erreur", now=NOW)
    with pytest.raises(Conflict):
        prepare(by=MACHINE, delivery=delivery, now=NOW)


def test_a_correction_makes_a_new_recipe_that_says_what_the_person_chose(network: Network, entry: Entry) -> None:
    by = actor(network.referent)
    with pytest.raises(Conflict):
        correct_mapping(by=by, entry=entry, changes={"ANNEE": {"value": "2024"}}, now=NOW)
    first = prepare(by=MACHINE, delivery=_deliver(network, entry), now=NOW)
    second = correct_mapping(by=by, entry=entry, changes={"COMMUNE_NOM": {"value": "Saint-Arcens"}}, now=NOW)
    assert (second.recipe.number, second.delivery_id) == (2, first.delivery_id)
    assert "Saint-Arcens" in second.recipe.document
    assert queries.last_preparation(entry.pk) == second
    third = correct_mapping(by=by, entry=entry, changes={"COLL_INSEE": {"value": "00101"}}, now=NOW)
    assert "Saint-Arcens" in third.recipe.document, "what was said before is kept"
    with pytest.raises(Invalid):
        correct_mapping(by=by, entry=entry, changes={"ANNEE": "inconnue"}, now=NOW)
    with pytest.raises(Forbidden):
        correct_mapping(by=actor(network.mayor), entry=entry, changes={}, now=NOW)


def test_what_a_person_chose_is_proposed_for_another_file_of_the_organisation(network: Network, entry: Entry) -> None:
    by = actor(network.referent)
    prepare(by=MACHINE, delivery=_deliver(network, entry), now=NOW)
    correct_mapping(by=by, entry=entry, changes={"COMMUNE_NOM": "remarque"}, now=NOW)
    other = way.register(network, "Prénoms d’avant", "scdl/prenoms")
    feeds = {
        feed["target"]: feed for feed in prepare(by=MACHINE, delivery=_deliver(network, other), now=NOW).report["feeds"]
    }
    assert feeds["COMMUNE_NOM"]["sources"] == ["remarque"]
    assert not feeds["COMMUNE_NOM"]["by_person"]


def test_several_columns_may_be_chosen_for_one(network: Network, entry: Entry) -> None:
    prepare(by=MACHINE, delivery=_deliver(network, entry), now=NOW)
    changes = {"COMMUNE_NOM": {"sources": ["Prénom", "remarque"], "separator": "-"}}
    done = correct_mapping(by=actor(network.referent), entry=entry, changes=changes, now=NOW)
    feeds = {feed["target"]: feed for feed in done.report["feeds"]}
    assert feeds["COMMUNE_NOM"]["sources"] == ["Prénom", "remarque"]
    changes = {"COMMUNE_NOM": {"sources": ["Prénom", "absente"]}}
    with pytest.raises(Invalid):
        correct_mapping(by=actor(network.referent), entry=entry, changes=changes, now=NOW)


def test_findings_are_shown_with_values_read_again_to_who_may_see_them(network: Network, entry: Entry) -> None:
    preparation = prepare(by=MACHINE, delivery=_deliver(network, entry), now=NOW)
    page = queries.findings_shown(actor(network.referent), preparation)
    assert any(finding["value"] == "cinq" and "cinq" in finding["message"] for finding in page.findings)
    with pytest.raises(NotFound):
        queries.findings_shown(actor(network.signatory), preparation)


def test_findings_of_a_destroyed_file_are_shown_without_values(network: Network, entry: Entry) -> None:
    preparation = prepare(by=MACHINE, delivery=_deliver(network, entry), now=NOW)
    extraction.destroy(by=actor(network.coordinator), delivery=preparation.delivery, why="Fin", now=NOW)
    page = queries.findings_shown(actor(network.referent), preparation)
    assert page.findings
    assert all(finding["value"] is None and finding["message"] for finding in page.findings)
    assert not any("cinq" in str(finding) for finding in page.findings)


def test_a_stored_report_has_no_value_whatever_the_depth() -> None:
    report = {
        "rows": 1,
        "columns": [{"name": "a", "kind": None}],
        "scan": {"columns": [{"name": "a", "role": "direct", "kind": "email", "examples_masked": ["c***"]}]},
        "findings": [{"id": "type", "row": 2, "column": "a", "value": "x", "message": "« x »…", "hint": "h"}] * 2000,
        "samples": {"a": {"trim": [{"before": " x"}]}},
        "recipe": "…",
    }
    kept = stored_report(report)
    assert set(kept) == {"rows", "columns", "scan", "findings"}
    assert len(kept["findings"]) == 1000
    assert kept["findings"][0] == {"id": "type", "row": 2, "column": "a"}
    assert kept["columns"] == [{"name": "a", "kind": "email", "role": "direct"}]
    assert kept["scan"]["columns"] == [{"name": "a", "role": "direct", "kind": "email"}]


def test_a_stored_finding_keeps_which_sentences_it_says_not_the_cells_in_them() -> None:
    words = {"text": "« %(value)s » en %(column)s", "hint": "Écrivez « %(suggestion)s ».", "params": {"value": "x"}}
    finding = {"id": "type", "row": 2, "column": "a", "value": "x", "message": "« x » en a", "words": words}
    (kept,) = stored_report({"columns": [], "findings": [finding]})["findings"]
    assert "params" not in kept["words"]
    assert in_words(finding)[0] == "« x » en a"
    assert in_words(kept) == ("« … » en a", "Écrivez « … ».")
    assert in_words(kept, {words["text"]: "“%(value)s”", words["hint"]: "Write."}.__getitem__) == ("“…”", "Write.")


@pytest.mark.parametrize(("number", "said"), [(3, "3."), (1, "1."), ("3 rue", "….")])
def test_a_stored_finding_still_says_how_many(number: object, said: str) -> None:
    words = {"text": "Lignes vides passées : %(number)s.", "hint": "", "params": {"number": number}}
    (kept,) = stored_report({"columns": [], "findings": [{"id": "blank_rows", "words": words}]})["findings"]
    assert in_words(kept)[0] == f"Lignes vides passées\u00a0: {said}"
