"""Every step of a recipe, by value; and what all of them promise."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer
from stdnum import luhn

from pontdarc.core.headers import words_of
from pontdarc.core.referential import Body, Commune, Referential
from pontdarc.core.step import Call, Context, Sheet, mend_column, run
from pontdarc.core.steps import drop_repeated_headers
from pontdarc.core.steps.registry import registry

TODAY = date(2026, 11, 23)
CONTEXT = Context(TODAY)
NATURES = ["aide en numéraire", "aide en nature", "aide en numéraire;aide en nature"]
THEMES = ["Equipement sportif et de loisirs", "Equipement culturel", "Equipement cultuel", "Autre équipement"]
OUI = {"true": ["oui"], "false": ["non"]}
MENDS = [slug for slug, step in registry().items() if step.mend]
REWORKS = [slug for slug, step in registry().items() if step.rework]
UGLY = [
    "",
    " ",
    "\u00a0",
    "-",
    "?",
    "é" * 300,
    "1E+13",
    "=1+1",
    "\x00",
    "😀",
    "31/02/2024",
    "()",
    "%",
    "€",
    "/",
    "'",
    "@",
]


def mended(slug, text, params=None):
    cells = mend_column(registry()[slug], pl.Series("c", [text]), params or {}, CONTEXT)[0]
    return cells[0]


@pytest.mark.parametrize(
    ("slug", "units", "before", "after"),
    [
        ("decimal_point", ["kW"], "22 kW", "22"),
        ("decimal_point", ["kW"], "7,4kw", "7.4"),
        ("decimal_point", ["bar", "bars"], "3,5 bars", "3.5"),
        ("decimal_point", ["m3/h"], "60 m3/h", "60"),
        ("decimal_point", ["kW"], "22 kVA", "22 kVA"),
        ("decimal_point", ["m"], "12 cm", "12 cm"),
        ("whole_number", ["mois"], "3 mois", "3"),
        ("whole_number", ["mois"], "2 ans", "2 ans"),
    ],
)
def test_the_unit_of_a_column_is_taken_away_and_no_other(slug, units, before, after):
    assert mended(slug, before, {"units": units}) == after


def test_a_measure_is_converted_exactly_and_one_in_another_unit_left_for_a_person():
    sheet = Sheet(pl.DataFrame({"h": ["12,5", "9", "0,1 m", "850 cm", "haut", None]}), pl.Series(range(2, 8)))
    call = Call("to_unit", "h", {"factor": "100", "units": ["m"], "into": "made"})
    done, (change,) = run(registry()["to_unit"], sheet, call, CONTEXT)
    assert done.frame["made"].to_list() == ["1250", "900", "10", "850 cm", "haut", None]
    assert change.count == 5


@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        ("decimal_point", "22 kW", "22 kW"),
        ("iso_date", "12/03/2024", "2024-03-12"),
        ("iso_date", "12/03/24", "2024-03-12"),
        ("iso_date", "01/04/99", "1999-04-01"),
        ("iso_date", "12-03-2024", "2024-03-12"),
        ("iso_date", "12.03.2024", "2024-03-12"),
        ("iso_date", "2024/03/12", "2024-03-12"),
        ("iso_date", "12 mars 2024", "2024-03-12"),
        ("iso_date", "1er mars 2024", "2024-03-01"),
        ("iso_date", "1ER AOÛT 2022", "2022-08-01"),
        ("iso_date", "mardi 12 déc. 2023", "2023-12-12"),
        ("iso_date", "Commission permanente du 22 mai 2023", "2023-05-22"),
        ("iso_date", "45363", "2024-03-12"),
        ("iso_date", "45363.0", "2024-03-12"),
        ("iso_date", "2024-03-12T00:00:00", "2024-03-12"),
        ("iso_date", "2024-03-11T23:00:00Z", "2024-03-12"),
        ("iso_date", "12/03/2024 14:30", "2024-03-12"),
        ("iso_date", "20240312", "2024-03-12"),
        ("iso_date", "03/25/2024", "2024-03-25"),
        ("iso_date", "1 er mars 2024", "2024-03-01"),
        ("iso_date", "premier mars 2024", "2024-03-01"),
        ("iso_date", "12/mars/2024", "2024-03-12"),
        ("iso_date", "12 / 03 / 2024", "2024-03-12"),
        ("iso_date", "12/03/2024 à 14 h 30", "2024-03-12"),
        ("iso_date", "20240312T101500", "2024-03-12"),
        ("iso_date", "2024-03-12+01:00", "2024-03-12"),
        ("iso_date", "March 12, 2024", "2024-03-12"),
        ("period_iso", "2018-04-01_2018-12-31", "2018-04-01/2018-12-31"),
        ("period_iso", "du 01/01/2018 au 31/12/2018", "2018-01-01/2018-12-31"),
        ("period_iso", "01/01/2018 - 31/12/2018", "2018-01-01/2018-12-31"),
        ("period_iso", "2018", "2018-01-01/2018-12-31"),
        ("period_iso", "mars 2018", "2018-03-01/2018-03-31"),
        ("period_iso", "01/02/2018", "2018-02-01"),
        ("period_iso", "2018-01-24 (acompte et solde)", "2018-01-24"),
        ("year_interval", "2023-2024", "2023/2024"),
        ("year_interval", "2024.0", "2024"),
        ("decimal_point", "1 234,50 €", "1234.50"),
        ("decimal_point", "1\u202f234,5", "1234.5"),
        ("decimal_point", "1’234.5", "1234.5"),
        ("decimal_point", "1.234,56", "1234.56"),
        ("decimal_point", "1.234.567", "1234567"),
        ("decimal_point", "(12,00)", "-12.00"),
        ("decimal_point", "12 EUR", "12"),
        ("decimal_point", "- 1 234,00", "-1234.00"),
        ("decimal_point", "1 234,00-", "-1234.00"),
        ("decimal_point", "1\u2007234,5", "1234.5"),
        ("decimal_point", "12 000,-", "12000"),
        ("decimal_point", "12€50", "12.50"),
        ("decimal_point", "12 345,67EUR", "12345.67"),
        ("decimal_point", "- €", "0"),
        ("percentage_share", "45 pour cent", "0.45"),
        ("whole_number", "250 habitants", "250"),
        ("degrees_minutes", "44°43′48″ N", "44.73"),
        ("degrees_minutes", "4° 35' 24.00\" O", "-4.59"),
        ("degrees_minutes", "4,59 E", "4.59"),
        ("html_entities", "l&#39;&eacute;cole", "l'école"),
        ("html_entities", "<p>&Agrave; 5 &lt; 6 &amp; plus</p>", "<p>À 5 &lt; 6 &amp; plus</p>"),
        ("empty_marker", "*Sans réponse*", None),
        ("formula_text", '="07186"', "07186"),
        ("formula_text", "'07186", "07186"),
        ("whole_number", "12,0", "12"),
        ("whole_number", "1 234", "1234"),
        ("whole_number", "12 voix", "12"),
        ("percentage_share", "45 %", "0.45"),
        ("percentage_share", "45", "0.45"),
        ("percentage_share", "100", "1"),
        ("percentage_share", "0,5", "0.5"),
        ("siret_digits", "210 701 868 00015", "21070186800015"),
        ("siret_digits", "224 900 019 000 15'", "22490001900015"),
        ("siret_digits", "22490001900015.0", "22490001900015"),
        ("siret_digits", "SIRET : 22490001900015", "22490001900015"),
        ("siret_digits", "2,1070186800015E+13", "21070186800015"),
        ("siret_digits", "21070186800015 (mairie)", "21070186800015"),
        ("siret_digits", "210701868 NIC 00015", "21070186800015"),
        ("siren_digits", "220 700 017", "220700017"),
        ("siren_digits", "21070186800015", "210701868"),
        ("siren_digits", "FR72 210701868", "210701868"),
        ("insee_zero", "02A004", "2A004"),
        ("postal_zero", "FR-07000", "07000"),
        ("postal_zero", "07000 Privas", "07000"),
        ("rna_text", "N° W071001234", "W071001234"),
        ("phone_format", "0262 20 30 40", "+262 262203040"),
        ("phone_format", "04 75 66 77 88 (accueil)", "+33 475667788"),
        ("url_scheme", "htpp://exemple.fr", "http://exemple.fr"),
        ("url_scheme", "http://http://exemple.fr", "http://exemple.fr"),
        ("url_scheme", "exemple.fr#http://exemple.fr#", "http://exemple.fr"),
        ("email_text", "mairie [at] exemple [point] fr", "mairie@exemple.fr"),
        ("email_text", "mairie@exemple.fr#mailto:mairie@exemple.fr#", "mairie@exemple.fr"),
        ("mojibake", "l’Ã©cole", "l’école"),
        ("mojibake", "Ã  vendre", "à vendre"),
        ("mojibake", "l\x92école", "l’école"),
        ("insee_zero", "7186", "07186"),
        ("insee_zero", "78123.0", "78123"),
        ("insee_zero", "2a004", "2A004"),
        ("postal_zero", "7000", "07000"),
        ("postal_zero", "07 000", "07000"),
        ("rna_text", "w 071 001 234", "W071001234"),
        ("sex_code", "Masculin", "M"),
        ("sex_code", "FILLE", "F"),
        ("sex_code", "2", "F"),
        ("first_name_case", "JEAN-PIERRE", "Jean-Pierre"),
        ("first_name_case", "ÉLOÏSE", "Éloïse"),
        ("first_name_case", "Anne - marie", "Anne-Marie"),
        ("place_name_case", "SAINT-PIERRE-SUR-DOUX", "Saint-Pierre-sur-Doux"),
        ("place_name_case", "LE TEIL", "Le Teil"),
        ("street_words", "Av. du Gal. de Gaulle", "Avenue du Général de Gaulle"),
        ("street_words", "Place de l’Église", "Place de l'Église"),
        ("phone_format", "04 75 66 77 88", "+33 475667788"),
        ("phone_format", "33475667788", "+33 475667788"),
        ("phone_format", "475667788.0", "+33 475667788"),
        ("url_scheme", "www.exemple.fr/page", "https://www.exemple.fr/page"),
        ("url_scheme", "http:/exemple.fr", "http://exemple.fr"),
        ("email_text", "mailto:mairie@exemple.fr", "mairie@exemple.fr"),
        ("email_text", "mairie (at) exemple.fr", "mairie@exemple.fr"),
        ("mojibake", "cÃ©lÃ©bration", "célébration"),
        ("mojibake", "CÅ“ur", "Cœur"),
        ("mojibake", "cÃƒÂ©lÃƒÂ©bration", "célébration"),
        ("mojibake", "12 â‚¬", "12 €"),
        ("trim_spaces", "  Mairie de \n Privas\u200b ", "Mairie de Privas"),
        ("trim_spaces", "Mairie\u00a0de Privas", "Mairie de Privas"),
        ("plain_code", "677.0", "677"),
        ("iso_date", "0000-00-00 00:00:00", None),
        ("empty_marker", "sans objet", None),
        ("empty_marker", "#N/A", None),
        ("empty_marker", " - ", None),
    ],
)
def test_a_step_mends_what_it_is_for(slug, before, after):
    assert mended(slug, before) == after


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("iso_date", "2024"),
        ("iso_date", "31/02/2024"),
        ("iso_date", "mars 2024"),
        ("iso_date", "du 01/01/2018 au 31/12/2018"),
        ("iso_date", "12 mars"),
        ("period_iso", "2017-12-12/fin de l'action"),
        ("decimal_point", "12 k€"),
        ("decimal_point", "1 2"),
        ("decimal_point", "entre 10 et 20"),
        ("decimal_point", "12.000 €"),
        ("decimal_point", "1,5E+03"),
        ("iso_date", "12/03/2024 (rectifié le 15/03/2024)"),
        ("iso_date", "3/12/2024 12:00:00 AM"),
        ("phone_format", "04 75 66 77 88 / 06 12 34 56 78"),
        ("url_scheme", "https://exemple.fr; https://exemple.org"),
        ("siret_digits", "2,10701868E+13"),
        ("siren_digits", "FR73 210701868"),
        ("empty_marker", "#####"),
        ("boolean_words", "10"),
        ("degrees_minutes", "44.73"),
        ("degrees_minutes", "44°73′ N"),
        ("formula_text", "'14-18'"),
        ("html_entities", "Dupont & fils"),
        ("whole_number", "12,5"),
        ("percentage_share", "150"),
        ("siret_digits", "2,24E+13"),
        ("siret_digits", "452474562"),
        ("siret_digits", "2107018680001"),
        ("insee_zero", "Privas"),
        ("postal_zero", "700"),
        ("sex_code", "autre"),
        ("phone_format", "04 75 66"),
        ("url_scheme", "voir le site"),
        ("email_text", "mairie"),
        ("mojibake", "Île-d’Aix, ÂGE"),
        ("trim_spaces", "Prêts\u202f!"),
        ("empty_marker", "Inconnus au bataillon"),
        ("first_name_case", "Zoé"),
    ],
)
def test_a_step_leaves_what_it_cannot_mend_safely(slug, text):
    assert mended(slug, text) == text


def test_a_word_for_nothing_that_a_list_of_values_holds_is_kept():
    listed = {"accepts": "^(Tranches|Sans objet)(;(Tranches|Sans objet))*$"}
    assert mended("empty_marker", "Sans objet", listed) == "Sans objet"
    assert mended("empty_marker", "néant", listed) is None


def test_a_word_for_none_is_a_zero_in_a_count_and_one_for_unknown_is_not():
    for text, empty, whole in (
        ("néant", "néant", "0"),
        ("Aucune", "Aucune", "0"),
        ("n/a", None, "n/a"),
        ("-", None, "-"),
    ):
        assert mended("empty_marker", text, {"counts": True}) == empty
        assert mended("whole_number", text, {"counts": True}) == whole
        assert mended("empty_marker", text) is None
        assert mended("whole_number", text) == text


def test_a_phone_is_glued_where_the_standard_wants_no_space():
    assert mended("phone_format", "04 75 66 77 88", {"glued": True}) == "+33475667788"
    assert mended("phone_format", "+33 475667788", {"glued": True}) == "+33475667788"


def test_a_siret_gets_its_zero_back_only_when_both_keys_are_right():
    right = _siret_starting_with_zero()
    assert mended("siret_digits", right[1:]) == right
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    assert mended("siret_digits", wrong[1:]) == wrong[1:]


def _siret_starting_with_zero():
    siren = "05580170"
    siren += luhn.calc_check_digit(siren)
    start = siren + "0001"
    return start + luhn.calc_check_digit(start)


def test_an_insee_code_gets_its_zero_only_if_the_commune_exists():
    known = Context(TODAY, Referential(communes={"07186": Commune("07186", "Privas", "07")}))
    cells = pl.Series("c", ["7186", "7999"])
    assert mend_column(registry()["insee_zero"], cells, {}, known)[0].to_list() == ["07186", "7999"]


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("en numéraire", NATURES, "aide en numéraire"),
        ("NUMERAIRE", NATURES, "aide en numéraire"),
        ("Aide  en nature", NATURES, "aide en nature"),
        ("numéraire et nature", NATURES, "aide en numéraire;aide en nature"),
        ("équipements culturels", THEMES, "Equipement culturel"),
        ("Equipement culturl", THEMES, "Equipement culturl"),
        ("sportif", THEMES, "Equipement sportif et de loisirs"),
        ("prêt de salle", NATURES, "prêt de salle"),
    ],
)
def test_a_list_value_is_matched_only_when_one_alone_can_be_meant(text, values, expected):
    assert mended("enum_spelling", text, {"values": values}) == expected


def test_a_letter_stands_for_one_of_two_values_that_begin_otherwise():
    sides = ("recette", "dépense")
    assert [mended("enum_spelling", text, {"values": sides}) for text in ("D", "r", "X", "")] == [
        "dépense",
        "recette",
        "X",
        "",
    ]
    kinds = ("aide en numéraire", "aide en nature")
    assert mended("enum_spelling", "A", {"values": kinds}) == "A"
    assert mended("enum_spelling", "D", {"values": (*sides, "autre")}) == "D"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("44.6199, 4.3901", "[4.3901, 44.6199]"),
        ("4.3901; 44.6199", "[4.3901, 44.6199]"),
        ("4,3901; 44,6199", "[4.3901, 44.6199]"),
        ("[44.6199, 4.3901]", "[4.3901, 44.6199]"),
        ("POINT (4.3901 44.6199)", "[4.3901, 44.6199]"),
        ('{"type": "Point", "coordinates": [4.3901, 44.6199]}', "[4.3901, 44.6199]"),
        ("[4.39,44.61]", "[4.39,44.61]"),
        ("12.5, 13.5", "12.5, 13.5"),
        ("[12.5, 13.5]", "[12.5, 13.5]"),
        ("place de la mairie", "place de la mairie"),
        ("4.39", "4.39"),
    ],
)
def test_a_point_is_written_longitude_first_when_only_one_order_is_in_france(text, expected):
    assert mended("geopoint_text", text, {"format": "array"}) == expected


def test_a_point_without_brackets_is_written_so_where_the_standard_asks_for_none():
    assert mended("geopoint_text", "[4.39, 44.61]", {"format": "default"}) == "4.39,44.61"
    assert mended("geopoint_text", "44.61 4.39", {"format": "object"}) == "44.61 4.39"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("363406.065895971", "363406.07"),
        ("363406,0", "363406.0"),
        ("-1.996", "-2.00"),
        ("12.50", "12.50"),
        ("12", "12"),
        ("1.2.345", "1.2.345"),
        ("1 200.456", "1 200.456"),
    ],
)
def test_a_number_keeps_no_more_decimals_than_the_standard_takes(text, expected):
    assert mended("fewer_decimals", text, {"decimals": 2}) == expected


def test_a_value_is_known_by_the_other_spellings_that_the_standard_gives():
    params = {"values": ["Licence Ouverte-LO", "Autre"], "spellings": {"fr-lo": "Licence Ouverte-LO"}}
    assert [mended("enum_spelling", text, params) for text in ("FR-LO", "autre", "fr-lol")] == [
        "Licence Ouverte-LO",
        "Autre",
        "fr-lol",
    ]


def test_yes_and_no_become_the_words_of_the_standard():
    assert [mended("boolean_words", text, OUI) for text in ("OUI", "x", "Faux", "N", "peut-être")] == [
        "oui",
        "oui",
        "non",
        "non",
        "peut-être",
    ]


def test_one_percent_is_told_from_the_whole_by_the_column():
    assert mended("percentage_share", "1", {"scale": "percent"}) == "0.01"
    assert mended("percentage_share", "1") == "1"


def test_a_long_text_is_cut_at_a_whole_word():
    short = mended("shorten_text", "un texte " * 40, {"length": 256})
    assert len(short) <= 256
    assert short.endswith((" texte…", " un…"))


def sheet_of(**columns):
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return Sheet(frame, pl.Series(range(2, frame.height + 2), dtype=pl.UInt32))


def reworked(slug, sheet, column=None, **params):
    return run(registry()[slug], sheet, Call(slug, column, params), CONTEXT)


def test_empty_rows_repeated_headers_and_totals_go_and_lines_follow():
    sheet = sheet_of(
        Nom=["A", None, "Nom", "B", "Total général"],
        Objet=["x", None, "Objet", "y", None],
        Montant=["1", None, "Montant", "2", "3"],
        Date=["d", None, "Date", "d", None],
    )
    for slug in ("drop_empty_rows", "drop_repeated_headers", "drop_total_rows"):
        sheet, changes = reworked(slug, sheet)
        assert [change.count for change in changes] == [1]
    assert sheet.frame["Nom"].to_list() == ["A", "B"]
    assert sheet.lines.to_list() == [2, 5]


def test_a_full_row_that_begins_with_total_is_data():
    sheet = sheet_of(Nom=["Total Énergies", "B"], Objet=["x", "y"], Montant=["1", "2"])
    assert reworked("drop_total_rows", sheet)[0].frame.height == 2


def test_notes_below_the_table_go_but_not_a_row_of_data():
    sheet = sheet_of(Nom=["A", "(1) Montant mandaté", "Source : service"], Montant=["1", None, None])
    assert reworked("drop_note_rows", sheet)[0].frame["Nom"].to_list() == ["A"]
    data = sheet_of(Nom=["(1) Premier", "A"], Montant=["1", "2"])
    assert reworked("drop_note_rows", data)[0].frame.height == 2


def test_rows_that_only_hold_what_all_rows_hold_go():
    columns = {name: [f"{name}{n}" for n in range(20)] + [None] for name in "abcdef"}
    sheet = sheet_of(**columns, ue=["non"] * 21, share=["1"] * 21)
    assert reworked("drop_prefilled_rows", sheet)[0].frame.height == 20


def test_titles_of_groups_go_when_a_column_says_the_same():
    sheet = sheet_of(
        nom=["Boulodromes", "Les Arceaux", "Le Plan", "Astruc", "La Gare"],
        type=[None, *["boulodrome"] * 4],
        rue=[None, *["rue"] * 4],
        ville=[None, *["Privas"] * 4],
    )
    assert reworked("drop_group_titles", sheet)[0].frame["nom"][0] == "Les Arceaux"


def test_rows_cut_by_an_unquoted_decimal_comma_are_put_back():
    sheet = sheet_of(
        nom=["A", "B"],
        montant=["100 000", "50"],
        date=["00", "2024-01-02"],
        colonne_4=["2024-01-01", None],
    )
    shapes = {"montant": r"[\d ]+(?:,\d\d)?", "date": r"\d{4}-\d\d-\d\d"}
    again, changes = reworked("realign_cells", sheet, delimiter=",", shapes=shapes)
    assert again.frame.rows() == [("A", "100 000,00", "2024-01-01", None), ("B", "50", "2024-01-02", None)]
    assert changes[0].count == 1


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("44.73, 4.59", "44.73", "4.59"),
        ('{"type": "Point", "coordinates": [4.59, 44.73]}', "44.73", "4.59"),
        ("POINT (4.59 44.73)", "44.73", "4.59"),
        ("ailleurs", None, None),
    ],
)
def test_a_point_in_one_cell_gives_latitude_and_longitude(text, latitude, longitude):
    frame = reworked("split_latlon", sheet_of(p=[text]), "p", latitude="lat", longitude="lon")[0].frame
    assert (frame["lat"][0], frame["lon"][0]) == (latitude, longitude)


def test_metres_become_degrees():
    frame = reworked(
        "lambert93", sheet_of(x=["826 000,0"], y=["6 404 000"]), None, x="x", y="y", latitude="lat", longitude="lon"
    )[0].frame
    assert float(frame["lat"][0]) == pytest.approx(44.73, abs=0.05)
    assert float(frame["lon"][0]) == pytest.approx(4.59, abs=0.05)


def test_an_address_is_taken_apart():
    into = {part: part for part in ("number", "street", "postal", "commune")}
    sheet = sheet_of(a=["7 bis rue Neuve 07000 Privas", "Place de la Mairie"])
    frame = reworked("split_address", sheet, "a", into=into)[0].frame
    assert frame.rows()[0][1:] == ("7 bis", "rue Neuve", "07000", "Privas")
    assert frame.rows()[1][1:] == (None, "Place de la Mairie", None, None)


def test_an_rna_number_goes_to_its_column_only_when_that_is_empty():
    sheet = sheet_of(siret=["W071000001", "W071000002"], rna=[None, "W071000003"])
    frame = reworked("move_matching", sheet, "siret", into="rna", pattern=r"W\d{9}")[0].frame
    assert frame.rows() == [(None, "W071000001"), ("W071000002", "W071000003")]


def test_the_subject_of_a_decision_is_completed_by_its_code_and_the_other_way_round():
    sheet = sheet_of(
        code=["7.5", None, "7,10", "3.1", None, "7.5"],
        nom=[None, "Finances locales / Subventions", "divers", "Voirie", "COMMANDE PUBLIQUE", "7.5 Subventions"],
    )
    frame = reworked("actes_label", sheet, None, code="code", label="nom")[0].frame
    assert frame.rows() == [
        ("7.5", "finances locales/subventions"),
        ("7.5", "finances locales/subventions"),
        ("7.10", "finances locales/divers"),
        ("3.1", "Voirie"),
        (None, "COMMANDE PUBLIQUE"),
        ("7.5", "finances locales/subventions"),
    ]


def test_a_commune_is_known_by_its_code_and_by_a_name_that_is_alone():
    communes = {
        "07186": Commune("07186", "Privas", "07", postal_codes=("07000",)),
        "07001": Commune("07001", "Saint-Denis", "07", postal_codes=("07110", "07120")),
        "93066": Commune("93066", "Saint-Denis", "93"),
    }
    context = Context(TODAY, Referential(communes=communes))
    step = registry()["from_commune"]

    def told(text, give):
        call = Call("from_commune", "c", {"into": "x", "give": give})
        return run(step, sheet_of(c=[text]), call, context)[0].frame["x"][0]

    assert [told("7186", "postal"), told("07001", "postal"), told("07186", "name")] == ["07000", None, "Privas"]
    assert [told("PRIVAS", "code"), told("Saint Denis", "code")] == ["07186", None]


def test_a_constant_fills_what_is_empty_and_contradicts_nothing():
    sheet = sheet_of(a=[None, None], b=["x", None], c=["x", "y"])
    assert reworked("constant", sheet, "a", value="v")[0].frame["a"].to_list() == ["v", "v"]
    assert reworked("constant", sheet, "c", value="v")[0].frame["c"].to_list() == ["x", "y"]
    wide = sheet_of(b=["x", "x", "x", None])
    assert reworked("constant", wide, "b")[0].frame["b"].to_list() == ["x"] * 4


def test_rare_rows_are_left_out_and_so_are_counts_that_cannot_be_read():
    sheet = sheet_of(prenom=["A", "B", "C"], n=["3", "2", "?"])
    kept, changes = reworked("suppress_rare", sheet, "n", threshold=3)
    assert kept.frame["prenom"].to_list() == ["A"]
    assert changes[0].count == 2


def test_columns_are_joined_dropped_and_masked():
    sheet = sheet_of(a=["1", None], b=["2", "3"])
    joined = reworked("join_columns", sheet, None, columns=["a", "b"], into="ab", separator="/")[0]
    assert joined.frame["ab"].to_list() == ["1/2", "3"]
    assert reworked("drop_column", sheet, "a")[0].frame.columns == ["b"]
    masked = reworked("mask_column", sheet_of(a=["Jeanne Martin"]), "a", kind="person_full_name")[0].frame["a"][0]
    assert "Jeanne" not in masked
    assert "Martin" not in masked


@pytest.mark.parametrize("slug", list(registry()))
def test_every_step_is_told_in_french(slug):
    step = registry()[slug]
    assert step.slug == slug
    assert step.title[:1].isupper()
    assert step.description.endswith((".", "»."))
    assert (step.mend is None) != (step.rework is None)


def test_a_letter_without_a_capital_is_left_alone():
    once = mend_column(registry()["first_name_case"], pl.Series("c", ["ßen"]), {}, CONTEXT)[0]
    assert once.to_list() == ["ßen"]


def test_repeated_headers_cost_little_on_long_columns_of_texts(monkeypatch):
    asked = []
    monkeypatch.setattr(drop_repeated_headers, "words_of", lambda text: (asked.append(text), words_of(text))[1])
    texts = [f"Dossier n° {number}" for number in range(500)] + ["N° dossier"]
    frame = pl.DataFrame({"N° dossier": texts, "Montant": [*map(str, range(500)), "MONTANT"]})
    sheet, changes = reworked("drop_repeated_headers", Sheet(frame, pl.int_range(501, dtype=pl.UInt32, eager=True)))
    assert (sheet.frame.height, changes[0].count) == (500, 1)
    others = pl.DataFrame({"Objet": [f"Aide {number}" for number in range(500)], "Montant": ["1"] * 500})
    asked.clear()
    reworked("drop_repeated_headers", Sheet(others, pl.int_range(500, dtype=pl.UInt32, eager=True)))
    assert len(asked) < 10


@pytest.mark.parametrize("slug", MENDS)
def test_no_step_raises_and_twice_is_once(slug):
    step = registry()[slug]
    params = {"values": NATURES, "length": 20} if slug != "replace_values" else {"values": {"a": "b"}}
    once = mend_column(step, pl.Series("c", UGLY), params, CONTEXT)[0]
    assert mend_column(step, once, params, CONTEXT)[0].to_list() == once.to_list()


@pytest.mark.parametrize("slug", MENDS)
@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=40))
def test_no_step_raises_on_any_text(slug, text):
    if slug == "replace_values":
        return
    step, params = registry()[slug], {"values": NATURES, "length": 20}
    once = mend_column(step, pl.Series("c", [text]), params, CONTEXT)[0]
    assert mend_column(step, once, params, CONTEXT)[0].to_list() == once.to_list()


@pytest.mark.parametrize("slug", list(registry()))
def test_every_step_takes_an_empty_table(slug):
    empty = sheet_of(a=[], b=[])
    step = registry()[slug]
    for column in ("a", None):
        after, changes = run(step, empty, Call(slug, column), CONTEXT)
        assert after.frame.height == 0
        assert all(change.count <= 1 for change in changes)


@pytest.mark.parametrize("slug", REWORKS)
def test_lines_stay_beside_their_rows(slug):
    sheet = sheet_of(a=UGLY, b=["x"] * len(UGLY))
    after = run(registry()[slug], sheet, Call(slug, "a", {"value": "v"}), CONTEXT)[0]
    assert len(after.lines) == after.frame.height


def test_the_dates_of_a_delivery_are_forgotten_with_it() -> None:
    first, second = Context(TODAY), Context(TODAY)
    cells = pl.Series("naissance", ["12 mars 1954", "12 mars 1954", None])
    assert mend_column(registry()["iso_date"], cells, {}, first)[0].to_list() == ["1954-03-12", "1954-03-12", None]
    assert first.days == {"12 mars 1954": "1954-03-12"}
    assert second.days == {}


@settings(max_examples=200, deadline=None)
@given(text=st.from_regex(r"[0-3][0-9][/-][0-1][0-9]/(?:1[789]|2[0-9])[0-9]{2}", fullmatch=True))
def test_dates_read_together_are_those_read_one_by_one(text):
    step = registry()["iso_date"]
    for order in ("day", "month", "either"):
        together = mend_column(step, pl.Series("c", [text]), {"order": order}, Context(TODAY))[0].to_list()
        assert together == [step.mend(text, {"order": order}, Context(TODAY))]


@pytest.mark.parametrize(
    ("cells", "mended"),
    [
        (["03/04/2024", "03/25/2024"], ["2024-03-04", "2024-03-25"]),
        (["03/04/2024", "25/03/2024"], ["2024-04-03", "2024-03-25"]),
        (["03/04/2024", "25/03/2024", "03/25/2024"], ["03/04/2024", "2024-03-25", "2024-03-25"]),
    ],
)
def test_the_dates_of_a_column_tell_whether_the_day_or_the_month_comes_first(cells, mended):
    assert reworked("iso_date", sheet_of(d=cells), "d")[0].frame["d"].to_list() == mended


@pytest.mark.parametrize(
    ("cells", "mended"),
    [
        (["1,234", "12,000.50"], ["1234", "12000.50"]),
        (["1.234", "12.000,50"], ["1234", "12000.50"]),
        (["1,234", "12,5"], ["1.234", "12.5"]),
        (["1,234", "12,000.50", "7,5"], ["1,234", "12000.50", "7.5"]),
    ],
)
def test_the_numbers_of_a_column_tell_what_separates_thousands(cells, mended):
    assert reworked("decimal_point", sheet_of(n=cells), "n")[0].frame["n"].to_list() == mended


CORSICA = {
    "2A004": Commune("2A004", "Ajaccio", "2A", postal_codes=("20000", "20090")),
    "2B033": Commune("2B033", "Bastia", "2B", postal_codes=("20200",)),
    "07186": Commune("07186", "Privas", "07"),
    "07011": Commune("07011", "Vallées", "07"),
    "94002": Commune("94002", "Alfortville", "94", postal_codes=("94140",)),
    "75056": Commune("75056", "Paris", "75", postal_codes=("75001", "75002")),
}
TERRITORY = Context(TODAY, Referential(communes=CORSICA, former_codes={"07016": "07011", "75002": "94002"}))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("20004", "2A004"), ("20033", "2B033"), ("20200", "20200"), ("20999", "20999"), ("07186 - Privas", "07186"),
        ("07186 - Aubenas", "07186 - Aubenas"), ("02B033", "2B033"),
    ],
)  # fmt: skip
def test_corsica_gets_its_letter_and_a_code_loses_its_name_only_when_the_commune_is_sure(text, mended):
    assert mend_column(registry()["insee_zero"], pl.Series("c", [text]), {}, TERRITORY)[0].to_list() == [mended]


def test_the_code_of_a_commune_that_joined_another_becomes_that_of_today():
    sheet = sheet_of(c=["07016", "07186", "99999", "75002"])
    after, (change,) = run(registry()["insee_merged"], sheet, Call("insee_merged", "c"), TERRITORY)
    assert after.frame["c"].to_list() == ["07011", "07186", "99999", "75002"]
    assert (change.count, change.samples[0].before, change.samples[0].after) == (1, "07016", "07011")


def test_the_code_of_an_arrondissement_stays_it_is_in_force_beside_that_of_the_city():
    land = Context(TODAY, Referential(communes=CORSICA, former_codes={"75107": "75056", "69384": "75056"}))
    cells = ["75107", "69384"]
    assert reworked("insee_merged", sheet_of(c=cells), "c", context=land)[0].frame["c"].to_list() == cells


@pytest.mark.parametrize(
    ("key", "mended"),
    [
        ("07186_0123_45", "07186_0123_00045"),
        ("07186_0123_45_BIS", "07186_0123_00045_bis"),
        ("07186_0123_00045", "07186_0123_00045"),
        ("00000_0123_45", "00000_0123_45"),
        ("07186_XX0010_3", "07186_XX0010_3"),
    ],
)
def test_the_number_of_an_address_key_is_written_on_five_figures_where_the_commune_exists(key, mended):
    assert mend_column(registry()["interop_key"], pl.Series("c", [key]), {}, TERRITORY)[0].to_list() == [mended]


def test_the_three_identifiers_of_an_old_address_are_told_apart_and_a_torn_one_is_left_out():
    uuids = {letter: f"{letter}246e48c-f33d-433a-8984-034219be842e" for letter in "acf"}
    text = f"@c:{uuids['c']} @v:8a3bab10-f329-4ce3 @a:{uuids['a']}"
    into = {"c": "commune", "v": "street", "a": "address"}
    frame = reworked("split_ban_ids", sheet_of(id=[text]), "id", into=into)[0].frame
    assert frame.row(0)[1:] == (uuids["c"], None, uuids["a"])


def test_rows_that_the_software_calculated_from_others_are_taken_away():
    sheet = sheet_of(Nature=["6042", None], MtReal=["10", "10"], calculated=[None, "true"])
    after, (change,) = reworked("drop_calculated_rows", sheet)
    assert (after.frame["Nature"].to_list(), change.count) == (["6042"], 1)


def test_an_address_that_says_no_street_gives_none():
    into = {"street": "voie", "postal": "cp", "commune": "ville"}
    frame = reworked("split_address", sheet_of(a=["34000 Montpellier", "6 rue Neuve"]), "a", into=into)[0].frame
    assert frame.select("voie", "cp", "ville").rows() == [(None, "34000", "Montpellier"), ("rue Neuve", None, None)]


def test_the_siren_of_the_organisation_becomes_its_siret_and_no_other_does():
    known = Context(TODAY, body=Body("Privas", "210701868", "21070186800015"))
    cells = pl.Series("c", ["210 701 868", "220700017"])
    assert mend_column(registry()["siret_digits"], cells, {}, known)[0].to_list() == ["21070186800015", "220700017"]


def points(pairs, **more):
    columns = {"lon": [str(x) for x, _ in pairs], "lat": [str(y) for _, y in pairs]}
    return sheet_of(**columns, **more)


def placed(sheet):
    frame = reworked("to_degrees", sheet, None, latitude="lat", longitude="lon")[0].frame
    return list(zip(frame["lon"].cast(pl.Float64).round(3), frame["lat"].cast(pl.Float64).round(3), strict=True))


HERE = [(4.59 + rank / 100, 44.73 + rank / 100) for rank in range(6)]


@pytest.mark.parametrize("system", [2154, 27572, 3945, 3857])
@pytest.mark.parametrize("turned", [False, True])
def test_metres_of_the_usual_systems_become_degrees_whichever_comes_first(system, turned):
    move = Transformer.from_crs(4326, system, always_xy=True).transform
    metres = [move(*point) for point in HERE]
    sheet = points([(y, x) if turned else (x, y) for x, y in metres])
    assert placed(sheet) == [(round(x, 3), round(y, 3)) for x, y in HERE]


def test_metres_of_an_island_become_degrees_only_when_the_table_says_which_island():
    there = [(55.45 + rank / 100, -21.1 - rank / 100) for rank in range(5)]
    metres = [Transformer.from_crs(4326, 2975, always_xy=True).transform(*point) for point in there]
    assert placed(points(metres, insee=["97411"] * 5)) == [(round(x, 3), round(y, 3)) for x, y in there]
    assert placed(points(metres))[0] == (round(metres[0][0], 3), round(metres[0][1], 3))


def test_coordinates_that_are_exchanged_are_put_back_row_by_row():
    sheet = points([*HERE[:4], (44.75, 4.61)])
    after, changes = reworked("to_degrees", sheet, None, latitude="lat", longitude="lon")
    assert after.frame.row(4) == ("4.61", "44.75")
    assert after.frame.row(0) == sheet.frame.row(0)
    assert [(change.column, change.count) for change in changes] == [("lon", 1), ("lat", 1)]
    assert changes[0].samples[0].before == "44.75"


def test_points_abroad_are_left_alone():
    sheet = points([(13.4 + rank / 100, 52.5) for rank in range(5)])
    assert reworked("to_degrees", sheet, None, latitude="lat", longitude="lon")[0].frame.equals(sheet.frame)


def test_a_merged_text_is_repeated_on_its_rows_and_a_merged_amount_is_not():
    sheet = sheet_of(nom=["Le Club", None, "Autre"], montant=["1200", None, "5"])
    merged = {"nom": ((2, 3),), "montant": ((2, 3),)}
    after, changes = reworked("fill_merged", sheet, None, merged=merged)
    assert after.frame.rows() == [("Le Club", "1200"), ("Le Club", None), ("Autre", "5")]
    assert [(change.column, change.count, change.samples[0].after) for change in changes] == [("nom", 1, "Le Club")]


def test_columns_of_years_become_rows_with_their_lines_and_the_total_goes():
    sheet = sheet_of(**{"nom": ["A", "B"], "2021": ["1", "2"], "2022": [None, "4"], "Total": ["1", "6"]})
    after, changes = reworked("unpivot", sheet, None, by="year", into="Année", value="Montant")
    assert after.frame.columns == ["nom", "Année", "Montant"]
    assert after.frame.rows() == [("A", "2021", "1"), ("B", "2021", "2"), ("B", "2022", "4")]
    assert after.lines.to_list() == [2, 3, 3]
    assert changes[0].count == 3


def test_several_measures_of_the_same_years_become_columns_and_months_are_known():
    names = ["nom", "Nombre 2021", "Montant 2021", "Nombre 2022", "Montant 2022"]
    sheet = sheet_of(**dict(zip(names, (["A"], ["1"], ["10"], ["2"], ["20"]), strict=True)))
    assert reworked("unpivot", sheet, None, by="year", into="Année")[0].frame.rows() == [
        ("A", "2021", "1", "10"),
        ("A", "2022", "2", "20"),
    ]
    months = {"site": ["A"], "janv.": ["1"], "Février": ["2"], "mars": ["3"], "avr": ["4"]}
    after = reworked("unpivot", sheet_of(**months), None, by="month", into="Mois", value="Passages")[0].frame
    assert after.columns == ["site", "Mois", "Passages"]
    assert after["Mois"].to_list() == ["janvier", "février", "mars", "avril"]


def test_years_that_are_not_the_same_for_each_measure_are_left_alone():
    sheet = sheet_of(
        **{"nom": ["A"], "Nombre 2021": ["1"], "Nombre 2022": ["2"], "Montant 2022": ["3"], "Montant 2023": ["4"]}
    )
    assert reworked("unpivot", sheet, None, by="year", into="Année")[0].frame.equals(sheet.frame)


def test_a_total_that_is_nearly_full_goes_when_it_has_only_sums():
    rows = {"prenom": [*"ABCD", "Total"], "sexe": [*"FMFM", None], "a": [*"1234", "10"], "b": [*"1234", "10"]}
    assert reworked("drop_total_rows", sheet_of(**rows))[0].frame["prenom"].to_list() == [*"ABCD"]


def test_few_of_the_dates_of_a_long_delivery_are_remembered_at_once() -> None:
    context = Context(TODAY)
    cells = pl.Series(
        "jour", [f"le 12/03/2024, {'a' * (number % 200)} {'b' * (number // 200)}" for number in range(10_500)]
    )
    assert set(mend_column(registry()["iso_date"], cells, {}, context)[0]) == {"2024-03-12"}
    assert 0 < len(context.days) <= 10_000


@pytest.mark.parametrize(
    ("departement", "commune", "code"),
    [
        ("7", "19", "07019"),
        ("07", "019", "07019"),
        ("2a", "4", "2A004"),
        ("971", "5", "97105"),
        ("971", "105", "97105"),
        ("Ardèche", "19", None),
        (None, "19", None),
    ],
)
def test_a_departement_and_a_number_in_it_make_the_code_of_a_commune(departement, commune, code):
    frame = pl.DataFrame({"d": [departement], "c": [commune]}, schema={"d": pl.String, "c": pl.String})
    sheet = Sheet(frame, pl.Series([1], dtype=pl.UInt32))
    params = {"departement": "d", "commune": "c", "into": "x"}
    done, _ = registry()["commune_from_parts"].rework(sheet, None, params, Context(date(2026, 11, 23)))
    assert done.frame["x"].to_list() == [code]
