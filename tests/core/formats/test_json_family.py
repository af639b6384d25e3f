"""JSON, JSON lines and GeoJSON: records to rows, nested values as text, what is broken."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pontdarc.core.formats import _records
from pontdarc.core.formats._json_stream import items
from pontdarc.core.reading import read
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from pontdarc.core.tables import LongTable, Reading
from tests.core.formats.reading import Reader, columns, ids, lines, places, rows

POINT = '{"type":"Point","coordinates":[4.5,44.7]}'


def test_an_array_of_objects_is_a_table(reader: Reader) -> None:
    reading = reader('[{"a":1,"b":[{"c":2}]},{"a":2.0,"d":true},{"a":null,"b":[1]}]', "a.json")
    assert (reading.format, columns(reading)) == ("json", ["a", "b", "d"])
    assert rows(reading) == [("1", '[{"c": 2}]', None), ("2", None, "true"), (None, "[1]", None)]
    assert lines(reading) == [1, 2, 3]
    assert places(reading, "nested_values") == [(None, "b")]
    assert reading.table is not None
    assert reading.table.header_row is None
    assert reading.table.types["d"] == "boolean"


def test_names_inside_objects_are_told_by_a_dot(reader: Reader) -> None:
    deep = '{"a":{"b":{"c":{"d":{"e":{"f":1}}}}},"vide":{}}'
    reading = reader(f'[{{"n":1,"adresse":{{"ville":"Privas","lieu":{{"x":4.6}}}}}},{deep}]', "a.json")
    assert columns(reading) == ["n", "adresse.ville", "adresse.lieu.x", "a.b.c.d.e", "vide"]
    assert rows(reading) == [("1", "Privas", "4.6", None, None), (None, None, None, '{"f": 1}', "{}")]


def test_a_name_with_a_dot_is_not_taken_for_a_path(reader: Reader) -> None:
    reading = reader('[{"a.b":1,"a":{"b":2}},{"a.b":3}]', "a.json")
    assert (columns(reading), rows(reading)) == (["a.b", "a.b_2"], [("1", "2"), ("3", None)])
    assert places(reading, "duplicate_header") == [(None, "a.b_2")]


def test_a_geometry_in_a_record_is_kept_whole(reader: Reader) -> None:
    reading = reader(f'[{{"n":1,"forme":{POINT}}},{{"n":2,"forme":null}}]', "a.json")
    assert [json.loads(cell) if cell else None for _, cell in rows(reading)] == [json.loads(POINT), None]
    assert reading.table is not None
    assert reading.table.types["forme"] == "geojson"


def test_a_name_given_twice_is_told(reader: Reader) -> None:
    reading = reader('[{"a":1,"a":2},{"a":3}]', "a.json")
    assert (rows(reading), places(reading, "duplicate_key")) == ([("2",), ("3",)], [(None, "a")])


@pytest.mark.parametrize("levels", [101, 400, 100_000])
def test_what_is_too_deep_is_told(reader: Reader, levels: int) -> None:
    for text in ("[" * levels + "]" * levels, '{"a":' * levels + "1" + "}" * levels, '[{"a":1},' + "[" * levels):
        assert ids(reader(text, "a.json")) == ["too_deep"]


def long(folder: Path, text: str | bytes, name: str = "a.json") -> Reading:
    """Read as if it were too large for memory."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path, limits=Limits(long_from=8))


@pytest.mark.parametrize(
    "text",
    [
        '[{"a":1,"b":{"c":"é"}},{"a":2.5,"d":true},{"a":null,"b":[1]}]',
        '\ufeff {"total":3,"meta":{"champs":[{"n":1}]},"results":[{"a":1},{"a":2,"z":"x"}],"fin":"oui"}',
        '[["a","b"],[1,2],[3,4]]',
        '{"a":[{"n":1}],"b":{"c":[{"n":"x"},{"n":"y"},{"n":"z"}],"d":["s","t"]}}',
        '[{"a":12345678901234567890123,"b":NaN},{"a":1}]',
        "[]",
        '{"a":1}',
    ],
)
def test_a_long_document_gives_the_same_tables(reader: Reader, tmp_path: Path, text: str) -> None:
    short, on_disk = reader(text, "a.json"), long(tmp_path, text)
    assert all(isinstance(table, LongTable) for table in on_disk.tables)
    assert [(t.name, t.frame.to_dicts()) for t in on_disk.tables] == [
        (t.name, t.frame.to_dicts()) for t in short.tables
    ]
    assert ids(on_disk) == ids(short)


@pytest.mark.parametrize("text", ['[{"a":1},\n{"a":', '[{"a":1}\n{"a":2}]', '{"a":[{"b":1}],\n3}', '[{"a":1}]\nx'])
def test_a_long_document_that_is_broken_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    reading = long(tmp_path, text)
    assert [(each.id, each.params["line"]) for each in reading.findings] == [("broken_json", 2)]
    assert reading.tables == ()


@pytest.mark.parametrize("levels", [101, 100_000])
def test_a_long_document_too_deep_is_told(tmp_path: Path, levels: int) -> None:
    assert ids(long(tmp_path, '[{"a":1},' + "[" * levels + "]" * levels + "]")) == ["too_deep"]


def test_long_lines_are_laid_down_on_disk_with_columns_that_come_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_records, "_CELLS", 500)
    text = "".join(json.dumps({"n": n, **({"tard": "x"} if n >= 2500 else {})}) + "\n" for n in range(3000))
    reading = long(tmp_path, text, "a.jsonl")
    assert isinstance(reading.table, LongTable)
    assert (reading.table.rows, reading.table.columns) == (3000, ["n", "tard"])
    assert reading.table.frame["n"].to_list() == [str(n) for n in range(3000)]
    assert reading.table.frame["tard"].count() == 500


@given(
    st.integers(1, 30),
    st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=5) | st.integers()), max_size=5),
)
def test_items_do_not_depend_on_where_blocks_are_cut(block: int, records: list[dict[str, object]]) -> None:
    data = json.dumps({"x": {"liste": records}}, ensure_ascii=False).encode()
    blocks = [data[start : start + block] for start in range(0, len(data), block)]
    assert [each for _, each in items(blocks)] == records


def test_the_list_inside_an_object_is_found_and_the_longest_is_the_main_one(reader: Reader) -> None:
    reading = reader('{"total":3,"meta":{"champs":[{"n":1}]},"results":[{"a":1},{"a":2}]}', "a.json")
    assert rows(reading) == [("1",), ("2",)]
    assert [table.name for table in reading.tables] == ["results", "meta.champs"]


def test_a_list_can_be_chosen_by_its_path(reader: Reader) -> None:
    text = '{"meta":{"champs":[{"n":1}]},"results":[{"a":1},{"a":2}]}'
    assert rows(reader(text, "a.json", sheet="meta.champs")) == [("1",)]
    assert ids(reader(text, "a.json", sheet="autre")) == ["unknown_table"]


def test_a_list_of_lists_has_its_header_in_the_first(reader: Reader) -> None:
    reading = reader('[["a","b"],[1,2],[3,4]]', "a.json")
    assert (columns(reading), rows(reading)) == (["a", "b"], [("1", "2"), ("3", "4")])


def test_columns_given_as_lists_are_turned_into_rows(reader: Reader) -> None:
    reading = reader('{"nom":["A","B"],"n":[1,2]}', "a.json")
    assert rows(reading) == [("A", "1"), ("B", "2")]


@pytest.mark.parametrize("text", ['[{"a":1},', '{"a":', "[1,2", '{"results":[{"a":1}'])
def test_broken_json_is_told_with_its_line(reader: Reader, text: str) -> None:
    reading = reader(text, "a.json")
    assert (reading.tables, ids(reading)) == ((), ["broken_json"])


@pytest.mark.parametrize("text", ["[]", "{}", '{"a":1}', "[1,2,3]"])
def test_json_without_records_is_told(reader: Reader, text: str) -> None:
    reading = reader(text, "a.json")
    assert (reading.tables, ids(reading)) == ((), ["no_records"])


def test_json_in_other_encodings_is_read(reader: Reader) -> None:
    assert rows(reader('[{"a":"é"},{"a":"à"}]'.encode("utf-8-sig"), "a.json")) == [("é",), ("à",)]
    reading = reader('[{"a":"é"},{"a":"à"}]'.encode("cp1252"), "a.json")
    assert (reading.encoding, rows(reading)) == ("cp1252", [("é",), ("à",)])
    assert rows(reader('[{"a":"é"},{"a":"à"}]'.encode("utf-16"), "a.json")) == [("é",), ("à",)]


def test_large_integers_are_kept_whole(reader: Reader) -> None:
    assert rows(reader('[{"a":12345678901234567890123}]', "a.json")) == [("12345678901234567890123",)]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.geojson"])
def test_half_of_a_character_is_no_reason_to_stop(reader: Reader, name: str) -> None:
    record = r'{"a":"x\ud800y","b":"\ud83c\udf30"}'
    feature = f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{record},"geometry":null}}]}}'
    text = {"a.json": f"[{record}]", "a.jsonl": f"{record}\n{record}", "a.geojson": feature}[name]
    assert rows(reader(text, name))[0][:2] == ("x?y", "🌰")


def test_lines_keep_their_number_and_bad_ones_are_told(reader: Reader) -> None:
    reading = reader('{"a":1}\n\n{"a":\n{"a":2}\n5\n', "a.jsonl")
    assert (reading.format, rows(reading), lines(reading)) == ("jsonl", [("1",), ("2",)], [1, 4])
    assert places(reading, "broken_json") == [(3, None)]
    assert places(reading, "skipped_records") == [(5, None)]


def test_lines_are_known_by_content(reader: Reader) -> None:
    assert reader('{"a":1}\n{"a":2}\n', "donnees.txt").format == "jsonl"


def test_features_give_their_properties_and_their_geometry(reader: Reader) -> None:
    feature = f'{{"type":"Feature","id":7,"properties":{{"n":"x","t":[1]}},"geometry":{POINT}}}'
    empty = '{"type":"Feature","properties":null,"geometry":null}'
    reading = reader(f'{{"type":"FeatureCollection","features":[{feature},{empty}]}}', "a.json")
    assert (reading.format, columns(reading)) == ("geojson", ["id", "n", "t", "geometry"])
    assert rows(reading) == [("7", "x", "[1]", POINT), (None, None, None, None)]
    assert places(reading, "empty_geometry") == [(2, None)]
    assert reading.table is not None
    assert reading.table.types["geometry"] == "geojson"


def test_a_property_called_geometry_is_kept_beside(reader: Reader) -> None:
    text = f'{{"type":"Feature","properties":{{"geometry":"oui"}},"geometry":{POINT}}}'
    assert rows(reader(text, "a.geojson")) == [("oui", POINT)]


def test_a_map_without_features_has_no_rows(reader: Reader) -> None:
    reading = reader('{"type":"FeatureCollection","features":[]}', "a.geojson")
    assert (reading.tables, ids(reading)) == ((), ["no_rows"])


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(10**15), 10**15), st.text(min_size=1, max_size=8))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.fixed_dictionaries({"a": SCALARS, "b": SCALARS}), min_size=2, max_size=8), st.booleans())
def test_any_records_come_back(reader: Reader, records: list[dict[str, object]], by_line: bool) -> None:
    def said(value: object) -> str | None:
        return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    text = "\n".join(map(json.dumps, records)) if by_line else json.dumps(records)
    reading = reader(text, "a.jsonl" if by_line else "a.json")
    assert [dict(zip(columns(reading), row, strict=True)) for row in rows(reading)] == [
        {name: said(value) for name, value in each.items()} for each in records
    ]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_objects_that_never_have_the_same_names_are_refused_before_they_fill_the_memory(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(_records, "_SPARSE_CELLS", 1_200_000)
    records = [{f"id{place}": place, f"n{place}": 1} for place in range(2_000)]
    text = json.dumps(records) if name.endswith("json") else "\n".join(map(json.dumps, records))
    with pytest.raises(Unreadable) as refusal:
        reader(text, name)
    assert (refusal.value.code, refusal.value.params["rows"]) == ("too_sparse", 775)
    assert "1000 noms" in refusal.value.advice()


def test_a_wide_table_that_is_filled_is_read(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_records, "_SPARSE_CELLS", 10_000)
    records = [{f"c{place}": rank for place in range(1_200) if place % 5} for rank in range(60)]
    reading = reader(json.dumps(records), "a.json")
    assert (len(rows(reading)), len(columns(reading))) == (60, 960)
    records[0] |= {f"c{place}": 1 for place in range(1_200)}
    assert len(columns(reader(json.dumps(records), "a.json"))) == 1_200


def test_a_wide_table_is_taken_by_few_rows_and_comes_back_whole(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty cells take room too: they are gathered by so many at a time."""
    monkeypatch.setattr(_records, "_CELLS", 1_000)
    records = [{f"c{(rank * 3 + place) % 300}": rank for place in range(3)} for rank in range(400)]
    reading = reader(json.dumps(records), "a.json")
    assert reading.table is not None
    expected = [
        tuple(str(rank) if f"c{column}" in records[rank] else None for column in range(300)) for rank in range(400)
    ]
    assert rows(reading) == expected
