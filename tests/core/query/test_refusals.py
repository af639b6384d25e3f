"""What the language refuses: the reason, the clause, the place in it, and what was expected there."""

import pytest

from pontdarc.core.query.engine import Served
from pontdarc.core.query.parsing import parse
from pontdarc.core.query.refusals import Malformed
from tests.core.query.villages import NOW

SHAPE = "geom'POINT(4 44)'"
REFUSED: list[tuple[str, str, str, int, str]] = [
    # clause, text, code, place, part of what is told
    ("where", "pop >", "query_syntax", 6, "number"),
    ("where", "pop > > 3", "query_syntax", 7, "field"),
    ("where", "> 3", "query_syntax", 1, "field"),
    ("where", "pop = 3 pop", "query_syntax", 9, "and"),
    ("where", "(pop = 3", "query_syntax", 9, ")"),
    ("where", "pop = 3)", "query_syntax", 8, "end of clause"),
    ("where", "nom = 'ouvert", "query_syntax", 7, "'text'"),
    ("where", "pop in [1, 2]", "query_syntax", 10, ".."),
    ("where", "pop in [1..2", "query_syntax", 13, "[ ]"),
    ("where", "pop in ()", "query_syntax", 9, "number"),
    ("where", "pop is 3", "query_syntax", 8, "true|false|null"),
    ("where", "nom like 3", "query_syntax", 10, "'text'"),
    ("where", "and pop = 1", "query_syntax", 1, "field"),
    ("where", "pop = 1 or", "query_syntax", 11, "field"),
    ("where", "pop; drop", "query_syntax", 4, "="),
    ("where", "pop = 1 -- x", "query_unknown_field", 12, "x"),
    ("where", "year(ouvert > 3) = 1", "query_syntax", 13, ")"),
    ("where", "zorglub = 1", "query_unknown_field", 1, "zorglub"),
    ("where", "pop = 1 and Nom = 'x'", "query_unknown_field", 13, "Nom"),
    ("where", "c0 = 1", "query_unknown_field", 1, "c0"),
    ("where", "searched like 'x'", "query_unknown_field", 1, "searched"),
    ("where", "place is null", "query_unknown_field", 1, "place"),
    ("where", "getenv('HOME') = ''", "query_unknown_function", 1, "length"),
    ("where", "pop = 1 and lpad(nom, 9, 'x') = ''", "query_unknown_function", 13, "lpad"),
    ("where", "levenshtein(nom, 'x') = 1", "query_unknown_function", 1, "levenshtein"),
    ("where", "nom > 3 + 'x'", "query_type", 11, "number"),
    ("where", "pop = 'x'", "query_value", 7, "number"),
    ("where", "ouvert = 'hier'", "query_value", 10, "date"),
    ("where", "ouvert = date'2020-13'", "query_value", 10, "date"),
    ("where", "ouvert = date'2020-02-30'", "query_value", 10, "2020-02-30"),
    ("where", "ouvert > 3", "query_type", 1, "date"),
    ("where", "nom = actif", "query_type", 1, "text"),
    ("where", "pop", "query_type", 1, "boolean"),
    ("where", "pop is true", "query_type", 1, "boolean"),
    ("where", "3", "query_type", 1, "predicate"),
    ("where", "pop + 1", "query_type", 1, "predicate"),
    ("where", "sum(pop) > 3", "query_misplaced_aggregate", 1, "sum"),
    ("where", "range(pop, 3) = 1", "query_misplaced_function", 1, "range"),
    ("where", "nom like '!!'", "query_value", 1, "words"),
    ("where", "search('')", "query_value", 8, "words"),
    ("where", "search(pop + 1, 'x')", "query_type", 8, "field"),
    ("where", "search(nom)", "query_type", 8, "'text'"),
    ("where", "search()", "query_type", 1, "'text'"),
    ("where", "search(geo_point_2d, 'x')", "query_type", 8, "text"),
    ("where", "startswith(pop, 'x')", "query_type", 1, "text"),
    ("where", "tags > 'x'", "query_type", 1, "= 'text'"),
    ("where", f"within_distance(nom, {SHAPE}, 1km)", "query_type", 17, "point"),
    ("where", f"within_distance(geo_point_2d, {SHAPE}, 1)", "query_type", 50, "km"),
    ("where", f"within_distance(geo_point_2d, {SHAPE}, 1h)", "query_type", 50, "km"),
    ("where", "within_distance(geo_point_2d, nom, 1km)", "query_type", 31, "geom'…'"),
    ("where", "in_bbox(geo_point_2d, 1, 2, 3)", "query_type", 1, "5 argument(s)"),
    ("where", "in_bbox(geo_point_2d, 1, 2, 3, nom)", "query_type", 32, "latitude, longitude"),
    ("where", "intersects(forme, geom'POINT(4')", "query_value", 19, "geometry"),
    ("where", "intersects(forme, geom'POINT EMPTY')", "query_value", 19, "geometry"),
    ("where", "intersects(forme, geom'POINT(4 144)')", "query_value", 19, "longitude before latitude"),
    ("where", f"geometry(forme, {SHAPE}, NEAR)", "query_type", 36, "WITHIN"),
    ("where", f"bbox(forme, {SHAPE}, geom'LINESTRING(0 0, 1 1)')", "query_type", 32, "POINT"),
    ("where", "year(nom) = 2020", "query_type", 1, "date"),
    ("where", "year(ouvert, maj) = 2020", "query_type", 1, "1 argument(s)"),
    ("where", "date_format(ouvert, 'qqq') = ''", "query_value", 21, "yyyy"),
    ("where", "date_format(ouvert, nom) = ''", "query_type", 21, "'pattern'"),
    ("where", "date_format(nom, 'yyyy') = ''", "query_type", 1, "datetime"),
    ("where", "ouvert > now(foo=1)", "query_type", 14, "months"),
    ("where", "ouvert > now(1)", "query_type", 14, "name=integer"),
    ("where", "ouvert > now(month=13)", "query_value", 10, "date"),
    ("where", "ouvert > now(month=-100000000000000000000000000000013)", "query_value", 10, "date"),
    ("order_by", "random(100000000000000000000000000000013.5)", "query_type", 8, "integer"),
    ("where", "ouvert > now(years=99999)", "query_value", 10, "date"),
    ("where", "ifnull(pop, 'x') = 3", "query_value", 13, "number"),
    ("where", "ifnull(pop) = 3", "query_type", 1, "2 argument(s)"),
    ("where", "json_format(pop) = 'x'", "query_type", 13, "text"),
    ("select", "nom,", "query_syntax", 5, "field"),
    ("select", "nom as", "query_syntax", 7, "field"),
    ("select", "sum(", "query_syntax", 5, "field"),
    ("select", "nom, count(*)", "query_not_grouped", 1, "nom"),
    ("select", "sum(pop) / pop", "query_not_grouped", 12, "pop"),
    ("select", "count(*) + length(nom)", "query_not_grouped", 19, "nom"),
    ("select", "sum(nom)", "query_type", 1, "number"),
    ("select", "sum(*)", "query_type", 1, "field"),
    ("select", "sum(distinct pop)", "query_type", 1, "field"),
    ("select", "median(distinct pop)", "query_type", 1, "field"),
    ("select", "percentile(pop, 101)", "query_type", 17, "between 0 and 100"),
    ("select", "percentile(pop, pop)", "query_type", 17, "between 0 and 100"),
    ("select", "envelope(forme)", "query_type", 10, "point"),
    ("select", "exclude(rien)", "query_unknown_field", 1, "rien"),
    ("select", "random(3)", "query_misplaced_function", 1, "random"),
    ("select", "sum(sum(pop))", "query_misplaced_aggregate", 5, "sum"),
    ("select", "search('x')", "query_misplaced_function", 1, "search"),
    ("group_by", "1", "query_type", 1, "field"),
    ("group_by", "count(*)", "query_misplaced_aggregate", 1, "count"),
    ("group_by", "range(nom, 3)", "query_type", 7, "number"),
    ("group_by", "range(pop)", "query_type", 1, "field and step"),
    ("group_by", "range(pop, 0)", "query_type", 12, "above 0"),
    ("group_by", "range(pop, 1 day)", "query_type", 12, "number above 0"),
    ("group_by", "range(pop, 3, 2)", "query_type", 1, "ascending"),
    ("group_by", "range(pop, *, *)", "query_type", 1, "two bounds"),
    ("group_by", "range(ouvert, 3)", "query_type", 15, "1 day"),
    ("group_by", "range(ouvert, 2 months)", "query_type", 15, "1 month"),
    ("group_by", "range(ouvert, 3 km)", "query_type", 15, "ms s m h d w M q y"),
    ("group_by", "geo_cluster(nom, 3)", "query_type", 13, "point"),
    ("group_by", "geo_cluster(geo_point_2d, 26)", "query_type", 27, "between 0 and 25"),
    ("order_by", "nom up", "query_syntax", 5, "desc"),
    ("order_by", "3", "query_type", 1, "field"),
    ("order_by", "rien", "query_unknown_field", 1, "rien"),
    ("order_by", "count(*)", "query_misplaced_aggregate", 1, "count"),
    ("order_by", "random('x')", "query_type", 8, "integer"),
    ("order_by", "geo_point_2d", "query_type", 1, "number"),
]


@pytest.mark.parametrize(("clause", "text", "code", "at", "told"), REFUSED)
def test_what_makes_no_sense_says_why_where_and_what_was_expected(
    villages: Served, clause: str, text: str, code: str, at: int, told: str
) -> None:
    refusal = refused(villages, clause, text)
    assert (refusal.code, refusal.clause) == (code, clause)
    assert refusal.params["at"] == at
    assert told in " ".join(map(str, refusal.params.values()))


def refused(served: Served, clause: str, text: str) -> Malformed:
    clauses = {clause: [text] if clause == "where" else text}
    with pytest.raises(Malformed) as caught:
        served.page(parse(**clauses, now=NOW))  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    ("clause", "text", "what"),
    [
        ("where", "nom = '" + "x" * 20_000 + "'", "characters"),
        ("where", "not (" * 130 + "actif" + ")" * 130, "nesting"),
        ("where", " or ".join(["pop = 1"] * 1_500), "terms"),
        ("where", "pop = " + " + ".join(["1"] * 70), "operands"),
        ("where", "pop = " + "9" * 39, "digits"),
        ("where", " or ".join(["nom like 'a'"] * 51), "words"),
        ("where", "search('" + "mot " * 51 + "')", "words"),
        ("group_by", f"range(pop, {', '.join(map(str, range(201)))})", "bounds"),
        ("where", f"pop in ({', '.join(map(str, range(5_000)))})", "characters"),
        ("where", f"pop in ({', '.join(['1'] * 4_500)})", "terms"),
    ],
)
def test_what_is_too_long_or_too_deep_is_refused_before_anything_runs(
    villages: Served, clause: str, text: str, what: str
) -> None:
    refusal = refused(villages, clause, text)
    assert refusal.code == "query_too_long"
    assert refusal.params["what"] == what


def test_an_unknown_time_zone_is_refused() -> None:
    with pytest.raises(Malformed) as caught:
        parse(timezone="Mars/Olympus")
    assert caught.value.clause == "timezone"


def test_now_is_unknown_without_a_clock(villages: Served) -> None:
    with pytest.raises(Malformed) as caught:
        villages.page(parse(where=["ouvert < now()"]))
    assert caught.value.code == "query_misplaced_function"
