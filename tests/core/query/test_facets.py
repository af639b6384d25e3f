"""Facets: values with their counts, levels that unfold, states, order."""

import pytest

from pontdarc.core.query.asking import facet_request
from pontdarc.core.query.engine import Served
from pontdarc.core.query.facets import FacetRequest, FacetValue
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.refusals import Malformed


def values(served: Served, facet: str, **clauses: object) -> tuple[FacetValue, ...]:
    (answer,) = served.facets([facet_request(facet)], parse(**clauses))  # type: ignore[arg-type]
    return answer.values


def pairs(served: Served, facet: str, **clauses: object) -> list[tuple[str, int]]:
    return [(each.value, each.count) for each in values(served, facet, **clauses)]


@pytest.mark.parametrize(
    ("facet", "clauses", "expected"),
    [
        ("actif", {}, [("true", 4), ("false", 3)]),
        ("tags", {}, [("eau", 3), ("ville", 2), ("forêt", 1), ("gare", 1), ("Ville", 1)]),
        ("tags", {"where": ["actif"]}, [("eau", 2), ("Ville", 1), ("ville", 1)]),
        ("tags", {"refine": ["tags:eau"]}, [("eau", 3), ("forêt", 1), ("ville", 1)]),
        ("tags", {"exclude": ["tags:eau"]}, [("gare", 1), ("Ville", 1), ("ville", 1)]),
        ("ouvert", {}, [("2020", 3), ("2021", 2), ("2019", 1), ("2024", 1)]),
        ("maj", {"timezone": "Europe/Paris"}, [("2021", 6), ("2022", 1)]),
        ("maj", {}, [("2021", 5), ("2020", 1), ("2022", 1)]),
        ("facet(name='pop', sort='num')", {},
         [("-5", 1), ("0", 1), ("150", 1), ("2700", 1), ("8000", 2), ("12000", 1)]),
        ("facet(name='pop', sort='-num', limit=2)", {}, [("12000", 1), ("8000", 2)]),
        ("facet(name='pop', sort='alphanum', limit=3)", {}, [("-5", 1), ("0", 1), ("12000", 1)]),
        ("facet(name='tags', sort='-alphanum', limit=2)", {}, [("ville", 2), ("Ville", 1)]),
        ("facet(name='tags', sort='count')", {"where": ["actif"]}, [("Ville", 1), ("ville", 1), ("eau", 2)]),
        ("facet(name=tags, disjunctive=true)", {"refine": ["tags:gare"]},
         [("eau", 3), ("ville", 2), ("forêt", 1), ("gare", 1), ("Ville", 1)]),
        ("facet(name='chemin', hierarchical=true)", {}, [("a", 5), ("d", 2)]),
        ("facet(name='chemin', separator='/')", {"refine": ["pop:8000"]}, [("a", 2)]),
        ("chemin", {"where": ["pop = 8000"]}, [("a/b/c", 1), ("a/x", 1)]),
        ("facet(name='nom', limit=0)", {}, []),
    ],
)  # fmt: skip
def test_a_facet_counts_the_rows_of_each_value(
    villages: Served, facet: str, clauses: dict[str, object], expected: list[tuple[str, int]]
) -> None:
    assert pairs(villages, facet, **clauses) == expected


def test_refining_a_year_unfolds_its_months_then_their_days(villages: Served) -> None:
    (year,) = values(villages, "ouvert", refine=["ouvert:2020"])
    assert (year.value, year.state, year.count) == ("2020", "refined", 3)
    assert [(each.value, each.name, each.state) for each in year.children] == [
        ("2020/01", "01", "displayed"),
        ("2020/02", "02", "displayed"),
        ("2020/12", "12", "displayed"),
    ]
    (year,) = values(villages, "ouvert", refine=["ouvert:2020-02"])
    (month,) = year.children
    assert (month.value, month.state) == ("2020/02", "refined")
    assert [each.value for each in month.children] == ["2020/02/29"]


def test_a_path_unfolds_where_it_is_refined_only(villages: Served) -> None:
    facet = "facet(name='chemin', hierarchical=true, disjunctive=true)"
    first, second = values(villages, facet, refine=["chemin:a/b"])
    assert (first.value, first.state, first.count) == ("a", "refined", 5)
    assert [(each.value, each.name, each.state, each.count) for each in first.children] == [
        ("a/b", "b", "refined", 3),
        ("a/x", "x", "displayed", 1),
    ]
    assert [each.value for each in first.children[0].children] == ["a/b/c"]
    assert (second.value, second.state, second.children) == ("d", "displayed", ())


def test_what_is_left_out_is_told_when_it_is_still_counted(villages: Served) -> None:
    states = {each.value: each.state for each in values(villages, "tags", exclude=["tags:gare"])}
    assert "gare" not in states
    assert states["eau"] == "displayed"


def test_several_facets_are_answered_at_once_in_the_order_asked_for(villages: Served) -> None:
    requests = [facet_request("actif"), facet_request("tags")]
    assert [answer.name for answer in villages.facets(requests, parse())] == ["actif", "tags"]


def test_a_call_says_all_there_is_to_say() -> None:
    text = 'FACET(name="x y", disjunctive=TRUE, hierarchical=true, separator=" > ", sort="-num", limit=20)'
    assert facet_request(text) == FacetRequest("x y", True, True, " > ", "-num", 20)
    assert facet_request("`x y`") == FacetRequest("x y")


@pytest.mark.parametrize(
    ("facet", "code"),
    [
        ("facet()", "query_type"),
        ("facet(nom)", "query_type"),
        ("facet(name=3)", "query_type"),
        ("facet(name='nom', disjunctive='yes')", "query_type"),
        ("facet(name='nom', sort='up')", "query_value"),
        ("facet(name='nom', limit=-1)", "query_type"),
        ("facet(name='nom', limit=1.5)", "query_type"),
        ("facet(name='nom', separator='')", "query_value"),
        ("facet(name='nom'", "query_syntax"),
        ("facet(name='nom') + 1", "query_syntax"),
        ("rien", "query_unknown_field"),
        ("forme", "query_type"),
    ],
)
def test_a_facet_that_makes_no_sense_is_refused(villages: Served, facet: str, code: str) -> None:
    with pytest.raises(Malformed) as caught:
        values(villages, facet)
    assert (caught.value.code, caught.value.clause) == (code, "facet")
