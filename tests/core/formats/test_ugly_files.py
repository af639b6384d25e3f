"""Small files of every format of records, sheets and archives, spoiled in every way: told, never a crash nor a hang."""

import bz2
import gzip
import io
import lzma
import re
import tarfile
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pontdarc.core.reading import read
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from tests.core.formats.reading import Reader, ids, workbook, zipped
from tests.core.formats.test_spreadsheetml import HEADER, book, sheet
from tests.core.formats.test_spreadsheetml import cell as xml_cell
from tests.core.formats.test_spreadsheetml import row as xml_row
from tests.core.formats.test_workbooks import cell, ods, row

TABLE = b"nom;montant\nA;1\nB;2\n"
FRAME = pl.DataFrame({"n": [1, 2, None], "t": ["a", "é", None], "l": [[1], [2, 3], None], "s": [{"x": 1}, None, None]})


def sheets(book: xlsxwriter.Workbook) -> None:
    first = book.add_worksheet("A")
    first.write_row(0, 0, ["nom", "taux", "total"])
    first.write_row(1, 0, ["x", 0.5])
    first.write_formula(1, 2, "=1+1", None, 2)
    first.merge_range(2, 0, 3, 0, "fusion")
    book.add_worksheet("B").write(0, 0, "seul")


def tarred() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name in ("a.csv", "b.csv"):
            entry = tarfile.TarInfo(name)
            entry.size = len(TABLE)
            archive.addfile(entry, io.BytesIO(TABLE))
    return buffer.getvalue()


def written(method: str) -> bytes:
    buffer = io.BytesIO()
    getattr(FRAME, method)(buffer)
    return buffer.getvalue()


FILES: dict[str, bytes] = {
    "json": '{"total":2,"results":[{"a":1,"b":{"c":"é"}},{"a":2,"b":null}]}'.encode(),
    "jsonl": b'{"a":1,"b":[1]}\n{"a":2.5}\n{"a":null}\n',
    "xml": "<r><e n='1'><t>é</t><u>1</u><u>2</u></e><e n='2'><t>&lt;</t></e></r>".encode(),
    "spreadsheetml": book(sheet("F", HEADER + xml_row(xml_cell("x"), xml_cell("1", "Number")) * 3)).encode(),
    "xlsx": workbook(sheets),
    "ods": ods(row(cell("a"), cell("b")) + row(cell("1"), cell("2")) * 3),
    "parquet": written("write_parquet"),
    "arrow": written("write_ipc"),
    "zip": zipped({"a.csv": TABLE, "b.csv": TABLE * 2}),
    "tar": tarred(),
    "gzip": gzip.compress(TABLE),
    "bzip2": bz2.compress(TABLE),
    "xz": lzma.compress(TABLE),
}
FORMATS = tuple(FILES)[: tuple(FILES).index("zip")]
SPOILS = (b"", b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"9" * 9, b"1048576", b"<", b'"', b"{", b"[", b"&x;", b"\n")


@pytest.mark.parametrize("slug", FORMATS)
def test_a_wrong_extension_is_told_and_the_content_decides(reader: Reader, slug: str) -> None:
    other = "parquet" if slug != "parquet" else "xlsx"
    reading = reader(FILES[slug], f"livraison.{other}")
    assert (reading.format, ids(reading)[0]) == (slug, "extension")


@pytest.mark.parametrize("slug", FILES)
def test_a_file_cut_anywhere_is_read_or_told(reader: Reader, slug: str) -> None:
    data = FILES[slug]
    for cut in sorted({len(data) * part // 12 for part in range(1, 12)}):
        reading = reader(data[:cut], f"livraison.{slug}")
        assert reading.tables or any(finding.level == "error" for finding in reading.findings), cut


@pytest.mark.parametrize("slug", FILES)
def test_an_empty_file_is_told_whatever_its_name(reader: Reader, slug: str) -> None:
    assert ids(reader(b"", f"livraison.{slug}")) == ["empty_file"]


def spoiled(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """Return the data with texts put at places (a share of the length) over some bytes."""
    for place, text, over in changes:
        start = int(place * len(data))
        data = data[:start] + text + data[start + over :]
    return data


def with_members_spoiled(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    """Return the package with each of its parts spoiled, which the sums of a ZIP would hide."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name in archive.namelist():
            content = archive.read(name)
            out.writestr(name, spoiled(content, changes) if re.search(r"sheet|content", name) else content)
    return buffer.getvalue()


CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(SPOILS) | st.binary(max_size=6), st.integers(0, 40)),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("slug", FILES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, inside=st.booleans(), is_long=st.booleans())
def test_a_spoiled_file_never_crashes_nor_hangs(
    tmp_path: Path, slug: str, changes: list[tuple[float, bytes, int]], *, inside: bool, is_long: bool
) -> None:
    is_package = inside and slug in {"xlsx", "ods", "zip"}
    path = tmp_path / "livraison"
    path.write_bytes((with_members_spoiled if is_package else spoiled)(FILES[slug], changes))
    limits = Limits(long_from=8, sheet_cells=200_000) if is_long else Limits(sheet_cells=200_000)
    start = time.monotonic()
    with suppress(Unreadable):
        reading = read(path, name=f"livraison.{slug}", limits=limits)
        assert reading.tables or any(finding.level == "error" for finding in reading.findings)
        for table in reading.tables:
            assert table.frame.height == table.lines.len() == table.rows
    assert time.monotonic() - start < 20
