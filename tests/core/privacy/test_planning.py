"""The plan found is the best of all of them, and few of them are looked at."""

from itertools import product

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pontdarc.core.privacy.ladders import AS_IS, HIDDEN, HIDDEN_RUNG, Ladder, from_table, ladder
from pontdarc.core.privacy.planning import Plan, Wanted, best_plan
from pontdarc.core.refusals import Invalid
from pontdarc.core.telling import heard_by

AGES = {"ten": lambda age: f"{int(age) // 10 * 10}", "half": lambda age: "0" if int(age) < 50 else "50"}
PLACES = {"town": lambda code: code[:3], "land": lambda code: code[:1]}


def made(frame: pl.DataFrame, forbidden: dict[str, set[str]] | None = None) -> dict[str, Ladder]:
    rungs = {"age": AGES, "place": PLACES, "sex": {}}
    return {
        name: ladder(sorted(frame[name].unique().to_list()), each, (forbidden or {}).get(name, ()))
        for name, each in rungs.items()
    }


def judged(
    frame: pl.DataFrame, ladders: dict[str, Ladder], rungs: tuple[int, ...], wanted: Wanted
) -> tuple[int, float]:
    """Return the rows left out by a plan and its loss, counted by hand."""
    names = list(ladders)
    become = [
        dict(zip(ladders[name].texts, ladders[name].rungs[rung], strict=True))
        for name, rung in zip(names, rungs, strict=True)
    ]
    rows = [tuple(each[cell] for each, cell in zip(become, row, strict=True)) for row in frame.select(names).rows()]
    secrets = frame["secret"].to_list()
    loss, left_out = 0.0, 0
    for row in rows:
        alike = [secret for other, secret in zip(rows, secrets, strict=True) if other == row]
        far = sum(max(0.0, alike.count(one) / len(alike) - secrets.count(one) / len(secrets)) for one in set(alike))
        fails = len(alike) < wanted.k or len(set(alike)) < wanted.diverse
        if fails or (wanted.closeness is not None and far > wanted.closeness + 1e-9):
            left_out += 1
            loss += 1.0
            continue
        for name, each, rung, cell in zip(names, become, rungs, row, strict=True):
            others = len(ladders[name].texts) - 1
            same = sum(1 for value in each.values() if value == cell) - 1
            hidden = ladders[name].names[rung] == HIDDEN_RUNG
            loss += (1.0 if hidden else same / max(1, others)) / len(names)
    return left_out, loss / len(rows)


ROW = st.tuples(
    st.sampled_from(["12", "17", "33", "38", "61", "67"]),
    st.sampled_from(["07019", "07186", "26198", "26001", "38185"]),
    st.sampled_from(["F", "M"]),
    st.sampled_from(["a", "b", "c"]),
)


@settings(max_examples=30, deadline=None)
@example(  # no column may stay as it is, and rows are left out: what each of them loses is still everything
    rows=[("12", "07019", "F", "a"), ("17", "07019", "F", "a"), ("61", "07019", "F", "a")],
    k=4,
    left_out=0.0,
    diverse=1,
    closeness=0.3,
    forbidden={"age": {AS_IS, "ten"}},
)
@given(
    rows=st.lists(ROW, min_size=1, max_size=60),
    k=st.integers(1, 5),
    left_out=st.sampled_from([0.0, 0.02, 0.1]),
    diverse=st.sampled_from([1, 1, 2]),
    closeness=st.sampled_from([None, None, 0.3]),
    forbidden=st.sampled_from(
        [{}, {}, {"age": {AS_IS, "ten"}}, {"age": {"half", HIDDEN_RUNG}, "place": {AS_IS}}, {"sex": {HIDDEN_RUNG}}]
    ),
)
def test_the_plan_is_the_best_of_an_exhaustive_enumeration(rows, k, left_out, diverse, closeness, forbidden) -> None:
    frame = pl.DataFrame(rows, schema=["age", "place", "sex", "secret"], orient="row")
    ladders, wanted = made(frame.drop("secret"), forbidden), Wanted(k, diverse, closeness, left_out)
    assert not any(forbidden.get(name, set()) & set(each.names) for name, each in ladders.items())
    found = best_plan(frame, ladders, wanted, sensitive=frame["secret"])
    plans = list(product(*(range(each.height + 1) for each in ladders.values())))
    measured = {plan: judged(frame, ladders, plan, wanted) for plan in plans}
    holding = {plan: loss for plan, (out, loss) in measured.items() if out <= left_out * len(rows) + 1e-9}
    out, loss = measured[tuple(found.rungs.values())]
    assert found.plans == len(plans)
    assert (found.left_out, found.loss) == (out, pytest.approx(loss, abs=1e-5))
    assert found.reached == bool(holding)
    if holding:
        assert found.loss == pytest.approx(min(holding.values()), abs=1e-5)
    else:
        assert found.left_out == min(out for out, _ in measured.values())


def test_a_small_part_of_a_large_lattice_is_looked_at() -> None:
    frame = pl.DataFrame(
        {
            name: [str((rank * step) % 32) for rank in range(4000)]
            for name, step in zip("abcde", (1, 3, 5, 7, 11), strict=True)
        }
    )
    halves = {f"by {width}": (lambda text, width=width: str(int(text) // width)) for width in (2, 4, 8, 16)}
    ladders = {name: ladder(sorted(frame[name].unique().to_list()), halves) for name in frame.columns}
    found = best_plan(frame, ladders, Wanted(k=10))
    assert found.plans == 6**5
    assert found.visited < found.plans / 10
    assert found.reached


def test_what_cannot_be_reached_says_what_it_would_cost() -> None:
    frame = pl.DataFrame({"sex": ["F", "M", "F"]})
    found = best_plan(frame, {"sex": ladder(["F", "M"], {})}, Wanted(k=5))
    assert (found.reached, found.left_out) == (False, 3)


def test_too_many_plans_are_refused_before_anything_is_counted() -> None:
    texts = [str(number) for number in range(64)]
    halves = {f"by {width}": (lambda text, width=width: str(int(text) // width)) for width in (2, 4, 8, 16, 32)}
    frame = pl.DataFrame(dict.fromkeys("abcdefgh", texts))
    with pytest.raises(Invalid):
        best_plan(frame, {name: ladder(texts, halves) for name in frame.columns}, Wanted())


def test_a_column_that_matters_more_loses_less() -> None:
    rows = [(str(10 + rank % 40), f"0{rank % 7}{rank % 5}00") for rank in range(400)]
    frame = pl.DataFrame(rows, schema=["age", "place"], orient="row")
    ladders = {
        "age": ladder(sorted(frame["age"].unique().to_list()), AGES),
        "place": ladder(sorted(frame["place"].unique().to_list()), PLACES),
    }
    kept: list[Plan] = [
        best_plan(frame, ladders, Wanted(k=8), weights={"age": weight, "place": 1.0}) for weight in (0.05, 20.0)
    ]
    assert kept[1].losses["age"] < kept[0].losses["age"]


def test_a_ladder_never_parts_what_it_has_put_together() -> None:
    told = ladder(["1", "2", "3"], {"odd": lambda text: "a" if text in "12" else "b", "wrong": lambda text: text})
    assert told.names == ("as_is", "odd", "hidden")
    assert told.rungs[-1] == (HIDDEN,) * 3
    assert told.losses([1, 1, 2]) == (0.0, pytest.approx(0.25), 1.0)


def test_a_table_of_generalisations_is_a_ladder_and_what_it_lacks_is_hidden() -> None:
    told = ladder(["1", "2", "9"], from_table([("1", "1-2", "*"), ("2", "1-2", "*")]))
    assert told.rungs[1] == ("1-2", "1-2", HIDDEN)


def test_a_ladder_without_its_finest_rung_begins_with_the_next_though_it_should_change_nothing() -> None:
    told = ladder(["1970", "1980"], {"year": lambda text: text[:4], "century": lambda text: text[:2]}, {AS_IS})
    assert told.names == ("year", "century", HIDDEN_RUNG)
    assert told.losses([1, 1]) == (0.0, 1.0, 1.0)


def test_a_ladder_without_a_rung_is_refused() -> None:
    with pytest.raises(ValueError, match="no rung"):
        ladder(["1", "2"], {"odd": lambda _text: "a"}, {AS_IS, "odd", HIDDEN_RUNG})


def test_the_search_tells_how_many_plans_it_has_counted() -> None:
    frame = pl.DataFrame([("12", "07019", "F"), ("17", "26001", "M")], schema=["age", "place", "sex"], orient="row")
    heard: list[tuple[str, int]] = []
    with heard_by(lambda stage, rows, _total: heard.append((stage, rows))):
        found = best_plan(frame, made(frame), Wanted(k=2))
    assert heard == [("searching", number + 1) for number in range(found.visited)]
