"""What is read in files polluted on purpose, with nothing told about them."""

import pytest

from tests.core.formats.polluting import HEADER, Polluted, polluted
from tests.core.formats.reading import Reader

FILES = {each.name: each for each in polluted()}


def read_in(reader: Reader, file: Polluted) -> tuple[list[str] | None, list[list[str]]]:
    table = reader(file.data).table
    if table is None:
        return None, []
    header = table.columns if table.header_row is not None else None
    return header, [[cell or "" for cell in row] for row in table.frame.rows()]


@pytest.mark.parametrize("name", FILES)
def test_the_rows_of_a_polluted_file_are_those_a_person_reads(reader: Reader, name: str) -> None:
    file = FILES[name]
    header, rows = read_in(reader, file)
    assert rows == file.rows
    if file.header is None or not name.endswith("more_cells"):
        assert header == file.header
    else:
        assert header == [*HEADER, "colonne_8"]
