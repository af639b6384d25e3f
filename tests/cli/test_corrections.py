"""pontdarc corrections: a workbook leaves, comes back corrected, and the file and the recipe hold what changed."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from pontdarc.cli.main import main
from pontdarc.standardisation.returned import SHEET
from tests.world import way

HEAD = "Commune;Insee;Sexe;Prénom;Année;Nombre\n"
FILE = HEAD + (
    "Privas;07186;F;LOUISE;2025;cinq\n"
    "Privas;07186;M;GABRIEL;2025;8\n"
    "Privas;07186;F;JADE;2025;six\n"
    "Privas;07186;M;ADAM;2025;9\n"
)
Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Type a command with --json, in this process."""
    way.prepare_in_this_process(monkeypatch)

    def typed(*words: str | Path) -> tuple[int, dict[str, Any]]:
        code = main([*map(str, words), "--json"])
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        return code, said

    return typed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "prenoms.csv"
    path.write_text(FILE, encoding="cp1252")
    return path


def edited(workbook: Path, changes: dict[str, str]) -> Path:
    """Return the workbook in which texts were typed over, all that a program does not touch left as it is."""
    back = workbook.with_name("retour.xlsx")
    with zipfile.ZipFile(workbook) as archive, zipfile.ZipFile(back, "w") as made:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "xl/sharedStrings.xml":
                for before, after in changes.items():
                    assert f">{before}<".encode() in content
                    content = content.replace(f">{before}<".encode(), f">{after}<".encode())
            made.writestr(name, content)
    return back


@pytest.fixture
def workbook(run: Run, file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "a-corriger.xlsx"
    code, said = run("corrections", "send", file, "--output", path)
    assert (code, said["standard"], said["rows"], said["left"]) == (1, "scdl/prenoms", 2, 0)
    return path


def test_the_workbook_has_the_rows_to_correct_as_the_file_says_them(workbook: Path) -> None:
    head, *rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name(SHEET).to_python()
    assert head[1:] == ["Commune", "Insee", "Sexe", "Prénom", "Année", "Nombre"]
    assert [(row[0], row[4], row[6]) for row in rows] == [(2, "LOUISE", "cinq"), (4, "JADE", "six")]


def test_what_was_corrected_is_put_back_in_the_whole_file(run: Run, file: Path, workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / "corrige.csv"
    back = edited(workbook, {"cinq": "5", "six": "6"})
    code, said = run("corrections", "take", file, back, "--output", out)
    assert (code, said["cells"], said["rows"], said["remaining"], said["valid"]) == (0, 2, 2, [], True)
    rows = [line.split(",") for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row[5] for row in rows] == ["Nombre", "5", "8", "6", "9"]


def test_what_is_still_wrong_is_said_and_the_command_says_there_is_something_left(
    run: Run, file: Path, workbook: Path, tmp_path: Path
) -> None:
    back = edited(workbook, {"cinq": "5"})
    code, said = run("corrections", "take", file, back, "--output", tmp_path / "corrige.csv")
    assert (code, said["valid"], said["cells"]) == (1, False, 1)
    assert [(one["id"], one["row"]) for one in said["remaining"]] == [("type", 4)]


def test_the_recipe_does_the_corrections_again_on_the_file_as_it_was(
    run: Run, file: Path, workbook: Path, tmp_path: Path
) -> None:
    kept, out = tmp_path / "recette.yaml", tmp_path / "repare.csv"
    back = edited(workbook, {"cinq": "5", "six": "6"})
    code, said = run("corrections", "take", file, back, "--output", tmp_path / "c.csv", "--save-recipe", kept)
    assert (code, said["kept"], said["kept_out"]) == (0, 2, 0)
    code, said = run("repair", file, "--recipe", kept, "--output", out)
    assert (code, said["valid"], said["repairs"]["NOMBRE_OCCURRENCES"]["replace_cells"]) == (0, True, 2)
    code, said = run("corrections", "send", file, "--recipe", kept, "--output", tmp_path / "rien.xlsx")
    assert (code, said["rows"]) == (0, 0)


def test_the_workbook_of_another_file_is_refused_and_nothing_is_written(
    run: Run, file: Path, workbook: Path, tmp_path: Path
) -> None:
    back = edited(workbook, {"cinq": "5"})
    file.write_text(FILE.replace("JADE", "ROSE"), encoding="cp1252")
    code, said = run("corrections", "take", file, back, "--output", tmp_path / "c.csv")
    assert (code, said["error"]["code"]) == (2, "workbook_of_another_file")
    assert not (tmp_path / "c.csv").exists()


def test_a_workbook_that_is_none_of_ours_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    code, said = run("corrections", "take", file, file, "--output", tmp_path / "c.csv")
    assert (code, said["error"]["code"]) == (2, "no_workbook_of_rows")


GRANTS = "Nom du bénéficiaire;SIRET;Objet;Montant;Date\n" + "".join(
    f"{name};{siret};Aide n° {rank};{amount};2025-03-0{rank}\n"
    for rank, (name, siret, amount) in enumerate(
        [
            ("Mme Camille Durand", "21070186800015", "cent"),
            ("Club nautique", "21070186800015", "250"),
            ("M. Jean Martin", "9,04E+13", "300"),
        ],
        1,
    )
)


def test_no_correction_of_a_name_goes_in_the_recipe_and_names_may_stay_at_home(run: Run, tmp_path: Path) -> None:
    file, book, kept = tmp_path / "aides.csv", tmp_path / "book.xlsx", tmp_path / "r.yaml"
    file.write_text(GRANTS, encoding="utf-8")
    asked = ("--standard", "scdl/subventions", "--organisation", "210701868")
    run("corrections", "send", file, *asked, "--output", book)
    back = edited(book, {"cent": "100", "Mme Camille Durand": "Mme Camille Durant"})
    _, said = run("corrections", "take", file, back, *asked, "--output", tmp_path / "c.csv", "--save-recipe", kept)
    assert (said["cells"], said["kept"], said["kept_out"]) == (2, 1, 1)
    assert "Durant" not in kept.read_text(encoding="utf-8")
    assert "Durant" in (tmp_path / "c.csv").read_text(encoding="utf-8")
    _, said = run("corrections", "send", file, *asked, "--hide-personal", "--output", book)
    head, *rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name(SHEET).to_python()
    assert "Nom du bénéficiaire" in said["hidden"]
    assert "Nom du bénéficiaire" not in head
    assert "Camille" not in str(rows)
