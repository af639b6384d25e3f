"""geo_cluster: squares of a map, then those whose middles are close become one."""

import math
import random
from itertools import count
from pathlib import Path

import polars as pl
import pytest

from pontdarc.core.query.engine import Geometry, Served, build, serve
from pontdarc.core.query.parsing import parse

Place = tuple[float, float]


def served(folder: Path, places: list[Place], **more: list[object]) -> Served:
    frame = pl.DataFrame({"lon": [x for x, _ in places], "lat": [y for _, y in places], **more})
    frame.write_parquet(folder / "t.parquet")
    build(folder / "t.parquet", folder / "t.duckdb", geometry=Geometry("lat", "lon"))
    return serve(folder / "t.duckdb")


def counts(table: Served, zoom: int, radius: int = 40, where: str = "") -> list[int]:
    query = parse(
        select="count(*) as n", group_by=f"geo_cluster(geo_point_2d, {zoom}, {radius})", where=[where] * bool(where)
    )
    assert table.count(query) == table.page(query).height
    return [int(str(row["n"])) for row in table.page(query).rows()]


def test_a_crowd_that_a_line_of_the_grid_cuts_is_one_cluster(tmp_path: Path) -> None:
    # The meridian of Greenwich is a line of every grid.
    around = [(-0.002, 44.7), (-0.001, 44.7), (0.001, 44.7), (0.002, 44.7), (0.003, 44.7)]
    table = served(tmp_path, around)
    assert counts(table, 12) == [5]
    query = parse(group_by="geo_cluster(geo_point_2d, 12) as c")
    assert table.page(query).rows()[0]["c"] == {"lon": pytest.approx(0.0006), "lat": pytest.approx(44.7)}


def test_squares_farther_than_the_radius_stay_apart(tmp_path: Path) -> None:
    side = 360 / (256 * 2**12) * 40
    table = served(tmp_path, [(side * 0.1, 44.7), (side * 1.2, 44.7)])
    assert counts(table, 12) == [1, 1]
    assert counts(table, 12, 60) == [2]
    assert counts(table, 11) == [2]


def test_a_distance_is_that_on_the_map_northwards_as_well(tmp_path: Path) -> None:
    # At 60° north, half a degree of latitude is as long on the map as a degree of longitude.
    side = 360 / (256 * 2**8) * 40
    table = served(tmp_path, [(0.0, 60.0), (0.0, 60.0 + 0.6 * side)])
    assert counts(table, 8) == [1, 1]


def test_a_cluster_is_made_of_the_rows_that_the_filters_keep(tmp_path: Path) -> None:
    side = 360 / (256 * 2**12) * 40
    # The one in the middle is near both others, which are not near one another.
    table = served(tmp_path, [(side * 0.2, 44.7), (side * 1.1, 44.7), (side * 2.05, 44.7)], kind=["a", "b", "a"])
    assert counts(table, 12) == [2, 1]
    assert counts(table, 12, where="kind = 'a'") == [1, 1]


def test_each_value_of_a_list_is_counted_in_each_cluster(tmp_path: Path) -> None:
    table = served(tmp_path, [(-0.001, 44.7), (0.001, 44.7)], tags=[["eau", "bois"], ["eau"]])
    query = parse(select="count(*) as n", group_by="geo_cluster(geo_point_2d, 12) as c, tags", order_by="tags")
    assert [(row["tags"], row["n"]) for row in table.page(query).rows()] == [("bois", 1), ("eau", 2)]


@pytest.mark.parametrize("seed", range(3))
def test_the_heaviest_square_takes_those_near_it_then_the_next_one_does(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    places = [(draw.gauss(4.4, 0.3), draw.gauss(44.7, 0.2)) for _ in range(400)]
    table = served(tmp_path, places)
    for zoom in (6, 8, 10):
        assert counts(table, zoom) == by_hand(places, zoom), zoom


def by_hand(places: list[Place], zoom: int) -> list[int]:
    """One square after the other, on the map."""
    side = 360 / (256 * 2**zoom) * 40
    squares: dict[tuple[int, int], list[Place]] = {}
    for lon, lat in places:
        spot = (lon, math.degrees(math.log(math.tan(math.radians(45 + lat / 2)))))
        squares.setdefault((math.floor(spot[0] / side), math.floor(spot[1] / side)), []).append(spot)
    ranked = sorted(squares.items(), key=lambda each: (-len(each[1]), each[0]))
    middles = [(sum(x for x, _ in s) / len(s), sum(y for _, y in s) / len(s)) for _, s in ranked]
    taken: dict[int, int] = {}
    for rank, middle in zip(count(), middles, strict=False):
        near = [other for other in range(rank) if other not in taken and math.dist(middle, middles[other]) < side]
        if near:
            taken[rank] = near[0]
    sizes: dict[int, int] = {}
    for rank, (_, spots) in enumerate(ranked):
        head = taken.get(rank, rank)
        sizes[head] = sizes.get(head, 0) + len(spots)
    return [sizes[head] for head in sorted(sizes)]
