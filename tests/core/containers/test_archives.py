"""Archives and compressed files: the data inside, the others told, bombs and passwords refused."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.containers.registry import containers
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits, Source
from pontdarc.core.tables import Choices, Reading
from tests.core.formats.reading import Reader, ids, rows, zipped

TABLE = "nom;montant\nA;1\nB;2\n"


def zstd(data: bytes) -> bytes:
    packed = pa.compress(data, codec="zstd", asbytes=True)
    assert isinstance(packed, bytes)
    return packed


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
    for data in (zipped({"a.csv": b"0" * size}), gzip.compress(b"0" * size), zstd(b"0" * size)):
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


def tarred(members: dict[str, str], format_: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=format_) as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content.encode())
            archive.addfile(entry, io.BytesIO(content.encode()))
    return buffer.getvalue()


@pytest.mark.parametrize("format_", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_a_tar_of_several_files_is_read(reader: Reader, format_: int) -> None:
    reading = reader(tarred({"d/a.csv": TABLE, "d/b.csv": "x;y\n" + "1;2\n" * 50}, format_), "a.tar")
    assert (reading.container, [table.name for table in reading.tables]) == ("tar", ["d/b.csv", "d/a.csv"])
    assert rows(reader(tarred({"a.csv": TABLE, "b.csv": TABLE}), "a.tar", member="b.csv")) == [("A", "1"), ("B", "2")]


@pytest.mark.parametrize(
    ("compress", "name"),
    [
        (gzip.compress, "a.tar.gz"),
        (bz2.compress, "a.tar.bz2"),
        (lzma.compress, "a.tar.xz"),
        (gzip.compress, "a.tgz"),
        (zstd, "a.tar.zst"),
        (zstd, "a.tzst"),
    ],
)
def test_a_compressed_tar_is_read(reader: Reader, compress: Callable[[bytes], bytes], name: str) -> None:
    assert rows(reader(compress(tarred({"a.csv": TABLE})), name)) == [("A", "1"), ("B", "2")]


@pytest.mark.parametrize(("compress", "slug"), [(bz2.compress, "bzip2"), (lzma.compress, "xz"), (zstd, "zstd")])
def test_a_compressed_file_is_read_or_told_truncated(
    reader: Reader, compress: Callable[[bytes], bytes], slug: str
) -> None:
    data = compress(b"x;y\n" + b"1;2\n" * 500)
    assert (reader(data, "a.csv").container, len(rows(reader(data, f"a.csv.{slug}")))) == (slug, 500)
    assert ids(reader(data[: len(data) // 2], "a.csv")) == ["damaged"]


def test_zstandard_frames_end_to_end_are_one_file(reader: Reader) -> None:
    reading = reader(zstd(TABLE.encode()) + zstd(b"C;3\n"), "a.csv.zst")
    assert (reading.container, reading.format) == ("zstd", "csv")
    assert rows(reading) == [("A", "1"), ("B", "2"), ("C", "3")]


def test_zstandard_inside_a_zip_is_read(reader: Reader) -> None:
    assert rows(reader(zipped({"note.txt": "x", "a.csv.zst": zstd(TABLE.encode() * 20)}), "a.zip"))[0] == ("A", "1")


@given(noise=st.binary(max_size=200), cut=st.integers(0, 60))
@settings(max_examples=100, deadline=None)
def test_no_bytes_after_the_mark_of_zstandard_make_reading_raise(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, cut: int
) -> None:
    data = zstd(TABLE.encode() * 30)
    reading = Reader(tmp_path_factory.mktemp("a"))(data[:4] + data[4:cut] + noise, "a.csv.zst")
    assert reading.tables or [each for each in reading.findings if each.level == "error"]


def test_links_and_devices_of_a_tar_are_not_followed(reader: Reader) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            entry = tarfile.TarInfo(f"a{kind!r}.csv")
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    assert ids(reader(buffer.getvalue(), "a.tar")) == ["no_member"]


def test_a_truncated_tar_gives_what_is_whole(reader: Reader) -> None:
    data = tarred({"a.csv": TABLE, "b.csv": "x;y\n" + "1;2\n" * 5000})
    reading = reader(data[:4000], "a.tar")
    assert rows(reading) == [("A", "1"), ("B", "2")]
    assert "damaged" in ids(reading)


def test_a_damaged_member_does_not_hide_the_others(reader: Reader) -> None:
    data = bytearray(zipped({"a.csv": TABLE, "b.csv": "x;y\n" + "".join(f"{n};{n * n}\n" for n in range(900))}))
    place = data.index(b"b.csv") + 400
    data[place : place + 40] = b"\xff" * 40
    reading = reader(bytes(data), "a.zip")
    assert rows(reading) == [("A", "1"), ("B", "2")]
    damaged = next(finding for finding in reading.findings if finding.id == "damaged")
    assert damaged.params["what"] == "b.csv"


def test_the_tables_of_a_timetable_begin_with_its_stops(reader: Reader) -> None:
    timetable = {
        "stop_times.txt": "trip_id,stop_id\n" + "t,s\n" * 99,
        "trips.txt": "trip_id,route_id\nt,r\nu,r\n",
        "routes.txt": "route_id,route_short_name\nr,3\ns,4\n",
        "stops.txt": "stop_id,stop_name,stop_lat,stop_lon\ns,Gare,44.7,4.6\nt,Mairie,44.8,4.5\n",
    }
    reading = reader(zipped(timetable), "gtfs.zip")
    assert [table.name for table in reading.tables] == ["stops.txt", "routes.txt", "trips.txt", "stop_times.txt"]
    assert ids(reading)[0] == "gtfs"


def handed_over(data: bytes, folder: Path) -> list[tuple[str, set[str]]]:
    """What the ZIP container hands over: the name of each file, and those that lie in its folder."""
    (folder / "livraison").write_bytes(data)
    seen: list[tuple[str, set[str]]] = []

    def inner(source: Source, choices: Choices) -> Reading:
        seen.append((source.name, {path.name for path in source.path.parent.iterdir()}))
        return Reading(None, None, None, None, (), ())

    containers()["zip"].read(Source.of(folder / "livraison"), Choices(), Limits(), inner)
    return seen


def test_the_files_of_a_shapefile_are_handed_over_together(tmp_path: Path) -> None:
    parts = {"d/Voies.SHP": "s", "d/Voies.dbf": "d", "d/voies.PRJ": "p", "d/Autre.dbf": "x", "d/Voies.csv": "c"}
    assert sorted(handed_over(zipped(parts), tmp_path)) == [
        ("Autre.dbf", {"content.dbf"}),
        ("Voies.SHP", {"content.shp", "content.dbf", "content.prj"}),
        ("Voies.csv", {"content.csv"}),
    ]


def test_a_tab_file_has_sisters_only_when_it_is_a_map(tmp_path: Path) -> None:
    assert handed_over(zipped({"a.tab": "x\ty"}), tmp_path) == [("a.tab", {"content.tab"})]
    parts = {"a.tab": "!table", "a.dat": "d", "a.map": "m", "a.id": "i"}
    assert handed_over(zipped(parts), tmp_path) == [
        ("a.tab", {"content.tab", "content.dat", "content.map", "content.id"})
    ]


def test_every_container_says_what_it_is() -> None:
    assert set(containers()) == {"zip", "gzip", "bzip2", "xz", "zstd", "tar"}
    assert all(each.title and each.extensions for each in containers().values())
