"""Precision and recall of the scan for personal data, class by class, and its speed beside Presidio's.

    python -m benchmarks.detecting [SHARED] [--rows N]

Four measures. Invented French tables (_people.py), whose names are none of the detector's. Real public files of SHARED
where it is given, labelled by hand in personal_columns.csv (file, column, class; an empty column: none in this file).
Then a table of 1,000,000 rows and 15 columns, scanned in full, beside the pattern recognisers of Presidio, installed in
a temporary virtual environment unless PONTDARC_PEERS names a folder that has one, on a sample of the same cells. Last,
the same table with a SIREN on each row, looked up in a register of as many.

The exit code is 1 when columns of direct identifiers are found with a recall under 0.99 or a precision under 0.97, or
when a scan takes 15 seconds or more. Free text and coordinates of homes are shown, and hold nothing up.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

import polars as pl

from benchmarks import _people
from pontdarc.core.family_names import FAMILY_NAMES
from pontdarc.core.first_names import FIRST_NAMES
from pontdarc.core.kind import folded
from pontdarc.core.privacy.detection import Scanner, scan
from pontdarc.core.privacy.scanned import ColumnScan
from pontdarc.core.reading import read
from pontdarc.core.recognition import Recognised, recognise

RECALL, PRECISION, SECONDS = 0.99, 0.97, 15.0
LABELS = Path(__file__).with_name("personal_columns.csv")
_NAMES = ("person_name", "person_first_name", "person_full_name")
_SAMPLE = 400
_THEIRS = """
import json, sys, time
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer, EmailRecognizer, IbanRecognizer, IpRecognizer, PhoneRecognizer, UrlRecognizer)
engines = [kind() for kind in (CreditCardRecognizer, EmailRecognizer, IbanRecognizer, IpRecognizer, UrlRecognizer)]
engines.append(PhoneRecognizer(supported_regions=("FR",)))
found, started = {}, time.process_time()
columns = json.load(sys.stdin)
for name, cells in columns.items():
    seen = set()
    for cell in cells:
        for engine in engines:
            for hit in engine.analyze(cell, engine.supported_entities, None) or ():
                seen.add(hit.entity_type)
    found[name] = sorted(seen)
json.dump({"seconds": time.process_time() - started, "found": found}, sys.stdout)
"""


class Tally:
    """Counts what was found of each class, and of columns of direct identifiers as a whole."""

    def __init__(self) -> None:
        self.right, self.missed, self.wrong = Counter[str](), Counter[str](), Counter[str]()
        self.errors: list[str] = []

    def add(self, place: str, truth: str | None, direct: bool, found: ColumnScan) -> None:
        """Compare a column with what it holds."""
        if truth != "free_text":
            self._count("columns of direct identifiers", direct, found.role == "direct", place)
        told = _class_of(found)
        wanted = "name" if truth in _NAMES else truth
        if wanted is not None:
            holds = told == wanted or (wanted == "free_text" and found.role == "direct")
            self._count(wanted, True, holds, place)
        if told is not None and told != wanted and wanted != "free_text":
            self.wrong[told] += 1

    def _count(self, name: str, wanted: bool, told: bool, place: str) -> None:
        if wanted and told:
            self.right[name] += 1
        elif wanted:
            self.missed[name] += 1
            self.errors.append(f"missed, {name}: {place}")
        elif told:
            self.wrong[name] += 1
            self.errors.append(f"wrong, {name}: {place}")

    def shown(self, title: str) -> tuple[float, float]:
        """Print precision and recall, and return those of direct identifiers: recall, precision."""
        print(f"\n{title}")
        print(f"{'class':32} {'columns':>8} {'precision':>10} {'recall':>8}")
        for name in sorted({*self.right, *self.missed, *self.wrong}):
            total = self.right[name] + self.missed[name]
            print(f"{name:32} {total:8} {self._share(name, self.wrong):>10} {self._share(name, self.missed):>8}")
        for error in self.errors[:40]:
            print(f"    {error}")
        name = "columns of direct identifiers"
        good = self.right[name]
        return good / max(1, good + self.missed[name]), good / max(1, good + self.wrong[name])

    def _share(self, name: str, others: Counter[str]) -> str:
        total = self.right[name] + others[name]
        return f"{self.right[name] / total:.3f}" if total else "-"


def _class_of(found: ColumnScan) -> str | None:
    """Return the class that the scan tells of a column; None when it says that there is nothing."""
    if found.role == "none":
        return None
    if found.role == "sensitive":
        return "sensitive"
    if found.kind in ("email", "phone_fr") and found.role == "indirect":
        return {"email": "email_of_service", "phone_fr": "phone_of_service"}[found.kind]
    if found.kind == "person_first_name" and found.role == "indirect":
        return "first_names_statistic"
    if found.kind in ("latitude", "longitude", "latlon", "lonlat"):
        return "home_coordinates"
    return "name" if found.kind in _NAMES else found.kind


def main() -> int:
    """Print the three measures; return 1 when one of them does not hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    args = parser.parse_args()
    _must_be_disjoint()
    held = [_on_invented()]
    if args.shared is not None:
        held.append(_on_real(args.shared / "data"))
    held.append(_speed(args.rows))
    return 0 if all(held) else 1


def _must_be_disjoint() -> None:
    for ours, theirs in ((_people.FIRST_NAMES, FIRST_NAMES), (_people.FAMILY_NAMES, FAMILY_NAMES)):
        plain = pl.select(folded(pl.lit(pl.Series(ours)))).to_series()
        known = set(plain) & theirs
        if known:
            raise SystemExit(f"names that the detector has in its lists: {', '.join(sorted(known))}")


def _on_invented() -> bool:
    tally = Tally()
    for rank, columns in enumerate(_people.tables(seeds=12, rows=120)):
        _compared(tally, f"table {rank}", columns)
    return _holds(tally.shown("Invented tables"))


def _compared(tally: Tally, place: str, columns: list[_people.Column]) -> None:
    frame = pl.DataFrame({each.header: each.cells for each in columns}).with_columns(
        pl.col(pl.String).replace("", None)
    )
    told = {each.name: each for each in scan(frame).columns}
    for each in columns:
        tally.add(f"{place}, {each.header}", each.truth, each.direct, told[each.header])


def _on_real(data: Path) -> bool:
    labels: dict[str, dict[str, str]] = {}
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            labels.setdefault(row["file"], {})[row["column"]] = row["class"]
    tally, files = Tally(), 0
    for pattern, columns in labels.items():
        for path in sorted(data.glob(pattern)):
            table = read(path, name=path.name).table
            if table is None:
                continue
            files += 1
            scanner = Scanner(recognise(table.sample(20_000).frame, table.types))
            for piece in table.pieces():
                scanner.add(piece.frame)
            for found in scanner.scan().columns:
                truth = columns.get(found.name) or None
                tally.add(f"{path.name}, {found.name}", truth, truth in _DIRECT, found)
    return _holds(tally.shown(f"Real files labelled by hand: {files}"))


_DIRECT = (*_NAMES, "email", "phone_fr", "nir", "iban", "bank_card", "identity_document", "social_handle")


def _holds(figures: tuple[float, float]) -> bool:
    recall, precision = figures
    print(
        f"direct identifiers: recall {recall:.4f} (at least {RECALL}), precision {precision:.4f} (at least {PRECISION})"
    )
    return recall >= RECALL and precision >= PRECISION


def _speed(rows: int) -> bool:
    frame = _large(rows)
    started, spent = time.perf_counter(), _cpu()
    found = scan(frame)
    seconds, spent = time.perf_counter() - started, _cpu() - spent
    told = {each.name: each.kind for each in found.columns if each.role != "none"}
    print(f"\n{frame.height:,} rows of {frame.width} columns, in full: {seconds:.2f} s, {spent:.2f} s of processors")
    print(f"  found: {told}")
    _presidio(frame)
    return spent < SECONDS and _looked_up(frame) < SECONDS


def _looked_up(frame: pl.DataFrame) -> float:
    """Scan again with numbers instead of the last column, each looked up in a register as long, and return the time."""
    numbers = pl.int_range(300_000_000, 300_000_000 + 7 * frame.height, 7, eager=True).cast(pl.UInt32).shuffle(seed=2)
    flags = [(numbers % 3 == 0).alias("legal"), (numbers % 11 == 0).alias("partial")]
    register = pl.DataFrame([numbers.alias("siren"), *flags]).lazy()
    known = recognise(frame.head(20_000)) | {frame.columns[-1]: Recognised("siren", 1.0, "string")}
    sellers = frame.with_columns(numbers.cast(pl.String).alias(frame.columns[-1]))
    started, spent = time.perf_counter(), _cpu()
    found = scan(sellers, known, register).columns[-1].holders
    seconds, spent = time.perf_counter() - started, _cpu() - spent
    print(f"\nwith a column of {numbers.len():,} SIREN looked up: {seconds:.2f} s, {spent:.2f} s of processors")
    print(f"  {found}")
    return spent


def _large(rows: int) -> pl.DataFrame:
    rng = Random(7)
    makers = (_people.MAKERS[0], _people.MAKERS[2])
    columns = [each for make in makers for each in make(rng, [_people.person(rng) for _ in range(20_000)])][:15]
    drawn = pl.Series(range(rows)).shuffle(seed=1) % 20_000
    pool = pl.DataFrame({f"{rank} {each.header}": each.cells for rank, each in enumerate(columns)})
    return pool[drawn.to_list()].with_columns(pl.col(pl.String).replace("", None))


def _presidio(frame: pl.DataFrame) -> None:
    sample = frame.head(_SAMPLE)
    cells = {name: sample[name].drop_nulls().to_list() for name in sample.columns}
    try:
        theirs = _asked(json.dumps(cells))
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"  Presidio could not be installed here: {type(error).__name__}")
        return
    said = sum(len(each) for each in cells.values())
    whole = theirs["seconds"] / max(1, said) * frame.height * frame.width
    print(f"  Presidio, {said:,} cells of the same columns: {theirs['seconds']:.2f} s of processor, "
          f"{whole:,.0f} s at that pace for all of them")  # fmt: skip
    print(f"  found: { ({name: kinds for name, kinds in theirs['found'].items() if kinds}) }")


def _asked(document: str) -> dict:
    peers = os.environ.get("PONTDARC_PEERS")
    with tempfile.TemporaryDirectory() as name:
        python = Path(peers or name) / "bin" / "python"
        if peers is None:
            venv.create(name, with_pip=True)
            install: Iterable[str | Path] = (python, "-m", "pip", "install", "-q", "presidio-analyzer")
            subprocess.run(list(install), check=True, stderr=subprocess.DEVNULL)
        done = subprocess.run(
            [python, "-c", _THEIRS], check=True, capture_output=True, text=True, input=document, cwd=name
        )
    answer: dict = json.loads(done.stdout)
    return answer


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
