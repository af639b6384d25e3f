"""Every kind of column keeps the same promises; then, kind by kind, what it takes and what it leaves."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pontdarc.core.kind import Kind
from pontdarc.core.privacy.masking import PERSONAL_KINDS
from pontdarc.core.recognition import KINDS
from pontdarc.core.referential import Commune, Referential

UGLY = ["", " ", "\x00", "é", "'\"()[]{}\\", "9" * 60, "-", "=1+1", "\n\n", "0", "٣", "𝔘", "a" * 5000, "NULL", "{", "@"]
GUIDE = Path(__file__).resolve().parents[3] / "docs" / "howto" / "add-a-kind.md"


def column(*values: str | None) -> pl.DataFrame:
    return pl.DataFrame({"text": list(values)}, schema={"text": pl.String})


def recognised(slug: str, *values: str) -> list[bool]:
    return column(*values).select(KINDS[slug].recognise(pl.col("text")).fill_null(False)).to_series().to_list()


def normalised(slug: str, *values: str) -> list[str]:
    return column(*values).select(KINDS[slug].normalise(pl.col("text"))).to_series().to_list()


def valid(slug: str, *values: str) -> list[bool]:
    canonical = KINDS[slug].normalise(pl.col("text"))
    table = column(*values).select(text=canonical)
    return table.select(KINDS[slug].is_valid(pl.col("text")).fill_null(False)).to_series().to_list()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)
def test_every_kind_speaks_french_and_recognises_its_own_example(kind: Kind) -> None:
    assert kind.title
    assert kind.title[0].isupper()
    assert kind.description.endswith(".")
    assert (Path(__file__).resolve().parents[3] / "src/pontdarc/core/kinds" / f"{kind.slug}.py").exists()
    assert recognised(kind.slug, kind.example) == [True]
    assert valid(kind.slug, kind.example) == [True]
    assert column(kind.example).select(kind.looks_like(pl.col("text"))).item() is True
    assert 0 <= kind.alone < 1
    assert kind.alone >= 0.5 or kind.header_words, "neither its content nor a header could ever tell it"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)
def test_every_kind_takes_ugly_and_empty_input_and_normalises_once_for_all(kind: Kind) -> None:
    for table in (column(*UGLY, None, kind.example), column()):
        text = pl.col("text")
        assert table.select(kind.normalise(text)).columns == ["text"], "the column keeps its name"
        out = table.select(
            kind.recognise(text).alias("r"), kind.looks_like(text).alias("l"), kind.normalise(text).alias("n")
        )
        assert out.schema["r"] == pl.Boolean
        assert out.schema["l"] == pl.Boolean
        again = out.select(kind.normalise(pl.col("n")), kind.is_valid(pl.col("n")).alias("v"))
        assert again.get_column("n").to_list() == out.get_column("n").to_list()
        assert again.schema["v"] == pl.Boolean


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.slug)
def test_kinds_do_not_know_their_siblings(kind: Kind) -> None:
    source = Path(__file__).resolve().parents[3] / "src/pontdarc/core/kinds" / f"{kind.slug}.py"
    assert "pontdarc.core.kinds" not in source.read_text(encoding="utf-8")


def test_what_is_masked_is_what_the_registry_says_personal() -> None:
    assert {slug for slug, kind in KINDS.items() if kind.personal != "no"} == PERSONAL_KINDS


def test_the_guide_names_every_attribute_of_a_kind() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert [name for name in Kind.__dataclass_fields__ if f"`{name}`" not in text] == []


TAKEN = {
    "siren": ["220700017", "220 700 017", "356000000"],
    "siret": ["22070001700019", "220 700 017 00019", "35600000000048", "35600000049837", "22440002800011'"],
    "rna": ["W072000123", "w751234567", "W9R1000123"],
    "uai": ["0070001N", "0070001n"],
    "insee_commune": ["07186", "2A004", "97411"],
    "postal_code": ["07000", "20000", "98800"],
    "iban": ["FR14 2004 1010 0505 0001 3M02 606", "DE89370400440532013000", "fr1420041010050500013m02606"],
    "nir": ["2 55 08 14 168 025 38", "255081416802538"],
    "email": ["a.b@example.fr", "mailto:a@b.example.org", "a@example.fr ; b@example.fr"],
    "phone_fr": [
        "04 75 64 00 00", "04.75.64.00.00", "0475640000", "+33 4 75 64 00 00", "+33475640000", "0033475640000",
        "+33 (0)4 75 64 00 00", "04-75-64-00-00", "Tél. : 04 75 64 00 00", "33475640000",
        "04 75 64 00 00 / 06 12 34 56 78",
    ],
    "date_fr": ["12/03/2024", "12/03/24", "12 mars 2024", "1er août 2023", "mardi 12 mars 2024", "12.03.2024"],
    "date_iso": ["2024-03-12"],
    "datetime_iso": ["2024-03-12T14:30:00Z", "2024-03-12 14:30:00", "2024-03-12T14:30:00+02:00"],
    "time": ["14:30", "9h05", "14:30:12"],
    "money": ["12 €", "1 250,50 €", "1 250,50 €", "12.5 EUR", "€ 12"],
    "percentage": ["12 %", "12,5%"],
    "boolean": ["oui", "NON", "Vrai", "true"],
    "latlon": ["44.735, 4.599", "44.735,4.599"],
    "wkt": ["POINT (1 2)", "MULTIPOLYGON(((1 2, 3 4, 1 2)))", "SRID=2154;POINT Z (1 2 3)"],
    "osm_opening_hours": ["Mo-Fr 08:30-12:00,14:00-17:30", "24/7", "Mo 09:00-12:00; Tu off"],
    "person_first_name": ["Claire", "JEAN-PIERRE", "Zoé", "Marie Claude"],
    "person_full_name": ["M. DUPONT Jean", "DUPONT Jean", "Jean Dupont", "Mme Claire Martin", "M. et Mme Durand"],
    "civility": ["M.", "Mme", "Madame", "Mlle"],
    "address": ["12 rue des Lavandes", "3 bis, avenue de la Gare", "1 Pl. du Marché", "12B chemin du Puits"],
    "licence_plate": ["AB-123-CD", "ab 123 cd"],
    "naf": ["84.11Z"],
    "ip_address": ["203.0.113.25", "2001:db8::1"],
    "bank_card": ["4539 5787 6362 1486"],
    "cadastre_parcel": ["071860000B0123", "07186000AB0123"],
}  # fmt: skip
LEFT = {
    "siren": ["220700018", "22070001", "abc", "000000000"],
    "siret": ["22070001700018", "2207000170001", "00000000000000", "220700017"],
    "rna": ["X072000123", "W07200012"],
    "uai": ["0070001A", "070001N"],
    "insee_commune": ["7186", "2C004", "00123", "071866"],
    "postal_code": ["7000", "070000", "00100"],
    "iban": ["FR14 2004 1010 0505 0001 3M02 607", "FR14", "BONJOUR"],
    "nir": ["255081416802539", "25508141680253", "955081416802538"],
    "email": ["example.fr", "a@b", "@pontdarc", "a b@example"],
    "phone_fr": ["4.777934843", "0.477934843", "2024", "12 34 56", "22070001700019", "00 75 64 00 00"],
    "date_fr": ["32/03/2024", "12/13/2024", "mars 2024", "2024-03-12", "1.5"],
    "date_iso": ["2024-13-12", "12-03-2024", "2024-3-1"],
    "time": ["25:00", "14:75", "14"],
    "money": ["12", "douze €"],
    "boolean": ["1", "peut-être", "12"],
    "latlon": ["44", "44,735"],
    "person_first_name": ["Ardèche", "12", "Salle des fêtes", "Association Claire"],
    "person_full_name": [
        "Salle Jean Moulin", "École Jean Macé", "Association Jean Dupont", "CLUB DE PLONGÉE", "Rue Victor Hugo",
        "Saint-Martin", "Comité des fêtes de Saint-Jean", "SARL MARTIN Paul", "M. le Maire", "Privas", "ADMR de Jaujac",
    ],
    "civility": ["Dupont", "M. Dupont"],
    "address": ["Privas", "12 mars 2024", "rue des Lavandes"],
    "licence_plate": ["AB123", "AB-123-C"],
    "ip_address": ["256.1.1.1", "1.2.3"],
    "bank_card": ["4539578763621487", "22070001700019"],
}  # fmt: skip


@pytest.mark.parametrize("slug", TAKEN)
def test_a_kind_takes_the_spellings_people_use(slug: str) -> None:
    refused = [value for value, ok in zip(TAKEN[slug], recognised(slug, *TAKEN[slug]), strict=True) if not ok]
    assert refused == []


@pytest.mark.parametrize("slug", LEFT)
def test_a_kind_leaves_what_only_looks_like_it(slug: str) -> None:
    taken = [value for value, ok in zip(LEFT[slug], recognised(slug, *LEFT[slug]), strict=True) if ok]
    assert taken == []


@pytest.mark.parametrize(
    ("slug", "written", "canonical"),
    [
        ("siret", "220 700 017 00019", "22070001700019"),
        ("siren", "220 700 017", "220700017"),
        ("insee_commune", "7186", "07186"),
        ("insee_commune", "2a004", "2A004"),
        ("postal_code", "7000", "07000"),
        ("insee_departement", "7", "07"),
        ("phone_fr", "+33 4 75 64 00 00", "04 75 64 00 00"),
        ("phone_fr", "475640000", "04 75 64 00 00"),
        ("date_fr", "12/03/24", "2024-03-12"),
        ("date_fr", "1/3/1998", "1998-03-01"),
        ("date_fr", "12 mars 2024", "2024-03-12"),
        ("date_fr", "1er août 2023", "2023-08-01"),
        ("date_fr", "31/02/2024", "31/02/2024"),
        ("datetime_fr", "12/03/2024 à 9h05", "2024-03-12T09:05:00"),
        ("time", "9h05", "09:05:00"),
        ("money", "1 250,50 €", "1250.50"),
        ("money", "1.250,50", "1250.50"),
        ("percentage", "12,5 %", "12.5"),
        ("boolean", "OUI", "true"),
        ("email", "mailto:Claire@Example.fr", "claire@example.fr"),
        ("latitude", "44,735", "44.735"),
        ("naf", "8411Z", "84.11Z"),
        ("licence_plate", "ab123cd", "AB-123-CD"),
    ],
)
def test_a_kind_writes_the_canonical_form(slug: str, written: str, canonical: str) -> None:
    assert normalised(slug, written) == [canonical]


def test_a_siret_that_lost_its_leading_zero_gets_it_back_only_when_the_key_agrees() -> None:
    assert normalised("siret", "5410138800017")[0] in ("05410138800017", "5410138800017")
    body = "0054101388001"
    right = next(body + str(digit) for digit in range(10) if valid("siret", body + str(digit)) == [True])
    assert normalised("siret", right[1:]) == [right]
    wrong = right[1:-1] + str((int(right[-1]) + 1) % 10)
    assert normalised("siret", wrong) == [wrong]


def test_existence_is_asked_to_the_territory_that_is_passed_in() -> None:
    territory = Referential(communes={"07186": Commune("07186", "Privas", "07")}, former_codes={"07001": "07186"})
    known = KINDS["insee_commune"].known
    assert known is not None
    assert column("07186", "07001", "07999").select(known(pl.col("text"), territory)).to_series().to_list() == [
        True,
        True,
        False,
    ]


def _luhn_digit(body: str) -> str:
    total = 0
    for rank, figure in enumerate(reversed(body)):
        value = int(figure) * (2 if rank % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _nir_key(body: str) -> str:
    return f"{97 - int(body) % 97:02d}"


def _iban_key(country: str, account: str) -> str:
    text = account + country + "00"
    number = int("".join(str(int(sign, 36)) for sign in text))
    return f"{98 - number % 97:02d}"


digits = st.text("0123456789", min_size=8, max_size=8).filter(lambda text: text.strip("0") != "")
nic = st.text("0123456789", min_size=4, max_size=4)
nir_bodies = st.builds(
    lambda sex, year, month, place, rank: f"{sex}{year:02d}{month:02d}{place:05d}{rank:03d}",
    st.sampled_from([1, 2]),
    st.integers(0, 99),
    st.integers(1, 12),
    st.integers(1001, 95999),
    st.integers(1, 999),
)
accounts = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=23, max_size=23)


def _broken(text: str, rank: int, shift: int) -> str:
    place = [index for index, sign in enumerate(text) if sign.isdigit()][rank % sum(map(str.isdigit, text))]
    return text[:place] + str((int(text[place]) + 1 + shift % 9) % 10) + text[place + 1 :]


@settings(max_examples=40, deadline=None)
@given(digits, nic, st.integers(0, 30), st.integers(0, 8))
def test_siren_and_siret_keys_hold_and_one_wrong_digit_breaks_them(
    body: str, rank: str, place: int, shift: int
) -> None:
    siren = body + _luhn_digit(body)
    siret = siren + rank + _luhn_digit(siren + rank)
    assert recognised("siren", siren, _broken(siren, place, shift)) == [True, False]
    if not siret.startswith("356000000"):
        assert recognised("siret", siret) == [True]
        broken = _broken(siret, place, shift)
        assert broken.startswith("356000000") or recognised("siret", broken) == [False]


@settings(max_examples=40, deadline=None)
@given(nir_bodies, st.integers(0, 30), st.integers(0, 8))
def test_nir_keys_hold_and_one_wrong_digit_breaks_them(body: str, place: int, shift: int) -> None:
    nir = body + _nir_key(body)
    assert recognised("nir", nir, _broken(nir, place, shift)) == [True, False]


@settings(max_examples=40, deadline=None)
@given(accounts, st.integers(0, 30), st.integers(0, 8))
def test_iban_keys_hold_and_one_wrong_digit_breaks_them(account: str, place: int, shift: int) -> None:
    iban = "FR" + _iban_key("FR", account) + account
    assert recognised("iban", iban, _broken(iban, place, shift)) == [True, False]


def test_nir_of_corsica_count_2a_as_19_and_2b_as_18() -> None:
    body = "1 85 07 2A 004 123"
    for letter, number in (("A", "19"), ("B", "18")):
        plain = body.replace("2A", f"2{letter}").replace(" ", "")
        key = _nir_key(plain.replace(f"2{letter}", number))
        assert recognised("nir", plain + key) == [True]
