"""Downloads, whole and in part."""

import gzip

import pyarrow as pa
import pytest
from django.test import Client
from django.utils.html import escape

from pontdarc.approach.worker import run_tasks
from pontdarc.core.downloads.registry import downloads
from pontdarc.journal.models import Run
from pontdarc.publication import preparations
from pontdarc.publication.models import Dataset
from pontdarc.web.templatetags.pontdarc import typeset
from tests.web.publication.test_portal import text_of

CSV, ODS = "/donnees/marches/telecharger/csv", "/donnees/marches/telecharger/ods"


def body(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_every_format_that_the_page_offers_can_be_reached(client: Client, markets: Dataset) -> None:
    page = text_of(client, "/donnees/marches/")
    for extension, format_ in downloads().items():
        address = f"/donnees/marches/telecharger/{extension}"
        assert address in page
        answer = client.get(address)
        assert answer.status_code == 200
        assert body(answer)
        assert f'marches-v1.{format_.extension}"' in answer["Content-Disposition"]
        assert escape(typeset(format_.loses)) in page


def test_the_csv_holds_the_rows(client: Client, markets: Dataset) -> None:
    lines = body(client.get("/donnees/marches/telecharger/csv")).decode().splitlines()
    assert lines[0].startswith("nom,commune,exposants")
    assert len(lines) == 5


def test_the_past_can_be_downloaded_too(client: Client, markets: Dataset) -> None:
    assert client.get("/donnees/marches/versions/1/telecharger/csv").status_code == 200
    assert client.get("/donnees/marches/versions/7/telecharger/csv").status_code == 404


def test_who_has_it_already_is_told_so(client: Client, markets: Dataset) -> None:
    first = client.get("/donnees/marches/telecharger/csv")
    again = client.get("/donnees/marches/telecharger/csv", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "status", "said"), [("bytes=0-2", 206, b"nom"), ("bytes=99999999-", 416, b""), ("lines=1-2", 200, None)]
)
def test_a_part_can_be_asked_for(client: Client, markets: Dataset, asked: str, status: int, said: bytes | None) -> None:
    answer = client.get("/donnees/marches/telecharger/csv", headers={"Range": asked, "Accept-Encoding": "gzip"})
    assert answer.status_code == status
    if said is not None:
        assert (body(answer) if answer.streaming else answer.content) == said


def test_a_format_that_nobody_knows_is_not_found(client: Client, markets: Dataset) -> None:
    assert client.get("/donnees/marches/telecharger/docx").status_code == 404


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever has rows is too long to be made while the reader waits."""
    monkeypatch.setattr(preparations, "AT_ONCE_ROWS", 0)


@pytest.mark.parametrize(("accepted", "coding"), [("gzip", "gzip"), ("gzip, zstd", "zstd"), ("", "identity")])
def test_a_text_is_packed_for_who_takes_it_under_a_weak_validator(
    client: Client, markets: Dataset, accepted: str, coding: str
) -> None:
    plain = body(client.get(CSV))
    answer = client.get(CSV, headers={"Accept-Encoding": accepted})
    opened = {
        "gzip": gzip.decompress,
        "zstd": lambda content: pa.CompressedInputStream(pa.BufferReader(content), "zstd").read(),
        "identity": bytes,
    }
    assert opened[coding](body(answer)) == plain
    assert answer["Content-Encoding"] == coding
    assert answer["ETag"].startswith("W/") == (coding != "identity")
    assert "Accept-Encoding" in answer["Vary"]
    again = client.get(CSV, headers={"Accept-Encoding": accepted, "If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_a_file_that_is_packed_already_is_given_as_it_is(client: Client, markets: Dataset) -> None:
    answer = client.get("/donnees/marches/telecharger/xlsx", headers={"Accept-Encoding": "gzip, zstd"})
    assert answer["Content-Encoding"] == "identity"
    assert body(answer)[:2] == b"PK"


def test_a_part_goes_with_what_its_reader_already_has(client: Client, markets: Dataset) -> None:
    strong = client.get(CSV)["ETag"]
    assert client.get(CSV, headers={"Range": "bytes=0-2", "If-Range": strong}).status_code == 206
    assert client.get(CSV, headers={"Range": "bytes=0-2", "If-Range": f"W/{strong}"}).status_code == 200


def test_a_head_says_what_a_get_would_and_no_more(client: Client, markets: Dataset) -> None:
    whole, head = client.get(CSV), client.head(CSV)
    assert head.status_code == 200
    assert {name: head[name] for name in ("ETag", "Content-Type", "Content-Disposition", "Content-Length")} == {
        name: whole[name] for name in ("ETag", "Content-Type", "Content-Disposition", "Content-Length")
    }


def test_a_long_text_leaves_without_being_kept(client: Client, markets: Dataset, long: None) -> None:
    answer = client.get(CSV, headers={"Range": "bytes=0-2"})
    assert answer.status_code == 200
    assert not answer.has_header("Accept-Ranges")
    streamed = body(answer)
    assert not Run.objects.exists()
    assert client.head(CSV).status_code == 200
    preparations.AT_ONCE_ROWS = 10
    assert body(client.get(CSV)) == streamed


@pytest.mark.django_db(transaction=True)
def test_a_long_file_is_prepared_then_given(client: Client, markets: Dataset, long: None) -> None:
    assert client.head(ODS).status_code == 202
    assert not Run.objects.exists()
    first = client.get(ODS)
    assert (first.status_code, first["Retry-After"]) == (202, "5")
    assert "attend son tour" in first.content.decode()
    Run.objects.update(state="running", done=40, total=100)
    assert "40 %" in client.get(f"{ODS}/preparation").content.decode()
    run_tasks()
    page = client.get(f"{ODS}/preparation")
    assert page.status_code == 200
    assert f'href="{ODS}"' in page.content.decode()
    assert body(client.get(ODS))[:2] == b"PK"
    assert client.get(ODS, headers={"Range": "bytes=0-1"}).status_code == 206


def test_the_page_that_follows_asks_for_nothing(client: Client, markets: Dataset, long: None) -> None:
    assert client.get(f"{ODS}/preparation").status_code == 200
    assert client.get(f"{ODS}/preparation", headers={"HX-Request": "true"}).status_code == 200
    assert client.get("/donnees/marches/telecharger/docx/preparation").status_code == 404
    assert not Run.objects.exists()


def test_a_file_that_could_not_be_made_is_said_to_be_so(client: Client, markets: Dataset, long: None) -> None:
    client.get(ODS)
    Run.objects.update(state="failed", ended_at=preparations.clock.now())
    answer = client.get(ODS)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "pas pu être préparé" in answer.content.decode()
    assert client.get(f"{ODS}/preparation").status_code == 200
