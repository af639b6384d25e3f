"""Exports of a table of 15 columns, us and peers, in the same run: ``python benchmarks/exporting.py``.

Ours go over HTTP, one process, one client on the same machine: rows per second until the last byte, milliseconds until
the first, size, and the most memory that the process held meanwhile (Linux only): of its own, which the gate looks at,
and with the pages of libraries and files that it shares. Datasette streams its CSV over HTTP
too; pandas and the standard library write files, their reading not counted. Peers go into a throwaway environment.
``ROWS`` sets the number of rows, ``FORMATS`` the formats.
"""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
ROWS = int(os.environ.get("ROWS", "1000000"))
FORMATS = os.environ.get("FORMATS", "csv json jsonl geojson jsonld turtle sql xlsx ods sqlite parquet").split()
PEERS = ("datasette==0.65.5", "pandas", "pyarrow")
EXPORTS = "/api/explore/v2.1/catalog/datasets/subventions/exports/"
PAGE = "/donnees/subventions/telecharger/"
GATES = {"csv": 700_000, "json": 400_000, "geojson": 400_000, "xlsx": 40_000}
FIRST_BYTE, MEMORY = 300, 300
COLUMNS = (
    ("numero", "integer"), ("code_insee", "string"), ("nature", "string"), ("beneficiaire", "string"),
    ("objet", "string"), ("montant", "number"), ("jour", "date"), ("versee", "boolean"), ("siret", "string"),
    ("latitude", "number"), ("longitude", "number"), ("instant", "datetime"), ("effectif", "integer"),
    ("commune", "string"), ("note", "string"),
)  # fmt: skip
PEER_SCRIPT = """
import csv, resource, sys, time
import pyarrow.parquet as pq
what, source, target = sys.argv[1:]
if what == "csv":
    rows = (row for batch in pq.ParquetFile(source).iter_batches(8192) for row in zip(*batch.to_pydict().values()))
    begun = time.perf_counter()
    with open(target, "w", newline="") as file:
        csv.writer(file).writerows(rows)
else:
    import pandas
    frame = pandas.read_parquet(source)
    begun = time.perf_counter()
    frame.to_csv(target, index=False) if what == "pandas csv" else frame.to_json(target, orient="records", lines=True)
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One export: seconds in all, milliseconds to the first byte, octets, and mebibytes held at most.

    *own*: what no other process shares; None when it was not looked at.
    """

    seconds: float
    first: float | None
    size: int
    memory: float
    own: float | None = None


def main() -> None:
    """Print one line per export."""
    folder = Path(tempfile.mkdtemp(prefix="pontdarc-bench-"))
    try:
        frame = table()
        source = folder / "frame.parquet"
        frame.write_parquet(source)
        print(f"{ROWS:,} rows, {len(COLUMNS)} columns")
        print(f"{'':34}{'rows/s':>12}{'first ms':>10}{'MB':>8}{'own MiB':>9}{'with shared':>13}  gate")
        with our_server(source, folder) as (address, worker):
            for slug in FORMATS:
                told(f"export {slug}", fetched(address + EXPORTS + slug, worker), GATES.get(slug))
            told("export csv, gzip", fetched(address + EXPORTS + "csv?compressed=true", worker))
            told("download csv, streamed", fetched(address + PAGE + "csv", worker), GATES["csv"])
            told("download csv, zstd", fetched(address + PAGE + "csv", worker, "zstd"))
        python = peer_environment(folder)
        with datasette(frame, folder, python) as (address, worker):
            told("Datasette csv stream", fetched(f"{address}/peer/subventions.csv?_stream=on", worker))
        for what in ("pandas csv", "pandas json lines", "csv"):
            told("standard library csv" if what == "csv" else what, written(python, what, source, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def told(name: str, found: Measured, gate: int | None = None) -> None:
    """Print a line, and whether the gates hold: rows per second, and first byte and memory for what streams."""
    rate = ROWS / found.seconds
    verdict = ""
    if gate:
        missed = [f"{gate:,} rows/s"] if rate < gate else []
        if gate > GATES["xlsx"]:
            missed += [f"{FIRST_BYTE} ms"] if (found.first or 0) > FIRST_BYTE else []
            missed += [f"{MEMORY} MiB"] if (found.own or found.memory) > MEMORY else []
        verdict = f"  below: {', '.join(missed)}" if missed else "  held"
    first = f"{found.first:>10.0f}" if found.first is not None else " " * 10
    own = f"{found.own:>9.0f}" if found.own is not None else " " * 9
    print(f"{name:34}{rate:>12,.0f}{first}{found.size / 1e6:>8.0f}{own}{found.memory:>13.0f}{verdict}", flush=True)


def table() -> pl.DataFrame:
    """Return rows of every common type, the same each time."""
    chance = np.random.default_rng(1)
    rank = pl.int_range(ROWS, eager=True).alias("numero")
    number = {
        name: pl.Series(chance.integers(0, most, ROWS))
        for name, most in (("name", 50_000), ("object", 1_000), ("amount", 1_000_000), ("siret", 10**9))
    }
    return pl.DataFrame({"numero": rank}).with_columns(
        code_insee=pl.format("0{}", 7000 + rank % 335),
        nature=pl.Series(["Subvention", "Aide", "Prêt", "Don"])[rank % 4],
        beneficiaire=pl.format("Association « {} » de l’Ardèche", number["name"]),
        objet=pl.format("Objet n° {} : fête, école; vélo", number["object"]),
        montant=number["amount"] / 100,
        jour=pl.lit(date(2020, 1, 1)) + pl.duration(days=rank % 2000),
        versee=rank % 3 == 0,
        siret=number["siret"].cast(pl.String).str.zfill(14),
        latitude=pl.Series(chance.uniform(44, 45, ROWS)).round(6),
        longitude=pl.Series(chance.uniform(4, 5, ROWS)).round(6),
        instant=pl.lit(datetime(2024, 1, 1)) + pl.duration(minutes=rank % 100_000),  # noqa: DTZ001 - as tables hold them
        effectif=pl.Series(chance.integers(0, 100_000, ROWS)),
        commune=pl.format("Saint-Arcens {}", rank % 335),
        note=pl.when(rank % 5 != 0).then(pl.format("note {}", rank)),
    )


def fetched(address: str, process: int, coding: str = "identity") -> Measured:
    """Read an answer to its end."""
    Path(f"/proc/{process}/clear_refs").write_text("5")  # the peak of memory starts again from now
    request = urllib.request.Request(address, headers={"Accept-Encoding": coding})
    begun, first, size, own = time.perf_counter(), None, 0, 0.0
    with urllib.request.urlopen(request, timeout=900) as answer:
        while chunk := answer.read1(1 << 20):
            first = first or (time.perf_counter() - begun) * 1000
            size += len(chunk)
            own = max(own, held(process, "RssAnon"))
    return Measured(time.perf_counter() - begun, first, size, held(process, "VmHWM"), own)


def held(process: int, what: str) -> float:
    """Return a line of what Linux says of the memory of a process, in mebibytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024


@contextmanager
def our_server(source: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """Publish the rows in a data folder of their own, serve it; give the address and the process that answers."""
    port = free_port()
    environment = os.environ | {
        "DATA": str(folder / "data"), "DJANGO_SETTINGS_MODULE": "pontdarc.config.settings", "PORT": str(port),
    }  # fmt: skip
    publish = "from benchmarks.exporting import publish; import sys; publish(sys.argv[1])"
    subprocess.run([sys.executable, "-c", publish, str(source)], check=True, cwd=ROOT, env=environment)
    gunicorn = [sys.executable, "-m", "gunicorn", "pontdarc.config.wsgi", "--workers=1", "--threads=4"]
    command = [*gunicorn, "--timeout=900", "-b", f"127.0.0.1:{port}"]
    ready = EXPORTS.replace("exports/", "records?limit=1")
    with running(command, f"http://127.0.0.1:{port}", ready, environment) as (address, master):
        yield address, children(master)[0]


def publish(source: str) -> None:
    """Make the catalogue and its one dataset; run in a process of its own, with its data folder in DATA."""
    import django  # noqa: PLC0415 - the settings read DATA, which the caller has just set
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    from pontdarc.network.models import Organisation, Person  # noqa: PLC0415 - models need the set-up
    from pontdarc.publication.queries import published_version  # noqa: PLC0415
    from pontdarc.publication.serving import served  # noqa: PLC0415
    from tests.world.datasets import public_dataset  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    person = Person.objects.create(name="Banc d’essai", email="banc@val-d-arc.example")
    organisation = Organisation.objects.create(name="Banc d’essai", slug="banc", kind="commune")
    found = public_dataset(
        organisation,
        person,
        slug="subventions",
        title="Essai",
        frame=pl.read_parquet(source),
        columns=[(name, type_, "") for name, type_ in COLUMNS],
        geometry={"latitude": "latitude", "longitude": "longitude", "bbox": [4, 44, 5, 45]},
        now=datetime.now(UTC),
    )
    served(published_version(found))  # as the background worker does: whoever serves does not build


def peer_environment(folder: Path) -> Path:
    """Install the peers where nothing of ours sees them; return their Python."""
    venv.create(folder / "peer", with_pip=True)
    python = folder / "peer/bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True, stderr=subprocess.DEVNULL)
    return python


@contextmanager
def datasette(frame: pl.DataFrame, folder: Path, python: Path) -> Iterator[tuple[str, int]]:
    """Serve the same rows with Datasette, without its limit on the size of a CSV file."""
    database, port = folder / "peer.db", free_port()
    moments = [name for name, type_ in frame.schema.items() if type_.is_temporal()]
    rows = frame.with_columns(pl.col(moments).cast(pl.String), pl.col(pl.Boolean).cast(pl.Int8))
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        names = ", ".join(frame.columns[1:])
        connection.execute(f"CREATE TABLE subventions (numero INTEGER PRIMARY KEY, {names})")
        marks = ", ".join("?" * frame.width)
        for part in rows.iter_slices(50_000):
            connection.executemany(f"INSERT INTO subventions VALUES ({marks})", part.rows())
        connection.execute("COMMIT")
    serve = [python.with_name("datasette"), "serve", database, "-p", port, "--setting", "max_csv_mb", "0"]
    command = [*map(str, serve), "--setting", "sql_time_limit_ms", "60000"]
    with running(command, f"http://127.0.0.1:{port}", "/-/versions.json", dict(os.environ)) as found:
        yield found


def written(python: Path, what: str, source: Path, folder: Path) -> Measured:
    """Have a peer write a file in a process of its own."""
    target = folder / "written"
    command = [python, "-c", PEER_SCRIPT, what, source, target]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Measured(float(said[0]), None, target.stat().st_size, float(said[1]))


@contextmanager
def running(command: list[str], address: str, ready: str, environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Run a server until the block ends; it has answered once when the block begins."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, env=environment)
    try:
        for _ in range(600):
            try:
                with urllib.request.urlopen(address + ready, timeout=600):
                    break
            except OSError:
                time.sleep(0.2)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def children(process: int) -> list[int]:
    """Return the processes that a process started."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
