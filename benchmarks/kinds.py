"""Compares what a cell is of, for us and for csv-detective (data.gouv.fr), on csv-detective's own test values.

    python benchmarks/kinds.py

csv-detective is installed by this script in a temporary virtual environment, and says itself of each of its values
whether it is of each format. Where it wants a header to decide (*mandatory_label*), our side is what is enough under a
clear header. Every difference is printed with its reason; one without a reason makes the exit code 1.

Then both are given the same table of a column per kind, and the time of each is printed.
"""

import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import polars as pl

from pontdarc.core.recognition import KINDS, recognise

OURS = {
    "adresse": ("address",), "binary": ("bytes_literal",), "bool": ("boolean",), "code_commune": ("insee_commune",),
    "code_csp_insee": ("pcs_code",), "code_departement": ("insee_departement",), "code_epci": ("epci_siren",),
    "code_fantoir": ("fantoir",), "code_import": ("old_association_number",), "code_postal": ("postal_code",),
    "code_region": ("insee_region",), "code_rna": ("rna",), "code_waldec": ("rna",), "commune": ("commune_name",),
    "csp_insee": ("pcs_name",), "date": ("date_iso", "date_fr", "date_compact"), "date_fr": ("date_fr",),
    "datetime_aware": ("datetime_iso",), "datetime_naive": ("datetime_iso", "datetime_fr"),
    "datetime_rfc822": ("datetime_rfc822",), "departement": ("departement_name",), "email": ("email",),
    "geojson": ("geojson",), "id_rnb": ("rnb_id",), "insee_ape700": ("naf",), "insee_canton": ("canton_name",),
    "iso_country_code_alpha2": ("country_code2",), "iso_country_code_alpha3": ("country_code3",),
    "iso_country_code_numeric": ("country_code_numeric",), "jour_de_la_semaine": ("weekday_fr",),
    "json": ("json", "json_array"), "latitude_l93": ("lambert93_y",), "latitude_wgs": ("latitude",),
    "latitude_wgs_fr_metropole": ("latitude",), "latlon_wgs": ("latlon",), "longitude_l93": ("lambert93_x",),
    "longitude_wgs": ("longitude",), "longitude_wgs_fr_metropole": ("longitude",), "lonlat_wgs": ("lonlat",),
    "mois_de_lannee": ("month_fr",), "money": ("money",), "mongo_object_id": ("object_id",), "pays": ("country_name",),
    "percent": ("percentage",), "region": ("region_name",), "sexe": ("gender",), "siren": ("siren",),
    "siret": ("siret",), "tel_fr": ("phone_fr",), "uai": ("uai",), "url": ("url",), "username": ("social_handle",),
    "uuid": ("uuid",), "year": ("year",),
}  # fmt: skip
"""Our kinds for each of their formats; *float* and *int* are types for us, compared apart."""

HEADER_DECIDES = "for us these letters or digits say nothing without a header; both take them under one"
BY_SHAPE = "we judge the form, and leave to the official territory whether the code exists (`known`)"
SPACES = "blanks and letter case are mended by `normalise` before the value is judged"
IN_A_LIST = "such a name is told by the header, never by the word; whether it exists, by the official territory"
NO_VALUE = "no measure: a mark that a programme wrote for a missing one"
AS_WRITTEN = "a number as spreadsheets and programmes write it"
EXPLAINED: dict[tuple[str, str], str] = {
    ("adresse", "rue du martyr"): "an address begins with a number when no header says so; taken under « adresse »",
    ("bool", "0"): HEADER_DECIDES,
    ("bool", "1"): HEADER_DECIDES,
    ("sexe", "H"): HEADER_DECIDES,
    ("insee_ape700", "0116Z"): "without its dot, an APE code is told under a header only; both take it there",
    ("code_commune", "01000"): BY_SHAPE,
    ("code_postal", "77777"): BY_SHAPE,
    ("insee_ape700", "0116A"): BY_SHAPE,
    ("code_fantoir", "ZA99A"): BY_SHAPE,
    ("code_fantoir", "7755"): "FANTOIR codes are often given without their key; taken under a clear header",
    ("commune", "new york"): IN_A_LIST,
    ("commune", "lion"): IN_A_LIST,
    ("insee_canton", "california"): IN_A_LIST,
    ("siret", "13002526500012"): "under a clear header a wrong key is still a SIRET: shown as such, and told invalid",
    ("datetime_naive", "1999-12-01T00:00:00Z"): "one kind with and without a time zone",
    ("float", "inf"): NO_VALUE,
    ("float", "nan"): NO_VALUE,
    ("float", "1e3"): AS_WRITTEN,
    ("float", "-1e3"): AS_WRITTEN,
    ("float", "+35"): AS_WRITTEN,
    ("float", "+35.9"): AS_WRITTEN,
    ("int", "+35"): AS_WRITTEN,
    ("int", "10 "): SPACES,
    ("int", "\t10"): SPACES,
    ("int", "10\n"): SPACES,
    ("code_rna", "w143788974"): SPACES,
    ("siren", "552100554\n"): SPACES,
    ("siret", "13002526500013\n"): SPACES,
    ("id_rnb", "FT4R-KBXB-VH9S"): SPACES,
    ("money", "100 euros"): "« euros » in letters is an amount too",
    ("money", "-20.2$"): "our kind is an amount in euros: another currency must not be added to them",
    ("date", "1900-02-24 00:00:00"): "a date and a time for us (datetime_iso), even at midnight",
    ("datetime_naive", "12/31/2022 12:00:00"): "month first is American: in a French file the day comes first",
    ("datetime_aware", "12/31/2022 12:00:00-04:00"): "month first is American: in a French file the day comes first",
    ("datetime_naive", "06/12/2022 11:00:15 PM"): "twelve-hour clocks are American, with the month first: ambiguous",
    ("geojson", '{"coordinates": [45.783753, 3.049342], "type": "63870"}'): "« 63870 » is no type of RFC 7946: json",
    ("geojson", '{"geometry": {"coordinates": [45.783753, 3.049342]}}'): "no type at all: RFC 7946 wants one: json",
    ("latitude_wgs", "40"): "a whole number is a latitude under a clear header",
    ("latitude_wgs_fr_metropole", "22.5"): "one kind for the whole world: overseas is France too",
    ("longitude_wgs", "20"): "a whole number is a longitude under a clear header",
    ("longitude_wgs_fr_metropole", "12.8"): "one kind for the whole world: overseas is France too",
    ("longitude_l93", "0"): "no place of metropolitan France: a missing coordinate",
    ("longitude_l93", "-154"): "no place of metropolitan France",
    ("longitude_l93", "34723.4"): "no place of metropolitan France: out at sea, west of Ouessant",
    ("iso_country_code_numeric", "003"): "a list of the UN (North America), not of ISO 3166",
}
_THEIRS = """
import json, sys, time
from csv_detective.format import FormatsManager
formats = FormatsManager().formats
answers = []
for name, each in formats.items():
    for wanted, values in each._test_values.items():
        for value in values:
            if isinstance(value, str):
                answers.append([name, value, bool(each.func(value)), each.mandatory_label])
started = time.perf_counter()
from csv_detective import routine
report = routine(sys.argv[1], num_rows=-1, output_profile=False, save_results=False)
json.dump({"answers": answers, "seconds": time.perf_counter() - started}, sys.stdout)
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        table = _table(Path(name) / "table.csv")
        theirs = _csv_detective(Path(name))
        started = time.perf_counter()
        recognise(table)
        seconds = time.perf_counter() - started
    wrong = _report(theirs["answers"])
    print(f"{table.height:,} rows of {table.width} columns: ours {seconds:.2f} s (on the table read), theirs "
          f"{theirs['seconds']:.2f} s (reading included)")  # fmt: skip
    return wrong


def _table(path: Path, rows: int = 20_000) -> pl.DataFrame:
    frame = pl.DataFrame({slug: [kind.example] * rows for slug, kind in KINDS.items() if kind.personal == "no"})
    frame.write_csv(path)
    return frame


def _csv_detective(folder: Path) -> dict:
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "csv-detective"], check=True, stderr=subprocess.DEVNULL)
    done = subprocess.run(
        [python, "-c", _THEIRS, folder / "table.csv"], check=True, capture_output=True, text=True, cwd=folder
    )
    return json.loads(done.stdout[done.stdout.index('{"answers"') :])


def _taken(slugs: tuple[str, ...], values: list[str], header: bool) -> list[bool]:
    """Return whether each value is of one of the kinds, on its own or under a clear header."""
    text = pl.col("text")
    tests = [KINDS[slug].looks_like(text) if header else KINDS[slug].recognise(text) for slug in slugs]
    return pl.DataFrame({"text": values}).select(pl.any_horizontal(tests).fill_null(False)).to_series().to_list()


def _number(name: str, value: str) -> bool:
    """Return whether a column of this value is of integers, or of numbers."""
    found = recognise(pl.DataFrame({"colonne": [value]}))["colonne"]
    return found.type == "integer" if name == "int" else found.type in ("integer", "number")


def _report(answers: list) -> int:
    same, explained, unexplained = 0, 0, 0
    by_format: dict[str, list] = {}
    for name, value, said, header in answers:
        by_format.setdefault(name, []).append((value, said, header))
    for name, said in sorted(by_format.items()):
        values = [each[0] for each in said]
        if name in ("int", "float"):
            ours = [_number(name, value) for value in values]
        else:
            ours = _taken(OURS[name], values, header=said[0][2])
        agreed = sum(mine == each[1] for mine, each in zip(ours, said, strict=True))
        same += agreed
        print(f"{name:28} {agreed}/{len(said)}  {', '.join(OURS.get(name, ('type',)))}")
        for mine, (value, wanted, _) in zip(ours, said, strict=True):
            if mine != wanted:
                reason = EXPLAINED.get((name, value))
                explained, unexplained = explained + bool(reason), unexplained + (not reason)
                print(f"    {value!r}: theirs {wanted}, ours {mine}: {reason or 'NOT EXPLAINED'}")
    total = same + explained + unexplained
    print(f"{total} values: same {same} ({same / total:.1%}), different for a reason {explained}, other {unexplained}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
