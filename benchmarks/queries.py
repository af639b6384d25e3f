"""Queries over HTTP, us and Datasette, on the same million rows in the same run: ``python benchmarks/queries.py``.

Datasette goes into a throwaway environment. Both serve with one process; both count the rows they page through;
Datasette gets an index on the filtered column, we have none. Milliseconds are medians of sequential requests; the last
column is how many times faster we are.
"""

import os
import random
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
ROWS = int(os.environ.get("ROWS", "1000000"))
TIMES = 15
DATASETTE = "datasette==0.65.5"
OURS = "/api/explore/v2.1/catalog/datasets/subventions/records"
PEER = "/peer/subventions.json"
PEER_SQL = "/peer.json"
QUIET = {"_nofacet": "1", "_nosuggest": "1", "_shape": "objects"}
GROUPS = "select nature, count(*) as n, sum(montant) as total from subventions group by nature"
YEARS = "select strftime('%Y', jour) as an, count(*) as n, avg(montant) as m from subventions group by an"
CODE = "07042"


def main() -> None:
    """Print one line per kind of query."""
    folder = Path(tempfile.mkdtemp(prefix="pontdarc-bench-"))
    try:
        frame = table()
        database = peer_database(frame, folder)
        with our_server(frame, folder) as ours, peer_server(database, folder) as peer:
            print(f"{ROWS:,} rows, {len(frame.columns)} columns; median of {TIMES}, milliseconds")
            print(f"{'':34}{'us':>9}{'Datasette':>11}{'ratio':>8}")
            for name, our_params, peer_path, peer_params in QUERIES:
                mine = median(ours + OURS, our_params)
                theirs = median(peer + peer_path, peer_params)
                print(f"{name:34}{mine:>9.1f}{theirs:>11.1f}{theirs / mine:>8.1f}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


QUERIES = (
    ("first page of 50", {"limit": 50}, PEER, {"_size": 50, **QUIET}),
    (
        "filter on a code, sort, page",
        {"where": f"code_insee = '{CODE}'", "order_by": "montant desc", "limit": 50},
        PEER,
        {"code_insee": CODE, "_sort_desc": "montant", "_size": 50, **QUIET},
    ),
    (
        "filter on an amount, sort, page",
        {"where": "montant > 9000 and nature = 'aide 3'", "order_by": "montant desc", "limit": 50},
        PEER,
        {"montant__gt": 9000, "nature": "aide 3", "_sort_desc": "montant", "_size": 50, **QUIET},
    ),
    (
        "group by a text",
        {"select": "count(*) as n, sum(montant) as total", "group_by": "nature"},
        PEER_SQL,
        {"sql": GROUPS, "_shape": "objects"},
    ),
    (
        "group by a year",
        {"select": "count(*) as n, avg(montant) as m", "group_by": "year(jour)"},
        PEER_SQL,
        {"sql": YEARS, "_shape": "objects"},
    ),
)


def table() -> pl.DataFrame:
    """A million made-up subsidies."""
    chance = random.Random(7)
    first = date(2015, 1, 1)
    return pl.DataFrame(
        {
            "numero": range(ROWS),
            "code_insee": [f"07{chance.randrange(1, 336):03}" for _ in range(ROWS)],
            "nature": [f"aide {chance.randrange(12)}" for _ in range(ROWS)],
            "beneficiaire": [f"Association {chance.randrange(90_000)}" for _ in range(ROWS)],
            "objet": [f"Soutien au projet {chance.randrange(5_000)} de la saison" for _ in range(ROWS)],
            "montant": [round(chance.uniform(50, 10_000), 2) for _ in range(ROWS)],
            "jour": [first + timedelta(days=chance.randrange(4_000)) for _ in range(ROWS)],
            "versee": [chance.random() < 0.8 for _ in range(ROWS)],
        }
    )


COLUMNS = (
    ("numero", "integer", ""), ("code_insee", "string", ""), ("nature", "string", ""), ("beneficiaire", "string", ""),
    ("objet", "string", ""), ("montant", "number", ""), ("jour", "date", ""), ("versee", "boolean", ""),
)  # fmt: skip


def peer_database(frame: pl.DataFrame, folder: Path) -> Path:
    """Write the same rows as SQLite, with an index on the code."""
    path = folder / "peer.db"
    rows = frame.with_columns(pl.col("jour").cast(pl.String), pl.col("versee").cast(pl.Int8)).rows()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE subventions (numero INTEGER PRIMARY KEY, code_insee TEXT, nature TEXT, beneficiaire TEXT,"
            " objet TEXT, montant REAL, jour TEXT, versee INTEGER)"
        )
        connection.executemany("INSERT INTO subventions VALUES (?,?,?,?,?,?,?,?)", rows)
        connection.execute("CREATE INDEX by_code ON subventions (code_insee)")
        connection.execute("ANALYZE")
    return path


@contextmanager
def our_server(frame: pl.DataFrame, folder: Path) -> Iterator[str]:
    """Publish the rows in a data folder of their own, and serve it."""
    port = free_port()
    os.environ |= {
        "DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "pontdarc.config.settings",
        "PORT": str(port),
    }
    frame.write_parquet(folder / "frame.parquet")
    publish = "from benchmarks.queries import publish; import sys; publish(sys.argv[1])"
    subprocess.run([sys.executable, "-c", publish, str(folder / "frame.parquet")], check=True, cwd=ROOT)
    gunicorn = [sys.executable, "-m", "gunicorn", "pontdarc.config.wsgi", "--workers=1", "--threads=4", "-b"]
    with running([*gunicorn, f"127.0.0.1:{port}"], f"http://127.0.0.1:{port}", OURS) as address:
        yield address


def publish(frame: str) -> None:
    """Make the catalogue and its one dataset; run in a process of its own, with its data folder in DATA."""
    import django  # noqa: PLC0415 - the settings read DATA, which the caller has just set
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    from pontdarc.network.models import Organisation, Person  # noqa: PLC0415 - models need the set-up
    from tests.world.datasets import public_dataset  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    person = Person.objects.create(name="Banc d’essai", email="banc@val-d-arc.example")
    organisation = Organisation.objects.create(name="Banc d’essai", slug="banc", kind="commune")
    now = datetime.now(UTC)
    rows = pl.read_parquet(frame)
    public_dataset(
        organisation, person, slug="subventions", title="Essai", frame=rows, columns=COLUMNS, geometry=None, now=now
    )


@contextmanager
def peer_server(database: Path, folder: Path) -> Iterator[str]:
    """Serve the SQLite file with Datasette, out of its own environment."""
    port = free_port()
    venv.create(folder / "peer", with_pip=True)
    python = folder / "peer/bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", DATASETTE], check=True, stderr=subprocess.DEVNULL)
    command = [
        folder / "peer/bin/datasette",
        "serve",
        database,
        "-p",
        str(port),
        "--setting",
        "sql_time_limit_ms",
        "60000",
    ]
    with running(list(map(str, command)), f"http://127.0.0.1:{port}", "/-/versions.json") as address:
        yield address


@contextmanager
def running(command: list[str], address: str, ready: str) -> Iterator[str]:
    """Run a server until the block ends."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                if httpx.get(address + ready, timeout=60).status_code == 200:
                    break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait()


def median(address: str, params: dict[str, object]) -> float:
    """Return the median time of the request, in milliseconds, once warm."""
    spent = []
    with httpx.Client(timeout=120) as client:
        client.get(address, params=params).raise_for_status()
        for _ in range(TIMES):
            begun = time.perf_counter()
            client.get(address, params=params).raise_for_status()
            spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
