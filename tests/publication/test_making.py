from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pontdarc.core.geography.archive import read_geo_columns
from pontdarc.core.privacy.plan import PrivacyPlan, read_step, simple_plan
from pontdarc.core.step import Call
from pontdarc.publication.archived import archived_rows
from pontdarc.publication.making import Made, make
from pontdarc.publication.rules import unprotected_in_words

TODAY = date(2026, 11, 23)
COLUMNS = [
    {"name": "code", "type": "integer"},
    {"name": "n", "type": "integer"},
    {"name": "jour", "type": "date"},
    {"name": "ouvert", "type": "boolean"},
    {"name": "lat", "type": "number", "kind": "latitude"},
    {"name": "lon", "type": "number", "kind": "longitude"},
]
FRAME = pl.DataFrame(
    {
        "code": ["01", "02", "03", None],
        "n": ["1", "2", "5", None],
        "jour": ["2026-01-01", "2026-02-01", None, "2026-03-01"],
        "ouvert": ["true", "false", None, "true"],
        "lat": ["44.5", "44.9", None, "44.7"],
        "lon": ["4.5", "4.1", None, "4.4"],
        "secret": ["a", "b", "c", "d"],
    },
    schema=dict.fromkeys([*[each["name"] for each in COLUMNS], "secret"], pl.String),
)


def _made(tmp_path: Path, plan: PrivacyPlan, **report: object) -> tuple[Made, pl.DataFrame]:
    source, target = tmp_path / "source.parquet", tmp_path / "target.parquet"
    FRAME.write_parquet(source)
    places = {"latitude": "lat", "longitude": "lon"}
    made = make(source, target, {"columns": COLUMNS, "geometry": places, **report}, plan, TODAY)
    return made, pl.read_parquet(target)


def test_what_the_recipe_does_not_name_is_not_in_the_public_table(tmp_path: Path) -> None:
    _, table = _made(tmp_path, PrivacyPlan())
    assert table.columns == [each["name"] for each in COLUMNS]


def test_columns_take_their_type_when_nothing_is_lost_by_it(tmp_path: Path) -> None:
    made, table = _made(tmp_path, PrivacyPlan())
    assert table.schema == {
        "code": pl.String,
        "n": pl.Int64,
        "jour": pl.Date,
        "ouvert": pl.Boolean,
        "lat": pl.Float64,
        "lon": pl.Float64,
    }
    assert {each["name"]: each["type"] for each in made.columns}["code"] == "string"
    assert table["code"].to_list() == ["01", "02", "03", None]


def test_the_place_of_a_table_is_the_box_of_its_points_west_south_east_north(tmp_path: Path) -> None:
    made, _ = _made(tmp_path, PrivacyPlan())
    assert made.geometry == {"latitude": "lat", "longitude": "lon", "bbox": [4.1, 44.5, 4.5, 44.9]}


def test_points_that_are_nowhere_or_half_told_do_not_stretch_the_box(tmp_path: Path) -> None:
    source = tmp_path / "source.parquet"
    pl.DataFrame({"lat": [44.5, 4450.0, None, 44.9], "lon": [4.1, 4.2, 9.9, 4.5]}).write_parquet(source)
    columns = [{"name": name, "type": "number"} for name in ("lat", "lon")]
    report = {"columns": columns, "geometry": {"latitude": "lat", "longitude": "lon"}}
    made = make(source, tmp_path / "public.parquet", report, PrivacyPlan(), TODAY)
    assert made.geometry == {"latitude": "lat", "longitude": "lon", "bbox": [4.1, 44.5, 4.5, 44.9]}


def test_a_masked_or_dropped_coordinate_takes_the_place_away(tmp_path: Path) -> None:
    assert _made(tmp_path, simple_plan(mask=("lat",)))[0].geometry is None
    assert _made(tmp_path, simple_plan(drop=("lon",)))[0].geometry is None


def test_a_masked_column_shows_where_there_was_something_and_nothing_else(tmp_path: Path) -> None:
    made, table = _made(tmp_path, simple_plan(mask=("n",)))
    assert table["n"].to_list() == ["(masqué)", "(masqué)", "(masqué)", None]
    assert sum(made.counts.values()) == 3
    assert {each["name"]: each["role"] for each in made.columns}["n"] is None


def test_rows_that_count_too_few_people_are_left_out_and_counted(tmp_path: Path) -> None:
    made, table = _made(tmp_path, simple_plan(rare=("n", 3)))
    assert table["n"].to_list() == [5]
    assert (made.rows, sum(made.counts.values())) == (1, 3)


def test_shapes_give_their_box_too(tmp_path: Path) -> None:
    source, target = tmp_path / "source.parquet", tmp_path / "target.parquet"
    line = '{"type": "LineString", "coordinates": [[4.0, 44.0], [5.0, 45.5]]}'
    pl.DataFrame({"geometry": [line, None]}).write_parquet(source)
    report = {"columns": [{"name": "geometry", "type": "geojson"}], "geometry": {"geojson": "geometry"}}
    made = make(source, target, report, PrivacyPlan(), TODAY)
    assert made.geometry == {"geometry": "geometry", "bbox": [4.0, 44.0, 5.0, 45.5]}


def test_a_table_made_in_small_pieces_is_the_one_made_at_once(tmp_path: Path) -> None:
    source = tmp_path / "source.parquet"
    FRAME.write_parquet(source)
    report = {"columns": COLUMNS, "geometry": {"latitude": "lat", "longitude": "lon"}}
    for plan in (PrivacyPlan(), simple_plan(mask=("jour",)), simple_plan(rare=("n", 3)), simple_plan(drop=("lat",))):
        at_once = make(source, tmp_path / "once.parquet", report, plan, TODAY)
        in_pieces = make(source, tmp_path / "pieces.parquet", report, plan, TODAY, rows=1)
        assert in_pieces == at_once
        assert pl.read_parquet(tmp_path / "pieces.parquet").equals(pl.read_parquet(tmp_path / "once.parquet"))


def test_one_code_among_the_last_rows_keeps_the_column_as_text(tmp_path: Path) -> None:
    source = tmp_path / "source.parquet"
    pl.DataFrame({"n": [*map(str, range(1, 30)), "030"]}).write_parquet(source)
    made = make(
        source, tmp_path / "t.parquet", {"columns": [{"name": "n", "type": "integer"}]}, PrivacyPlan(), TODAY, rows=4
    )
    assert made.columns[0]["type"] == "string"
    assert pl.read_parquet(tmp_path / "t.parquet")["n"].to_list()[-2:] == ["29", "030"]


def test_geometries_are_archived_as_geoparquet_with_the_box_of_each_row(tmp_path: Path) -> None:
    source, target = tmp_path / "source.parquet", tmp_path / "target.parquet"
    point, line = (
        '{"type":"Point","coordinates":[4.5,44.7]}',
        '{"type":"LineString","coordinates":[[4.0,44.0],[5.0,45.0]]}',
    )
    shapes = [point, line, None]
    pl.DataFrame({"nom": ["a", "b", "c"], "geometry": shapes}).write_parquet(source)
    report = {
        "columns": [{"name": "nom"}, {"name": "geometry", "type": "geojson"}],
        "geometry": {"geojson": "geometry"},
        "reading": {"crs": "EPSG:2154"},
    }
    made = make(source, target, report, PrivacyPlan(), TODAY, rows=2)
    archived = read_geo_columns(target)
    assert archived is not None
    assert (archived.geometry, archived.crs_source, archived.bounds) == ("geometry", "EPSG:2154", (4, 44, 5, 45))
    assert made.geometry == {"geometry": "geometry", "bbox": [4.0, 44.0, 5.0, 45.0]}
    assert archived_rows(target).collect().columns == ["nom", "geometry"]
    assert archived_rows(target).collect()["geometry"].to_list() == shapes


def test_a_geometry_that_cannot_be_read_is_kept_as_the_text_it_is(tmp_path: Path) -> None:
    source, target = tmp_path / "source.parquet", tmp_path / "target.parquet"
    shapes = ['{"type":"Point","coordinates":[4.5,44.7]}', "au bord de la rivière"]
    pl.DataFrame({"geometry": shapes}).write_parquet(source)
    report = {"columns": [{"name": "geometry", "type": "geojson"}], "geometry": {"geojson": "geometry"}}
    make(source, target, report, PrivacyPlan(), TODAY)
    assert pl.read_parquet(target)["geometry"].to_list() == shapes


def test_the_profile_counts_every_row_and_shows_no_value_of_what_is_masked_or_personal(tmp_path: Path) -> None:
    source = tmp_path / "source.parquet"
    frame = pl.DataFrame({"mail": ["zoe@exemple.fr", "luc@exemple.fr"], "nom": ["Zoé", "Luc"], "ville": ["Privas"] * 2})
    frame.write_parquet(source)
    columns = [{"name": "mail", "kind": "email", "role": "direct"}, {"name": "nom"}, {"name": "ville"}]
    made = make(source, tmp_path / "t.parquet", {"columns": columns}, simple_plan(mask=("nom",)), TODAY, rows=1)
    seen = {each["name"]: each for each in made.profile["columns"]}
    assert made.profile["rows"] == 2
    assert seen["ville"]["top"] == [{"value": "Privas", "count": 2}]
    assert not seen["mail"]["top"]
    assert not seen["nom"]["top"]
    assert "zoe@exemple.fr" not in str(made.profile)
    assert "Zoé" not in str(made.profile)


PEOPLE = pl.DataFrame(
    {
        "nom": [f"P{n}" for n in range(8)],
        "ne": ["1980-01-02", "1981-05-06", "1985-07-08", "1990-01-01", "1992-02-02", "1999-09-09", "2001-01-01", None],
        "revenu": ["1000", "1100", "1200", "2000", "2100", "2200", "9000", "9100"],
    }
)
PEOPLE_COLUMNS = [
    {"name": "nom", "kind": "person_name", "role": "direct"},
    {"name": "ne", "type": "date", "kind": "birth_date", "role": "indirect"},
    {"name": "revenu", "type": "integer"},
]
DECADES = (
    Call("drop_column", "nom"),
    Call("generalise_date", "ne", {"to": "decade"}),
    Call("suppress_small_classes", None, {"columns": ["ne"], "k": 2}),
    Call("microaggregate", "revenu", {"k": 2}),
)


def _people(tmp_path: Path, *calls: Call, rows: int = 100) -> tuple[Made, pl.DataFrame]:
    source, target = tmp_path / "people.parquet", tmp_path / f"public-{rows}.parquet"
    PEOPLE.write_parquet(source)
    made = make(source, target, {"columns": PEOPLE_COLUMNS}, PrivacyPlan(calls), TODAY, rows=rows)
    return made, pl.read_parquet(target)


def test_steps_that_need_all_the_rows_see_them_all_and_say_what_they_did(tmp_path: Path) -> None:
    made, table = _people(tmp_path, *DECADES)
    assert table["ne"].to_list() == ["1980-1989"] * 3 + ["1990-1999"] * 3
    assert table.columns == ["ne", "revenu"]
    counts = {str(read_step(step).step): count for step, count in made.counts.items()}  # type: ignore[union-attr]
    assert counts == {"drop_column": 6, "generalise_date": 7, "microaggregate": 8, "suppress_small_classes": 2}


def test_a_plan_applied_in_pieces_gives_the_table_made_at_once(tmp_path: Path) -> None:
    noisy = (*DECADES, Call("add_noise", "revenu", {"epsilon": 1, "sensitivity": 100, "key": "clé"}))
    for plan in (DECADES, noisy, (Call("sample_rows", None, {"share": 0.5, "key": "clé"}),)):
        at_once, whole = _people(tmp_path, *plan)
        in_pieces, pieces = _people(tmp_path, *plan, rows=1)
        assert in_pieces == at_once
        assert pieces.equals(whole)


def test_a_generalised_column_has_neither_its_kind_nor_its_type_any_more_and_stays_a_way_to_people(
    tmp_path: Path,
) -> None:
    made, _ = _people(tmp_path, *DECADES)
    ne, revenu = made.columns
    assert (ne["type"], ne["kind"], ne["role"]) == ("string", None, "indirect")
    assert revenu["type"] == "number"
    assert {each["name"]: each for each in made.profile["columns"]}["ne"]["top"][0]["value"] == "1980-1989"


def test_a_pseudonym_is_personal_data_still(tmp_path: Path) -> None:
    made, table = _people(tmp_path, Call("pseudonymise", "nom", {"key": "clé"}))
    assert table["nom"].str.starts_with("ps_").all()
    assert made.columns[0]["role"] == "direct"
    assert not {each["name"]: each for each in made.profile["columns"]}["nom"]["top"]


def test_a_step_that_draws_is_never_done_without_its_key(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="keys"):
        _people(tmp_path, Call("add_noise", "revenu", {"epsilon": 1}))


def test_small_counts_that_cannot_be_protected_are_hidden_and_said_to_be_so(tmp_path: Path) -> None:
    source = tmp_path / "counts.parquet"
    pl.DataFrame({"a": ["x", "y"], "b": ["t", "t"], "n": ["1", "9"]}).write_parquet(source)
    columns = [{"name": "a"}, {"name": "b"}, {"name": "n", "type": "integer"}]
    plan = PrivacyPlan([Call("suppress_small_cells", "n", {"by": ["a", "b"], "threshold": 3})])
    made = make(source, tmp_path / "t.parquet", {"columns": columns}, plan, TODAY)
    assert list(made.unprotected.values()) == [1]
    [line] = unprotected_in_words(plan, made.unprotected)
    assert line["count"] == 1
    assert "se déduire" in line["text"]
