"""Checks the same subsidies with us and with the peers, in one run, and prints the ratios.

    python benchmarks/checking.py [--rows 1000000] [--peer-rows 100000] [--without-peers]

The peers are installed by this script in a temporary virtual environment, each with the official JSON schema
rebuilt from the fields of our standard. Ours reads the same CSV file with Polars before it checks it, because the
peers read while they check. Ratios are of the same file only; the larger file is for the speed on large ones.
frictionless does not have the checks beyond Table Schema, and validata-core reads 100,000 rows at most.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import polars as pl

from pontdarc.core.checking import check
from pontdarc.core.schema import Field
from pontdarc.standardisation.catalogue import find

STANDARD = find("scdl/subventions")
SIRETS = ("21860194600013", "21060004500392", "52499120500013", "41925390100013")
PEERS = {
    "frictionless": "frictionless==5.*",
    "validata-core": "validata-core==0.9.7",
}
_FRICTIONLESS = """
import json, sys, time
from frictionless import Resource, Schema, system
schema = Schema.from_descriptor(json.load(open(sys.argv[2])))
start = time.perf_counter()
with system.use_context(trusted=True):
    report = Resource(path=sys.argv[1], schema=schema).validate(limit_errors=10**9)
print(json.dumps({"seconds": time.perf_counter() - start, "errors": report.stats["errors"]}))
"""
_VALIDATA = """
import json, sys, time
from validata_core import validate
schema = json.load(open(sys.argv[2]))
start = time.perf_counter()
report = validate(sys.argv[1], schema)
errors = sum(len(task["errors"]) for task in report.tasks)
print(json.dumps({"seconds": time.perf_counter() - start, "errors": errors}))
"""
SCRIPTS = {"frictionless": _FRICTIONLESS, "validata-core": _VALIDATA}


def make_table(rows: int) -> pl.DataFrame:
    """Return subsidies where each kind of wrong cell comes once in a thousand rows: the peers stop at 1,000 errors."""
    index = pl.int_range(rows, eager=True)
    siret = pl.Series(SIRETS).gather(index % len(SIRETS))
    text = index.cast(pl.String)
    wrong = index % 1000 == 0
    dates = pl.select(pl.date(2018, 1, 1) + pl.duration(days=index % 2500)).to_series().dt.strftime("%Y-%m-%d")
    frame = pl.DataFrame({"index": index, "text": text, "siret": siret, "date": dates, "wrong": wrong})
    said = {
        "nomAttribuant": pl.lit("Département de l’Ardèche"),
        "idAttribuant": pl.lit(SIRETS[0]),
        "dateConvention": pl.when("wrong").then(pl.lit("31/12/2020")).otherwise(pl.col("date")),
        "referenceDecision": "CP-" + pl.col("text"),
        "nomBeneficiaire": "Association n° " + pl.col("text"),
        "idBeneficiaire": pl.when(pl.col("index") % 1000 == 1)
        .then(pl.lit("12345678901234"))
        .otherwise(pl.col("siret")),
        "rnaBeneficiaire": "W" + pl.col("text").str.zfill(9),
        "objet": "Fonctionnement de l’année " + pl.col("text"),
        "montant": pl.when(pl.col("index") % 1000 == 2).then(pl.lit("1200,50")).otherwise(pl.col("text") + ".25"),
        "nature": pl.when(pl.col("index") % 1000 == 3).then(pl.lit("Numéraire")).otherwise(pl.lit("aide en numéraire")),
        "conditionsVersement": pl.lit("unique"),
        "datesPeriodeVersement": pl.col("date") + "/" + pl.col("date"),
        "idRAE": pl.lit(None, dtype=pl.String),
        "notificationUE": pl.when(pl.col("index") % 1000 == 4).then(pl.lit("Non")).otherwise(pl.lit("non")),
        "pourcentageSubvention": pl.when(pl.col("index") % 1000 == 5).then(pl.lit("100")).otherwise(pl.lit("1")),
        "dispositifAide": pl.lit(None, dtype=pl.String),
    }
    return frame.select(**{name: pl.lit(value) if isinstance(value, str) else value for name, value in said.items()})


def descriptor(fields: tuple[Field, ...], *, custom: bool) -> dict[str, object]:
    """Return the Table Schema descriptor of *fields*, with the custom checks for the peers that know them."""
    document: dict[str, object] = {"fields": [_field(each) for each in fields]}
    if custom:
        document["custom_checks"] = [
            {"name": "french-siret-value", "params": {"column": "idAttribuant"}},
            {"name": "french-siret-value", "params": {"column": "idBeneficiaire"}},
            {"name": "one-of-required", "params": {"column1": "idBeneficiaire", "column2": "rnaBeneficiaire"}},
        ]
    return document


def _field(field: Field) -> dict[str, object]:
    wanted = field.constraints
    constraints = {
        "required": wanted.required or None,
        "pattern": wanted.pattern,
        "enum": list(wanted.enum) or None,
        "minimum": wanted.minimum,
        "maximum": wanted.maximum,
        "minLength": wanted.min_length,
        "maxLength": wanted.max_length,
    }
    said: dict[str, object] = {"name": field.name, "type": field.type, "format": field.format}
    said["constraints"] = {name: value for name, value in constraints.items() if value is not None}
    if field.type == "boolean":
        said |= {"trueValues": list(field.true_values), "falseValues": list(field.false_values)}
    return said


def ours(path: Path) -> dict[str, float]:
    start = time.perf_counter()
    frame = pl.read_csv(path, infer_schema=False)
    read = time.perf_counter()
    verdict = check(frame, STANDARD.schema, limit=1000)
    end = time.perf_counter()
    return {"seconds": end - start, "checking": end - read, "errors": sum(verdict.counts.values())}


def peer(name: str, folder: Path, path: Path) -> dict[str, float]:
    home = folder / name
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", PEERS[name]], check=True, stderr=subprocess.DEVNULL)
    schema = folder / f"{name}.json"
    schema.write_text(json.dumps(descriptor(STANDARD.schema.fields, custom=name == "validata-core")))
    done = subprocess.run([python, "-c", SCRIPTS[name], path, schema], check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--peer-rows", type=int, default=100_000)
    parser.add_argument("--without-peers", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        big, small = folder / "big.csv", folder / "small.csv"
        make_table(args.rows).write_csv(big)
        make_table(args.peer_rows).write_csv(small)
        ours(small)
        runs = [ours(big) for _ in range(3)]
        best = min(runs, key=lambda run: run["seconds"])
        print(f"pontdarc       {args.rows:>9,} rows  {best['seconds']:.2f} s, of which check {best['checking']:.2f} s")
        mine = min((ours(small) for _ in range(3)), key=lambda run: run["seconds"])
        print(f"pontdarc       {args.peer_rows:>9,} rows  {mine['seconds']:.2f} s  {mine['errors']} findings")
        for each in () if args.without_peers else PEERS:
            said = peer(each, folder, small)
            print(
                f"{each:<14} {args.peer_rows:>9,} rows  {said['seconds']:.2f} s  {said['errors']} errors"
                f"  → {said['seconds'] / mine['seconds']:.0f} times slower on the same file"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
