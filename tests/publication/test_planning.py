"""What the search returns is what the public table has: drawn tables, the clearance’s steps, the promised groups."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.privacy.classes import classes_of
from pontdarc.core.privacy.plan import PrivacyPlan, plan_of
from pontdarc.core.refusals import Invalid
from pontdarc.core.step import Call
from pontdarc.publication.making import make
from pontdarc.publication.planning import effect, search

TODAY = date(2026, 11, 23)
COLUMNS = [
    {"name": "ne", "type": "date", "kind": "birth_date", "role": "indirect"},
    {"name": "postal", "type": "string", "kind": "postal_code", "role": "no"},
    {"name": "revenu", "type": "integer", "kind": None, "role": "no"},
    {"name": "lat", "type": "number", "kind": "latitude", "role": "no"},
    {"name": "secret", "type": "string", "kind": None, "role": "no"},
]
QUASI = [str(each["name"]) for each in COLUMNS if each["name"] != "secret"]
KINDS = {str(each["name"]): each["kind"] for each in COLUMNS if each["name"] in QUASI}
ROWS = st.lists(
    st.tuples(
        st.none() | st.dates(date(1930, 1, 1), date(2004, 12, 31)).map(str) | st.sampled_from(["12/03/1978", "?"]),
        st.sampled_from(["07000", "07200", "26000", "07", None]),
        st.none() | st.integers(0, 3_000).map(str),
        st.sampled_from(["44.7001", "44.71", "44.9", "45,2", "-", None]),
    ),
    min_size=1,
    max_size=40,
)


def _order(path: Path, **changes: Any) -> dict[str, Any]:
    order = {"path": str(path), "quasi": QUASI, "kinds": KINDS, "k": 2, "left_out": 0.0, "locked": []}
    return {**order, "today": TODAY.isoformat(), **changes}


LEVELS = st.dictionaries(
    st.sampled_from(QUASI), st.sets(st.sampled_from(["as_is", "hidden", "way 1", "way 2"]), max_size=2), max_size=2
)


@given(
    ROWS,
    st.integers(2, 6),
    st.sampled_from([0.0, 0.1, 0.5]),
    st.sets(st.sampled_from(QUASI), max_size=2),
    LEVELS,
    st.sampled_from([1, 1, 2]),
)
@settings(max_examples=60)
def test_whatever_plan_the_search_returns_the_public_table_has_the_groups_it_promised(
    rows: list[tuple[str | None, ...]],
    k: int,
    left_out: float,
    locked: set[str],
    forbidden: dict[str, set[str]],
    diverse: int,
) -> None:
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "source.parquet", Path(folder) / "public.parquet"
        frame = pl.DataFrame(rows, schema=dict.fromkeys(QUASI, pl.String), orient="row")
        frame.with_columns(secret=pl.int_range(frame.height).mod(3).cast(pl.String)).write_parquet(source)
        asked = {
            "sensitive": "secret" if diverse > 1 else None,
            "diverse": diverse,
            "forbidden": {name: sorted(levels) for name, levels in forbidden.items()},
            "ways": {name: ["way 1", "way 2"] for name in forbidden},
        }
        try:
            found = search(_order(source, k=k, left_out=left_out, locked=sorted(locked), **asked))
        except Invalid as refusal:
            assert refusal.code == "no_level_left"  # noqa: PT017  # drawn so that nothing is left of a column
            return
        made = make(source, target, {"columns": COLUMNS}, plan_of(found["steps"]), TODAY, rows=7)
        public = pl.read_parquet(target)
        shown = [str(each["name"]) for each in made.columns if each["name"] != "secret"]
        assert made.rows == public.height
        if made.rows and shown:
            assert classes_of(public, shown).k >= k
            given_away = found["effect"]["diversity"]
            assert not given_away or given_away[0]["distinct"] >= diverse
        for name, levels in forbidden.items():
            if name not in locked:
                assert "hidden" not in levels or name in shown
                assert "as_is" not in levels or name not in shown or plan_of(found["steps"]).of(name)
        if found["reached"] and shown:
            assert len(rows) - made.rows <= left_out * len(rows) + 1e-9
        assert not locked & set(plan_of(found["steps"]).touched)


def test_a_plan_out_of_reach_says_how_many_rows_it_would_take(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pl.DataFrame({"ne": ["1980-01-01", "1990-01-01", "2000-01-01"]}).write_parquet(path)
    found = search(_order(path, quasi=["ne"], k=2, locked=["ne"]))
    assert (found["reached"], found["left_out"], found["rows"]) == (False, 3, 3)


def test_the_effect_of_a_plan_counts_rows_groups_and_cells_that_cannot_be_protected(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    frame = pl.DataFrame({"ne": ["1980-01-01", "1981-02-02", "1999-03-03"], "a": ["x", "x", "x"], "n": ["1", "9", "9"]})
    frame.write_parquet(path)
    calls = [
        Call("generalise_date", "ne", {"to": "decade"}),
        Call("suppress_small_cells", "n", {"by": ["ne", "a"], "threshold": 3}),
        Call("pseudonymise", "a"),
    ]
    order = {"path": str(path), "quasi": ["ne"], "k": 2, "today": TODAY.isoformat()}
    told = effect({**order, "steps": list(PrivacyPlan(calls).steps())})
    assert (told["rows"], told["kept"], told["k"], told["below"], told["uniques"]) == (3, 3, 1, 1, 1)
    left = Call("suppress_small_classes", None, {"columns": ["ne"], "k": 2})
    told = effect({**order, "steps": list(PrivacyPlan([*calls, left]).steps())})
    assert (told["kept"], told["k"], told["below"]) == (2, 2, 0)
