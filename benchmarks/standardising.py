"""The whole way of a file that was deposited: read, recognise, map, mend, check and scan, and the share of each.

    python -m benchmarks.standardising [--rows 100000]

The subsidies of ten columns of a spreadsheet (French dates, amounts with a comma and a currency, SIRET with blanks,
headers in plain words), one cell in a hundred wrong. CPU seconds of one process, its start and imports left out
(what is found by folder and the territory are told apart, as a process that starts for one file pays for them), and
elapsed seconds, which also say what else the machine was doing. More elapsed than the gate makes the exit code 1.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import polars as pl

from benchmarks.checking import make_table, peak
from pontdarc.core.formats.registry import formats
from pontdarc.core.row_rules import known_checks
from pontdarc.core.steps.registry import registry
from pontdarc.core.telling import Stage, heard_by
from pontdarc.outside.official import official_referential
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.preparing import judge, plan

GATE = 2.0
FOUND = "before: formats, steps, checks"
TODAY = date(2026, 11, 23)
_FRENCH = "%d/%m/%Y"


def export(rows: int) -> pl.DataFrame:
    """Return what software exports for people: the same facts under other names, in other forms."""
    table = make_table(rows)
    siret = pl.col("idBeneficiaire").str.replace(r"^(\d{3})(\d{3})(\d{3})(\d{5})$", "$1 $2 $3 $4")
    day = pl.col("dateConvention").str.to_date("%Y-%m-%d", strict=False).dt.strftime(_FRENCH)
    return table.select(
        pl.col("nomAttribuant").alias("Collectivité"),
        pl.col("idAttribuant").alias("SIRET attribuant"),
        day.alias("Date de la convention"),
        pl.col("referenceDecision").alias("Référence"),
        pl.col("nomBeneficiaire").alias("Nom du bénéficiaire"),
        siret.alias("N° SIRET du bénéficiaire"),
        pl.col("objet").alias("Objet de la subvention"),
        (pl.col("montant").str.replace(".", ",", literal=True) + " €").alias("Montant de la subvention (€)"),
        pl.col("nature").str.to_titlecase().alias("Nature de l’aide"),
        pl.col("pourcentage").str.replace("0.5", "50 %", literal=True).alias("Pourcentage"),
    )


def prepared(path: Path) -> dict[str, object]:
    """Return what the way of a file costs, by stage."""
    start = time.process_time()
    standards(), official_referential(), formats(), registry(), known_checks()
    imported = time.process_time() - start
    last, spent = ["start", time.process_time()], dict.fromkeys(("reading", "repairing", "checking"), 0.0)

    def listen(stage: Stage, rows: int, total: int | None) -> None:
        now = time.process_time()
        if last[0] in spent:
            spent[last[0]] += now - last[1]
        last[:] = [stage, now]

    begun, start = time.perf_counter(), time.process_time()
    with heard_by(listen):
        planned = plan(path, today=TODAY, referential=official_referential())
        after_plan = time.process_time()
        if last[0] in spent:
            spent[last[0]] += after_plan - last[1]
        last[:] = ["checking", after_plan]
        done = judge(planned, limit=1000)
    end = time.process_time()
    return {
        "elapsed": time.perf_counter() - begun,
        "cpu": end - start,
        FOUND: imported,
        "read, recognise": spent["reading"],
        "map, choose repairs": spent["repairing"],
        "mend, check, scan": end - after_plan,
        "standard": done.standard.slug if done.standard else None,
        "fed": sum(bool(feed.sources) for feed in done.mapping.feeds),
        "repairs": sum(count for steps in done.repairs.values() for count in steps.values()),
        "findings": sum(done.verdict.counts.values()) if done.verdict else 0,
        "megabytes": peak(),
    }


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--file", type=Path)
    args = parser.parse_args()
    if args.file:
        print(json.dumps(prepared(args.file)))
        return 0
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "subventions.csv"
        export(args.rows).write_csv(path, separator=";")
        command = [sys.executable, "-m", "benchmarks.standardising", "--file", str(path)]
        runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(args.times)]
    best = min(runs, key=lambda run: float(run["cpu"]))
    print(f"{args.rows:,} rows, {best['standard']}, {best['fed']} columns fed, {best['repairs']:,} cells mended, "
          f"{best['findings']:,} findings, {best['megabytes']:.0f} MB")  # fmt: skip
    for stage in (FOUND, "read, recognise", "map, choose repairs", "mend, check, scan", "cpu"):
        print(f"  {stage:<34}{best[stage]:6.2f} s CPU")
    print(f"  elapsed: {best['elapsed']:.2f} s (gate: {GATE:g})")
    return int(best["elapsed"] > GATE)


if __name__ == "__main__":
    sys.exit(main())
