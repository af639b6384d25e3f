"""Compares our verdict with the peers', cell by cell, on official examples and on good rows broken in every way.

    python -m benchmarks.agreement [SHARED] [--only frictionless|validata-core]

Table Schema is compared with frictionless 5, the checks beyond it with validata-core 0.9.7; each is installed by this
script in a temporary virtual environment, unless PONTDARC_PEERS names a folder that has them. A difference that
docs/decisions/0030 explains is counted apart; any other makes the exit code 1.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from benchmarks._cases import Case, custom_cases, table_cases
from pontdarc.core.checking import check
from pontdarc.core.findings import Finding
from pontdarc.core.row_rules import known_checks
from pontdarc.core.schema import Schema

Place = tuple[str, int, str, str, str]
"""File, line, column, id, text of the cell."""
PEERS = {"frictionless": "frictionless==5.*", "validata-core": "validata-core==0.9.7"}
OUR_IDS = {
    "type-error": "type",
    "unique-error": "unique",
    "primary-key": "unique",
    "primary-key/empty": "required",
    "foreign-key": "foreign_key",
    "constraint-error/required": "required",
    "constraint-error/pattern": "pattern",
    "constraint-error/enum": "enum",
    "constraint-error/minimum": "minimum",
    "constraint-error/maximum": "maximum",
    "constraint-error/minLength": "min_length",
    "constraint-error/maxLength": "max_length",
    "french-gps-coordinates": "french_gps",
    "reversed-french-gps-coordinates": "reversed_french_gps",
}
_FRICTIONLESS = """
import json, sys
from frictionless import Resource, Schema, system
answers, refused = [], []
with system.use_context(trusted=True):
    for path, document in json.load(open(sys.argv[1])):
        try:
            schema = Schema.from_descriptor(document)
        except Exception as error:
            refused.append([path, str(error)[:300]])
            continue
        report = Resource(path=path, schema=schema, encoding="utf-8").validate(limit_errors=10**9)
        refused += [[path, str(each)[:300]] for each in report.errors]
        for error in (report.tasks[0].errors if report.tasks else []):
            said = error.to_dict()
            name = said["type"]
            if name == "constraint-error":
                name += "/" + said["note"].split('"')[1]
            if name == "primary-key" and "None" in said["note"]:
                name += "/empty"
            column = said.get("fieldName") or (said.get("fieldNames") or [""])[0]
            answers.append([path, said.get("rowNumber"), column, name, said.get("cell")])
json.dump([answers, refused], sys.stdout)
"""
_VALIDATA = """
import json, sys, warnings
warnings.simplefilter("ignore")
from validata_core import validate
answers, refused = [], []
for path, document in json.load(open(sys.argv[1])):
    try:
        report = validate(path, document, limit_errors=10**9)
    except Exception as error:
        refused.append([path, repr(error)[:300]])
        continue
    refused += [[path, str(each.get("message"))[:300]] for each in report.errors]
    for each in report.tasks[0]["errors"] if report.tasks else []:
        if each.get("rowPosition") is not None:
            answers.append([path, each["rowPosition"], each.get("fieldName") or "", each["code"], each.get("cell")])
        elif each["code"] not in ("missing-label", "extra-label"):
            refused.append([path, each.get("message")])
json.dump([answers, refused], sys.stdout)
"""
SCRIPTS = {"frictionless": _FRICTIONLESS, "validata-core": _VALIDATA}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--only", choices=PEERS)
    args = parser.parse_args()
    status = 0
    with tempfile.TemporaryDirectory() as name:
        for peer in [args.only] if args.only else PEERS:
            folder = Path(name) / peer
            folder.mkdir()
            beyond = peer == "validata-core"
            cases = list((custom_cases if beyond else table_cases)(args.shared, folder))
            theirs = Counter(_theirs(peer, folder, cases, beyond))
            mine = Counter(place for case in cases for place in _ours(case, beyond))
            status |= _report(peer, cases, mine, theirs, CUSTOM if beyond else EXPLAINED)
    return status


def _ours(case: Case, beyond: bool) -> Iterator[Place]:
    frame = pl.read_csv(case.path, infer_schema=False)
    schema = case.schema if beyond else Schema(case.schema.fields, case.schema.missing_values, (), *_keys(case.schema))
    checks = {id for each in known_checks().values() for id in _ids(each.slug)}
    for each in check(frame, schema).findings:
        if each.row is not None and (each.id in checks) is beyond:
            column = "" if each.id == "one_of_required" else each.column or ""
            yield case.path.name, each.row, column, _official(each.id), _shown(each.id, each.value)


def _keys(schema: Schema) -> tuple[tuple[str, ...], tuple]:
    return schema.primary_key, schema.foreign_keys


def _ids(slug: str) -> tuple[str, ...]:
    more = {"compare_columns": ("not_comparable",), "french_gps": ("reversed_french_gps",)}
    return slug, *more.get(slug, ())


_WITHOUT_TEXT = (
    "required", "unique", "foreign_key", "one_of_required", "cohesive", "compare_columns", "not_comparable",
    "sum_columns", "french_gps", "reversed_french_gps",
)  # fmt: skip


def _shown(id: str, text: str | None) -> str:
    """Return the text to compare: none where a peer shows the typed value, or a mark of a missing value."""
    return "" if id in _WITHOUT_TEXT else (text or "")[:500]


def _official(id: str) -> str:
    return "compare_columns" if id == "not_comparable" else id


def _theirs(peer: str, folder: Path, cases: Sequence[Case], beyond: bool) -> Iterator[Place]:
    document = folder / "cases.json"
    document.write_text(json.dumps([[str(case.path), case.document] for case in cases]))
    python = _python(peer, folder)
    done = subprocess.run(
        [python, "-c", SCRIPTS[peer], document], check=True, capture_output=True, text=True, env={"PATH": os.defpath}
    )
    answers, refused = json.loads(done.stdout)
    for path, why in refused:
        print(f"  {peer} does not judge {Path(path).name}: {why}")
    official = {each.official: each.slug for each in known_checks().values()}
    first = {case.path.name: _key_column(case.schema) for case in cases}
    for path, row, column, name, cell in answers:
        id = official.get(name) or OUR_IDS.get(name, name)
        if beyond and name not in official and not name.endswith("french-gps-coordinates"):
            continue
        file = Path(path).name
        yield file, row, first[file] if name.startswith("primary-key") else column, id, _shown(id, cell)


def _key_column(schema: Schema) -> str:
    """Return the column of a key in which an empty key is told: the first one that is required by itself."""
    required = {field.name for field in schema.fields if field.constraints.required}
    return next((name for name in schema.primary_key if name in required), (schema.primary_key or ("",))[0])


def _python(peer: str, folder: Path) -> Path:
    if os.environ.get("PONTDARC_PEERS"):
        return Path(os.environ["PONTDARC_PEERS"]) / peer / "bin" / "python"
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", PEERS[peer]], check=True, stderr=subprocess.DEVNULL)
    return python


@dataclass(frozen=True, slots=True)
class Difference:
    """What only one side says. *mistyped*: a cell of the row is not of its type. *again*: both say it once already."""

    column: str
    id: str
    text: str
    ours: bool
    mistyped: bool
    again: bool


Reason = Callable[[Difference], object]
EXPLAINED: dict[str, Reason] = {
    "a date is written with ten characters, a month with seven": lambda its: re.fullmatch(
        r"\d{4}-\d{1,2}(-\d{1,2})?", its.text
    ),
    "a number has no underscore, a year no sign": lambda its: re.fullmatch(r"[+-]?\d+(_\d+)+|[+-]\d{3}", its.text),
    "« Infinity » is written INF": lambda its: its.text == "Infinity",
    "a datetime has a capital T": lambda its: (
        its.ours and its.id == "type" and re.match(r"\d{4}-\d\d-\d\d[ t]\d\d:", its.text)
    ),
    "base 64 has no other characters": lambda its: its.ours and its.column == "string_binary",
    "a UUID has its hyphens": lambda its: its.ours and its.column == "string_uuid",
    "a duration has units, and at least one part": lambda its: its.text == "PT" or its.text.startswith("P0"),
    "a ring of GeoJSON is closed": lambda its: its.ours and "Polygon" in its.text,
    "a GeometryCollection is a geometry": lambda its: not its.ours and "GeometryCollection" in its.text,
    "a cell of a key that is required or unique by itself is wrong once": lambda its: (
        not its.ours and its.again and its.id in ("required", "unique")
    ),
    "a pattern with alternatives applies to the whole value": lambda its: (
        its.ours and its.id == "pattern" and its.text.startswith("http")
    ),
}
CUSTOM: dict[str, Reason] = {
    "a cell of the wrong type is not an empty cell": lambda its: (
        its.mistyped and its.id in ("cohesive", "one_of_required")
    ),
    "a week has a space before its number": lambda its: not its.ours and its.text.startswith("week "),
}


def _report(peer: str, cases: Sequence[Case], mine: Counter, theirs: Counter, reasons: dict[str, Reason]) -> int:
    rows = sum(pl.read_csv(case.path, infer_schema=False).height for case in cases)
    same = sum((mine & theirs).values())
    print(
        f"{peer}: {len(cases)} files, {rows} rows; findings: ours {mine.total()}, theirs {theirs.total()}, same {same}"
    )
    told: Counter[str] = Counter()
    unexplained = []
    mistyped = {(case.path.name, each.row) for case in cases for each in _mistyped(case)}
    different = [(True, each) for each in _places(mine - theirs)] + [(False, each) for each in _places(theirs - mine)]
    for ours, place in different:
        difference = Difference(*place[2:], ours, place[:2] in mistyped, place in mine and place in theirs)
        reason = next((why for why, holds in reasons.items() if holds(difference)), None)
        if reason is None:
            unexplained.append((ours, place))
        else:
            told[reason] += 1
    for reason, count in told.most_common():
        print(f"  explained, {count}: {reason}")
    for ours, place in unexplained:
        print(f"  {'only ours' if ours else 'only theirs'}: {place}")
    return 1 if unexplained else 0


def _mistyped(case: Case) -> list[Finding]:
    found = check(pl.read_csv(case.path, infer_schema=False), replace(case.schema, checks=())).findings
    return [each for each in found if each.id == "type"]


def _places(counted: Counter) -> Iterable[Place]:
    return sorted(counted.elements(), key=str)


if __name__ == "__main__":
    sys.exit(main())
