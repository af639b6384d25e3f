"""Cells corrected in place, workbooks that go and come back: by what the next delivery becomes."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from pytest_django import Settings
from python_calamine import CalamineWorkbook

from pontdarc.core.recipe import from_yaml
from pontdarc.core.refusals import Conflict, Forbidden, Invalid
from pontdarc.extraction import actions as extraction
from pontdarc.extraction.models import Delivery
from pontdarc.extraction.queries import raw
from pontdarc.extraction.storage import blobs
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import AuditEvent
from pontdarc.network.rules import MACHINE
from pontdarc.standardisation import confined_rows, rows
from pontdarc.standardisation.actions import correct_mapping, prepare
from pontdarc.standardisation.catalogue import find
from pontdarc.standardisation.correcting import correct_cells, send_back, show_values, withdraw_correction
from pontdarc.standardisation.corrections import Correction, corrections_in
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.people import personal_columns
from pontdarc.standardisation.returned import LINE, PLACE, PROPERTY, SHEET
from tests.world import way
from tests.world.fixtures import network
from tests.world.territory import NOW, Network, actor

__all__ = ["network"]

HEAD = "COLL_NOM;COLL_INSEE;ENFANT_SEXE;ENFANT_PRENOM;ANNEE;NOMBRE_OCCURRENCES\n"
FIRST = HEAD + (
    "Saint-Arcens;07001;F;LOUISE;2025;cinq\n"
    "Saint-Arcens;07001;M;GABRIEL;2025;8\n"
    "Saint-Arcens;07001;F;JADE;2025;cinq\n"
    "Saint-Arcens;07001;X?;ALIX;2025;7\n"
)


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    way.prepare_in_this_process(monkeypatch)
    return tmp_path


@pytest.fixture
def entry(network: Network) -> Entry:
    return way.register(network, "Prénoms", "scdl/prenoms")


Prepare = Callable[..., Preparation]


@pytest.fixture
def prepared(network: Network, entry: Entry) -> Prepare:
    """Drop a file and prepare it."""

    def done(content: str | bytes = FIRST, *, name: str = "prenoms.csv", hours: int = 0) -> Preparation:
        content = content.encode() if isinstance(content, str) else content
        delivery = extraction.receive(
            by=actor(network.referent),
            entry=entry,
            file=[content],
            filename=name,
            origin="workspace",
            now=way.later(hours),
        )
        return prepare(by=MACHINE, delivery=delivery, now=way.later(hours))

    return done


def _table(preparation: Preparation) -> pl.DataFrame:
    return pl.read_parquet(blobs().path(preparation.table))


def _counts(preparation: Preparation) -> list[object]:
    return _table(preparation)["NOMBRE_OCCURRENCES"].to_list()


def test_the_rows_of_a_cause_are_shown_with_their_line_and_what_is_wrong(network: Network, prepared: Prepare) -> None:
    page = rows.rows_of(actor(network.referent), prepared(), "type", "NOMBRE_OCCURRENCES")
    assert (page.total, [row["line"] for row in page.rows]) == (2, [2, 4])
    rank = page.columns.index("NOMBRE_OCCURRENCES")
    assert [row["cells"][rank] for row in page.rows] == ["cinq", "cinq"]
    assert "cinq" in page.rows[0]["words"]["params"]["value"]


def test_a_value_corrected_everywhere_is_so_again_in_the_next_delivery(network: Network, prepared: Prepare) -> None:
    one = Correction("NOMBRE_OCCURRENCES", "cinq", "5")
    done = correct_cells(by=actor(network.referent), preparation=prepared(), corrections=[one], now=NOW)
    assert _counts(done) == [5, 8, 5, 7]
    assert done.report["repairs"]["NOMBRE_OCCURRENCES"]["replace_values"] == 2
    after = prepared(FIRST + "Saint-Arcens;07001;F;ROSE;2026;cinq\n", hours=1)
    assert _counts(after) == [5, 8, 5, 7, 5]


def test_a_cell_corrected_alone_leaves_the_same_value_of_other_rows(network: Network, prepared: Prepare) -> None:
    by, first = actor(network.referent), prepared()
    row = rows.rows_of(by, first, "type", "NOMBRE_OCCURRENCES").rows[0]
    one = Correction("NOMBRE_OCCURRENCES", row["raw"], "6", row["digest"])
    done = correct_cells(by=by, preparation=first, corrections=[one], now=NOW)
    assert _counts(done) == ["6", "8", "cinq", "7"]
    again = prepared(HEAD + "".join(reversed(FIRST.splitlines(keepends=True)[1:])), hours=1)
    assert _counts(again) == ["7", "cinq", "8", "6"]


def test_corrections_outlive_a_recipe_made_anew(network: Network, entry: Entry, prepared: Prepare) -> None:
    by = actor(network.referent)
    correct_cells(
        by=by, preparation=prepared(), corrections=[Correction("NOMBRE_OCCURRENCES", "cinq", "5")], now=way.later(1)
    )
    now = way.later(2)
    done = correct_mapping(by=by, entry=entry, changes={"COMMUNE_NOM": {"value": "Saint-Arcens"}}, now=now)
    assert _counts(done) == [5, 8, 5, 7]


def test_a_correction_is_taken_back(network: Network, entry: Entry, prepared: Prepare) -> None:
    by = actor(network.referent)
    correct_cells(by=by, preparation=prepared(), corrections=[Correction("NOMBRE_OCCURRENCES", "cinq", "5")], now=NOW)
    done = withdraw_correction(by=by, entry=entry, rank=0, now=NOW)
    assert _counts(done)[0] == "cinq"
    assert corrections_in(from_yaml(done.recipe.document)) == ()


def test_a_correction_of_a_correction_follows_the_first_value(network: Network, prepared: Prepare) -> None:
    by = actor(network.referent)
    first = correct_cells(
        by=by, preparation=prepared(), corrections=[Correction("NOMBRE_OCCURRENCES", "cinq", "quatre")], now=NOW
    )
    done = correct_cells(
        by=by, preparation=first, corrections=[Correction("NOMBRE_OCCURRENCES", "quatre", "4")], now=NOW
    )
    assert _counts(done) == [4, 8, 4, 7]


def test_no_personal_value_is_written_in_a_recipe(network: Network, entry: Entry, prepared: Prepare) -> None:
    first = prepared("nom;courriel\nAtelier;lise@exemple.fr\nCercle;paul@exemple.fr\n".replace("nom;", "objet;"))
    personal = next(iter(personal_columns(first.report)))
    with pytest.raises(Invalid) as refused:
        correct_cells(
            by=actor(network.referent), preparation=first, corrections=[Correction(personal, "a", "b")], now=NOW
        )
    assert refused.value.code == "personal_column"


def test_who_may_not_deliver_corrects_nothing(network: Network, prepared: Prepare) -> None:
    with pytest.raises(Forbidden):
        correct_cells(
            by=actor(network.dpo),
            preparation=prepared(),
            corrections=[Correction("NOMBRE_OCCURRENCES", "cinq", "5")],
            now=NOW,
        )


def test_who_looks_at_personal_values_leaves_a_trace(network: Network, prepared: Prepare) -> None:
    show_values(by=actor(network.referent), preparation=prepared(), now=NOW)
    assert AuditEvent.objects.filter(verb="show_values").count() == 1


# Workbooks


def _workbook(network: Network, preparation: Preparation, folder: Path) -> Path:
    target = folder / "a-corriger.xlsx"
    send_back(by=actor(network.referent), preparation=preparation, target=target, now=NOW)
    return target


def _answered(path: Path, digest: str, changes: dict[tuple[int, str], str]) -> bytes:
    """Return the workbook as somebody would send it back, cells changed by line of the delivery and column."""
    head, *found = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python()
    names = [str(name) for name in head]
    back = path.with_name("retour.xlsx")
    with xlsxwriter.Workbook(str(back)) as book:
        book.set_custom_property(PROPERTY, digest)
        book.add_worksheet("À faire")
        sheet = book.add_worksheet(SHEET)
        sheet.write_row(0, 0, names)
        for rank, cells in enumerate(found, 1):
            line = int(float(str(cells[0])))
            sheet.write_row(rank, 0, [changes.get((line, name), cell) for name, cell in zip(names, cells, strict=True)])
    return back.read_bytes()


def test_the_workbook_has_the_wrong_rows_only_coloured_and_commented(
    network: Network, prepared: Prepare, tmp_path: Path
) -> None:
    path = _workbook(network, prepared(), tmp_path)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["À faire", SHEET]
    head, *found = book.get_sheet_by_name(SHEET).to_python()
    assert head[0] == LINE
    assert [row[0] for row in found] == [2, 4, 5]
    assert "colorées" in str(book.get_sheet_by_name("À faire").to_python())


def test_a_workbook_says_how_many_rows_it_leaves_for_the_next_one(
    network: Network, prepared: Prepare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined_rows, "MOST_ROWS", 1)
    first = prepared()
    written = rows.write_workbook(actor(network.referent), first, tmp_path / "un.xlsx", personal=True)
    assert written == {"rows": 1, "left": 2}


def test_a_formula_of_the_file_is_a_text_in_the_workbook(network: Network, prepared: Prepare, tmp_path: Path) -> None:
    path = _workbook(network, prepared(HEAD + "=1+1;07001;F;LOUISE;2025;cinq\n"), tmp_path)
    _head, row = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python()
    assert row[1] == "=1+1"


def test_corrected_rows_come_back_in_the_whole_file(
    network: Network, entry: Entry, prepared: Prepare, tmp_path: Path
) -> None:
    first = prepared()
    path = _workbook(network, first, tmp_path)
    changes = {(2, "NOMBRE_OCCURRENCES"): "5", (4, "NOMBRE_OCCURRENCES"): "6", (5, "ENFANT_SEXE"): "F"}
    done = prepared(_answered(path, first.delivery.sha256, changes), name="retour.xlsx", hours=1)
    assert done.delivery.origin == Delivery.Origin.CORRECTED
    assert done.delivery.corrects == first.delivery
    assert _counts(done) == [5, 8, 6, 7]
    assert done.recipe == first.recipe
    assert done.valid
    assert b"".join(raw(MACHINE, first.delivery.pk)).decode() == FIRST
    after = prepared(FIRST, hours=3)
    assert after.recipe == first.recipe


def _yearly(path: Path) -> bytes:
    """Return a workbook of one sheet a year, where the same line of each is wrong."""
    with xlsxwriter.Workbook(str(path)) as book:
        for year in ("2024", "2025"):
            sheet = book.add_worksheet(year)
            sheet.write_row(0, 0, ["Code INSEE", "Prénom", "Sexe", "Nombre"])
            rows = [("LOUISE", "F", 5), ("GABRIEL", "M", "huit"), ("JADE", "F", 6), ("ALIX", "M", 7), ("ROSE", "F", 9)]
            for place, cells in enumerate(rows, 1):
                sheet.write_row(place, 0, ["07001", *cells])
    return path.read_bytes()


def test_rows_of_several_sheets_are_told_apart_shown_by_their_sheet_and_come_back_in_it(
    network: Network, prepared: Prepare, tmp_path: Path
) -> None:
    first = prepared(_yearly(tmp_path / "annees.xlsx"), name="annees.xlsx")
    told = [each for each in first.report["findings"] if each["id"] == "type"]
    assert [(each["sheet"], each["row"]) for each in told] == [("2024", 3), ("2025", 3)]
    page = rows.rows_of(actor(network.referent), first, "type", "NOMBRE_OCCURRENCES")
    assert [(row["sheet"], row["row"]) for row in page.rows] == [("2024", 3), ("2025", 3)]
    path = _workbook(network, first, tmp_path)
    head, *found = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python()
    assert [row[head.index(PLACE)] for row in found] == ["2024, ligne 3", "2025, ligne 3"]
    changes = {(int(float(str(row[0]))), "Nombre"): str(8 + rank) for rank, row in enumerate(found)}
    done = prepared(_answered(path, first.delivery.sha256, changes), name="retour.xlsx", hours=1)
    assert _counts(done) == [5, 8, 6, 7, 9, 5, 9, 6, 7, 9]
    assert _table(done)["ANNEE"].to_list() == [2024] * 5 + [2025] * 5


def test_corrected_rows_keep_the_reference_system_of_the_geometry_that_the_file_gave(
    network: Network, prepared: Prepare, tmp_path: Path, entry: Entry
) -> None:
    entry.standard = "fontaine-eau"
    entry.save()
    names = [field.name for field in find("fontaine-eau").schema.fields]
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [836000 + rank, 6404000]},
            "properties": dict.fromkeys(names) | {"id": str(rank), "date_installation": date},
        }
        for rank, date in enumerate(["hier", "2024-05-03", "2024-05-04"])
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    content = json.dumps({"type": "FeatureCollection", "crs": crs, "features": features})
    first = prepared(content, name="fontaines.geojson")
    assert first.report["reading"]["crs"] == "EPSG:2154"
    path = _workbook(network, first, tmp_path)
    _head, row, *_others = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(SHEET).to_python()
    changes = {(int(float(str(row[0]))), "date_installation"): "2024-05-02"}
    done = prepared(_answered(path, first.delivery.sha256, changes), name="retour.xlsx", hours=1)
    assert done.delivery.origin == Delivery.Origin.CORRECTED
    assert done.report["reading"]["crs"] == "EPSG:2154"


def test_a_workbook_of_another_delivery_is_refused(network: Network, prepared: Prepare, tmp_path: Path) -> None:
    path = _workbook(network, prepared(), tmp_path)
    with pytest.raises(Invalid) as refused:
        prepared(_answered(path, "0" * 64, {(2, "NOMBRE_OCCURRENCES"): "5"}), name="retour.xlsx", hours=1)
    assert refused.value.code == "workbook_of_another_delivery"


def test_a_workbook_of_a_delivery_that_was_replaced_is_refused(
    network: Network, prepared: Prepare, tmp_path: Path
) -> None:
    first = prepared()
    path = _workbook(network, first, tmp_path)
    prepared(FIRST + "Saint-Arcens;07001;F;ROSE;2026;9\n", hours=1)
    with pytest.raises(Conflict) as refused:
        prepared(_answered(path, first.delivery.sha256, {(2, "NOMBRE_OCCURRENCES"): "5"}), name="retour.xlsx", hours=2)
    assert refused.value.code == "workbook_too_old"


def test_a_workbook_in_which_nothing_changed_is_refused(network: Network, prepared: Prepare, tmp_path: Path) -> None:
    first = prepared()
    path = _workbook(network, first, tmp_path)
    with pytest.raises(Invalid) as refused:
        prepared(path.read_bytes(), name="retour.xlsx", hours=1)
    assert refused.value.code == "nothing_corrected"


def test_a_workbook_whose_columns_were_renamed_is_refused(network: Network, prepared: Prepare, tmp_path: Path) -> None:
    first = prepared()
    path = _workbook(network, first, tmp_path)
    with pytest.raises(Invalid) as refused:
        prepared(
            _renamed(path, first.delivery.sha256),
            name="retour.xlsx",
            hours=1,
        )
    assert refused.value.code == "workbook_changed"


def _renamed(path: Path, digest: str) -> bytes:
    back = path.with_name("renomme.xlsx")
    with xlsxwriter.Workbook(str(back)) as book:
        book.set_custom_property(PROPERTY, digest)
        sheet = book.add_worksheet(SHEET)
        sheet.write_row(0, 0, [LINE, "Autre titre"])
        sheet.write_row(1, 0, [2, "5"])
    return back.read_bytes()
