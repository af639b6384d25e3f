"""What is valid stays as it is, to the byte in the file of its own standard; and repaired twice is repaired once."""

from datetime import date

import pytest

from pontdarc.core.referential import Body
from pontdarc.standardisation.catalogue import every_version
from pontdarc.standardisation.preparing import prepare
from pontdarc.standardisation.writing import written
from tests.standardisation.valid_tables import soiled, valid_table

TODAY = date(2026, 11, 23)
STANDARDS = {one.name: one for one in every_version().values()}


def _delivered(path, frame, standard):
    path.write_bytes("".join(written([frame], standard, "csv")).encode())
    return path


def _prepared(path, standard):
    return prepare(path, today=TODAY, standard=standard.name, body=Body())


@pytest.mark.parametrize("name", STANDARDS)
def test_a_valid_file_comes_out_as_it_came_in(tmp_path, name):
    standard = STANDARDS[name]
    frame = valid_table(standard)
    assert frame.height
    path = _delivered(tmp_path / "fichier.csv", frame, standard)
    prepared = _prepared(path, standard)
    assert prepared.repairs == {}
    assert "".join(written(prepared.pieces(), standard, "csv")).encode() == path.read_bytes()


@pytest.mark.parametrize("name", STANDARDS)
def test_repaired_twice_is_repaired_once(tmp_path, name):
    standard = STANDARDS[name]
    path = _delivered(tmp_path / "fichier.csv", soiled(valid_table(standard), standard), standard)
    once = _prepared(path, standard)
    again = _delivered(tmp_path / "encore.csv", once.frame, standard)
    twice = _prepared(again, standard)
    assert twice.repairs == {}
    assert twice.frame.equals(once.frame)
    assert "".join(written(twice.pieces(), standard, "csv")).encode() == again.read_bytes()
