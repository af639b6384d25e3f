"""Files of versions: made once, never half, gone when the data is no longer public; and parts of files."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from pontdarc.core.downloads._download import SHEET_ROWS
from pontdarc.core.downloads.registry import Options, downloads
from pontdarc.core.query.engine import Served
from pontdarc.core.query.parsing import parse
from pontdarc.core.refusals import NotFound, Refusal
from pontdarc.network.models import Organisation, Person
from pontdarc.publication.downloads import (
    download,
    etag,
    formats_of,
    offered,
    part_of,
    read_part,
    ready,
    stream,
    whole,
)
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.queries import published_version, table_path
from pontdarc.publication.serving import current, served
from pontdarc.publication.storage import remove_derived
from tests.world.datasets import public_dataset

MOMENT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def dataset(db: None) -> Dataset:
    person = Person.objects.create(name="Claude Rivière", email="presidence@val-d-arc.example")
    organisation = Organisation.objects.create(name="Saint-Arcens", slug="saint-arcens", kind="commune")
    return public_dataset(organisation, person, now=MOMENT)


@pytest.fixture
def version(dataset: Dataset) -> Version:
    return published_version(dataset)


def test_a_file_is_made_once_and_again_when_derived_files_are_gone(version: Version) -> None:
    path = download(version, "csv")
    made = path.stat().st_mtime_ns
    assert download(version, "csv").stat().st_mtime_ns == made
    remove_derived([version.pk])
    assert not path.exists()
    assert download(version, "csv").read_bytes().startswith(b"nom,commune,")
    assert [each.name for each in path.parent.iterdir() if each.is_dir()] == []


@pytest.mark.parametrize("slug", sorted(downloads()))
def test_every_format_of_a_located_version_can_be_had(version: Version, slug: str) -> None:
    assert download(version, slug).stat().st_size > 100


def test_sizes_are_told_once_files_exist_and_open_formats_come_first(version: Version) -> None:
    assert {each.download.slug for each in offered(version) if each.size} == {"parquet"}
    path = download(version, "json")
    sizes = {each.download.slug: each.size for each in offered(version)}
    assert sizes["json"] == path.stat().st_size
    assert [each.download.open for each in offered(version)] == sorted(
        (d.open for d in downloads().values()), reverse=True
    )


def test_a_place_is_needed_for_geojson(dataset: Dataset, version: Version) -> None:
    assert "geojson" in {each.download.slug for each in offered(version)}
    version.geometry = None
    assert "geojson" not in {each.download.slug for each in offered(version)}


def test_an_unknown_format_is_refused(version: Version) -> None:
    with pytest.raises(NotFound):
        download(version, "../../etc/passwd")


def test_nothing_is_served_or_downloaded_once_withdrawn(dataset: Dataset, version: Version) -> None:
    download(version, "csv")
    Dataset.objects.update(withdrawn_at=timezone.now())
    for ask in (lambda: served(version), lambda: download(version, "csv")):
        with pytest.raises(NotFound):
            ask()


def test_what_is_served_is_the_version_of_today(dataset: Dataset, version: Version) -> None:
    here = current(dataset.slug)
    assert (here.dataset.pk, here.version.pk) == (dataset.pk, version.pk)
    found = here.table.page(parse(select="nom", where=["exposants > 100"])).rows()
    assert found == [{"nom": "Foire aux châtaignes"}]
    assert etag(version, "csv") != etag(version, "json")


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-9", (0, 9)),
        ("bytes=90-", (90, 99)),
        ("bytes=-5", (95, 99)),
        ("bytes=95-1000", (95, 99)),
        ("bytes=-1000", (0, 99)),
        ("bytes=0-1,5-6", None),
        ("lines=1-2", None),
        ("bytes=-", None),
        ("", None),
    ],
)
def test_a_range_is_read_as_the_standard_says(header: str, part: tuple[int, int] | None) -> None:
    assert part_of(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=5-4", "bytes=-0"])
def test_a_range_outside_the_file_is_none_that_can_be_given(header: str) -> None:
    with pytest.raises(ValueError, match="outside"):
        part_of(header, 100)


def test_a_part_is_the_bytes_it_says(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(bytes(range(100)))
    assert b"".join(read_part(tmp_path / "f", 10, 19)) == bytes(range(10, 20))


def test_the_answer_to_a_query_is_a_file_and_can_be_compressed(version: Version) -> None:
    query = parse(select="nom", where=["exposants > 100"])
    plain = stream(version, "csv", query, Options(delimiter=";"))
    packed = stream(version, "csv", query, Options(delimiter=";", compressed=True))
    body = b"".join(plain.chunks)
    assert body.decode().splitlines() == ["nom", "Foire aux châtaignes"]
    assert gzip.decompress(b"".join(packed.chunks)) == body
    assert (plain.filename, packed.filename) == ("marches.csv", "marches.csv.gz")
    assert (plain.media_type.split(";")[0], packed.media_type) == ("text/csv", "application/gzip")


def test_a_query_that_cannot_run_is_refused_before_the_first_byte(version: Version) -> None:
    with pytest.raises(Refusal):
        stream(version, "csv", parse(select="inconnu"), Options())
    with pytest.raises(NotFound):
        stream(version, "geojson", parse(select="nom"), Options())


def test_nothing_is_read_for_who_asks_only_what_it_would_be(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Served, "batches", lambda *_: pytest.fail("rows were asked for"))
    assert list(stream(version, "csv", parse(select="nom"), Options(), head=True).chunks) == []


def test_parquet_is_the_archived_table_itself(version: Version) -> None:
    assert download(version, "parquet") == ready(version, "parquet") == table_path(version)


def test_what_streams_is_what_the_file_would_be(version: Version) -> None:
    assert ready(version, "json") is None
    streamed = b"".join(whole(version, "json"))
    assert ready(version, "json") is None
    assert download(version, "json").read_bytes() == streamed


def test_a_version_longer_than_a_sheet_is_not_offered_as_one(version: Version) -> None:
    version.rows = SHEET_ROWS + 1
    assert not {"xlsx", "ods"} & {each.slug for each in formats_of(version)}
    with pytest.raises(NotFound):
        ready(version, "xlsx")
