"""Our own API: every row once, refusals that programs understand, tiles, and nothing that has been withdrawn."""

from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pontdarc.api.dialects.v1 import MOST_ROWS
from pontdarc.core.query.engine import Served
from pontdarc.network.models import Organisation, Person
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.storage import remove_derived
from tests.world.datasets import public_dataset

BASE = "/api/v1/datasets/marches"


def get(client: Client, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.content
    return answer.json()


def walked(client: Client, path: str) -> Iterator[dict[str, Any]]:
    following: str | None = path
    while following:
        page = get(client, following)
        yield from page["rows"]
        following = page["next"]


def test_following_next_gives_every_row_once_in_the_order_of_the_file(
    organisation: Organisation, person: Person, client: Client
) -> None:
    frame = pl.DataFrame({"n": range(12_345)})
    public_dataset(organisation, person, frame=frame, columns=(("n", "integer", ""),), geometry=None)
    found = [row["n"] for row in walked(client, f"{BASE}/rows?limit=5000")]
    assert found == list(range(12_345))
    beyond = get(client, f"{BASE}/rows?after=12000&limit=2&where=n>12100&count=true")
    assert [row["n"] for row in beyond["rows"]] == [12_101, 12_102]
    assert beyond["count"] == 12_345 - 12_101


def test_rows_carry_their_rank_and_geometry_as_json(markets: Dataset, client: Client) -> None:
    found = get(client, f"{BASE}/rows?limit=1&select=nom,geo_point_2d")
    assert found["rows"] == [{"_id": 1, "nom": "Marché de la place", "geo_point_2d": {"lon": 4.38, "lat": 44.61}}]
    assert found["next"].endswith(f"{BASE}/rows?limit=1&select=nom%2Cgeo_point_2d&after=1")


@pytest.mark.parametrize(
    ("query", "code", "place"),
    [
        ("limit=-1", "wrong_parameter", {}),
        (f"limit={MOST_ROWS + 1}", "wrong_parameter", {}),
        ("after=x", "wrong_parameter", {}),
        ("where=rien=1", "query_unknown_field", {"in": "where", "at": 1}),
    ],
)
def test_what_is_not_understood_is_told_as_a_problem_with_its_place(
    markets: Dataset, client: Client, query: str, code: str, place: dict[str, object]
) -> None:
    answer = client.get(f"{BASE}/rows?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert said["type"] == f"urn:pontdarc:refusal:{code}"
    assert said | place == said


def test_a_dataset_says_its_columns_and_where_its_tiles_are(markets: Dataset, client: Client) -> None:
    said = get(client, BASE)
    assert said["version"]["rows"] == 4
    assert [column["name"] for column in said["columns"]][:2] == ["nom", "commune"]
    assert said["links"]["tiles"] == f"http://testserver{BASE}/tiles/{{z}}/{{x}}/{{y}}.mvt"


def test_the_profile_says_each_column_and_is_computed_again_when_it_was_removed(
    markets: Dataset, client: Client
) -> None:
    told = get(client, f"{BASE}/profile")
    assert told["rows"] == 4
    assert {column["name"]: column["missing"] for column in told["columns"]}["nom"] == 1
    remove_derived([version.pk for version in Version.objects.filter(dataset=markets)])
    assert get(client, f"{BASE}/profile") == told


def test_tiles_hold_the_places_that_fall_in_them(markets: Dataset, client: Client) -> None:
    here = client.get(f"{BASE}/tiles/9/262/184.mvt?label=nom")
    assert here.status_code == 200
    assert here["Content-Type"] == "application/vnd.mapbox-vector-tile"
    assert b"places" in here.content
    assert "Marché de la place".encode() in here.content
    assert client.get(f"{BASE}/tiles/9/0/0.mvt").content == b""
    low = client.get(f"{BASE}/tiles/3/4/2.mvt")
    assert b"places" in low.content
    assert client.get(f"{BASE}/tiles/3/4/2.mvt").content == low.content
    assert client.get(f"{BASE}/tiles/2/9/0.mvt").status_code == 400
    assert client.get(f"{BASE}/tiles/9/262/184.mvt?label=rien").status_code == 400


def test_the_description_names_every_route(client: Client, db: None) -> None:
    paths = get(client, "/api/v1/openapi.json")["paths"]
    one = "/api/v1/datasets/{dataset_id}"
    assert set(paths) == {one, f"{one}/rows", f"{one}/profile", f"{one}/tiles/{{z}}/{{x}}/{{y}}.mvt"}


def test_an_answer_from_memory_asks_the_gate_and_nothing_else(
    markets: Dataset, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(f"{BASE}/rows?limit=3")

    def never(*_: object) -> None:
        raise AssertionError("the engine is asked again")

    monkeypatch.setattr(Served, "page", never)
    with CaptureQueriesContext(connection) as queries:
        again = client.get(f"{BASE}/rows?limit=3")
    assert again.content == first.content
    assert dict(again.items()) | {"X-RateLimit-Remaining": ""} == dict(first.items()) | {"X-RateLimit-Remaining": ""}
    assert len(queries) == 1
    assert client.get(f"{BASE}/rows?limit=3", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_what_is_withdrawn_leaves_memory_at_once(markets: Dataset, client: Client) -> None:
    assert client.get(f"{BASE}/rows?limit=2").status_code == 200
    Version.objects.filter(dataset=markets).update(state=Version.State.WITHDRAWN)
    assert client.get(f"{BASE}/rows?limit=2").status_code in (404, 410)


def test_an_answer_holds_for_its_identifier_as_for_its_name(markets: Dataset, client: Client) -> None:
    by_name, by_id = f"{BASE}/rows?limit=2", f"/api/v1/datasets/{markets.pk}/rows?limit=2"
    for address in (by_name, by_id):
        assert get(client, address)["rows"] == get(client, address)["rows"]
    Version.objects.filter(dataset=markets).update(state=Version.State.WITHDRAWN)
    assert {client.get(address).status_code for address in (by_name, by_id)} <= {404, 410}
