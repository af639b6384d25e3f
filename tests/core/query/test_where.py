"""What each predicate of the language keeps, from the reference of the dialect, over eight villages."""

import pytest

from pontdarc.core.query.engine import Served
from pontdarc.core.query.parsing import parse
from tests.core.query.villages import NOW

EVERY = [1, 2, 3, 4, 5, 6, 7, 8]
SQUARE = "geom'POLYGON((4 44, 5 44, 5 45, 4 45, 4 44))'"
GEOJSON = """geom'{"type":"Polygon","coordinates":[[[4,44],[5,44],[5,45],[4,45],[4,44]]]}'"""
POINT_AS_WKB = "geom'0101000000666666666666124014AE47E17A5E4640'"

WHERE: list[tuple[str, list[int]]] = [
    # comparisons: nulls are in none of them
    ("pop = 8000", [1, 7]),
    ("pop: 8000", [1, 7]),
    ("pop=8000", [1, 7]),
    ("8000 = pop", [1, 7]),
    ("pop != 8000", [2, 3, 4, 5, 6]),
    ("pop > 2700", [1, 2, 7]),
    ("pop >= 2700", [1, 2, 4, 7]),
    ("pop < 0", [6]),
    ("pop <= 0", [3, 6]),
    ("pop = -5", [6]),
    ("pop > taux * 1000", [1, 2, 4, 5, 7]),
    ("pop = '8000'", [1, 7]),
    ("taux = 2.25", [2]),
    ("taux > 2", [2, 6, 8]),
    ("pop = null", []),
    ("pop != null", []),
    ("nom = 'Privas'", [1]),
    ('nom = "Privas"', [1]),
    ("nom = 'privas'", []),
    ("nom: 'Privas'", [1]),
    ("nom != 'Privas'", [2, 3, 4, 6, 7, 8]),
    ("nom > 'M'", [1, 3, 6, 7]),
    ("code = 07186", [1]),
    ("code = '07186'", [1]),
    ("code = 1", [5]),
    ("nom = 'O\\'Brien'", []),
    ('nom = "a \\"b\\""', []),
    # fields whose name is digits or a word of the language
    ("`year` = 3", [3]),
    ("year = 3", [3]),
    ("`2020` = 30", [3]),
    ("`2020` > `year` * 10 - 1", EVERY),
    # booleans
    ("actif", [1, 4, 5, 7]),
    ("not actif", [2, 3, 6, 8]),
    ("NOT actif", [2, 3, 6, 8]),
    ("actif = true", [1, 4, 5, 7]),
    ("actif = FALSE", [2, 6, 8]),
    ("actif is true", [1, 4, 5, 7]),
    ("actif is false", [2, 6, 8]),
    ("actif is not true", [2, 3, 6, 8]),
    ("actif is not false", [1, 3, 4, 5, 7]),
    ("actif IS NULL", [3]),
    ("actif is not null", [1, 2, 4, 5, 6, 7, 8]),
    ("actif: 'true'", [1, 4, 5, 7]),
    ("true", EVERY),
    ("false", []),
    # nulls
    ("nom is null", [5]),
    ("nom is not null", [1, 2, 3, 4, 6, 7, 8]),
    ("geo_point_2d is null", [5]),
    ("forme is null", [3]),
    ("tags is null", [4]),
    ("pop / 0 is null", EVERY),
    ("pop / 2 = 4000", [1, 7]),
    ("ouvert is null", [4]),
    # and, or, not, parentheses
    ("actif and pop > 1000", [1, 4, 7]),
    ("actif AND pop > 1000 OR nom = 'Annonay'", [1, 4, 7, 8]),
    ("actif and (pop > 1000 or nom is null)", [1, 4, 5, 7]),
    ("not (actif or pop = 0)", [2, 6, 8]),
    ("not pop = 8000", [2, 3, 4, 5, 6, 8]),
    ("not (not actif)", [1, 4, 5, 7]),
    ("(((actif)))", [1, 4, 5, 7]),
    ("NOT(actif)AND(pop>0)", [2]),
    ("actif and not nom like 'privas'", [4, 5]),
    # intervals, both bracket ways
    ("pop in [0..8000]", [1, 3, 4, 5, 7]),
    ("pop in [0 .. 8000[", [3, 4, 5]),
    ("pop in ]0..8000]", [1, 4, 5, 7]),
    ("pop in ]0..8000[", [4, 5]),
    ("pop in [0 TO 8000]", [1, 3, 4, 5, 7]),
    ("pop in [0 to 8000[", [3, 4, 5]),
    ("pop in [-5..0]", [3, 6]),
    ("pop not in [0..8000]", [2, 6, 8]),
    ("taux in [1.5..2.25]", [1, 2, 7]),
    ("ouvert in [date'2020'..date'2021']", [1, 2, 7]),
    ("ouvert in [date'2020-01-01' TO date'2020-02-29']", [1, 7]),
    ("ouvert in ['2020-01-02'..'2020-12-31']", [2, 7]),
    ("ouvert in ]date'2020-01-01'..date'2020-12-31'[", [7]),
    # lists
    ("pop in (8000, 150)", [1, 5, 7]),
    ("pop not in (8000, 150)", [2, 3, 4, 6, 8]),
    ("nom in ('Privas', 'Annonay')", [1, 8]),
    ("nom IN ('Privas')", [1]),
    ("ouvert in ('2020-01-01', date'2021/03/15')", [1, 3]),
    ("code in (07186, 2)", [1, 7]),
    # columns with several values
    ("'eau' in tags", [1, 5, 6]),
    ("'Ville' in tags", [7]),
    ("tags = 'ville'", [1, 2]),
    ("tags: 'gare'", [8]),
    ("tags in ('gare', 'forêt')", [6, 8]),
    ("not 'eau' in tags", [2, 3, 4, 7, 8]),
    ("tags != 'eau'", [2, 3, 4, 7, 8]),
    # like: every word, whatever the case and accents
    ("nom like 'privas'", [1, 7]),
    ("nom like 'PRIVAS vieux'", [7]),
    ("nom like 'vieux privas'", [7]),
    ("nom like 'ecueil'", [3]),
    ("nom like 'ardèche'", [3]),
    ("nom like 'ardech'", []),
    ("nom like 'ard*'", [3]),
    ("nom like 'e*'", [3, 6]),
    ("nom not like 'privas'", [2, 3, 4, 5, 6, 8]),
    ('nom LIKE "vans"', [4]),
    ("tags like 'foret'", [6]),
    ("ouvert like '2020'", [1, 2, 7]),
    # full text on every visible value: words of the same family
    ("'privas'", [1, 7]),
    ('"Privas"', [1, 7]),
    ("'privas vieux'", [7]),
    ("'villes'", [1, 2, 7]),
    ("'eaux'", [1, 5, 6]),
    ("'forets'", [6]),
    ("'éclass*'", [6]),
    ("'vil*'", [1, 2, 7]),
    ("'07019'", [2]),
    ("'gare' or 'vans'", [4, 8]),
    ("'eau' and not 'privas'", [5, 6]),
    ("not 'eau'", [2, 3, 4, 7, 8]),
    ("'rien'", []),
    # search: fuzzy, the last word is a beginning
    ("search('privas')", [1, 7]),
    ("search('privs')", [1, 7]),
    ("search('aubenax')", [2]),
    ("search('aubenxx')", [2]),
    ("search('aubexxx')", []),
    ("search('vieux priv')", [7]),
    ("search('prv vieux')", []),
    ("search('écueil')", [3]),
    ("search(nom, 'vans')", [4]),
    ("search(nom, tags, 'gare')", [8]),
    ("search(nom, 'gare')", []),
    ("search(*, 'gare')", [8]),
    ("SEARCH(nom, 'Annonai')", [8]),
    # suggest: beginnings of words
    ("suggest('pri')", [1, 7]),
    ("suggest('vi pri')", [1, 7]),
    ("suggest(nom, 'vi')", [7]),
    ("suggest(nom, 'prv')", []),
    ("suggest(*, 'gar')", [8]),
    # startswith: beginning of the whole value, case and accents included
    ("startswith(nom, 'Pri')", [1, 7]),
    ("startswith(nom, 'pri')", []),
    ("startswith(nom, 'Éc')", [3, 6]),
    ("startswith(nom, code, '07')", [1, 2, 3, 4, 8]),
    ("startswith('A')", [2, 8]),
    # dates, read as UTC
    ("ouvert = date'2020-01-01'", [1]),
    ("ouvert = '2020-01-01'", [1]),
    ("ouvert = date'2020/01/01'", [1]),
    ('ouvert = date"2020"', [1]),
    ("ouvert > date'2020-12-31'", [3, 6, 8]),
    ("ouvert > '2020-12-31T12:00'", [3, 6, 8]),
    ("ouvert >= date'2021-03' and ouvert < date'2021-04'", [3, 6]),
    ("date'2021' < ouvert", [3, 6, 8]),
    ("maj = date'2021-01-01'", [1]),
    ("maj >= '2021-06-30T22:30'", [2, 8]),
    ("maj >= '2021-06-30T22:30Z'", [2, 8]),
    ("maj >= '2021-07-01T00:30+02:00'", [2, 8]),
    ("maj < '2021-01-01T00:00:00Z'", [4]),
    ("maj < '2021-01-01T00:30+01:00'", []),
    ("maj in ['2021-01-01'..'2021-02-01'[", [1, 6]),
    ("year(ouvert) = 2020", [1, 2, 7]),
    ("YEAR(ouvert)=2020 and MONTH(ouvert)=12", [2]),
    ("day(ouvert) > 29", [2, 5, 8]),
    ("hour(maj) = 23", [4]),
    ("minute(maj) = 30", [2, 4, 5]),
    ("second(maj) = 7", [6]),
    ("date_format(ouvert, 'yyyy-MM') = '2021-03'", [3, 6]),
    ("date_format(ouvert, 'EEEE') = 'lundi'", [3, 8]),
    # now(): 31 May 2021, ten o'clock
    ("ouvert < now()", [1, 2, 3, 5, 6, 7]),
    ("maj > now(months=1, day=30, hour=22, minute=0)", [2, 8]),
    ("ouvert > now(years=-1)", [2, 3, 6, 8]),
    ("ouvert >= now(year=2020, month=1, day=1, hour=0, minute=0)", [1, 2, 3, 6, 7, 8]),
    ("ouvert = now(year=2020, month=2, day=31, hour=0, minute=0)", [7]),
    ("ouvert = now(weeks=-11, weekday=0, hour=0, minute=0)", [3]),
    ("ouvert = now(days=-77, hour=0, minute=0)", [3]),
    ("ouvert in [now(years=-2) .. now()]", [1, 2, 3, 5, 6, 7]),
    ("ouvert > now(year=2030, year=2020)", [2, 3, 6, 8]),
    # functions
    ("length(nom) = 6", [1]),
    ("length(nom) > 10", [3, 7]),
    ("lower(nom) = 'écueil-sur-ardèche'", [3]),
    ("upper(nom) = 'ÉCLASSAN'", [6]),
    ("ifnull(pop, 0) = 0", [3, 8]),
    ("ifnull(nom, 'inconnu') = 'inconnu'", [5]),
    ("ifnull(nom, code) = '1'", [5]),
    ("ifnull(pop, taux) = 3", [8]),
    ("ifnull(ouvert, '2000-01-01') < '2019-01-01'", [4]),
    # arithmetic
    ("pop + 5 = 0", [6]),
    ("pop - 5 = 7995", [1, 7]),
    ("pop * 2 = 24000", [2]),
    ("2 + 3 * 2 = 8 and pop = 0", [3]),
    ("(2 + 3) * 2 = 10 and pop = 0", [3]),
    ("-pop = 5", [6]),
    ("pop / 5 = 30", [5]),
    ("pop > -1", [1, 2, 3, 4, 5, 7]),
    # places
    ("in_bbox(geo_point_2d, 44, 4, 45, 5)", [1, 2, 3, 4, 7]),
    ("in_bbox(geo_point_2d, 4, 44, 5, 45)", []),
    ("in_bbox(geo_point_2d, 45, 5, 44, 4)", []),
    ("in_bbox(geo_point_2d, 44.735, 4.599, 44.735, 4.6)", [1, 7]),
    ("in_bbox(forme, 44, 4, 45, 5)", [1, 2, 4, 7]),
    ("in_bbox(forme, -1, -1, 1, 1)", [5]),
    ("in_bbox(forme, -1, -1.5, 1, 1)", [5]),
    ("within_distance(geo_point_2d, geom'POINT(4.6 44.735)', 1km)", [1, 7]),
    ("within_distance(geo_point_2d, geom'POINT(4.6 44.735)', 50m)", [7]),
    ("within_distance(geo_point_2d, geom'POINT(4.6 44.735)', 0.05 mi)", [1, 7]),
    ("within_distance(geo_point_2d, geom'POINT(4.6 44.735)', 8000cm)", [1, 7]),
    ("within_distance(geo_point_2d, geom'POINT(4.6 44.735)', 80000 mm)", [1, 7]),
    ("within_distance(geo_point_2d, geom'POINT(4.6 44.735)', 90 yd)", [1, 7]),
    ("within_distance(geo_point_2d, geom'POINT(4.6 44.735)', 250ft)", [7]),
    ("within_distance(geo_point_2d, geom'POINT(4.6 44.735)', 20000 km)", [1, 2, 3, 4, 6, 7, 8]),
    ("within_distance(forme, geom'POINT(4.6 44.735)', 1m)", [1, 7]),
    ("within_distance(forme, geom'POINT(4.6 44.735)', 17km)", [1, 2, 7]),
    ("distance(geo_point_2d, geom'POINT(4.6 44.735)', 1km)", [1, 7]),
    ("distance(geo_point_2d, geom'POINT(4.6 44.735)') < 1000", [1, 7]),
    (f"intersects(forme, {SQUARE})", [1, 2, 4, 7]),
    (f"within(forme, {SQUARE})", [1, 2, 4, 7]),
    (f"disjoint(forme, {SQUARE})", [5, 6, 8]),
    (f"intersects(geo_point_2d, {SQUARE})", [1, 2, 3, 4, 7]),
    (f"within(geo_point_2d, {GEOJSON})", [1, 2, 3, 4, 7]),
    ("within(geo_point_2d, geom'POLYGON((4.5 44.7,4.65 44.7,4.65 44.8,4.5 44.8,4.5 44.7))')", [1, 7]),
    (f"intersects(forme, {POINT_AS_WKB})", [1, 7]),
    (f"geometry(forme, {SQUARE}, INTERSECTS)", [1, 2, 4, 7]),
    (f"geometry(forme, {SQUARE}, disjoint)", [5, 6, 8]),
    (f"geometry(geo_point_2d, {SQUARE}, WITHIN)", [1, 2, 3, 4, 7]),
    (f"polygon(geo_point_2d, {SQUARE})", [1, 2, 3, 4, 7]),
    ("bbox(geo_point_2d, geom'POINT(4 44)', geom'POINT(5 45)')", [1, 2, 3, 4, 7]),
    ("bbox(geo_point_2d, geom'POINT(5 45)', geom'POINT(4 44)')", [1, 2, 3, 4, 7]),
    (f"not intersects(forme, {SQUARE})", [3, 5, 6, 8]),
]


@pytest.mark.parametrize(("where", "kept"), WHERE)
def test_a_predicate_keeps_the_rows_that_the_reference_says(villages: Served, where: str, kept: list[int]) -> None:
    query = parse(select="_id", where=[where], now=NOW)
    assert [row["_id"] for row in villages.page(query).rows()] == kept
    assert villages.count(query) == len(kept)


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ("maj = '2021-01-01'", []),
        ("maj >= '2021-01-01' and maj < '2021-01-02'", [1, 4]),
        ("maj >= date'2021-07-01'", [2, 8]),
        ("maj >= '2021-07-01T00:00Z'", [8]),
        ("year(maj) = 2020", []),
        ("hour(maj) = 0", [2, 4]),
        ("date_format(maj, 'dd/MM HH:mm') = '01/07 00:30'", [2]),
        ("ouvert = '2020-01-01'", [1]),
        ("year(ouvert) = 2019", [5]),
        ("ouvert = now(year=2020, month=1, day=1, hour=0, minute=0)", [1]),
    ],
)
def test_dates_are_read_in_the_time_zone_of_the_query(villages: Served, where: str, kept: list[int]) -> None:
    query = parse(select="_id", where=[where], timezone="Europe/Paris", now=NOW)
    assert [row["_id"] for row in villages.page(query).rows()] == kept


@pytest.mark.parametrize(
    ("refine", "exclude", "kept"),
    [
        (["nom:Privas"], [], [1]),
        (["nom:'Privas'"], [], [1]),
        (['nom:"Privas"'], [], [1]),
        (["tags:eau", "actif:true"], [], [1, 5]),
        (["ouvert:2020"], [], [1, 2, 7]),
        (["ouvert:2020/12"], [], [2]),
        (["ouvert:2020-12-31"], [], [2]),
        (["ouvert:2020/2/29"], [], [7]),
        ([], ["ouvert:2020"], [3, 4, 5, 6, 8]),
        ([], ["tags:eau"], [2, 3, 4, 7, 8]),
        (["pop:8000"], ["nom:Privas"], [7]),
        (["taux:1.5"], [], [1, 7]),
    ],
)
def test_facets_keep_what_is_refined_and_leave_what_is_excluded(
    villages: Served, refine: list[str], exclude: list[str], kept: list[int]
) -> None:
    query = parse(select="_id", refine=refine, exclude=exclude)
    assert [row["_id"] for row in villages.page(query).rows()] == kept


def test_several_where_are_joined_by_and(villages: Served) -> None:
    query = parse(select="_id", where=["actif", "pop > 1000 or nom is null"])
    assert [row["_id"] for row in villages.page(query).rows()] == [1, 4, 5, 7]
