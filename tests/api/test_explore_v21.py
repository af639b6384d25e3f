"""The Explore dialect, as its clients call it."""

import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import polars as pl
import pytest
from django.conf import settings as conf
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from rdflib import Graph, URIRef

from pontdarc.core.downloads.registry import downloads
from pontdarc.legal.models import Decision
from pontdarc.mediation.models import Reuse
from pontdarc.network.models import Organisation, Person
from pontdarc.publication.models import CatalogueChange, Dataset, DatasetSlug, Version
from tests.api.conftest import MOMENT
from tests.world.datasets import MARKETS, public_dataset

BASE = "/api/explore/v2.1"
DATASETS = f"{BASE}/catalog/datasets"
RECORDS = f"{DATASETS}/marches/records"
EXPORTS = f"{DATASETS}/marches/exports"
pytestmark = pytest.mark.usefixtures("markets")


@pytest.fixture
def ask(client: Client) -> Callable[..., Any]:
    def ask(address: str, **params: object) -> Any:
        response = client.get(address, params)
        assert response.status_code == 200, response.content
        return response.json()

    return ask


@pytest.fixture
def refused(client: Client) -> Callable[..., tuple[int, str, str]]:
    def refused(address: str, **params: object) -> tuple[int, str, str]:
        response = client.get(address, params)
        body = response.json()
        assert set(body) == {"message", "error_code"}
        return response.status_code, body["error_code"], body["message"]

    return refused


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_records_are_flat_objects_with_their_nulls(ask: Callable[..., Any]) -> None:
    found = ask(RECORDS)
    assert found["total_count"] == 4
    assert found["results"][0] == {
        "nom": "Marché de la place",
        "commune": "Saint-Arcens",
        "exposants": 42,
        "ouverture": "2024-01-06",
        "couvert": True,
        "latitude": 44.61,
        "longitude": 4.38,
        "geo_point_2d": {"lon": 4.38, "lat": 44.61},
    }
    assert set(found["results"][3].values()) == {None, "Roche-Blanche", False}


def test_where_select_order_and_page_work_together(ask: Callable[..., Any]) -> None:
    found = ask(
        RECORDS,
        select="nom, exposants * 2 as double",
        where=["exposants > 10", "commune:'Saint-Arcens' or couvert = false"],
        order_by="exposants desc",
        limit=1,
        offset=1,
    )
    assert found == {"total_count": 3, "results": [{"nom": "Marché de la place", "double": 84}]}


def test_groups_are_counted_and_named_as_they_are_written(ask: Callable[..., Any]) -> None:
    found = ask(RECORDS, select="count(*), sum(exposants) as total", group_by="commune", order_by="total desc")
    assert found["total_count"] == 3
    assert found["results"] == [
        {"commune": "Saint-Arcens", "count(*)": 2, "total": 162},
        {"commune": "Pont-du-Val", "count(*)": 1, "total": 18},
        {"commune": "Roche-Blanche", "count(*)": 1, "total": None},
    ]


def test_an_aggregate_alone_is_one_group(ask: Callable[..., Any]) -> None:
    assert ask(RECORDS, select="count(*) as n")["results"] == [{"n": 4}]


def test_a_limit_of_zero_only_counts(ask: Callable[..., Any]) -> None:
    assert ask(RECORDS, limit=0) == {"total_count": 4, "results": []}


def test_refine_and_exclude_are_repeated_and_dates_are_prefixes(ask: Callable[..., Any]) -> None:
    found = ask(RECORDS, refine=["ouverture:2024", "commune:Saint-Arcens"], select="nom")
    assert [row["nom"] for row in found["results"]] == ["Marché de la place"]
    assert ask(RECORDS, exclude="commune:Saint-Arcens")["total_count"] == 2


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"limit": 1473}, "Invalid value for limit API parameter: 1473 was found but -1 <= limit <= 100 is expected."),
        ({"limit": -2}, "Invalid value for limit API parameter: -2 was found but -1 <= limit <= 100 is expected."),
        (
            {"limit": 99, "offset": 10_000},
            "Invalid value for sum of offset + limit API parameter: 10099 was found but <= 10000 is expected.",
        ),
        (
            {"limit": 20_001, "group_by": "commune"},
            "Invalid value for limit API parameter: 20001 was found but -1 <= limit <= 20000 is expected.",
        ),
        ({"limit": "dix"}, "Invalid value for limit API parameter: dix was found but an integer is expected."),
        ({"offset": -1}, "Invalid value for offset API parameter: -1 was found but offset >= 0 is expected."),
    ],
)
def test_limits_are_told_in_the_words_of_the_dialect(
    refused: Callable[..., tuple[int, str, str]], params: dict[str, object], message: str
) -> None:
    assert refused(RECORDS, **params) == (400, "InvalidRESTParameterError", message)


@pytest.mark.parametrize("limit", [-1, 100])
def test_the_largest_page_is_accepted(ask: Callable[..., Any], limit: int) -> None:
    assert len(ask(RECORDS, limit=limit)["results"]) == 4


@pytest.mark.parametrize(
    ("params", "clause", "part"),
    [
        ({"select": "sum("}, "select", "Syntax error at character 5"),
        ({"where": "inconnue = 1"}, "where", "Unknown field: inconnue (character 1)"),
        ({"order_by": "inconnue"}, "order_by", "Unknown field"),
        ({"group_by": "1"}, "group_by", "constant"),
        ({"refine": "inconnue:1"}, "refine", "Unknown field"),
        ({"where": "nom > "}, "where", "expected one of"),
        ({"where": "getenv('HOME') = ''"}, "where", "Unknown function: getenv"),
        ({"where": "x" * 1_000_000}, "where", "Too many characters, the maximum is"),
        ({"where": "not (" * 300 + "couvert" + ")" * 300}, "where", "Too many nesting"),
        ({"where": "'; DROP TABLE data; --"}, "where", "Syntax error at character 1"),
    ],
)
def test_a_query_that_makes_no_sense_says_where_and_what(
    refused: Callable[..., tuple[int, str, str]], params: dict[str, str], clause: str, part: str
) -> None:
    status, code, message = refused(RECORDS, **params)
    assert (status, code) == (400, "ODSQLError")
    assert message.startswith("ODSQL query is malformed: ")
    assert message.endswith(f"Clause(s) containing the error(s): {clause}.")
    assert part in message


@given(
    text=st.text(max_size=40), clause=st.sampled_from(["where", "select", "group_by", "order_by", "refine", "limit"])
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_makes_an_error_of_ours(client: Client, text: str, clause: str) -> None:
    response = client.get(RECORDS, {clause: text})
    assert response.status_code in (200, 400)


def test_a_dataset_is_described_as_the_dialect_does(ask: Callable[..., Any], markets: Dataset) -> None:
    found = ask(f"{DATASETS}/marches")
    assert found["dataset_id"] == "marches"
    assert found["has_records"] is True
    assert found["features"] == ["analyze", "geo", "timeserie"]
    types = {field["name"]: field["type"] for field in found["fields"]}
    assert types == {
        "nom": "text", "commune": "text", "exposants": "int", "ouverture": "date", "couvert": "boolean",
        "latitude": "double", "longitude": "double", "geo_point_2d": "geo_point_2d",
    }  # fmt: skip
    assert found["fields"][0]["label"] == "Nom du marché"
    default = found["metas"]["default"]
    assert default["title"] == "Marchés et foires"
    assert default["description"] == "<p>Les marchés.</p>\n"
    assert default["license"] == "Licence Ouverte 2.0"
    assert default["publisher"] == "Saint-Arcens"
    assert default["records_count"] == 4
    assert default["keyword"] == ["marché", "foire"]
    assert default["modified"].endswith("+00:00")
    assert ask(f"{DATASETS}/{markets.pk}")["dataset_id"] == "marches"


def test_html_in_a_description_is_shown_and_never_interpreted(
    ask: Callable[..., Any], organisation: Organisation, person: Person
) -> None:
    public_dataset(organisation, person, slug="autre", description="<script>alert(1)</script>")
    assert "<script>" not in ask(f"{DATASETS}/autre")["metas"]["default"]["description"]


def test_the_catalogue_is_paged_filtered_sorted_and_grouped(
    ask: Callable[..., Any], organisation: Organisation, person: Person
) -> None:
    public_dataset(organisation, person, slug="budget", title="Budget primitif", theme="GOVE", keywords=["budget"])
    assert ask(DATASETS)["total_count"] == 2
    by_title = ask(DATASETS, order_by="title", limit=1)
    assert [each["dataset_id"] for each in by_title["results"]] == ["budget"]
    for where in (
        "'foire'",
        "default.title like 'march*'",
        "'marché' in keyword",
        "records_count > 3 and theme:'Économie et finances'",
    ):
        found = ask(DATASETS, where=where)["results"]
        assert [each["dataset_id"] for each in found] == ["marches"], where
    assert ask(DATASETS, refine="keyword:budget")["total_count"] == 1
    assert ask(DATASETS, refine="publisher:Saint-Arcens", exclude="keyword:budget")["total_count"] == 1
    assert ask(DATASETS, select="count(*) as n", group_by="publisher")["results"] == [
        {"publisher": "Saint-Arcens", "n": 2}
    ]


def test_select_keeps_keys_or_metas_of_the_dataset(ask: Callable[..., Any]) -> None:
    trimmed = ask(DATASETS, select="exclude(attachments),exclude(alternative_exports),exclude(fields)")["results"][0]
    assert "fields" not in trimmed
    assert "metas" in trimmed
    flat = ask(DATASETS, select="dataset_id, title, default.publisher as qui")["results"][0]
    assert flat == {"dataset_id": "marches", "title": "Marchés et foires", "qui": "Saint-Arcens"}


def test_links_come_when_they_are_asked_for(ask: Callable[..., Any]) -> None:
    assert "_links" not in ask(RECORDS)
    page = ask(RECORDS, include_links="true", select="nom", limit=2, offset=2)
    links = {link["rel"]: link["href"] for link in page["_links"]}
    assert set(links) == {"self", "first", "last", "prev"}
    assert links["first"] == f"http://testserver{RECORDS}?include_links=true&select=nom&limit=2&offset=0"
    row = page["results"][0]
    assert list(row) == ["_id", "_timestamp", "_size", "_links", "nom"]
    assert row["_id"] == "3"
    assert row["_links"][0] == {"rel": "self", "href": f"http://testserver{RECORDS}/3"}
    others = ask(RECORDS, include_links="true", select="exclude(nom)", limit=1)["results"][0]
    assert "nom" not in others
    assert {"_id", "commune", "exposants"} <= set(others)


def test_one_record_is_asked_by_its_identifier(
    ask: Callable[..., Any], refused: Callable[..., tuple[int, str, str]]
) -> None:
    all_of_them = ask(RECORDS)["results"]
    assert ask(f"{RECORDS}/2") == all_of_them[1]
    assert ask(f"{RECORDS}/2", select="nom as n") == {"n": all_of_them[1]["nom"]}
    for wrong in ("5", "x", "-1", "9" * 30):
        assert refused(f"{RECORDS}/{wrong}")[:2] == (404, "RecordNotFoundError")


def test_facets_count_values_and_unfold_dates(ask: Callable[..., Any]) -> None:
    (facet,) = ask(f"{DATASETS}/marches/facets", facet="commune")["facets"]
    assert facet["name"] == "commune"
    first = facet["facets"][0]
    assert first == {"name": "Saint-Arcens", "count": 2, "state": "displayed", "value": "Saint-Arcens"}
    (dates,) = ask(f"{DATASETS}/marches/facets", facet="ouverture", refine="ouverture:2024")["facets"]
    year = dates["facets"][0]
    assert (year["value"], year["state"]) == ("2024", "refined")
    assert year["facets"][0]["value"].startswith("2024/")
    limited = ask(f"{DATASETS}/marches/facets", facet='facet(name="commune", sort="-alphanum", limit=1)')
    assert len(limited["facets"][0]["facets"]) == 1
    usual = [facet["name"] for facet in ask(f"{DATASETS}/marches/facets")["facets"]]
    assert usual == ["nom", "commune", "ouverture", "couvert"]


@pytest.mark.parametrize(
    ("facet", "part"),
    [
        ("inconnue", "Unknown field: inconnue"),
        ("facet(nom)", "name="),
        ("facet(disjunctive=true)", "name='field'"),
        ('facet(name="nom", limit=100000)', "integer between 0 and 1000"),
        ('facet(name="nom", sort="up")', "-count"),
        ("geo_point_2d", "point"),
    ],
)
def test_a_facet_that_makes_no_sense_says_why(
    refused: Callable[..., tuple[int, str, str]], facet: str, part: str
) -> None:
    status, code, message = refused(f"{DATASETS}/marches/facets", facet=facet)
    assert (status, code) == (400, "ODSQLError")
    assert part in message
    assert message.endswith("Clause(s) containing the error(s): facet.")


def test_the_catalogue_has_facets_of_its_own(ask: Callable[..., Any]) -> None:
    found = {facet["name"]: facet["facets"] for facet in ask(f"{BASE}/catalog/facets")["facets"]}
    assert [each["value"] for each in found["keyword"]] == ["foire", "marché"]
    assert found["publisher"][0]["count"] == 1
    refined = ask(f"{BASE}/catalog/facets", facet="keyword", refine="keyword:foire")
    assert {each["value"]: each["state"] for each in refined["facets"][0]["facets"]} == {
        "foire": "refined",
        "marché": "displayed",
    }


def test_there_are_no_attachments(ask: Callable[..., Any]) -> None:
    assert ask(f"{DATASETS}/marches/attachments") == {"links": [], "attachments": []}


def test_the_catalogue_leaves_as_a_table_or_as_a_graph(client: Client, ask: Callable[..., Any]) -> None:
    links = {link["rel"] for link in ask(f"{BASE}/catalog/exports")["links"]}
    assert {"csv", "json", "xlsx", "rdf", "ttl", "dcat"} <= links
    text = body_of(client.get(f"{BASE}/catalog/exports/csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["dataset_id"] for row in rows] == ["marches"]
    assert "uuid" not in rows[0]
    assert [each["dataset_id"] for each in ask(f"{BASE}/catalog/exports/json")] == ["marches"]
    assert ask(f"{BASE}/catalog/exports/json", where="title = 'x'") == []
    turtle = client.get(f"{BASE}/catalog/exports/ttl").content.decode()
    assert "Marchés et foires" in turtle
    for format_ in ("rdf", "dcat", "jsonld"):
        assert client.get(f"{BASE}/catalog/exports/{format_}").status_code == 200


def test_moments_are_told_in_the_time_zone_asked_for(
    client: Client, organisation: Organisation, person: Person, refused: Callable[..., tuple[int, str, str]]
) -> None:
    frame = pl.DataFrame({"instant": [datetime.fromisoformat("2024-06-30T22:30:00")]})
    public_dataset(organisation, person, slug="heures", frame=frame, columns=(("instant", "datetime", ""),))
    address = f"{DATASETS}/heures/records"
    assert client.get(address).json()["results"] == [{"instant": "2024-06-30T22:30:00+00:00"}]
    params = {"timezone": "Europe/Paris", "select": "instant, year(instant) as a, month(instant) as m"}
    assert client.get(address, params).json()["results"] == [
        {"instant": "2024-07-01T00:30:00+02:00", "a": 2024, "m": 7}
    ]
    assert client.get(address, params | {"where": "instant >= '2024-07-01'"}).json()["total_count"] == 1
    assert client.get(address, {"where": "instant >= '2024-07-01'"}).json()["total_count"] == 0
    assert client.get(address, {"where": "instant < now()"}).json()["total_count"] == 1
    assert refused(address, timezone="Mars/Olympus")[:2] == (400, "InvalidRESTParameterError")


def test_an_answer_that_depends_on_the_present_is_never_the_same(client: Client) -> None:
    params = {"where": "ouverture < now()"}
    etag = client.get(RECORDS, params)["ETag"]
    assert client.get(RECORDS, params, headers={"If-None-Match": etag}).status_code == 200


def test_the_order_of_too_many_groups_is_refused_in_the_words_of_the_dialect(
    refused: Callable[..., tuple[int, str, str]],
) -> None:
    params = {"select": "count(*)", "group_by": "commune", "order_by": "count(*)"}
    status, code, message = refused(f"{EXPORTS}/csv", **params)
    assert (status, code) == (400, "ODSQLError")
    assert "aggregation function in order by is not supported with a limit > 20000" in message


def test_exports_lists_the_formats_of_the_registry(ask: Callable[..., Any]) -> None:
    links = {link["rel"]: link["href"] for link in ask(EXPORTS)["links"]}
    assert set(links) == {"self", *downloads()}
    assert links["csv"] == f"http://testserver{EXPORTS}/csv"


def test_csv_leaves_with_semicolons_and_a_mark(client: Client) -> None:
    response = client.get(f"{EXPORTS}/csv", {"order_by": "nom"})
    text = body_of(response)
    assert response["Content-Disposition"] == 'attachment; filename="marches.csv"'
    assert response["Content-Type"].startswith("text/csv")
    assert text.startswith(b"\xef\xbb\xbfnom;commune;")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["geo_point_2d"] == "44.61, 4.38"
    assert len(rows) == 4


def test_csv_takes_its_options(client: Client) -> None:
    params = {"delimiter": ",", "with_bom": "false", "use_labels": "true", "limit": 1, "select": "nom, couvert"}
    assert (
        body_of(client.get(f"{EXPORTS}/csv", params))
        == b"Nom du march\xc3\xa9,Couvert\r\nMarch\xc3\xa9 de la place,true\r\n"
    )


def test_json_lines_and_geojson_hold_the_same_rows(client: Client) -> None:
    where = {"where": "exposants > 20"}
    rows = json.loads(body_of(client.get(f"{EXPORTS}/json", where)))
    lines = [json.loads(line) for line in body_of(client.get(f"{EXPORTS}/jsonl", where)).splitlines()]
    features = json.loads(body_of(client.get(f"{EXPORTS}/geojson", where)))["features"]
    assert rows == lines
    assert [row["nom"] for row in rows] == ["Marché de la place", "Foire aux châtaignes"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [4.38, 44.61]}
    assert features[0]["properties"]["ouverture"] == "2024-01-06"


def test_parquet_keeps_types(client: Client) -> None:
    found = pl.read_parquet(io.BytesIO(body_of(client.get(f"{EXPORTS}/parquet"))))
    assert found.drop("geo_point_2d").equals(MARKETS)


@pytest.mark.parametrize("format", ["xlsx", "ods"])
def test_spreadsheets_open(client: Client, format: str) -> None:
    assert body_of(client.get(f"{EXPORTS}/{format}", {"group_by": "commune", "select": "count(*)"}))[:2] == b"PK"


def test_a_compressed_export_is_gzipped(client: Client) -> None:
    text = gzip.decompress(body_of(client.get(f"{EXPORTS}/csv", {"compressed": "true"})))
    assert text.count(b"\r\n") == 5


def test_an_export_of_groups_has_no_cap(client: Client) -> None:
    params = {"select": "count(*) as n", "group_by": "commune", "limit": -1}
    assert len(json.loads(body_of(client.get(f"{EXPORTS}/json", params)))) == 3


@pytest.mark.parametrize(
    ("format", "params", "offered"),
    [("doc", {}, "'csv'"), ("geojson", {"select": "nom"}, "'csv'"), ("csv", {"delimiter": "xx"}, "';'")],
)
def test_a_format_that_is_not_offered_says_which_are(
    refused: Callable[..., tuple[int, str, str]], format: str, params: dict[str, str], offered: str
) -> None:
    status, code, message = refused(f"{EXPORTS}/{format}", **params)
    assert (status, code) == (400, "InvalidRESTParameterError")
    assert offered in message


def test_an_export_that_makes_no_sense_is_refused_before_it_starts(
    refused: Callable[..., tuple[int, str, str]],
) -> None:
    assert refused(f"{EXPORTS}/csv", where="inconnue = 1")[:2] == (400, "ODSQLError")


def test_a_shape_is_a_feature(client: Client, organisation: Organisation, person: Person) -> None:
    shape = {"type": "Point", "coordinates": [4.0, 44.0]}
    frame = pl.DataFrame({"nom": ["a", "b"], "geometry": [json.dumps(shape), None]})
    columns = (("nom", "string", ""), ("geometry", "geojson", ""))
    place = {"geometry": "geometry", "bbox": [4.0, 44.0, 4.0, 44.0]}
    public_dataset(organisation, person, slug="lieux", frame=frame, columns=columns, geometry=place)
    rows = client.get(f"{DATASETS}/lieux/records").json()["results"]
    assert rows[0]["geometry"] == {"type": "Feature", "geometry": shape, "properties": {}}
    assert rows[1]["geometry"] is None
    found = json.loads(body_of(client.get(f"{DATASETS}/lieux/exports/json")))
    assert found == rows


def test_head_answers_without_a_body(client: Client) -> None:
    for address in (DATASETS, f"{DATASETS}/marches", RECORDS, EXPORTS, f"{EXPORTS}/csv"):
        response = client.head(address)
        assert response.status_code == 200
        assert response.has_header("ETag")
        assert response.getvalue() == b""


def test_what_has_not_changed_is_not_sent_again(client: Client, markets: Dataset) -> None:
    for address in (DATASETS, f"{DATASETS}/marches", RECORDS, f"{EXPORTS}/csv"):
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
        assert client.get(address, {"limit": 1}, headers={"If-None-Match": etag}).status_code == 200


def test_every_origin_may_read_and_nobody_may_write(client: Client) -> None:
    assert client.get(RECORDS)["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{DATASETS}/rien")["Access-Control-Allow-Origin"] == "*"
    assert client.options(RECORDS)["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert Client(enforce_csrf_checks=True).post(RECORDS).status_code == 405


def test_an_unknown_dataset_or_route_is_a_404_of_the_dialect(refused: Callable[..., tuple[int, str, str]]) -> None:
    assert refused(f"{DATASETS}/rien/records")[:2] == (404, "DatasetNotFoundError")
    assert refused(f"{BASE}/monitoring/x")[:2] == (404, "NotFoundError")


def test_a_former_slug_leads_to_the_present_one(client: Client, markets: Dataset) -> None:
    DatasetSlug.objects.create(slug="foires", dataset=markets)
    response = client.get(f"{DATASETS}/foires/records", {"limit": 1})
    assert response.status_code == 301
    assert response["Location"] == f"{RECORDS}?limit=1"


@pytest.mark.parametrize("address", [f"{DATASETS}/marches", RECORDS, EXPORTS, f"{EXPORTS}/csv"])
def test_nothing_leaves_once_it_is_withdrawn_revoked_past_or_held(
    client: Client, markets: Dataset, person: Person, address: str
) -> None:
    assert client.get(address).status_code == 200
    decision = Decision.objects.get()
    Decision.objects.update(revoked_at=timezone.now(), revoked_by=person)
    assert client.get(address).status_code == 410
    Decision.objects.update(revoked_at=None, revoked_by=None, review_on=date(2020, 1, 1))
    assert client.get(address).status_code == 410
    assert client.get(DATASETS).json()["total_count"] == 0
    Decision.objects.update(review_on=None)
    assert client.get(address).status_code == 200
    Dataset.objects.update(withdrawn_at=timezone.now(), withdrawn_why="erreur")
    response = client.get(address)
    assert response.status_code == 410
    assert response.json()["error_code"] == "DatasetWithdrawnError"
    assert "erreur" in response.json()["message"]
    assert decision.pk


def test_a_held_version_is_nowhere(client: Client, organisation: Organisation, person: Person) -> None:
    public_dataset(organisation, person, slug="attente", title="En attente", state=Version.State.HELD)
    assert client.get(f"{DATASETS}/attente/records").status_code == 404
    assert client.get(DATASETS).json()["total_count"] == 1


def test_the_catalogue_follows_changes(client: Client, markets: Dataset) -> None:
    first = client.get(DATASETS)
    Dataset.objects.update(title="Marchés du Val")
    CatalogueChange.objects.create(dataset=markets)
    second = client.get(DATASETS, {"where": "title like 'val'"})
    assert second.json()["total_count"] == 1
    assert client.get(DATASETS)["ETag"] != first["ETag"]


def test_the_description_names_every_route_and_format(ask: Callable[..., Any], client: Client) -> None:
    document = ask(f"{BASE}/openapi.json")
    assert document["openapi"].startswith("3.")
    for address in document["paths"]:
        concrete = address.replace("{dataset_id}", "marches").replace("{format}", "csv").replace("{record_id}", "1")
        assert client.get(f"{BASE}{concrete}").status_code == 200
    format_ = document["paths"]["/catalog/datasets/{dataset_id}/exports/{format}"]["get"]["parameters"][1]
    assert format_["schema"]["enum"] == list(downloads())


def test_a_cluster_of_places_is_told_by_its_middle(ask: Callable[..., Any]) -> None:
    found = ask(RECORDS, select="count(*) as n", group_by="geo_cluster(geo_point_2d, 12) as groupe", order_by="n desc")
    middle = {"lon": pytest.approx(4.38), "lat": pytest.approx(44.61)}
    assert found["results"][0] == {"groupe": {"cluster_centroid": middle}, "n": 2}
    assert {"groupe": None, "n": 1} in found["results"]


def test_files_tell_moments_in_the_time_zone_asked_for(
    client: Client, organisation: Organisation, person: Person
) -> None:
    frame = pl.DataFrame({"instant": [datetime.fromisoformat("2024-06-30T22:30:00")]})
    public_dataset(organisation, person, slug="heures", frame=frame, columns=(("instant", "datetime", ""),))
    for format_ in ("csv", "json", "jsonl"):
        address = f"{DATASETS}/heures/exports/{format_}"
        assert "2024-07-01T00:30:00+02:00" in body_of(client.get(address, {"timezone": "Europe/Paris"})).decode()
        assert "2024-06-30T22:30:00+00:00" in body_of(client.get(address)).decode()
    whole = body_of(client.get(f"{BASE}/catalog/exports/csv", {"timezone": "Europe/Paris"})).decode()
    assert "2026-11-20T09:00:00+01:00" in whole


def test_application_metas_come_when_they_are_asked_for(
    ask: Callable[..., Any], client: Client, markets: Dataset
) -> None:
    address = f"{DATASETS}/marches"
    assert set(ask(address)["metas"]) == {"default", "dcat", "custom"}
    metas = ask(address, include_app_metas="true", timezone="Europe/Paris")["metas"]
    assert metas["explore"]["reuse_count"] == 0
    assert metas["explore"]["download_count"] is None, "nobody is counted here, which is not a zero"
    assert metas["visualization"]["map_disabled"] is False
    assert metas["processing"]["processing_modified"] == "2026-11-20T09:00:00+01:00"
    assert ask(DATASETS, include_app_metas="true", timezone="Europe/Paris")["results"][0]["metas"] == metas
    etag = client.get(address, {"include_app_metas": "true"})["ETag"]
    Reuse.objects.create(dataset=markets, title="Carte", url="https://carte.example", state="accepted", left_at=MOMENT)
    again = client.get(address, {"include_app_metas": "true"}, headers={"If-None-Match": etag})
    assert again.json()["metas"]["explore"]["reuse_count"] == 1


@pytest.mark.parametrize(
    "format_",
    ["dcat", "dublin_core", "rdf", *(f"dcat_ap_{end}" for end in ("ch", "de", "se", "sp", "it", "vl", "benap"))],
)
def test_the_catalogue_leaves_as_rdf_under_every_name_that_harvesters_use(
    client: Client, ask: Callable[..., Any], markets: Dataset, format_: str
) -> None:
    assert format_ in {link["rel"] for link in ask(f"{BASE}/catalog/exports")["links"]}
    response = client.get(f"{BASE}/catalog/exports/{format_}")
    assert response["Content-Type"].startswith("application/rdf+xml")
    assert URIRef(f"{conf.SITE_URL}/id/dataset/{markets.pk}") in set(
        Graph().parse(data=response.content, format="xml").subjects()
    )


def test_the_catalogue_leaves_as_a_feed_and_as_data_json(client: Client, ask: Callable[..., Any]) -> None:
    feed = client.get(f"{BASE}/catalog/exports/rss")
    assert feed["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert etree.fromstring(feed.content).findtext("channel/item/title") == "Marchés et foires"
    assert [each["title"] for each in ask(f"{BASE}/catalog/exports/data.json")["dataset"]] == ["Marchés et foires"]
    assert ask(f"{BASE}/catalog/exports/data.json", where="title = 'x'")["dataset"] == []


def test_a_document_tells_of_the_files_that_are_asked_for(
    ask: Callable[..., Any], refused: Callable[..., tuple[int, str, str]]
) -> None:
    address = f"{BASE}/catalog/exports/data.json"

    def files(**params: str) -> list[str]:
        return [each["downloadURL"] for each in ask(address, **params)["dataset"][0]["distribution"]]

    assert len(files()) > 5
    permanent = f"{conf.SITE_URL}/donnees/marches/telecharger"
    assert files(include_exports="csv, json") == [f"{permanent}/csv", f"{permanent}/json"]
    titled = files(include_exports="csv,json", use_labels_in_exports="true")
    assert titled == [f"{conf.SITE_URL}{EXPORTS}/csv?use_labels=true", f"{permanent}/json"]
    assert refused(address, include_exports="csv,pdf")[:2] == (400, "InvalidRESTParameterError")
