"""Compares our verdict with frictionless's, cell by cell, on official examples and on broken copies of good rows.

    python benchmarks/agreement.py [SHARED]

frictionless is installed by this script in a temporary virtual environment. Only the constraints of Table Schema
are compared: both sides are given the fields without the checks beyond them. A difference that the documentation of
core/lexical.py explains is counted apart; any other makes the exit code 1.
"""

import json
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from benchmarks.checking import descriptor
from pontdarc.core.checking import check
from pontdarc.core.schema import Field, Schema
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.standard import Standard

OUR_IDS = {
    "type-error": "type",
    "constraint-error/required": "required",
    "constraint-error/pattern": "pattern",
    "constraint-error/enum": "enum",
    "constraint-error/minimum": "minimum",
    "constraint-error/maximum": "maximum",
    "constraint-error/minLength": "min_length",
    "constraint-error/maxLength": "max_length",
}
UGLY = (
    "", " ", "x", "é" * 300, "0", "-1", "1", "1.0", "1,5", "1e3", "1 000", "NaN", "Infinity", "1_000", "9" * 25, "12 €",
    "2024-02-29", "2023-02-29", "2024-1-5", "29/02/2024", "2024-02-29T00:00:00", "45000", "2024", "24", "+123",
    "2024-02-29/2024-03-01", "2024-02-29_2024-03-01", "2024/2025", "oui", "Oui", "non", "true", "VRAI", "M", "m", "I",
    "a@b.fr", "a@b", "a b@c.fr", "http://exemple.fr", "www.exemple.fr", "mailto:x", "W123456789", "w123456789",
    "21860194600013", "2186019460001", "9,04E+13", "524 991 205 00013", "7.5", "7.10", "7.100", "75", "07019", "7019",
    "2A004", "2C004", "Jean-Marc", "JEAN", "N'Deye", "jean", "Louise Marie", "Privas", "privas", "L'Isle", "PRIVAS",
    "aide en numéraire", "Aide en nature", "aide en nature;aide en numéraire", "Equipement culturel",
    "Équipement culturel",
    "07186-01010401-001", "07186-01010401-0012", "07186", "Rue de l'Église", "Rue n° 5", "12 bis", "0.005", "1.01", "6",
    "1000000", "999999", "+33 475640000", "04 75 64 00 00",
)  # fmt: skip
_THEIRS = """
import csv, json, sys
from frictionless import Resource, Schema, system
answers = []
with system.use_context(trusted=True):
    for path, schema in json.load(open(sys.argv[1])):
        report = Resource(path=path, schema=Schema.from_descriptor(json.load(open(schema))), encoding="utf-8").validate(
            limit_errors=10**9)
        for error in report.tasks[0].errors:
            said = error.to_dict()
            name = said["type"]
            if name == "constraint-error":
                name += "/" + said["note"].split('"')[1]
            column = said.get("fieldName") or said.get("label")
            answers.append([path, said.get("rowNumber"), column, name, said.get("cell")])
json.dump(answers, sys.stdout)
"""


def main() -> int:
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = [*_examples(shared, folder), *_mutations(folder)]
        theirs = _frictionless(folder, cases)
        mine = {_place(path, each) for path, standard in cases for each in _ours(path, standard)}
        rows = sum(pl.read_csv(path, infer_schema=False).height for path, _ in cases)
    return _report(mine, theirs, len(cases), rows)


def _bare(standard: Standard, present: list[str]) -> Schema:
    fields = tuple(field for field in standard.schema.fields if field.name in present)
    return replace(standard.schema, fields=fields, checks=())


def _examples(shared: Path, folder: Path) -> Iterator[tuple[Path, Standard]]:
    """Yield official examples, kept to the columns of their standard and rewritten as plain CSV."""
    for slug, standard in standards().items():
        home = shared / "schemas" / slug.replace("/", "-") / standard.version
        for path in sorted(home.rglob("*.csv")):
            frame = pl.read_csv(path, infer_schema=False)
            known = [name for name in standard.schema.names if name in frame.columns]
            copy = folder / f"{slug.replace('/', '-')}-{path.stem}.csv"
            frame.select(known).write_csv(copy)
            yield copy, standard


def _mutations(folder: Path) -> Iterator[tuple[Path, Standard]]:
    """Yield, by standard, a good row copied once per column and per ugly text put in that column."""
    for slug, standard in standards().items():
        good = {field.name: field.example for field in standard.schema.fields}
        rows = [good, *({**good, name: text} for name in good for text in (*UGLY, *_own(standard.schema.field(name))))]
        path = folder / f"{slug.replace('/', '-')}-mutations.csv"
        pl.DataFrame(rows).write_csv(path)
        yield path, standard


def _own(field: Field) -> Iterator[str]:
    """Yield texts just inside and just outside the bounds of the field."""
    wanted = field.constraints
    for bound in (wanted.minimum, wanted.maximum):
        if bound is not None:
            yield from (f"{bound:g}", f"{bound - 0.001:g}", f"{bound + 0.001:g}", f"{bound - 1:g}", f"{bound + 1:g}")
    for length in (wanted.min_length, wanted.max_length):
        if length is not None:
            yield from ("1" * (length - 1), "1" * length, "1" * (length + 1), "é" * length)
    yield from wanted.enum
    yield from (f" {field.example}", f"{field.example} ", field.example.upper(), field.example.lower())


def _ours(path: Path, standard: Standard) -> Iterator[tuple[int, str, str, str]]:
    frame = pl.read_csv(path, infer_schema=False)
    for each in check(frame, _bare(standard, frame.columns)).findings:
        if each.row is not None:
            yield each.row, each.column or "", each.id, each.value or ""


def _place(path: Path, said: tuple[int, str, str, str]) -> tuple[str, int, str, str, str]:
    return (path.name, *said)


def _frictionless(folder: Path, cases: list[tuple[Path, Standard]]) -> set[tuple[str, int, str, str, str]]:
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "frictionless==5.*"], check=True, stderr=subprocess.DEVNULL)
    listed = []
    for path, standard in cases:
        columns = pl.read_csv(path, n_rows=0).columns
        schema = path.with_suffix(".json")
        schema.write_text(json.dumps(descriptor(_bare(standard, columns).fields, custom=False)))
        listed.append([str(path), str(schema)])
    (folder / "cases.json").write_text(json.dumps(listed))
    done = subprocess.run([python, "-c", _THEIRS, folder / "cases.json"], check=True, capture_output=True, text=True)
    answers = json.loads(done.stdout)
    return {(Path(path).name, row, column, OUR_IDS[name], cell or "") for path, row, column, name, cell in answers}


EXPLAINED = {
    "a date is written with ten characters": lambda id, text: (
        id == "type" and re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text)
    ),
    "a number has no underscore, a year no sign": lambda id, text: re.fullmatch(r"[+-]?\d+(_\d+)+|[+-]\d{3}", text),
    "« Infinity » is written INF in Table Schema": lambda id, text: text == "Infinity",
}


def _report(mine: set, theirs: set, files: int, rows: int) -> int:
    different = mine ^ theirs
    unexplained = []
    reasons: dict[str, int] = {}
    for place in sorted(different, key=str):
        reason = next((why for why, holds in EXPLAINED.items() if holds(place[3], place[4])), None)
        if reason is None:
            unexplained.append(place)
        else:
            reasons[reason] = reasons.get(reason, 0) + 1
    print(
        f"{files} files, {rows} rows; findings: ours {len(mine)}, frictionless {len(theirs)}, same {len(mine & theirs)}"
    )
    for reason, count in reasons.items():
        print(f"  explained, {count}: {reason}")
    for place in unexplained:
        print(f"  {'only ours' if place in mine else 'only theirs'}: {place}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
