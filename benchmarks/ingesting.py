"""Takes in one CSV file with us and with the peers, in one run on this machine, and prints the ratios.

    [ROWS=1000000] python benchmarks/ingesting.py [--without-detective] [--keep FILE]

The file has 15 columns and about 160 bytes a row. Each contender works in a process of its own, one after the other,
and tells its seconds, start of the process excepted, those of its processors, and the most memory it held; three times
in turn, but for csv-detective, and the run of the middle is told: the machine is not always as quick. Ours twice:
until the typed Parquet (read, recognised, mended, scanned for personal data, written), then on to what a version is:
archive, profile, served file. DuckDB's is its bare ``read_csv`` to Parquet, which does nothing else. csv-detective and
pandas, installed in a temporary virtual environment, say the kind of each column and its profile, and write Parquet,
which is compared with ours until the archive and the profile; then a table that answers queries, in SQLite with every
column indexed, which is compared with all of ours.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

_MEASURE = """
import json, resource, sys, time
def tell(begun, **more):
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = {"seconds": time.perf_counter() - begun, "cpu": used.ru_utime + used.ru_stime}
    print(json.dumps({**told, "peak_mb": round(used.ru_maxrss / 1024), **more}))
"""
_OURS = """
from datetime import date
from pathlib import Path
from pontdarc.core.containers.registry import containers
from pontdarc.core.formats.registry import formats
from pontdarc.core.steps.registry import registry
from pontdarc.standardisation.catalogue import every_version
from pontdarc.standardisation.confined_preparing import lay_down
from pontdarc.standardisation.preparing import plan
containers(), formats(), registry(), every_version()  # loaded as the process starts, which is not measured of anyone
source, folder, whole = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "whole"
begun = time.perf_counter()
report = lay_down(plan(source, today=date(2026, 11, 24)), folder / "typed.parquet")
steps = {"typed": round(time.perf_counter() - begun, 2)}
if whole:
    from pontdarc.core.query.engine import build
    from pontdarc.publication.making import make
    from pontdarc.core.privacy.plan import PrivacyPlan
    made = make(folder / "typed.parquet", folder / "public.parquet", report, PrivacyPlan(), date(2026, 11, 24))
    steps["archive and profile"] = round(time.perf_counter() - begun, 2)
    build(folder / "public.parquet", folder / "served.duckdb", described=made.columns)
    steps["served"] = round(time.perf_counter() - begun, 2)
tell(begun, rows=report["rows"], steps=steps)
"""
_DUCKDB = """
import duckdb
begun = time.perf_counter()
duckdb.execute("COPY (FROM read_csv(?)) TO '" + sys.argv[2] + "/bare.parquet' (FORMAT parquet)", [sys.argv[1]])
tell(begun)
"""
_DETECTIVE = """
import pandas, sqlite3
from csv_detective import routine
begun = time.perf_counter()
routine(sys.argv[1], num_rows=-1, output_profile=True, save_results=False)
frame = pandas.read_csv(sys.argv[1], sep=";", dtype_backend="pyarrow")
frame.describe(include="all")
for name in frame.columns:
    frame[name].value_counts().head(10)
frame.to_parquet(sys.argv[2] + "/pandas.parquet")
steps = {"kinds, profile and Parquet": round(time.perf_counter() - begun, 2)}
with sqlite3.connect(sys.argv[2] + "/pandas.sqlite") as connection:
    frame.to_sql("spending", connection, index=False, chunksize=10_000)
    for name in frame.columns:
        connection.execute(f'CREATE INDEX "by {name}" ON spending ("{name}")')
tell(begun, steps=steps)
"""
PROFILED, ARCHIVED = "kinds, profile and Parquet", "archive and profile"
"""How each side calls the end of the same work."""
TIMES = 3
_PEERS = ("csv-detective", "pandas", "pyarrow")
_COMMUNES = ("Privas", "Aubenas", "Lussas", "Vals-les-Bains", "Annonay", "Le Teil", "Joyeuse", "Ruoms")
_CODES = ("07186", "07019", "07145", "07331", "07010", "07319", "07110", "07201")
_WORDS = ("réfection", "toiture", "école", "voirie", "éclairage", "achat", "matériel", "chauffage", "étude", "travaux")


def write_table(rows: int, path: Path) -> None:
    """Write spending of municipalities: dates in both orders, codes, amounts, companies, coordinates."""
    random = np.random.default_rng(7)
    with path.open("wb") as file:
        for start in range(0, rows, 500_000):
            some = _spending(random, start, min(500_000, rows - start))
            some.write_csv(file, separator=";", include_header=start == 0)


def _spending(random: np.random.Generator, start: int, rows: int) -> pl.DataFrame:
    index = pl.int_range(start, start + rows, eager=True)
    days = pl.Series(np.datetime64("2019-01-01") + random.integers(0, 2000, rows).astype("timedelta64[D]"))
    days = days.cast(pl.Date)
    place, company = pl.Series(random.integers(0, len(_COMMUNES), rows)), pl.Series(random.integers(0, 5000, rows))
    words = [pl.Series(_WORDS).gather(pl.Series(random.integers(0, len(_WORDS), rows))) for _ in range(3)]
    lot = (index % 977).cast(pl.String)
    sirets = pl.Series([f"{number:014d}" for number in random.integers(10**13, 9 * 10**13, 5000)])
    return pl.DataFrame(
        {
            "identifiant": "MP" + index.cast(pl.String).str.zfill(9),
            "commune": pl.Series(_COMMUNES).gather(place),
            "code_insee": pl.Series(_CODES).gather(place),
            "date_mandat": days.dt.strftime("%Y-%m-%d"),
            "date_facture": days.dt.strftime("%d/%m/%Y"),
            "objet": words[0] + " " + words[1] + " " + words[2] + " lot " + lot,
            "montant": pl.Series(np.round(random.gamma(2, 3000, rows), 2)),
            "quantite": pl.Series(random.integers(1, 500, rows)),
            "taux": pl.Series(random.choice([5.5, 10.0, 20.0], rows)),
            "siret_fournisseur": sirets.gather(company),
            "fournisseur": "SARL Dupré " + company.cast(pl.String),
            "service": pl.Series(random.choice(["Voirie", "Éducation", "Sport", "Culture", "Eau"], rows)),
            "actif": pl.Series(random.choice(["oui", "non"], rows)),
            "longitude": pl.Series(np.round(4.2 + random.random(rows) * 0.7, 6)),
            "latitude": pl.Series(np.round(44.3 + random.random(rows) * 0.9, 6)),
        }
    )


def measured(python: str, script: str, *arguments: str) -> dict[str, Any]:
    """Return what a script, run by itself, says of its time and memory."""
    done = subprocess.run([python, "-c", _MEASURE + script, *arguments], capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def detective(folder: Path, path: Path) -> dict[str, Any]:
    """Install csv-detective and pandas for this run only, and measure them."""
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = str(home / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", *_PEERS], check=True)
    return measured(python, _DETECTIVE, str(path), str(folder))


def main() -> None:
    """Measure, and print one line for each contender and one for each ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without-detective", action="store_true")
    parser.add_argument("--keep", type=Path, help="the file to take in, made when it is missing")
    options = parser.parse_args()
    rows = int(os.environ.get("ROWS", "1000000"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = options.keep or folder / "spending.csv"
        if not path.exists():
            write_table(rows, path)
        print(f"{rows} rows, {path.stat().st_size / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}", flush=True)
        asked = {"duckdb": (_DUCKDB, name), "typed": (_OURS, name, "typed"), "whole": (_OURS, name, "whole")}
        runs: dict[str, list[dict[str, Any]]] = {contender: [] for contender in asked}
        for _ in range(TIMES):
            for contender, (script, *arguments) in asked.items():
                runs[contender].append(measured(sys.executable, script, str(path), *arguments))
        found = {contender: sorted(each, key=itemgetter("seconds"))[TIMES // 2] for contender, each in runs.items()}
        if not options.without_detective:
            found["detective"] = detective(folder, path)
    for contender, facts in found.items():
        times = f"{facts['seconds']:8.2f} s {facts['cpu']:8.2f} s of processor"
        print(f"{contender:10} {times} {facts['peak_mb']:6} MB  {facts.get('steps', '')}")
    print(f"delivery to typed Parquet: {_ratio(found, 'typed', 'duckdb')} times DuckDB's bare copy (gate: 3)")
    print(f"all of ours: {found['whole']['seconds']:.1f} s (gate: 20 for 150 MB)")
    if "detective" in found:
        theirs, ours = found["detective"]["steps"][PROFILED], found["whole"]["steps"][ARCHIVED]
        print(f"csv-detective and pandas, kinds, profile and Parquet: {theirs / ours:.1f} times ours (gate: 10)")
        print(f"the same with a table that answers queries: {_ratio(found, 'detective', 'whole')} times all of ours")


def _ratio(found: dict[str, dict[str, Any]], one: str, other: str) -> str:
    return f"{found[one]['seconds'] / found[other]['seconds']:.1f}"


if __name__ == "__main__":
    main()
