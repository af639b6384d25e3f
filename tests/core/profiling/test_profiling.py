"""The profile says what a plain count would, whatever the pieces, and shows nobody."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.profile import ColumnProfile, Profile, Unusual, from_json
from pontdarc.core.profiling import Profiler, profile
from pontdarc.core.profiling.describing import observations


def described(frame: pl.DataFrame, **types: str) -> list[dict[str, Any]]:
    return [{"name": name, "type": types.get(name, "string"), "kind": None} for name in frame.columns]


def profiled(frame: pl.DataFrame, piece: int = 100_000, kinds: dict[str, str] | None = None, **types: str) -> Profile:
    def pieces() -> Iterator[pl.DataFrame]:
        for start in range(0, max(frame.height, 1), piece):
            yield frame.slice(start, piece)

    columns = [{**column, "kind": (kinds or {}).get(column["name"])} for column in described(frame, **types)]
    return profile(pieces, columns, frame.height)


def only(frame: pl.DataFrame, **options: Any) -> ColumnProfile:
    return profiled(frame, **options).columns[0]


cells = st.one_of(st.none(), st.sampled_from(["07186", "7186", "Privas", "privas", "É1", ""]), st.text(max_size=6))
tables = st.lists(
    st.tuples(cells, st.one_of(st.none(), st.integers(-50, 50)), st.sampled_from(["a", "b", None])), max_size=60
)


@settings(max_examples=60, deadline=None)
@given(tables, st.integers(1, 20))
def test_a_profile_by_pieces_is_that_of_the_whole_and_counts_what_a_plain_count_does(
    rows: list[tuple[str | None, int | None, str | None]], piece: int
) -> None:
    frame = pl.DataFrame(rows, schema={"texte": pl.String, "nombre": pl.Int64, "code": pl.String}, orient="row")
    whole = profiled(frame, nombre="integer")
    assert profiled(frame, piece, nombre="integer") == whole
    for place, column in enumerate(whole.columns):
        counts = Counter(row[place] for row in rows if row[place] is not None)
        assert column.missing == len(rows) - counts.total()
        assert column.distinct == len(counts)
        assert column.distinct_is_exact
        for each in column.top:
            assert counts[int(each.value) if column.name == "nombre" else each.value] == each.count
        if counts and max(counts.values()) > 1:
            assert column.top[0].count == max(counts.values())
    numbers = [row[1] for row in rows if row[1] is not None]
    if numbers:
        column = whole.columns[1]
        assert (column.min, column.max) == (min(numbers), max(numbers))
        assert column.mean == pytest.approx(sum(numbers) / len(numbers))
        assert sum(bar.count for bar in column.histogram) == len(numbers)
        assert column.quantiles["0.5"] == sorted(numbers)[-(-len(numbers) // 2) - 1]


@settings(max_examples=30, deadline=None)
@given(tables)
def test_what_is_stored_reads_back_the_same(rows: list[tuple[str | None, int | None, str | None]]) -> None:
    frame = pl.DataFrame(rows, schema={"texte": pl.String, "nombre": pl.Int64, "code": pl.String}, orient="row")
    made = profiled(frame, nombre="integer")
    assert from_json(made.as_json()) == made


def test_columns_that_may_be_personal_are_counted_and_never_shown() -> None:
    frame = pl.DataFrame({"mail": ["a@example.fr", "b@example.fr", None] * 9, "qui": ["Zoé"] * 27})
    columns = [{"name": "mail", "type": "string", "kind": "email"}, {"name": "qui", "type": "string", "kind": None}]
    made = profile(lambda: iter([frame]), columns, 27, personal=["qui"])
    text = str(made.as_json())
    assert "example" not in text
    assert "Zoé" not in text
    assert [(each.missing, each.distinct, each.masked) for each in made.columns] == [(9, 2, True), (0, 1, True)]
    assert made.columns[0].lengths is None


def test_numbers_are_told_by_their_quantiles_their_bars_and_what_is_far() -> None:
    column = only(pl.DataFrame({"n": [*range(1, 101), 100_000]}), n="integer")
    assert (column.min, column.max, column.quantiles["0.25"], column.quantiles["0.95"]) == (1, 100_000, 26, 96)
    assert column.unusual == (Unusual("100000", 1, "far"),)
    assert column.outliers is not None
    assert (column.outliers.count, column.outliers.low, column.outliers.high) == (1, -124, 226)
    assert [bar.count for bar in column.histogram][:2] == [9, 10]
    assert (column.histogram[0].low, column.histogram[-1].high) == (0, 100_000)


def test_amounts_spread_over_several_powers_of_ten_are_not_all_far() -> None:
    amounts = [round(1.12**rank, 2) for rank in range(120)]
    column = only(pl.DataFrame({"montant": amounts}), montant="number")
    assert column.outliers is not None
    assert column.outliers.count == 0


def test_numbers_written_the_french_way_are_numbers() -> None:
    frame = pl.DataFrame({"montant": ["1 250,50 €", "12", "3,5", "inconnu", None]})
    column = only(frame, montant="number", kinds={"montant": "money"})
    assert (column.min, column.max, column.missing, column.distinct) == (3.5, 1250.5, 1, 4)


def test_one_far_number_written_two_ways_counts_every_cell() -> None:
    column = only(pl.DataFrame({"n": [str(rank) for rank in range(1, 301)] + ["900000", "900000.0"]}), n="number")
    assert [(each.value, each.count) for each in column.unusual] == [("900000", 2)]


def test_dates_have_bars_of_years_and_far_ones_are_told() -> None:
    days = [date(2000 + year, month, 1) for year in range(20) for month in range(1, 13)]
    column = only(pl.DataFrame({"le": [*days, date(1582, 1, 1)]}), le="date")
    assert (column.min, column.max, column.quantiles["0.5"]) == ("1582-01-01", "2019-12-01", "2009-12-01")
    assert column.unusual == (Unusual("1582-01-01", 1, "far"),)
    assert {bar.low for bar in column.histogram} >= {"2004-01-01", "2006-01-01"}
    assert sum(bar.count for bar in column.histogram) == 241
    texts = only(pl.DataFrame({"le": [day.strftime("%d/%m/%Y") for day in days]}), le="date", kinds={"le": "date_fr"})
    assert (texts.min, texts.max) == ("2000-01-01", "2019-12-01")


def test_a_shape_that_few_have_and_a_spelling_that_few_use_are_unusual() -> None:
    codes = only(pl.DataFrame({"insee": [f"07{rank:03d}" for rank in range(199)] + ["7186"]}))
    assert [(each.pattern, each.count) for each in codes.patterns] == [("99999", 199), ("9999", 1)]
    assert codes.unusual == (Unusual("7186", 1, "pattern"),)
    names = only(pl.DataFrame({"commune": ["Privas"] * 30 + ["PRIVAS"] * 2 + ["Aubenas"] * 20}))
    assert Unusual("PRIVAS", 2, "spelling") in names.unusual


def test_free_text_has_short_shapes_or_none() -> None:
    names = only(pl.DataFrame({"nom": ["Zoé" + "a" * rank for rank in range(60)] + ["Jean-Luc"] * 3}))
    assert [(each.pattern, each.count) for each in names.patterns] == [("Aa+", 60), ("Aa+-Aa+", 3)]


def test_keys_alone_then_by_two() -> None:
    alone = pl.DataFrame({"id": [str(rank) for rank in range(60)], "an": ["2023"] * 60})
    assert profiled(alone).keys == (("id",),)
    both = pl.DataFrame({"an": ["2023", "2024"] * 30, "lieu": [f"L{rank // 2}" for rank in range(60)]})
    assert profiled(both).keys == (("an", "lieu"),)
    assert profiled(pl.concat([both, both.head(1)])).keys == ()


def test_what_follows_from_another_column_is_said_with_its_exceptions() -> None:
    codes = [f"07{rank % 20:03d}" for rank in range(400)]
    names = [f"Commune {code}" for code in codes]
    names[7] = "Autre"
    other = [str(rank * 7919 % 13) for rank in range(400)]
    made = profiled(pl.DataFrame({"code": codes, "nom": names, "autre": other}), piece=90)
    assert [(each.origin, each.to, each.exceptions) for each in made.dependencies] == [
        (("nom",), "code", 0),
        (("code",), "nom", 1),
    ]
    sentences = [each.message() for each in observations(made)]
    assert "Se déduit de « code », à une ligne près." in sentences


def test_long_columns_keep_exact_counts_though_not_every_value() -> None:
    size = 120_000
    texts = [f"v{rank}" for rank in range(size)] + ["souvent"] * 900
    numbers = [float(rank) for rank in range(size + 900)]
    made = profiled(pl.DataFrame({"t": texts, "n": numbers} | {f"c{rank}": "x" for rank in range(48)}), 30_000)
    text, number = made.columns[0], made.columns[1]
    assert [(each.value, each.count) for each in text.top] == [("souvent", 900)]
    assert text.distinct == size + 1
    assert sum(bar.count for bar in number.histogram) == size + 900
    assert float(number.quantiles["0.5"]) == pytest.approx((size + 900) / 2, rel=0.001)


def test_empty_tables_columns_and_odd_types_have_a_profile_too() -> None:
    assert profiled(pl.DataFrame({"a": []}, schema={"a": pl.String})).columns[0].missing == 0
    frame = pl.DataFrame(
        {
            "vide": [None, None],
            "lieu": [{"lon": 4.6, "lat": 44.7}] * 2,
            "oui": [True, None],
            "nan": [float("nan"), 1.0],
        },
        schema_overrides={"vide": pl.String},
    )
    made = profiled(frame, nan="number", lieu="geopoint")
    assert [(each.missing, each.distinct) for each in made.columns] == [(2, 0), (0, 1), (1, 1), (0, 2)]
    assert (made.columns[3].min, made.columns[3].max) == (1, 1)
    assert from_json(made.as_json()) == made
    assert next(each.message() for each in observations(made)) == "Aucune valeur."


def test_observations_are_sentences_with_their_number() -> None:
    frame = pl.DataFrame({"code": [f"A{rank:03d}" for rank in range(300)] + ["A1", "A2"] + [None] * 3})
    found = [each.message() for each in observations(profiled(frame))]
    assert found == ["3 cellules vides.", "2 valeurs inhabituelles par leur forme."]


@pytest.mark.parametrize(("often", "asked", "top"), [(3, [], ()), (2_000, [{"lot"}], (("souvent", 2_000),))])
def test_rows_are_read_again_only_for_what_may_fill_a_cell_in_a_thousand(
    often: int, asked: list[set[str]], top: tuple[tuple[str, int], ...]
) -> None:
    rank = pl.int_range(120_000, eager=True)
    lots = pl.select(pl.format("lot {}", rank // 2)).to_series().append(pl.Series(["souvent"] * often))
    frames = list(pl.DataFrame({"lot": lots.sample(fraction=1, shuffle=True, seed=1)}).iter_slices(20_000))
    profiler, wanted = Profiler([{"name": "lot", "type": "string"}], lots.len()), list[set[str]]()
    for frame in frames:
        profiler.add(frame)

    def again(names: Collection[str]) -> Iterator[pl.DataFrame]:
        wanted.append(set(names))
        yield from frames

    (found,) = profiler.profile(again).columns
    assert wanted == asked
    assert tuple((each.value, each.count) for each in found.top[:1]) == top
