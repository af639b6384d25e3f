"""Steps that make people harder to recognise, by value; tests/core/steps/test_steps.py holds what all steps promise."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.privacy.classes import classes_of
from pontdarc.core.referential import Commune, Referential
from pontdarc.core.step import Call, Context, Sheet, mend_column, run
from pontdarc.core.steps.registry import registry

LAND = Referential(
    communes={"07186": Commune("07186", "Privas", "07", epci_siren="200071413")},
    former_codes={"07999": "07186"},
    epcis={"200071413": "CA Privas Centre Ardèche"},
    departements={"07": "Ardèche"},
)
CONTEXT = Context(date(2026, 11, 23), LAND)


def mended(slug: str, text: str, **params: object) -> str | None:
    return mend_column(registry()[slug], pl.Series("c", [text]), params, CONTEXT)[0][0]


def sheet(**columns: list[str | None]) -> Sheet:
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return Sheet(frame, pl.Series("lines", range(frame.height), dtype=pl.UInt32))


@pytest.mark.parametrize(
    ("slug", "before", "params", "after"),
    [
        ("generalise_date", "1978-03-12", {"to": "month"}, "1978-03"),
        ("generalise_date", "12/03/1978", {"to": "month"}, "1978-03"),
        ("generalise_date", "12/03/1978", {}, "1978"),
        ("generalise_date", "1978-03-12T08:00", {"to": "decade"}, "1970-1979"),
        ("generalise_date", "vers Pâques", {}, None),
        ("generalise_place", "07186", {}, "200071413"),
        ("generalise_place", "07999", {"to": "departement"}, "07"),
        ("generalise_place", "99999", {}, None),
        ("generalise_band", "37", {}, "30-39"),
        ("generalise_band", "1 250,40", {"width": 1000}, "1000-1999"),
        ("generalise_band", "trente-sept ans", {}, None),
        ("limit_extremes", "97", {"high": 90}, "90 et plus"),
        ("limit_extremes", "2", {"low": 18}, "18 et moins"),
        ("limit_extremes", "45", {"low": 18, "high": 90}, "45"),
        ("limit_extremes", "M. Dupont", {"high": 90}, None),
        ("round_number", "1247", {"to": 50}, "1250"),
        ("round_number", "12,47", {"to": 0.5}, "12.5"),
        ("round_number", "beaucoup", {}, None),
        ("generalise_code", "62.01Z", {}, "62"),
        ("generalise_code", "62.01Z", {"length": 3}, "620"),
        ("generalise_address", "12 bis rue des Lilas, 07000 Privas", {}, "rue des Lilas, 07000 Privas"),
        ("generalise_address", "12 bis rue des Lilas, 07000 Privas", {"to": "commune"}, "07000 Privas"),
        ("generalise_address", "12 rue des Lilas", {"to": "commune"}, None),
        ("grid_cell", "44.735127", {"size": 0.01}, "44.735"),
        ("grid_cell", "-0.001", {"size": 1}, "-0.5"),
        ("grid_cell", "chez lui", {}, None),
    ],
)
def test_details_are_lost_and_what_cannot_be_read_is_hidden(slug, before, params, after) -> None:
    assert mended(slug, before, **params) == after


def test_a_pseudonym_is_the_same_at_each_version_and_needs_its_key() -> None:
    once = mended("pseudonymise", "Claire Martin", key="secret")
    assert once == mended("pseudonymise", "Claire Martin", key="secret")
    assert once != mended("pseudonymise", "Claire Martin", key="autre")
    assert mended("pseudonymise", "Claire Martin") is None
    assert "n’est pas une anonymisation" in registry()["pseudonymise"].description


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", None])), min_size=1, max_size=40))
def test_classes_that_are_left_are_large_enough(rows) -> None:
    given_ = sheet(a=[row[0] for row in rows], b=[row[1] for row in rows])
    call = Call("suppress_small_classes", None, {"columns": ["a", "b"], "k": 3})
    after, changes = run(registry()["suppress_small_classes"], given_, call, CONTEXT)
    assert not after.frame.height or classes_of(after.frame, ["a", "b"]).k >= 3
    assert sum(change.count for change in changes) == len(rows) - after.frame.height
    assert len(after.lines) == after.frame.height


def test_small_counts_are_hidden_with_those_that_would_give_them_back() -> None:
    table = sheet(
        commune=["Privas"] * 3 + ["Lussas"] * 3, mois=["1", "2", "3"] * 2, personnes=["2", "40", "12", "30", "50", "11"]
    )
    call = Call("suppress_small_cells", "personnes", {"by": ["commune", "mois"], "threshold": 3})
    after, _ = run(registry()["suppress_small_cells"], table, call, CONTEXT)
    assert after.frame["personnes"].to_list() == ["s", "40", "s", "s", "50", "s"]


def test_noise_is_kept_from_one_version_to_the_next_and_follows_its_budget() -> None:
    table = sheet(rang=[str(rank) for rank in range(3000)], nombre=["100"] * 3000)
    spread = {}
    for epsilon in (0.1, 1.0):
        call = Call("add_noise", "nombre", {"epsilon": epsilon, "key": "secret", "unit": 0.001})
        after = run(registry()["add_noise"], table, call, CONTEXT)[0].frame["nombre"]
        assert after.to_list() == run(registry()["add_noise"], table, call, CONTEXT)[0].frame["nombre"].to_list()
        spread[epsilon] = (after.cast(pl.Float64) - 100).abs().mean()
    assert spread[1.0] == pytest.approx(1.0, rel=0.1), "the mean of what Laplace's law moves is its scale"
    assert spread[0.1] == pytest.approx(10.0, rel=0.1)


def test_a_sample_is_the_same_rows_at_each_version() -> None:
    table = sheet(rang=[str(rank) for rank in range(2000)])
    call = Call("sample_rows", None, {"share": 0.25, "key": "secret"})
    once = run(registry()["sample_rows"], table, call, CONTEXT)[0].frame
    assert once.equals(run(registry()["sample_rows"], table, call, CONTEXT)[0].frame)
    assert 400 < once.height < 600


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=4, max_size=40), st.integers(2, 4))
def test_a_mean_is_that_of_k_people_or_more_and_the_total_hardly_moves(numbers, k) -> None:
    table = sheet(montant=[str(number) for number in numbers])
    after = run(registry()["microaggregate"], table, Call("microaggregate", "montant", {"k": k}), CONTEXT)[0].frame
    told = after["montant"].cast(pl.Float64)
    assert told.value_counts()["count"].min() >= k
    assert told.sum() == pytest.approx(sum(numbers), abs=0.01)
