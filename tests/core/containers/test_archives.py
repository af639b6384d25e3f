"""ZIP and gzip: the data inside, the others told, bombs and passwords refused."""

import gzip
import io
import zipfile

import pytest

from pontdarc.core.containers.registry import containers
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from tests.core.formats.reading import Reader, ids, rows, zipped

TABLE = "nom;montant\nA;1\nB;2\n"


def test_a_zip_of_one_file_is_read(reader: Reader) -> None:
    reading = reader(zipped({"dossier/a.csv": TABLE}), "a.zip")
    assert (reading.container, reading.format, rows(reading)) == ("zip", "csv", [("A", "1"), ("B", "2")])


def test_the_largest_data_file_is_the_main_one_and_the_others_are_given(reader: Reader) -> None:
    large = "x;y\n" + "1;2\n" * 50
    reading = reader(zipped({"LISEZ-MOI.md": "# " * 900, "a.csv": TABLE, "b.csv": large}), "a.zip")
    assert [table.name for table in reading.tables] == ["b.csv", "a.csv"]
    assert len(rows(reading)) == 50
    told = next(finding for finding in reading.findings if finding.id == "several_files")
    assert told.params["member"] == "b.csv"
    assert "LISEZ-MOI.md" in str(told.params["others"])


def test_a_member_can_be_chosen(reader: Reader) -> None:
    data = zipped({"a.csv": TABLE, "b.csv": "x;y\n" + "1;2\n" * 50})
    assert rows(reader(data, "a.zip", member="a.csv")) == [("A", "1"), ("B", "2")]
    assert ids(reader(data, "a.zip", member="c.csv")) == ["unknown_member"]


def test_a_zip_without_data_says_so(reader: Reader) -> None:
    assert ids(reader(zipped({}), "a.zip")) == ["no_member"]


def test_gzip_is_read(reader: Reader) -> None:
    reading = reader(gzip.compress(TABLE.encode()), "a.csv.gz")
    assert (reading.container, reading.format, rows(reading)) == ("gzip", "csv", [("A", "1"), ("B", "2")])


def test_an_archive_in_an_archive_is_read(reader: Reader) -> None:
    data = zipped({"b.zip": zipped({"a.csv.gz": gzip.compress(TABLE.encode())})})
    assert rows(reader(data, "a.zip")) == [("A", "1"), ("B", "2")]


def test_archives_nested_too_deep_are_refused(reader: Reader) -> None:
    data: bytes | str = TABLE
    for _ in range(6):
        data = zipped({"a.zip": data})
    with pytest.raises(Unreadable) as refusal:
        reader(data, "a.zip")
    assert refusal.value.code == "nested_archives"


@pytest.mark.parametrize("cut", [10, 60, -10])
def test_a_truncated_zip_is_told(reader: Reader, cut: int) -> None:
    reading = reader(zipped({"a.csv": TABLE * 100})[:cut], "a.zip")
    assert (reading.container, reading.tables, ids(reading)) == ("zip", (), ["damaged"])


def test_a_truncated_gzip_is_told(reader: Reader) -> None:
    assert ids(reader(gzip.compress(TABLE.encode() * 100)[:-12], "a.csv.gz")) == ["damaged"]


def test_bombs_are_refused_before_they_burst(reader: Reader) -> None:
    size = Limits().ratio_from_bytes + 10_000_000
    for data in (zipped({"a.csv": b"0" * size}), gzip.compress(b"0" * size)):
        with pytest.raises(Unreadable) as refusal:
            reader(data, "a.zip")
        assert refusal.value.code == "archive_bomb"


def test_a_size_that_lies_does_not_pass(reader: Reader) -> None:
    """The size in the directory says 20 bytes; what comes out is counted all the same."""
    data = bytearray(zipped({"a.csv": b"0" * 120_000_000}))
    true = (120_000_000).to_bytes(4, "little")
    data = bytearray(bytes(data).replace(true, (20).to_bytes(4, "little")))
    reading = reader(bytes(data), "a.zip")
    assert reading.table is None or len(str(reading.table.frame.columns)) < 100


def test_a_protected_member_is_refused(reader: Reader) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", TABLE)
    data = bytearray(buffer.getvalue())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable) as refusal:
        reader(bytes(data), "a.zip")
    assert refusal.value.code == "encrypted"


def test_every_container_says_what_it_is() -> None:
    assert set(containers()) == {"zip", "gzip"}
    assert all(each.title and each.extensions for each in containers().values())
