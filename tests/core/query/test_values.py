"""What select and group_by give, from the reference of the dialect, over eight villages."""

import json
from datetime import date, datetime

import pytest

from pontdarc.core.query.engine import Served
from pontdarc.core.query.parsing import parse
from tests.core.query.villages import NOW

at = datetime.fromisoformat


def column(served: Served, select: str, **clauses: object) -> list[object]:
    page = served.page(parse(select=select, now=NOW, **clauses))  # type: ignore[arg-type]
    return page.cells[0]


VALUES: list[tuple[str, list[object]]] = [
    ("pop + 1", [8001, 12001, 1, 2701, 151, -4, 8001, None]),
    ("pop / 1000", [8.0, 12.0, 0.0, 2.7, 0.15, -0.005, 8.0, None]),
    ("pop / pop", [1.0, 1.0, None, 1.0, 1.0, 1.0, 1.0, None]),
    ("-taux", [-1.5, -2.25, None, 0.5, -0.0, -10.0, -1.5, -3.0]),
    ("taux * 2 - 1", [2.0, 3.5, None, -2.0, -1.0, 19.0, 2.0, 5.0]),
    ("(pop + 2) * 3", [24006, 36006, 6, 8106, 456, -9, 24006, None]),
    ("'mot'", ["mot"] * 8),
    ("3.5", [3.5] * 8),
    ("null", [None] * 8),
    ("true", [True] * 8),
    ("length(nom)", [6, 7, 18, 8, None, 8, 15, 7]),
    ("upper(code)", ["07186", "07019", "07085", "07334", "1", None, "2", "07010"]),
    ("ifnull(code, nom)", ["07186", "07019", "07085", "07334", "1", "Éclassan", "2", "07010"]),
    ("ifnull(pop, 0)", [8000, 12000, 0, 2700, 150, -5, 8000, 0]),
    ("year(ouvert)", [2020, 2020, 2021, None, 2019, 2021, 2020, 2024]),
    ("hour(maj)", [0, 22, None, 23, 1, 9, 21, 12]),
    ("hour(ouvert)", [0, 0, 0, None, 0, 0, 0, 0]),
    ("date_format(ouvert, 'dd/MM/yyyy')",
     ["01/01/2020", "31/12/2020", "15/03/2021", None, "30/06/2019", "16/03/2021", "29/02/2020", "30/12/2024"]),
    ("date_format(ouvert, 'd M yy')", [
     "1 1 20", "31 12 20", "15 3 21", None, "30 6 19", "16 3 21", "29 2 20", "30 12 24"]),
    ("date_format(ouvert, 'YYYY YY')", [
     "2020 20", "2020 20", "2021 21", None, "2019 19", "2021 21", "2020 20", "2024 24"]),
    # The ISO year of 30 December 2024 is 2025, its week the first.
    ("date_format(ouvert, 'xxxx xx')", [
     "2020 20", "2020 20", "2021 21", None, "2019 19", "2021 21", "2020 20", "2025 25"]),
    ("date_format(ouvert, 'w-ww')", ["1-01", "53-53", "11-11", None, "26-26", "11-11", "9-09", "1-01"]),
    ("date_format(ouvert, 'e E')", ["3 mer.", "4 jeu.", "1 lun.", None, "7 dim.", "2 mar.", "6 sam.", "1 lun."]),
    ("date_format(ouvert, 'EEEE')",
     ["mercredi", "jeudi", "lundi", None, "dimanche", "mardi", "samedi", "lundi"]),
    ("date_format(ouvert, 'D DDD')", ["1 001", "366 366", "74 074", None, "181 181", "75 075", "60 060", "365 365"]),
    ("date_format(ouvert, 'MMMM')", ["janvier", "décembre", "mars", None, "juin", "mars", "février", "décembre"]),
    ("date_format(maj, 'H:m:s')", ["0:0:0", "22:30:0", None, "23:30:0", "1:30:0", "9:5:7", "21:59:59", "12:0:0"]),
    ("date_format(maj, 'HH:mm:ss')",
     ["00:00:00", "22:30:00", None, "23:30:00", "01:30:00", "09:05:07", "21:59:59", "12:00:00"]),
    ("date_format(ouvert, \"'le' d\")", ["le 1", "le 31", "le 15", None, "le 30", "le 16", "le 29", "le 30"]),
    ("date_format(ouvert, \"d''M\")", ["1'1", "31'12", "15'3", None, "30'6", "16'3", "29'2", "30'12"]),
    ("date_format(ouvert, '?,.:/-')", ["?,.:/-"] * 3 + [None] + ["?,.:/-"] * 4),
    ("now(year=2020, month=2, day=30, hour=0, minute=0, second=0)", [at("2020-02-29")] * 8),
    ("now(weekday=0)", [at("2021-05-31T10:00")] * 8),
    ("now(weekday=6)", [at("2021-06-06T10:00")] * 8),
    ("now(mondays=1)", [at("2021-06-07T10:00")] * 8),
    ("now(fridays=-1)", [at("2021-05-28T10:00")] * 8),
    ("now(fridays=-2)", [at("2021-05-21T10:00")] * 8),
    ("now(months=-3)", [at("2021-02-28T10:00")] * 8),
    ("now(years=3, month=2, day=29)", [at("2024-02-29T10:00")] * 8),
    ("now(hours=-11, minutes=5, seconds=7)", [at("2021-05-30T23:05:07")] * 8),
    ("now(weeks=1, days=1)", [at("2021-06-08T10:00")] * 8),
    ("now(microsecond=3, microseconds=4)", [at("2021-05-31T10:00:00.000007")] * 8),
    ("json_format(meta)", ['{"k": 1}', "[1, 2]", None, None, "3", '"t"', "{}", "null"]),
    ("json_format(meta, '[]')", ['{"k": 1}', "[1, 2]", "[]", "[]", "3", '"t"', "{}", "null"]),
]  # fmt: skip


@pytest.mark.parametrize(("select", "expected"), VALUES)
def test_a_value_is_what_the_reference_says_on_each_row(villages: Served, select: str, expected: list[object]) -> None:
    assert column(villages, select) == expected


AGGREGATES: list[tuple[str, object]] = [
    ("count(*)", 8), ("COUNT(*)", 8), ("count(pop)", 7), ("count(distinct pop)", 6), ("count(distinct nom)", 7),
    ("sum(pop)", 30845), ("sum(taux)", 17.75), ("avg(`2020`)", 45.0), ("min(pop)", -5), ("max(pop)", 12000),
    ("min(ouvert)", date(2019, 6, 30)), ("max(maj)", at("2022-02-02T12:00:00")), ("min(nom)", "Annonay"),
    ("median(pop)", 2700.0), ("percentile(pop, 50)", 2700.0), ("percentile(pop, 0)", -5.0),
    ("percentile(pop, 100)", 12000.0), ("percentile(`year`, 25)", 2.75), ("sum(pop) / count(pop)", 30845 / 7),
    ("sum(pop + 1)", 30852), ("max(length(nom))", 18), ("sum(pop) / 0", None), ("max(year(ouvert))", 2024),
    ("-sum(pop)", -30845), ("count(tags)", 7), ("count(forme)", 7),
]  # fmt: skip


@pytest.mark.parametrize(("select", "expected"), AGGREGATES)
def test_an_aggregate_of_all_the_rows_is_one_row(villages: Served, select: str, expected: object) -> None:
    assert villages.page(parse(select=select)).rows() == [{select: expected}]
    assert villages.count(parse(select=select)) == 1


def test_hulls_and_boxes_are_geometries_together_or_alone(villages: Served) -> None:
    """Together: DuckDB 1.5.5 reads freed memory when two aggregates of geometries are side by side."""
    query = parse(select="envelope(geo_point_2d) as e, bbox(geo_point_2d) as b, bbox(forme) as f, median(pop) as m")
    page = villages.page(query)
    assert [column.type for column in page.columns] == ["geometry", "geometry", "geometry", "number"]
    (row,) = page.rows()
    hull = json.loads(str(row["e"]))["coordinates"][0]
    assert [4.5, 44.6] in hull
    assert [4.599, 44.735] not in hull
    box = json.loads(str(row["b"]))["coordinates"][0]
    assert [4.13, 44.405] in box
    assert [4.76, 45.24] in box
    assert [0.0, 0.0] in json.loads(str(row["f"]))["coordinates"][0]


def test_distances_are_in_metres_on_the_sphere(villages: Served) -> None:
    found = column(villages, "distance(geo_point_2d, geom'POINT(4.6 44.735)')")
    # One thousandth of a degree of longitude at 44.735° north: 111,195 m × cos(44.735°) / 1000.
    assert found[0] == pytest.approx(78.99, abs=0.01)
    assert found[6] == 0
    assert found[4] is None


def test_a_shape_leaves_as_geojson(villages: Served) -> None:
    page = villages.page(parse(select="forme", limit=5))
    assert page.columns[0].type == "geometry"
    shapes = [row["forme"] for row in page.rows()]
    assert shapes[2] is None
    assert json.loads(str(shapes[4])) == {"type": "Point", "coordinates": [0.0, 0.0]}


def test_json_is_told_apart_from_text(villages: Served) -> None:
    assert [each.json for each in villages.page(parse(select="meta, json_format(meta)")).columns] == [False, True]


@pytest.mark.parametrize(
    ("select", "names"),
    [
        ("nom, pop", ["nom", "pop"]),
        ("nom as n, pop AS `p`", ["n", "p"]),
        ("include(c*)", ["code", "chemin"]),
        ("include(c*), exclude(code)", ["chemin"]),
        ("include(nom), include(pop)", ["nom", "pop"]),
        ("nom, include(l*)", ["latitude", "longitude", "nom"]),
        ("exclude(c*), exclude(l*), exclude(forme), exclude(geo_point_2d), exclude(`2020`), exclude(t*), exclude(m*)",
         ["nom", "pop", "ouvert", "actif", "year"]),
        ("pop*2", ["pop*2"]),
        ("year( ouvert )", ["year( ouvert )"]),
        ("pop, pop", ["pop"]),
    ],
)  # fmt: skip
def test_columns_are_named_by_their_alias_or_their_text(villages: Served, select: str, names: list[str]) -> None:
    assert [column.name for column in villages.page(parse(select=select, limit=1)).columns] == names


def test_names_of_days_and_parts_of_dates_follow_language_and_time_zone(villages: Served) -> None:
    found = column(villages, "date_format(maj, 'EEEE d MMMM HH:mm')", lang="en", timezone="Europe/Paris", limit=2)
    assert found == ["Friday 1 January 01:00", "Thursday 1 July 00:30"]


DAY = "T00:00:00+00:00"
GROUPS: list[tuple[str, list[tuple[object, int]]]] = [
    ("actif", [(False, 3), (True, 4), (None, 1)]),
    ("pop", [(-5, 1), (0, 1), (150, 1), (2700, 1), (8000, 2), (12000, 1), (None, 1)]),
    ("tags", [("eau", 3), ("forêt", 1), ("gare", 1), ("Ville", 1), ("ville", 2), (None, 2)]),
    ("year(ouvert)", [(2019, 1), (2020, 3), (2021, 2), (2024, 1), (None, 1)]),
    ("month(ouvert) as m", [(1, 1), (2, 1), (3, 2), (6, 1), (12, 2), (None, 1)]),
    ("date_format(ouvert, 'MMMM')",
     [("décembre", 2), ("février", 1), ("janvier", 1), ("juin", 1), ("mars", 2), (None, 1)]),
    ("lower(nom)",
     [("annonay", 1), ("aubenas", 1), ("éclassan", 1), ("écueil-sur-ardèche", 1), ("les vans", 1), ("privas", 1),
      ("privas le vieux", 1), (None, 1)]),
    ("ifnull(actif, false)", [(False, 4), (True, 4)]),
    ("ifnull(code, 'rien')",
     [("07010", 1), ("07019", 1), ("07085", 1), ("07186", 1), ("07334", 1), ("1", 1), ("2", 1), ("rien", 1)]),
    ("length(nom)", [(6, 1), (7, 2), (8, 2), (15, 1), (18, 1), (None, 1)]),
    ("range(pop, 5000)", [("[-5000, 0[", 1), ("[0, 5000[", 3), ("[5000, 10000[", 2), ("[10000, 15000[", 1), (None, 1)]),
    ("range(taux, 2.5)", [("[-2.5, 0.0[", 1), ("[0.0, 2.5[", 4), ("[2.5, 5.0[", 1), ("[10.0, 12.5[", 1), (None, 1)]),
    ("range(pop, *, 0, 5000, *)", [("[*, 0[", 1), ("[0, 5000[", 3), ("[5000, *[", 3), (None, 1)]),
    ("range(pop, 0, 8000)", [("[0, 8000[", 3), (None, 1)]),
    ("range(pop, 0, 150, *)", [("[0, 150[", 1), ("[150, *[", 5), (None, 1)]),
    ("range(pop, *, 0)", [("[*, 0[", 1), (None, 1)]),
    ("range(taux, -0.5, 1.5)", [("[-0.5, 1.5[", 2), (None, 1)]),
    ("range(ouvert, 1 year)",
     [(f"[{year}-01-01{DAY}, {year + 1}-01-01{DAY}[", n) for year, n in ((2019, 1), (2020, 3), (2021, 2), (2024, 1))]
     + [(None, 1)]),
    ("range(ouvert, 1q)",
     [(f"[2019-04-01{DAY}, 2019-07-01{DAY}[", 1), (f"[2020-01-01{DAY}, 2020-04-01{DAY}[", 2),
      (f"[2020-10-01{DAY}, 2021-01-01{DAY}[", 1), (f"[2021-01-01{DAY}, 2021-04-01{DAY}[", 2),
      (f"[2024-10-01{DAY}, 2025-01-01{DAY}[", 1), (None, 1)]),
    ("range(ouvert, date'2020', date'2021', *)",
     [(f"[2020-01-01{DAY}, 2021-01-01{DAY}[", 3), (f"[2021-01-01{DAY}, *[", 3), (None, 1)]),
    ("range(ouvert, '2020-01-01', '2020-06-01')", [(f"[2020-01-01{DAY}, 2020-06-01{DAY}[", 2), (None, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("group_by", "expected"), GROUPS)
def test_groups_come_in_the_order_of_their_key_with_the_nulls_last(
    villages: Served, group_by: str, expected: list[tuple[object, int]]
) -> None:
    query = parse(select="count(*) as n", group_by=group_by)
    rows = [tuple(row.values()) for row in villages.page(query).rows()]
    assert rows == expected
    assert villages.count(query) == len(expected)


@pytest.mark.parametrize(
    ("step", "first"),
    [
        ("1 day", "[2020-12-31T00:00:00+00:00, 2021-01-01T00:00:00+00:00["),
        ("1d", "[2020-12-31T00:00:00+00:00, 2021-01-01T00:00:00+00:00["),
        ("2 days", "[2020-12-30T00:00:00+00:00, 2021-01-01T00:00:00+00:00["),
        ("12h", "[2020-12-31T12:00:00+00:00, 2021-01-01T00:00:00+00:00["),
        ("6 hours", "[2020-12-31T18:00:00+00:00, 2021-01-01T00:00:00+00:00["),
        ("15 minutes", "[2020-12-31T23:30:00+00:00, 2020-12-31T23:45:00+00:00["),
        ("1m", "[2020-12-31T23:30:00+00:00, 2020-12-31T23:31:00+00:00["),
        ("30s", "[2020-12-31T23:30:00+00:00, 2020-12-31T23:30:30+00:00["),
        ("1 second", "[2020-12-31T23:30:00+00:00, 2020-12-31T23:30:01+00:00["),
        ("1000 ms", "[2020-12-31T23:30:00+00:00, 2020-12-31T23:30:01+00:00["),
        ("1w", "[2020-12-28T00:00:00+00:00, 2021-01-04T00:00:00+00:00["),
        ("1 week", "[2020-12-28T00:00:00+00:00, 2021-01-04T00:00:00+00:00["),
        ("1M", "[2020-12-01T00:00:00+00:00, 2021-01-01T00:00:00+00:00["),
        ("1 month", "[2020-12-01T00:00:00+00:00, 2021-01-01T00:00:00+00:00["),
        ("1 quarter", "[2020-10-01T00:00:00+00:00, 2021-01-01T00:00:00+00:00["),
        ("1y", "[2020-01-01T00:00:00+00:00, 2021-01-01T00:00:00+00:00["),
    ],
)
def test_moments_fall_in_slices_of_every_unit(villages: Served, step: str, first: str) -> None:
    rows = villages.page(parse(select="count(*)", group_by=f"range(maj, {step}) as r", order_by="r")).rows()
    assert rows[0]["r"] == first


def test_slices_of_time_are_those_of_the_time_zone(villages: Served) -> None:
    query = parse(select="count(*) as n", group_by="range(maj, 1 day) as r", timezone="Europe/Paris")
    rows = villages.page(query).rows()
    assert rows[0] == {"r": "[2021-01-01T00:00:00+01:00, 2021-01-02T00:00:00+01:00[", "n": 2}
    # The day when clocks went forward.
    assert rows[2] == {"r": "[2021-03-28T00:00:00+01:00, 2021-03-29T00:00:00+02:00[", "n": 1}


def test_places_close_to_one_another_make_a_cluster(villages: Served) -> None:
    wide = villages.page(parse(select="count(*) as n", group_by="geo_cluster(geo_point_2d, 0) as c")).rows()
    assert [row["n"] for row in wide] == [7, 1]
    assert wide[0]["c"]["lat"] == pytest.approx((44.735 + 44.62 + 44.6 + 44.405 + 45.18 + 44.735 + 45.24) / 7)  # type: ignore[index]
    close = villages.page(parse(select="count(*) as n", group_by="geo_cluster(geo_point_2d, 25, radius=1)")).rows()
    assert [row["n"] for row in close] == [1] * 8


ORDERS: list[tuple[str, list[int]]] = [
    ("pop", [6, 3, 5, 4, 1, 7, 2, 8]),
    ("pop asc", [6, 3, 5, 4, 1, 7, 2, 8]),
    ("pop DESC", [2, 1, 7, 4, 5, 3, 6, 8]),
    ("-pop", [2, 1, 7, 4, 5, 3, 6, 8]),
    ("nom", [8, 2, 6, 3, 4, 1, 7, 5]),
    ("nom desc", [7, 1, 4, 3, 6, 2, 8, 5]),
    ("pop desc, nom desc", [2, 7, 1, 4, 5, 3, 6, 8]),
    ("actif, ouvert", [2, 6, 8, 5, 1, 7, 4, 3]),
    ("year(ouvert) desc, pop", [8, 6, 3, 1, 7, 2, 5, 4]),
    ("length(nom)", [1, 2, 8, 4, 6, 7, 3, 5]),
    ("pop * -1", [2, 1, 7, 4, 5, 3, 6, 8]),
    ("distance(geo_point_2d, geom'POINT(4.6 44.735)')", [7, 1, 3, 2, 6, 4, 8, 5]),
    ("code", [8, 2, 3, 1, 4, 5, 7, 6]),
]


@pytest.mark.parametrize(("order_by", "expected"), ORDERS)
def test_rows_come_in_the_order_asked_for_with_the_nulls_last(
    villages: Served, order_by: str, expected: list[int]
) -> None:
    assert column(villages, "_id", order_by=order_by) == expected


def test_a_seed_gives_an_order_of_its_own_and_always_the_same(villages: Served) -> None:
    one, again, other = (column(villages, "_id", order_by=f"random({seed})") for seed in (3, 3, 4))
    assert one == again
    assert one != other
    assert sorted(one) == sorted(other) == [1, 2, 3, 4, 5, 6, 7, 8]  # type: ignore[type-var]


def test_groups_are_ordered_by_an_aggregate_a_key_or_an_alias(villages: Served) -> None:
    for order_by, first in (
        ("count(*) desc", 2020), ("n desc", 2020), ("an desc", 2024), ("year(ouvert)", 2019), ("max(pop)", 2021),
    ):  # fmt: skip
        rows = villages.page(parse(select="count(*) as n", group_by="year(ouvert) as an", order_by=order_by)).rows()
        assert rows[0]["an"] == first, order_by


def test_a_key_may_be_part_of_what_is_calculated_from_aggregates(villages: Served) -> None:
    query = parse(select="count(*) + year(ouvert) as v", group_by="year(ouvert)", order_by="year(ouvert)", limit=2)
    assert [row["v"] for row in villages.page(query).rows()] == [2020, 2023]


def test_a_range_is_ordered_by_its_bounds_and_not_by_its_text(villages: Served) -> None:
    rows = villages.page(parse(select="count(*)", group_by="range(pop, 1000) as r", order_by="r desc")).rows()
    assert [row["r"] for row in rows][:3] == ["[12000, 13000[", "[8000, 9000[", "[2000, 3000["]
