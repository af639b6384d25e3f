"""Downloads, whole and in part."""

import pytest
from django.test import Client

from pontdarc.publication.models import Dataset
from tests.web.publication.test_portal import text_of


def body(answer: object) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_every_format_that_the_page_offers_can_be_reached(client: Client, markets: Dataset) -> None:
    page = text_of(client, "/donnees/marches/")
    for extension in ("csv", "json", "geojson", "parquet", "ods", "xlsx"):
        address = f"/donnees/marches/telecharger/{extension}"
        assert address in page
        answer = client.get(address)
        assert answer.status_code == 200
        assert body(answer)
        assert f"marches-v1.{extension}" in answer["Content-Disposition"]


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
