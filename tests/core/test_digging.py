"""What a file holds is found however it is packed."""

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

from pontdarc.core.digging import NotOpened, dig
from pontdarc.core.privacy.marks import Seeker, mark_of
from pontdarc.core.query.engine import Geometry, build, files_of

KEY = b"clef"
SOUGHT = Seeker([mark_of(["Éloïse Marchetti"], KEY)], KEY)
FRAME = pl.DataFrame({"nom": ["Paul", "Éloïse Marchetti", "Zoé"], "rang": [1, 2, 3]})
CSV = "nom;rang\nPaul;1\nÉloïse Marchetti;2\nZoé;3\n"


def _found(path: Path) -> bool:
    return any(SOUGHT.columns_on(cells) is not None for cells in dig(path))


def _zip(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("un.csv", content)
    return target.getvalue()


def _tar(content: bytes) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        member = tarfile.TarInfo("un.csv")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return target.getvalue()


def _objects(text: str) -> list[dict[str, str]]:
    """Each name in two fields, with another between what names somebody."""
    names = [line.partition(";")[0].partition(" ") for line in text.splitlines()]
    return [{"prenom": first, "rang": "", "nom": last} for first, _, last in names]


PACKED: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "cp1252": lambda text: text.encode("cp1252"),
    "utf-16": lambda text: text.encode("utf-16"),
    "zip": lambda text: _zip(text.encode()),
    "zip in zip": lambda text: _zip(_zip(text.encode("cp1252"))),
    "gzip": lambda text: gzip.compress(text.encode()),
    "tar.gz": lambda text: gzip.compress(_tar(text.encode())),
    "bzip2": lambda text: bz2.compress(text.encode()),
    "xz": lambda text: lzma.compress(text.encode()),
    "zstd": lambda text: pa.compress(text.encode(), "zstd", asbytes=True),
    "across two blocks": lambda text: b"\n" * ((1 << 24) - 24) + text.encode(),
    "JSON": lambda text: json.dumps(_objects(text)).encode(),
    "JSON lines": lambda text: "\n".join(json.dumps(each) for each in _objects(text)).encode(),
    "HTML": lambda text: text.replace("Éloïse ", "<td>Éloïse</td><td class=x>").encode(),
}


@pytest.mark.parametrize("packed", PACKED)
def test_somebody_is_found_in_a_text_however_it_is_packed(packed: str, tmp_path: Path) -> None:
    path = tmp_path / "fichier"
    path.write_bytes(PACKED[packed](CSV))
    assert _found(path)
    path.write_bytes(PACKED[packed](CSV.replace("Marchetti", "Petit")))
    assert not _found(path)


@pytest.mark.parametrize("compression", ["zstd", "snappy", "uncompressed"])
def test_somebody_is_found_in_parquet_and_arrow(compression: str, tmp_path: Path) -> None:
    FRAME.write_parquet(tmp_path / "a.parquet", compression=compression)
    FRAME.write_ipc(tmp_path / "a.arrow", compression="zstd" if compression == "zstd" else "uncompressed")
    assert _found(tmp_path / "a.parquet")
    assert _found(tmp_path / "a.arrow")


def test_somebody_is_found_in_what_serves_queries(tmp_path: Path) -> None:
    placed = FRAME.with_columns(latitude=pl.lit(44.5), longitude=pl.lit(4.5))
    placed.write_parquet(tmp_path / "a.parquet")
    served = tmp_path / "served.duckdb"
    build(tmp_path / "a.parquet", served, geometry=Geometry("latitude", "longitude"))
    found = {path.name: _found(path) for path in files_of(served)}
    assert found["served.duckdb"], "the engine’s own file"
    assert sum(found.values()) == 2, "its own file, and the cells as answers show them"


def test_somebody_is_found_in_sqlite(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.sqlite")
    connection.execute("CREATE TABLE t (nom TEXT, prenom TEXT)")
    connection.execute("INSERT INTO t VALUES ('Marchetti', 'Éloïse')")
    connection.commit()
    connection.close()
    assert _found(tmp_path / "a.sqlite")
    path = tmp_path / "a.zip"
    path.write_bytes(_zip((tmp_path / "a.sqlite").read_bytes()))
    assert _found(path)


@pytest.mark.parametrize(
    "broken", [b"PK\x03\x04rien", gzip.compress(b"x" * 900)[:-9], b"PAR1rien"], ids=["zip", "gzip", "parquet"]
)
def test_what_cannot_be_looked_into_is_said(broken: bytes, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(broken)
    with pytest.raises(NotOpened):
        list(dig(tmp_path / "a"))
