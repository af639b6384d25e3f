"""Images that say where they were taken are told, by their name and never by the place."""

import io
import sqlite3
import tarfile
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, TiffImagePlugin
from xlsxwriter import Workbook

from pontdarc.core.attached_images import PLACED, placed_images
from pontdarc.core.reading import read

PLACE = {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (44.0, 23.0, 45.6)}


def photo(suffix: str, *, placed: bool) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Appareil"
    if placed:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(PLACE)
    content = io.BytesIO()
    if suffix == "tif":
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        tags[ExifTags.IFD.GPSInfo] = dict(PLACE) if placed else {}
        Image.new("RGB", (8, 8)).save(content, "TIFF", tiffinfo=tags)
    else:
        Image.new("RGB", (8, 8)).save(content, "JPEG" if suffix == "jpg" else suffix, exif=exif)
    return content.getvalue()


def archive(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def names(path: Path) -> list[object]:
    return [finding.params["image"] for finding in placed_images(path)]


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "avif"])
def test_an_image_with_a_place_is_told_and_one_without_is_not(tmp_path: Path, suffix: str) -> None:
    members = {f"photos/ici.{suffix}": photo(suffix, placed=True), f"ailleurs.{suffix}": photo(suffix, placed=False)}
    assert names(archive(tmp_path / "depot.zip", members)) == [f"ici.{suffix}"]


def test_the_table_beside_it_is_read_and_the_place_is_nowhere(tmp_path: Path) -> None:
    members = {"fontaines.csv": "nom;annee\nPlace haute;1903\n", "haute.JPG": photo("jpg", placed=True)}
    reading = read(archive(tmp_path / "depot.zip", members))
    assert reading.table is not None
    assert reading.table.frame.height == 1
    (finding,) = [each for each in reading.findings if each.kind is PLACED]
    said = finding.message() + finding.hint()
    assert "« haute.JPG »" in said
    assert "44" not in said
    assert "45.6" not in repr(finding)


def heic(*, placed: bool) -> bytes:
    """The boxes of an HEIC as telephones write them: the directory of its facts lies among the data."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Appareil"
    if placed:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(PLACE)
    facts = b"\0\0\0\x06" + exif.tobytes()
    data = bytes(3 * 10**6) + facts + bytes(500)
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + (len(data) + 8).to_bytes(4, "big") + b"mdat" + data


def test_a_photo_of_a_telephone_in_heic_is_told(tmp_path: Path) -> None:
    members = {"ici.heic": heic(placed=True), "ailleurs.HEIC": heic(placed=False)}
    with zipfile.ZipFile(tmp_path / "depot.zip", "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    assert names(tmp_path / "depot.zip") == ["ici.heic"]


@pytest.mark.parametrize("packing", ["", "gz", "bz2", "xz"])
def test_an_image_in_a_tar_is_told_whatever_packs_it(tmp_path: Path, packing: str) -> None:
    path = tmp_path / "depot.tar"
    with tarfile.open(path, f"w:{packing}") as made:
        for name, content in (("photos/ici.jpg", photo("jpg", placed=True)), ("b.jpg", photo("jpg", placed=False))):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))
    assert names(path) == ["ici.jpg"]


def test_a_tar_that_would_swell_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "depot.tgz"
    with tarfile.open(path, "w:gz") as made:
        for name, content in (("a.bin", bytes(10**7)), ("ici.jpg", photo("jpg", placed=True))):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            made.addfile(info, io.BytesIO(content))
    assert path.stat().st_size < 10**5
    assert names(path) == []


def test_an_image_in_a_column_of_a_geopackage_is_told_by_its_row(tmp_path: Path) -> None:
    path = tmp_path / "fontaines.gpkg"
    with closing(sqlite3.connect(path)) as base:
        base.execute('CREATE TABLE "fontaines d’ici" (fid INTEGER PRIMARY KEY, geom BLOB, nom TEXT, photo BLOB)')
        for placed in (False, True):
            row = (b"GP\0\x01", "Haute", photo("jpg", placed=placed))
            base.execute('INSERT INTO "fontaines d’ici" (geom, nom, photo) VALUES (?, ?, ?)', row)
        base.execute('INSERT INTO "fontaines d’ici" (photo) VALUES (?)', (heic(placed=True),))
        base.commit()
    before = path.read_bytes()
    assert names(path) == ["fontaines d’ici.photo, 2", "fontaines d’ici.photo, 3"]
    assert path.read_bytes() == before


def test_an_image_inside_a_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "fontaines.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["nom", "annee"])
        sheet.write_row(1, 0, ["Place haute", 1903])
        sheet.insert_image("D1", "haute.jpg", {"image_data": io.BytesIO(photo("jpg", placed=True))})
    assert [each.id for each in read(path).findings if each.kind is PLACED] == ["image_with_place"]


def test_the_last_of_many_stands_for_the_rest(tmp_path: Path) -> None:
    content = photo("jpg", placed=True)
    found = placed_images(archive(tmp_path / "depot.zip", {f"{rank}.jpg": content for rank in range(300)}))
    assert len(found) < 300
    assert sum(finding.count for finding in found) == 300


def test_an_image_that_would_swell_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "depot.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("grande.jpg", photo("jpg", placed=True) + b"\0" * 10**7)
    assert names(path) == []


def test_what_is_no_archive_has_no_images(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nom\nPK\n")
    (tmp_path / "faux.gpkg").write_bytes(b"SQLite format 3\0 and nothing else")
    (tmp_path / "faux.tgz").write_bytes(b"\x1f\x8b and nothing else")
    assert names(tmp_path / "faux.gpkg") == names(tmp_path / "faux.tgz") == []
    (tmp_path / "faux.zip").write_bytes(b"PK\x03\x04 and nothing else")
    assert names(tmp_path / "a.csv") == names(tmp_path / "faux.zip") == []


@given(st.integers(0, 900), st.binary(max_size=12))
def test_a_damaged_image_says_nothing_and_breaks_nothing(
    tmp_path_factory: pytest.TempPathFactory, place: int, noise: bytes
) -> None:
    content = photo("jpg", placed=True)
    damaged = content[:place] + noise + content[place + len(noise) :]
    path = archive(tmp_path_factory.mktemp("images") / "depot.zip", {"abimee.jpg": damaged})
    assert names(path) in ([], ["abimee.jpg"])
