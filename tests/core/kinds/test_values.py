"""Right values and near misses of the kinds that people meet less often; under a clear header, less is enough."""

import polars as pl
import pytest

from pontdarc.core.recognition import KINDS, recognise
from tests.core.kinds.test_kinds import normalised, recognised, valid

RIGHT = {
    "ban_key": ["07186_0123_00045", "2a004_b150_00012_bis", "07186_xxxx_99999"],
    "bytes_literal": [r"b'\x01'", 'b"abc"'],
    "country_code2": ["FR", "it", "GB"],
    "country_code3": ["FRA", "bel"],
    "country_code_numeric": ["250", "056"],
    "country_name": ["France", "ITALIE", "Etats Unis", "côte d'ivoire", "Royaume-Uni"],
    "cpv": ["45233140-2", "03000000-1", "98390000-3"],
    "date_compact": ["20240312", "19981231"],
    "date_fr": ["02 05 2003"],
    "date_iso": ["2003.05.02", "2003/05/02"],
    "datetime_rfc822": ["Sun, 06 Nov 1994 08:49:37 GMT", "24 Feb 2010 23:00:37 +1000", "Mon, 1 Jan 2024 08:00 UT"],
    "departement_name": ["Ardèche", "l'Ardèche", "SEINE MARITIME", "Val-d’Oise"],
    "epci_name": ["CA Privas Centre Ardèche", "Communauté de communes du Pays des Vans", "Grenoble Alpes Métropole"],
    "epsg": ["EPSG:2154", "epsg:4326", "urn:ogc:def:crs:EPSG::2154"],
    "fantoir": ["7755A", "B150B", "ZA04C", "071860123B"],
    "finess": ["070000013"],
    "iris": ["071860000", "2A0040101"],
    "language": ["français", "Anglais", "fr-FR"],
    "latlon": ["44.735, 4.599", "[44.735,4.599]", "44,735 ; 4,599", "-21.1 55.5"],
    "lonlat": ["4.599, 44.735", "[4.599, 44.735]", "140.0,-10.70", "-61.5;16.2"],
    "m57_account": ["65748", "2031", "60"],
    "mime_type": ["text/csv", "application/vnd.ms-excel", "text/csv; charset=utf-8"],
    "object_id": ["62320e50f981bc2b57bcc044"],
    "old_association_number": ["071S1871092288", "2B1P0012"],
    "pcs_code": ["121f", "431F", "7500"],
    "pcs_name": [
        "Professions intermédiaires",
        "Ouvriers qualifiés de type industriel",
        "Retraités",
        "Élèves, étudiants",
    ],
    "region_name": ["Auvergne-Rhône-Alpes", "ILE DE FRANCE", "Rhône-Alpes", "Provence-Alpes-Côte d'Azur"],
    "rnb_id": ["FT4RKBXBVH9S", "FT4R-KBXB-VH9S"],
    "social_handle": ["@departement07", "@mairie@mastodon.social"],
    "url": ["https://example.fr/un/Doc avec blancs.pdf"],
    "vat_number": ["FR83404833048", "FR 83 404 833 048"],
    "weekday_fr": ["lundi", "Mar.", "mer"],
    "year_month": ["2024-03", "1998-12"],
}
NEAR = {
    "ban_key": ["07186_0123_45", "07186-0123-00045", "07186"],
    "bytes_literal": ["bytes", 'b"ytes', "'abc'"],
    "country_code2": ["XX", "FRA", "F"],
    "country_code3": ["XXX", "FR"],
    "country_code_numeric": ["003", "25"],
    "country_name": ["Paris", "Europe", "Privas", "amérique"],
    "cpv": ["45233140", "99000000-1", "45233140-22"],
    "date_compact": ["20241312", "20240332", "2024031", "12032024"],
    "date_fr": ["02 13 2003", "2 5 2003", "04 75 6400"],
    "date_iso": ["2003-05/02", "2003 05 02", "2003-5-2"],
    "datetime_rfc822": ["Sun, 06 Nov 1994 25:49:37 GMT", "Lun, 06 Nov 1994 08:49:37 GMT", "06 Nov 1994"],
    "departement_name": ["Privas", "Auvergne", "alabama", "Ardèche Drôme"],
    "epci_name": ["Privas", "Communauté", "Salle de la communauté", "Association des communes"],
    "epsg": ["2154", "EPSG", "EPSG:21"],
    "fantoir": ["7755", "7755AB", "071867755"],
    "finess": ["070000014", "07000001"],
    "iris": ["07186000", "071869000", "991860000"],
    "language": ["fr", "le", "parisien"],
    "latlon": ["44,735", "1,2", "4.599, 44.735", "160.1,-27.5", "44.735", "[44.735,4.599"],
    "lonlat": ["44.735, 4.599", "4,599", "-40.7, 10.8", "192.1,0.1"],
    "m57_account": ["12,5", "9", "0"],
    "mime_type": ["csv", "et/ou", "text/", "07/08"],
    "object_id": ["623201509981522576440442", "62320e50f981bc2b57bcc04", "884762be-51f3-44c3-b811-1e14c5d89262"],
    "old_association_number": ["W072000123", "0711871092288"],
    "pcs_code": ["121x", "721a", "7600"],
    "pcs_name": ["Super-héros", "Cadre de vie", "Cadre photo"],
    "region_name": ["Ardèche", "Bavière", "Région"],
    "rnb_id": ["FT4RKBXBVH9O", "FT4RKBXBVH9", "ft4r kbxb"],
    "social_handle": ["a@example.fr", "@", "@deux mots"],
    "url": ["voir https://example.fr", "example"],
    "vat_number": ["FR84404833048", "FR83404833049", "404833048"],
    "weekday_fr": ["jour", "mars"],
    "year_month": ["2024-13", "2024", "03-2024", "2024-3"],
}
CANONICAL = [
    ("vat_number", "fr 83 404 833 048", "FR83404833048"),
    ("date_compact", "20240312", "2024-03-12"),
    ("date_compact", "20230229", "20230229"),
    ("date_fr", "02 05 2003", "2003-05-02"),
    ("date_iso", "2003.05.02", "2003-05-02"),
    ("datetime_rfc822", "Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    ("datetime_rfc822", "6 Nov 1994 08:49 +0200", "1994-11-06T08:49:00+02:00"),
    ("cpv", "452331402", "45233140-2"),
    ("epsg", "urn:ogc:def:crs:EPSG::2154", "EPSG:2154"),
    ("rnb_id", "FT4R-KBXB-VH9S", "FT4RKBXBVH9S"),
    ("year_month", "03/2024", "2024-03"),
]


@pytest.mark.parametrize("slug", RIGHT)
def test_right_values_are_recognised_and_valid_once_normalised(slug: str) -> None:
    refused = [each for each, ok in zip(RIGHT[slug], recognised(slug, *RIGHT[slug]), strict=True) if not ok]
    assert refused == []
    assert all(valid(slug, *RIGHT[slug]))


@pytest.mark.parametrize("slug", NEAR)
def test_near_misses_are_left(slug: str) -> None:
    taken = [each for each, ok in zip(NEAR[slug], recognised(slug, *NEAR[slug]), strict=True) if ok]
    assert taken == []


@pytest.mark.parametrize(("slug", "written", "canonical"), CANONICAL)
def test_they_have_one_canonical_form(slug: str, written: str, canonical: str) -> None:
    assert normalised(slug, written) == [canonical]


@pytest.mark.parametrize(
    ("header", "values", "kind"),
    [
        ("pays", ["FR", "IT"], "country_code2"),
        ("pays", ["France", "Italie"], "country_name"),
        ("code pays", ["250", "380"], "country_code_numeric"),
        ("nom du département", ["Ardèche", "Drôme"], "departement_name"),
        ("région", ["Occitanie", "Bretagne"], "region_name"),
        ("EPCI", ["200072015"], "epci_siren"),
        ("EPCI", ["CA Privas Centre Ardèche", "CC du Pays des Vans"], "epci_name"),
        ("cle_interop", ["07186_0123_00045"], "ban_key"),
        ("sans rapport", ["07186_0123_00045"], "ban_key"),
        ("coordonneesXY", ["[4.599, 44.735]"], "lonlat"),
        ("lonlat", ["-40.7, 10.8"], "lonlat"),
        ("geo_point_2d", ["44.735, 4.599"], "latlon"),
        ("code_cpv", ["45233140", "71000000"], "cpv"),
        ("langue", ["fr", "en"], "language"),
        ("resource.mime", ["text/csv"], "mime_type"),
        ("date", ["20240312", "20231201"], "date_compact"),
        ("mois", ["2024-03", "2024-04"], "year_month"),
        ("compte", ["65748", "6574"], "m57_account"),
        ("iris", ["071860000"], "iris"),
        ("fantoir", ["0123B", "B150C"], "fantoir"),
        ("finess", ["070000013"], "finess"),
        ("code csp", ["431f"], "pcs_code"),
        ("twitter", ["@departement07"], "social_handle"),
    ],
)
def test_the_header_and_the_values_tell_the_kind(header: str, values: list[str], kind: str) -> None:
    assert recognise(pl.DataFrame({header: values * 12}))[header].kind == kind


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("valeur", ["65748", "2031", "60"]),
        ("valeur", ["250", "056", "380"]),
        ("sigle", ["FR", "IT", "BE"]),
        ("ref", ["071860000", "260580101"]),
        ("ref", ["7755A", "1234B"]),
        ("nom", ["Privas", "Le Teil"]),
        ("titre", ["Lot", "Garage", "Atelier"]),
        ("code", ["fr", "en", "it"]),
        ("x", ["1,2", "3,4"]),
    ],
)
def test_what_is_ambiguous_is_told_by_no_value_alone(header: str, values: list[str]) -> None:
    assert recognise(pl.DataFrame({header: values * 12}))[header].kind in (None, "lambert93_x")


def test_every_kind_has_right_and_near_values_somewhere_in_the_tests() -> None:
    assert set(RIGHT) == set(NEAR)
    assert set(RIGHT) <= set(KINDS)
