"""Figures of risk are those that counting by hand gives, and a published formula where a model is needed."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from math import exp, log

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.privacy.classes import Codes, classes_of
from pontdarc.core.privacy.diversity import RECURSIVE_C, diversity
from pontdarc.core.privacy.linkage import attack
from pontdarc.core.privacy.population import population_uniqueness
from pontdarc.core.privacy.risk import measured_risk
from pontdarc.core.privacy.singling import singling_combinations

CELL = st.sampled_from(["a", "b", "c", None])
ROWS = st.lists(st.tuples(CELL, CELL, CELL, st.sampled_from(["1", "2", "5", "9"])), min_size=1, max_size=25)


def table(rows: Iterable[tuple[str | None, ...]], names: str = "abcs") -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=dict.fromkeys(names, pl.String), orient="row")


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_classes_are_those_that_counting_rows_gives(rows) -> None:
    found = measured_risk(table(rows), ["a", "b"], wanted=3)
    sizes = Counter(row[:2] for row in rows)
    assert (found.rows, found.classes, found.k) == (len(rows), len(sizes), min(sizes.values()))
    assert found.uniques == sum(1 for size in sizes.values() if size == 1)
    assert found.below == sum(size for size in sizes.values() if size < 3)
    assert found.prosecutor.highest == pytest.approx(max(1 / size for size in sizes.values()))
    assert found.prosecutor.average == pytest.approx(sum(1 / sizes[row[:2]] for row in rows) / len(rows))


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_diversity_and_closeness_are_those_of_their_definitions(rows) -> None:
    found = diversity(classes_of(table(rows), ["a", "b"]), table(rows)["s"])
    values = sorted({row[3] for row in rows}, key=int)
    whole = Counter(row[3] for row in rows)
    by_class: dict[tuple[str | None, ...], Counter[str]] = {}
    for row in rows:
        by_class.setdefault(row[:2], Counter())[row[3]] += 1
    distances, steps, entropies, recursive = [], [], [], []
    for counted in by_class.values():
        size = sum(counted.values())
        gaps = [counted[value] / size - whole[value] / len(rows) for value in values]
        distances.append(sum(abs(gap) for gap in gaps) / 2)
        steps.append(sum(abs(sum(gaps[: end + 1])) for end in range(len(gaps) - 1)) / max(1, len(values) - 1))
        entropies.append(-sum(one / size * log(one / size) for one in counted.values()))
        counts = sorted(counted.values(), reverse=True)
        recursive.append(sum(1 for at in range(len(counts)) if counts[0] < RECURSIVE_C * sum(counts[at:])))
    assert found.distinct == min(len(counted) for counted in by_class.values())
    assert found.entropy == pytest.approx(exp(min(entropies)), abs=1e-5)
    assert found.recursive == min(recursive)
    assert found.equal == pytest.approx(max(distances), abs=1e-5)
    assert found.ordered == pytest.approx(max(steps), abs=1e-5)


def test_values_without_an_order_have_no_ordered_distance() -> None:
    rows = table([("a", "x", "y", "grippe"), ("a", "x", "y", "asthme")])
    assert diversity(classes_of(rows, ["a"]), rows["s"]).ordered is None


@settings(max_examples=30, deadline=None)
@given(ROWS, st.sampled_from([0.0, 0.2, 0.6]))
def test_the_search_of_combinations_gives_the_smallest_ones_of_an_exhaustive_search(rows, share) -> None:
    frame = table(rows)
    singling = []
    for size in (1, 2, 3):
        for names in combinations("abc", size):
            alone = sum(1 for count in Counter(frame.select(names).rows()).values() if count == 1)
            if alone / len(rows) > share and not any(set(each) < set(names) for each in singling):
                singling.append(names)
    found = singling_combinations(frame, ["a", "b", "c"], share=share)
    assert {each.columns for each in found} == set(singling)


@pytest.mark.parametrize(("fraction", "model"), [(0.05, "pitman"), (0.3, "zayatz")])
def test_uniqueness_in_the_population_is_near_that_of_a_population_we_know(fraction: float, model: str) -> None:
    rng = np.random.default_rng(7)
    kinds = rng.zipf(1.3, 60_000) % 20_000
    population = pl.DataFrame({"a": kinds}).with_columns(pl.len().over("a").alias("alike"))
    drawn = population.sample(fraction=fraction, seed=3)
    real = drawn.filter(pl.col("alike") == 1).height
    found = population_uniqueness(classes_of(drawn, ["a"]).sizes, population.height)
    assert found.model == model
    assert found.rows == pytest.approx(real, rel=0.35)


def test_a_table_that_is_the_whole_population_needs_no_model() -> None:
    found = measured_risk(table([("a", "b", "c", "1"), ("a", "c", "c", "1")]), ["b"])
    assert (found.population.model, found.population.rows) == ("whole", 2.0)


def test_an_attack_with_the_table_itself_finds_who_is_alone_and_the_truth_counts_it() -> None:
    ours = table([("a", "x", "y", "1"), ("b", "x", "y", "2"), ("b", "x", "y", "3")])
    found = attack(ours, ours, ["a", "b"], truth="s")
    assert (found.targets, found.reached, found.pinned, found.right) == (3, 3, 1, 1)
    assert found.success == pytest.approx(1 / 3)
    assert attack(ours, table([("z", "x", "y", "1")]), ["a"]).reached == 0
    assert attack(ours, ours, ["a"]).expected == pytest.approx(2.0)


def test_a_wrong_match_is_no_success_when_something_tells() -> None:
    ours = table([("a", "x", "y", "1"), ("b", "x", "y", "2")])
    theirs = table([("a", "x", "y", "9"), ("b", "x", "y", "2")])
    found = attack(ours, theirs, ["a"], truth="s")
    assert (found.pinned, found.right) == (2, 1)


def test_each_criterion_is_answered_with_its_figure_or_said_to_be_unknown() -> None:
    rows = [("a", "x", "y", "1")] * 10 + [("b", "x", "y", "2")]
    found = {each.question: each for each in measured_risk(table(rows), ["a"], sensitive=["s"]).criteria}
    assert found["singling_out"].figure == pytest.approx(1 / 11)
    assert not found["singling_out"].holds
    assert found["linkability"].holds is None
    assert (found["inference"].figure, found["inference"].holds) == (1.0, False)


def test_an_empty_table_has_no_risk_and_does_not_fail() -> None:
    found = measured_risk(table([]), ["a", "b"], sensitive=["s"], population=100)
    assert (found.rows, found.k, found.uniques) == (0, 0, 0)


def test_numbers_of_pairs_too_many_to_be_told_apart_are_made_dense_first() -> None:
    wide = Codes(np.array([0, 2**40, 5]), 2**41)
    assert len(set(wide.beside(wide).beside(wide).values.tolist())) == 3
