"""Different values are counted while they fit, then estimated; what is frequent is never missed."""

import polars as pl

from pontdarc.core.profiling.distinct import Counts, Distinct


def test_the_number_of_different_values_is_exact_then_near() -> None:
    exact, near = Distinct(100_000), Distinct(10_000)
    for start in range(0, 80_000, 10_000):
        values = pl.Series([f"v{rank}" for rank in range(start, start + 15_000)])
        exact.add(values)
        near.add(values)
    assert (exact.count(), exact.exact) == (85_000, True)
    assert abs(near.count() - 85_000) < 0.03 * 85_000
    assert not near.exact


def test_what_is_frequent_stays_when_others_are_dropped() -> None:
    counts = Counts(1_000)
    for piece in range(10):
        rare = [f"{piece}-{rank}" for rank in range(700)]
        counts.add(pl.DataFrame({"value": [*rare, "souvent"], "count": [2] * 700 + [50]}))
    assert not counts.whole
    kept = dict(counts.frame.iter_rows()) if counts.frame is not None else {}
    assert 500 - counts.lost <= kept["souvent"] <= 500
    assert len(kept) <= 1_000
