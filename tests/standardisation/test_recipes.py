from pathlib import Path

import pytest
import xlsxwriter
from pytest_django import Settings

from pontdarc.core.recipe import from_yaml
from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.core.tables import Choices
from pontdarc.inventory.models import Entry
from pontdarc.publication.models import Version
from pontdarc.standardisation.models import Recipe
from pontdarc.standardisation.preparing import prepare
from pontdarc.standardisation.queries import last_preparation, reading_chosen
from pontdarc.standardisation.recipes import (
    difference,
    follow_shape,
    go_back,
    new_shape,
    recipe_of,
    take_over,
    write_recipe,
)
from tests.world import way
from tests.world.fixtures import network, now
from tests.world.territory import NOW, Network, actor

__all__ = ["network", "now"]
HEADER = "COLL_NOM;COLL_INSEE;Sexe;Prénom;Nombre;Année\n"
FIRST = HEADER + "Saint-Arcens;00101;F;Jade;6;2024\nSaint-Arcens;00101;M;Louis;5;2024\n"
LATER = FIRST.replace("Prénom", "Prenom usuel").replace("Nombre", "Nb naissances").replace("2024", "2025")


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA, settings.FILE_UPLOAD_TEMP_DIR = tmp_path, str(tmp_path)
    way.prepare_in_this_process(monkeypatch)


@pytest.fixture
def entry(network: Network) -> Entry:
    entry = way.register(network, standard="scdl/prenoms")
    way.drop(network, entry, FIRST)
    return entry


def test_a_recipe_changed_by_hand_serves_from_then_on_and_says_who(network: Network, entry: Entry) -> None:
    text = recipe_of(entry).document.replace("- step: drop_note_rows\n", "")
    made = write_recipe(by=actor(network.referent), entry=entry, text=text, now=NOW)
    assert (made.number, made.by) == (2, network.referent)
    assert "drop_note_rows" not in [call.step for call in from_yaml(recipe_of(entry).document).before]
    assert last_preparation(entry.pk).recipe == made
    assert "-- step: drop_note_rows" in difference(recipe_of(entry, 1), made)


def test_a_recipe_that_cannot_be_read_any_more_is_passed_over(network: Network, entry: Entry) -> None:
    Recipe.objects.create(entry=entry, number=2, document="recipe: 1\nsteps: [{step: gone}]\n", created_at=NOW)
    assert [each.standard for each in Recipe.objects.order_by("number").readable()] == ["scdl/prenoms"]
    assert reading_chosen(entry) == Choices()


def test_what_is_no_recipe_changes_nothing(network: Network, entry: Entry) -> None:
    with pytest.raises(Invalid) as caught:
        write_recipe(by=actor(network.referent), entry=entry, text="recipe: 1\nstep: x\n", now=NOW)
    assert caught.value.params["line"] == 2
    assert entry.recipes.count() == 1


def test_an_earlier_recipe_comes_back_under_a_new_number(network: Network, entry: Entry) -> None:
    first = recipe_of(entry).document
    by = actor(network.referent)
    write_recipe(by=by, entry=entry, text=first.replace("- step: drop_note_rows\n", ""), now=NOW)
    back = go_back(by=by, entry=entry, number=1, now=NOW)
    assert (back.number, back.document) == (3, first)


def test_the_recipe_of_another_body_comes_without_what_is_its_own(network: Network, entry: Entry) -> None:
    other = way.register(network, "Prénoms d’ailleurs", "scdl/prenoms")
    text = recipe_of(entry).document.replace("overrides: {}", "overrides:\n  COLL_INSEE: {value: '00101'}")
    made = from_yaml(take_over(by=actor(network.referent), entry=other, text=text, now=NOW).document)
    assert not made.overrides
    assert "Prénom" in [source for feed in made.mapping for source in feed.sources]


def test_a_delivery_of_another_shape_is_diagnosed_and_followed_in_one_gesture(network: Network, entry: Entry) -> None:
    way.clear(network, entry)
    held = way.drop(network, entry, LATER, hours=1)
    assert held.state == Version.State.HELD
    preparation = last_preparation(entry.pk)
    shape = new_shape(preparation)
    assert {each.target: each.now for each in shape.moved} == {
        "ENFANT_PRENOM": "Prenom usuel",
        "NOMBRE_OCCURRENCES": "Nb naissances",
    }
    made = follow_shape(by=actor(network.referent), delivery=preparation.delivery, now=way.later(2))
    assert made.rows == 2
    assert made.report["drift"] == []
    with pytest.raises(Conflict):
        follow_shape(by=actor(network.referent), delivery=preparation.delivery, now=way.later(2))


def test_who_only_reads_does_not_write(network: Network, entry: Entry) -> None:
    with pytest.raises(Forbidden):
        write_recipe(by=actor(network.dpo), entry=entry, text=recipe_of(entry).document, now=NOW)


def workbook(path: Path, *blocks: list[list[object]], title: str = "Feuil1") -> Path:
    """Write tables one under the other on a sheet, two blank rows between them."""
    with xlsxwriter.Workbook(path) as book:
        sheet, line = book.add_worksheet(title), 0
        for rows in blocks:
            for row in rows:
                sheet.write_row(line, 0, row)
                line += 1
            line += 3
    return path


TABLE = [
    ["COLL_NOM", "COLL_INSEE", "ENFANT_SEXE", "ENFANT_PRENOM", "NOMBRE_OCCURRENCES", "ANNEE"],
    *[["Saint-Arcens", "00101", "F", f"Jade{n}", 5 + n, 2024] for n in range(8)],
]
BUDGET = [["Chapitre", "Libellé", "Montant"], *[[n, f"Ligne {n}", 100 * n] for n in range(1, 6)]]


@pytest.mark.parametrize("title", ["Feuil1", "Export 2025"])
def test_a_recipe_settled_on_a_table_of_a_sheet_reads_a_delivery_that_has_one_only(tmp_path: Path, title: str) -> None:
    two = workbook(tmp_path / "deux.xlsx", BUDGET, TABLE)
    made = prepare(two, today=NOW.date(), standard="scdl/prenoms")
    settled = made.recipe
    one = workbook(tmp_path / "une.xlsx", TABLE, title=title)
    again = prepare(one, today=NOW.date(), recipe=settled)
    assert again.rows == len(TABLE) - 1
    assert again.frame["ENFANT_PRENOM"].null_count() == 0
    assert not [drift for drift in again.drift if drift.blocking]
