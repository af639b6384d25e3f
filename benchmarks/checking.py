"""Checks the same subsidies with us and with the peers, in one run, and prints the ratios.

    python -m benchmarks.checking [--rows 1000000] [--peer-rows 100000] [--without-peers]
    python -m benchmarks.checking --gigabytes 5

The second writes a file of that size beside the temporary files, checks it as one that was deposited, and exits with 1
when that took more than GATE_MEMORY.

Fifteen columns with the rules of SCDL subsidies: two SIRET with their keys, a unique reference, patterns, enums,
bounds; one cell in a hundred is wrong. Every finding is placed (row, column, id), a thousand are explained. Each run
is a process of its own, so that its memory is its own. « whole » reads the file at once with Polars, as the peers read
while they check; « pieces » is the way of a deposited file, with its reading of encodings, headers and oddities.

Each peer is installed in a temporary virtual environment, unless PONTDARC_PEERS names a folder that has them.
frictionless does not have the checks beyond Table Schema, and takes the long file too; validata-core reads 100,000 rows
at most. Ratios are of CPU time, for the same file: elapsed time says more of the other work of the machine.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl
from stdnum import luhn

from pontdarc.core.checking import Checker
from pontdarc.core.descriptor import write_descriptor
from pontdarc.core.reading import read
from pontdarc.core.row_rules import known_checks
from pontdarc.core.schema import Constraints, Field, RowCheck, Schema
from pontdarc.core.source import Limits

REQUIRED = Constraints(required=True)
SCHEMA = Schema(
    (
        Field("referenceDecision", constraints=Constraints(required=True, unique=True)),
        Field("nomAttribuant", constraints=REQUIRED),
        Field("idAttribuant", constraints=Constraints(required=True, pattern=r"^\d{14}$")),
        Field("dateConvention", "date", constraints=REQUIRED),
        Field("nomBeneficiaire", constraints=REQUIRED),
        Field("idBeneficiaire"),
        Field("rnaBeneficiaire", constraints=Constraints(pattern=r"^W\d{9}$")),
        Field("objet", constraints=Constraints(required=True, max_length=256)),
        Field("montant", "number", constraints=Constraints(required=True, minimum=0)),
        Field("nature", constraints=Constraints(required=True, enum=("aide en numéraire", "aide en nature"))),
        Field("periode", constraints=Constraints(pattern=r"^\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?$")),
        Field("notificationUE", "boolean", constraints=REQUIRED, true_values=("oui",), false_values=("non",)),
        Field("pourcentage", "number", constraints=Constraints(minimum=0.01, maximum=1)),
        Field("codeInsee", constraints=Constraints(pattern=r"^([013-9]\d|2[AB1-9])\d{3}$")),
        Field("exercice", "year"),
    ),
    checks=(
        RowCheck("siret", ("idAttribuant",)),
        RowCheck("siret", ("idBeneficiaire",)),
        RowCheck("one_of_required", ("idBeneficiaire", "rnaBeneficiaire")),
    ),
)
WRONG: dict[str, str | None] = {
    "referenceDecision": "CP-0", "idAttribuant": "2186019460001", "dateConvention": "31/12/2020",
    "nomBeneficiaire": None,
    "idBeneficiaire": "12345678901234", "rnaBeneficiaire": "w123", "montant": "1200,50", "nature": "Numéraire",
    "periode": "2020_2021", "notificationUE": "Non", "pourcentage": "100", "codeInsee": "7019", "exercice": "20",
    "nomAttribuant": None, "objet": None,
}  # fmt: skip
_EVERY = 100
GATE_MEMORY = 2048
"""Megabytes that checking a file of any size may take."""
PIECE = 500_000
"""Rows written at a time."""
_SHIFT = 13
PEERS = {
    "frictionless": "frictionless==5.*",
    "validata-core": "validata-core==0.9.7",
}
UNLIMITED = ("frictionless",)
"""Those that take more rows than --peer-rows."""
_FRICTIONLESS = """
import json, sys, time
from frictionless import Resource, Schema, system
schema = Schema.from_descriptor(json.load(open(sys.argv[2])))
start, cpu = time.perf_counter(), time.process_time()
with system.use_context(trusted=True):
    report = Resource(path=sys.argv[1], schema=schema).validate(limit_errors=10**9)
print(json.dumps({"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu,
    "findings": report.stats["errors"]}))
"""
_VALIDATA = """
import json, sys, time
from validata_core import validate
schema = json.load(open(sys.argv[2]))
start, cpu = time.perf_counter(), time.process_time()
report = validate(sys.argv[1], schema, limit_errors=10**9)
findings = sum(len(task["errors"]) for task in report.tasks)
print(json.dumps({"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu, "findings": findings}))
"""
SCRIPTS = {"frictionless": _FRICTIONLESS, "validata-core": _VALIDATA}


def sirets(count: int) -> pl.Series:
    """Return that many SIRET whose two keys are right."""
    made = []
    for number in range(count):
        siren = f"{30_000_000 + number * 7:08}"
        siren += luhn.calc_check_digit(siren)
        establishment = f"{siren}{number % 90:04}"
        made.append(establishment + luhn.calc_check_digit(establishment))
    return pl.Series(made)


def make_table(rows: int, first: int = 0) -> pl.DataFrame:
    """Return subsidies where one cell in a hundred is wrong, in every column in turn; the first one has that number."""
    index = pl.int_range(first, first + rows, eager=True)
    text = index.cast(pl.String)
    known = sirets(20_000)
    dates = pl.select(pl.date(2018, 1, 1) + pl.duration(days=index % 2500)).to_series().dt.strftime("%Y-%m-%d")
    nature = pl.when(index % 7 == 0).then(pl.lit("aide en nature")).otherwise(pl.lit("aide en numéraire"))
    good = pl.DataFrame({"index": index}).select(
        referenceDecision="CP-" + text,
        nomAttribuant=pl.lit("Département de l’Ardèche"),
        idAttribuant=pl.lit("22070001700019"),
        dateConvention=dates,
        nomBeneficiaire="Association n° " + text,
        idBeneficiaire=known.gather(index * 31 % known.len()),
        rnaBeneficiaire="W" + text.str.zfill(9),
        objet="Fonctionnement de l’année " + text,
        montant=text + ".25",
        nature=nature,
        periode=dates + "/" + dates,
        notificationUE=pl.lit("non"),
        pourcentage=pl.lit("0.5"),
        codeInsee="07" + (index % 339 + 1).cast(pl.String).str.zfill(3),
        exercice=(index % 8 + 2018).cast(pl.String),
    )
    return good.with_columns(
        pl.when((index + rank * _SHIFT) % _EVERY == _EVERY - 1)
        .then(pl.lit(WRONG[name]))
        .otherwise(pl.col(name))
        .alias(name)
        for rank, name in enumerate(SCHEMA.names)
    )


def whole(path: Path) -> Checker:
    """Check the file, read at once."""
    frame = pl.scan_csv(path, infer_schema=False).collect()
    checker = Checker(frame.columns, SCHEMA, limit=1000)
    checker.add(frame)
    return checker


def pieces(path: Path) -> Checker:
    """Check the file as one that was deposited."""
    size = path.stat().st_size
    table = read(path, limits=Limits(file_bytes=size, unpacked_bytes=size)).table
    checker = Checker(table.columns, SCHEMA, limit=1000)
    for piece in table.pieces():
        checker.add(piece.frame, piece.lines)
    return checker


WAYS: dict[str, Callable[[Path], Checker]] = {"whole": whole, "pieces": pieces}


def ours(way: str, path: Path) -> None:
    """Print what a way costs, in a process of its own; modules are imported before, as the peers' are."""
    known_checks()
    start, cpu = time.perf_counter(), time.process_time()
    checker = WAYS[way](path)
    verdict, places = checker.verdict(), checker.places()
    said = {
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - cpu,
        "findings": places.height,
        "explained": len(verdict.findings),
        "megabytes": peak(),
    }
    print(json.dumps(said))


def peak() -> float:
    """Return the megabytes held at most; the usage of resources would also count those of the process that began us."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def mine(way: str, path: Path, times: int = 3) -> dict[str, float]:
    """Return the best of some runs."""
    command = [sys.executable, "-m", "benchmarks.checking", "--way", way, "--file", str(path)]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(times)]
    return min(runs, key=lambda run: run["cpu"])


def peer(name: str, folder: Path, path: Path) -> dict[str, float]:
    """Return what a peer says, its start left out."""
    home = Path(os.environ.get("PONTDARC_PEERS") or folder) / name
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", PEERS[name]], check=True, stderr=subprocess.DEVNULL)
    schema = folder / f"{name}.json"
    document = write_descriptor(SCHEMA)
    if name == "frictionless":
        del document["custom_checks"]
    schema.write_text(json.dumps(document))
    command = [python, "-c", SCRIPTS[name], path, schema]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={"PATH": os.defpath})
    return json.loads(done.stdout.splitlines()[-1])


def large(folder: Path, gigabytes: float) -> int:
    """Check a file of that many times 10⁹ octets; return 1 when it took more memory than the gate."""
    path, rows = folder / "large.csv", 0
    with path.open("wb") as file:
        while file.tell() < gigabytes * 1e9:
            make_table(PIECE, rows).write_csv(file, include_header=not rows)
            rows += PIECE
    said = mine("pieces", path, times=1)
    print(f"pontdarc, {gigabytes:g} GB{_told(said, rows)}  {said['megabytes']:.0f} MB")
    return int(said["megabytes"] > GATE_MEMORY)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--gigabytes", type=float)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--peer-rows", type=int, default=100_000)
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--file", type=Path)
    args = parser.parse_args()
    if args.way:
        ours(args.way, args.file)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.gigabytes:
            return large(folder, args.gigabytes)
        for rows, names in ((args.peer_rows, tuple(PEERS)), (args.rows, UNLIMITED)):
            path = folder / f"{rows}.csv"
            make_table(rows).write_csv(path)
            compare(path, rows, () if args.without_peers else names)
    return 0


def compare(path: Path, rows: int, peers: Sequence[str]) -> None:
    """Print what each way and each peer makes of one file."""
    ours = {way: mine(way, path) for way in WAYS}
    for way, said in ours.items():
        print(f"pontdarc, {way:<7}{_told(said, rows)}  {said['megabytes']:.0f} MB")
    for each in peers:
        said = peer(each, path.parent, path)
        ratios = ", ".join(f"{said['cpu'] / its['cpu']:.0f} times {way}" for way, its in ours.items())
        print(f"{each:<17}{_told(said, rows)}  → {ratios}")


def _told(said: dict[str, float], rows: int) -> str:
    return f" {rows:>9,} rows  {said['cpu']:6.2f} s CPU  {said['seconds']:6.2f} s  {said['findings']:,.0f} findings"


if __name__ == "__main__":
    sys.exit(main())
