"""Queries over HTTP, us and Datasette, on the same rows in the same run: ``python benchmarks/queries.py``.

ROWS=10000000 for ten million, WITHOUT_DATASETTE=1 for us alone. Datasette goes into a throwaway environment, with an
index on every column that the queries filter by or count, as its documentation advises. Both serve as their own
commands serve; milliseconds are medians of sequential requests that were never asked before (each has a value of its
own), so that no cache answers; the last column is how many times faster we are. Then sixteen clients, on answers that
are in memory and on a mix that is not; tiles of half a million points; the time from the command to the first answer.
The load comes from a process of its own, on the same machine.
"""

import http.client
import json
import math
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
ROWS = int(os.environ.get("ROWS", "1000000"))
POINTS = int(os.environ.get("POINTS", "500000"))
TIMES = int(os.environ.get("TIMES", "25"))
SECONDS = float(os.environ.get("SECONDS", "8"))
WARMING = 2.0
LONG_ENOUGH, PATIENCE = 20.0, 120.0
"""Seconds after which three answers are enough, and after which one is no longer waited for."""
ALONE = bool(os.environ.get("WITHOUT_DATASETTE"))
CLIENTS = 16
DATASETTE = "datasette==0.65.5"
BASE = "/api/explore/v2.1/catalog/datasets/subventions"
TILES = "/api/v1/datasets/lieux/tiles"
QUIET = {"_nofacet": "1", "_nosuggest": "1", "_shape": "objects"}
INDEXED = ("siret", "code_insee", "nature", "etat", "annee", "montant", "beneficiaire", "jour")
Ask = Callable[[int], str]


def ours(route: str, **params: str) -> Ask:
    """Return the addresses of a kind of query; ``{n}`` stands for a number that never comes twice."""
    return lambda n: f"{BASE}/{route}?" + urlencode({name: text.format(n=n) for name, text in params.items()})


def peers(path: str, **params: str) -> Ask:
    """Return the same question to Datasette."""
    return lambda n: f"{path}?" + urlencode({**QUIET, **{name: text.format(n=n) for name, text in params.items()}})


def sql(text: str) -> Ask:
    """Return a question to Datasette in SQL."""
    return lambda n: "/peer.json?" + urlencode({"sql": text.format(n=n), "_shape": "objects"})


KINDS: tuple[tuple[str, float, Ask, Ask | None, float], ...] = (
    ("first page of 50", 0, ours("records", limit="50", select="*, {n} as n"),
     peers("/peer/subventions.json", _size="50", _nonce="{n}"), 0),
    ("point by its number", 8, lambda n: ours("records", where="siret = '{n}'")(siret(n)),
     lambda n: peers("/peer/subventions.json", siret="{n}")(siret(n)), 2),
    ("filter, sort, page", 30, ours("records", where="code_insee = '07042' and montant > {n}", order_by="montant desc",
                                   limit="50"),
     peers("/peer/subventions.json", code_insee="07042", montant__gt="{n}", _sort_desc="montant", _size="50"), 1.5),
    ("group by a text", 15, ours("records", select="count(*) as n, sum(montant) as t, {n} * count(*) as k",
                                 group_by="nature"),
     sql("select nature, count(*) as n, sum(montant) as t, {n} * count(*) as k from subventions group by nature"), 10),
    ("facets, exact counts", 60, lambda n: f"{BASE}/facets?facet=nature&facet=etat&facet=annee"
                                           f"&where=montant%3E{n / 1000}",
     peers("/peer/subventions.json", _facet="nature", _size="0", montant__gt="{n}", _nofacet="", _nosuggest="1"), 10),
    ("group by a year", 0, ours("records", select="count(*) as n, {n} * count(*) as k", group_by="year(jour)"),
     sql("select strftime('%Y', jour) as an, count(*) as n, {n} * count(*) as k from subventions group by an"), 0),
    ("words in the rows", 0, ours("records", where="'association {n}'"), None, 0),
)  # fmt: skip
"""Name, gate in milliseconds at a million rows, our question, theirs, gate of the ratio."""


def main() -> None:
    """Print one line per kind of query, then the rest."""
    folder = Path(tempfile.mkdtemp(prefix="pontdarc-bench-"))
    try:
        frame = table()
        global SIRETS
        SIRETS = frame["siret"].to_list()
        database = None if ALONE else peer_database(frame, folder)
        begun = time.perf_counter()
        data = our_data(frame, folder)
        print(f"{ROWS:,} rows, {len(frame.columns)} columns; load of the machine {os.getloadavg()[0]:.1f}")
        print(f"published and built in {time.perf_counter() - begun:.1f} s")
        with our_server(data) as (address, started):
            print(f"server: {started:.2f} s from the command to the first answer (gate 4)")
            with peer_server(database, folder) if database else nullcontext() as peer:
                compare(address, peer)
                crowd(address, peer)
            tiles(address)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def compare(address: str, peer: str | None) -> None:
    """Print the medians of one client."""
    print(f"\n{'one client, p50, ms':26}{'us':>8}{'gate':>7}{'Datasette':>11}{'ratio':>8}{'gate':>6}")
    for name, gate, mine, theirs, ratio in KINDS:
        own = median(address, mine)
        line = f"{name:26}{own:>8.1f}{gate or '':>7}"
        if theirs and peer:
            other = median(peer, theirs)
            line += f"{other:>11.1f}{other / own:>8.1f}{ratio or '':>6}"
        print(line, flush=True)


def crowd(address: str, peer: str | None) -> None:
    """Print the requests a second of sixteen clients."""
    print(f"\n{CLIENTS} clients, {SECONDS:g} s{'':>12}{'req/s':>8}{'gate':>7}{'p50 ms':>9}{'p95 ms':>9}{'wrong':>7}")
    known = [mine(1) for _, _, mine, _, _ in KINDS[:5]]
    with httpx.Client(base_url=address, timeout=120) as client:
        for path in known * 8:
            client.get(path)
    say("in memory", address, [[*known] * 4000 for _ in range(CLIENTS)], 800)
    say("mix never seen", address, [mix(rank, 2) for rank in range(CLIENTS)], 150)
    if peer:
        say("Datasette, the same mix", peer, [mix(rank, 3) for rank in range(CLIENTS)], 0)


def mix(rank: int, side: int) -> list[str]:
    """Return the questions of one client: pages, points, filters, groups and facets in turn, none asked before."""
    first = 10_000 + rank * 3_000
    asked = [KINDS[n % 5][side](first + n) for n in range(3_000)]
    random.Random(rank).shuffle(asked)
    return asked


def say(name: str, address: str, clients: list[list[str]], gate: int) -> None:
    """Run a load in processes of its own, and print what came of it."""
    order = {"address": address, "clients": clients, "seconds": SECONDS}
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks/_load.py")], input=json.dumps(order), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    rate = found["done"] / found["seconds"]
    print(
        f"{name:30}{rate:>8.0f}{gate or '':>7}{found['p50']:>9.1f}{found['p95']:>9.1f}{found['wrong']:>7}", flush=True
    )


def tiles(address: str) -> None:
    """Print the times of tiles, each asked once, as the map of a page asks for them."""
    print(f"\ntiles of {POINTS:,} points, ms{'':>3}{'p50':>8}{'p95':>8}{'bytes':>9}   (gate: p95 60 from zoom 8)")
    with httpx.Client(base_url=address, timeout=120) as client:
        client.get(f"{TILES}/8/130/92.mvt?label=nom")
        for zooms in ((8, 9, 10), (11, 12, 13, 14), (0, 3, 5, 7)):
            spent, sizes = [], []
            for z in zooms:
                for x, y in places(z):
                    begun = time.perf_counter()
                    answer = client.get(f"{TILES}/{z}/{x}/{y}.mvt?label=nom")
                    spent.append((time.perf_counter() - begun) * 1000)
                    sizes.append(len(answer.content))
            spent.sort()
            print(f"zooms {zooms[0]:>2} to {zooms[-1]:>2}{'':>14}{statistics.median(spent):>8.1f}"
                  f"{spent[int(len(spent) * 0.95)]:>8.1f}{int(statistics.mean(sizes)):>9,}", flush=True)  # fmt: skip


def places(z: int, most: int = 30) -> list[tuple[int, int]]:
    """Return tiles of a zoom over the points."""
    side = 1 << z
    xs = range(int((4.0 + 180) / 360 * side), int((4.9 + 180) / 360 * side) + 1)
    ys = range(int(0.3589 * side), int(0.3634 * side) + 1)
    found = [(x, y) for x in xs for y in ys]
    return random.Random(z).sample(found, min(most, len(found)))


SIRETS: list[str] = []


def siret(n: int) -> str:
    """Return the identifier of a row."""
    return SIRETS[(n * 7919) % len(SIRETS)]


def table() -> pl.DataFrame:
    """Made-up subsidies, fifteen columns."""
    chance = np.random.default_rng(7)

    def among(prefix: str, most: int) -> np.ndarray:
        return np.array([f"{prefix}{n}" for n in range(most)])[chance.integers(0, most, ROWS)]

    return pl.DataFrame(
        {
            "numero": np.arange(ROWS),
            "siret": [f"{number:014d}" for number in chance.integers(10**12, 10**13, ROWS)],
            "code_insee": np.array([f"07{n:03d}" for n in range(1, 336)])[chance.integers(0, 335, ROWS)],
            "commune": among("Commune É ", 335),
            "nature": among("aide ", 12),
            "beneficiaire": among("Association ", 90_000),
            "objet": among("Soutien au projet de la saison ", 5_000),
            "montant": np.round(chance.uniform(50, 10_000, ROWS), 2),
            "jour": pl.Series(chance.integers(16_436, 20_436, ROWS)).cast(pl.Int32).cast(pl.Date),
            "versee": chance.random(ROWS) < 0.8,
            "annee": chance.integers(2010, 2026, ROWS),
            "taux": np.round(chance.random(ROWS), 3),
            "part": np.round(chance.random(ROWS), 6),
            "rang": chance.integers(0, 1_000_000, ROWS),
            "etat": np.array(["en cours", "terminé", "abandonné"])[chance.integers(0, 3, ROWS)],
        }
    )


TYPES = {pl.Int64: "integer", pl.String: "string", pl.Float64: "number", pl.Date: "date", pl.Boolean: "boolean"}


def peer_database(frame: pl.DataFrame, folder: Path) -> Path:
    """Write the same rows as SQLite, with an index on what is filtered and counted."""
    path = folder / "peer.db"
    rows = frame.with_columns(pl.col("jour").cast(pl.String), pl.col("versee").cast(pl.Int8))
    kinds = {pl.Int64: "INTEGER", pl.Float64: "REAL", pl.Int8: "INTEGER"}
    columns = ", ".join(f"{name} {kinds.get(type_, 'TEXT')}" for name, type_ in rows.schema.items())  # type: ignore[call-overload]
    with sqlite3.connect(path) as connection:
        connection.execute(
            f"CREATE TABLE subventions ({columns.replace('numero INTEGER', 'numero INTEGER PRIMARY KEY')})"
        )
        marks = ", ".join("?" * rows.width)
        for piece in rows.iter_slices(50_000):
            connection.executemany(f"INSERT INTO subventions VALUES ({marks})", piece.rows())
        for name in INDEXED:
            connection.execute(f"CREATE INDEX by_{name} ON subventions ({name})")
        connection.execute("ANALYZE")
    return path


def our_data(frame: pl.DataFrame, folder: Path) -> Path:
    """Publish the rows in a data folder of their own, with what serves them built."""
    data = folder / "data"
    frame.write_parquet(folder / "frame.parquet", row_group_size=20_000)
    publish = "from benchmarks.queries import publish; import sys; publish(sys.argv[1])"
    environment = {**os.environ, "DATA": str(data), "DJANGO_SETTINGS_MODULE": "pontdarc.config.settings"}
    subprocess.run(
        [sys.executable, "-c", publish, str(folder / "frame.parquet")], check=True, cwd=ROOT, env=environment
    )
    return data


def publish(frame: str) -> None:
    """Make the catalogue and its two datasets; run in a process of its own, with its data folder in DATA."""
    import django  # noqa: PLC0415 - the settings read DATA, which the caller has just set
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    from pontdarc.network.models import Organisation, Person  # noqa: PLC0415 - models need the set-up
    from pontdarc.publication.serving import current  # noqa: PLC0415
    from pontdarc.publication.tiles import prepare  # noqa: PLC0415
    from tests.world.datasets import public_dataset  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    person = Person.objects.create(name="Banc d’essai", email="banc@val-d-arc.example")
    organisation = Organisation.objects.create(name="Banc d’essai", slug="banc", kind="commune")
    now = datetime.now(UTC)
    rows = pl.read_parquet(frame)
    described = tuple((name, TYPES[type_], "") for name, type_ in rows.schema.items())  # type: ignore[index]
    public_dataset(
        organisation, person, slug="subventions", title="Essai", frame=rows, columns=described, geometry=None, now=now
    )
    chance = np.random.default_rng(9)
    spots = pl.DataFrame(
        {"nom": np.array([f"Lieu {n}" for n in range(500)])[chance.integers(0, 500, POINTS)],
         "latitude": np.round(chance.uniform(44.2, 45.3, POINTS), 6),
         "longitude": np.round(chance.uniform(4.0, 4.9, POINTS), 6)}
    )  # fmt: skip
    public_dataset(
        organisation, person, slug="lieux", title="Lieux", frame=spots, now=now,
        columns=(("nom", "string", ""), ("latitude", "number", ""), ("longitude", "number", "")),
        geometry={"latitude": "latitude", "longitude": "longitude", "bbox": [4.0, 44.2, 4.9, 45.3]},
    )  # fmt: skip
    for slug in ("subventions", "lieux"):
        begun = time.perf_counter()
        here = current(slug)
        prepare(here.version)  # as the background work does after a publication
        print(f"what serves « {slug} »: built in {time.perf_counter() - begun:.1f} s (gate 8)", flush=True)


@contextmanager
def our_server(data: Path) -> Iterator[tuple[str, float]]:
    """Serve the data folder by the command people use; also give the seconds until it first answered."""
    port = free_port()
    environment = {**os.environ, "DATA": str(data), "PORT": str(port), "PONTDARC_API_PER_MINUTE": "0"}
    command = [sys.executable, "-m", "pontdarc.cli.main", "serve", "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    with running(command, address, f"{BASE}/records?limit=1", environment):
        pass  # the first time copies the static files
    begun = time.perf_counter()
    with running(command, address, f"{BASE}/records?limit=1", environment) as there:
        yield there, time.perf_counter() - begun


@contextmanager
def peer_server(database: Path, folder: Path) -> Iterator[str]:
    """Serve the SQLite file with Datasette, out of its own environment."""
    port = free_port()
    venv.create(folder / "peer", with_pip=True)
    python = folder / "peer/bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", DATASETTE], check=True, stderr=subprocess.DEVNULL)
    limits = ("sql_time_limit_ms", "60000"), ("facet_time_limit_ms", "60000")
    command = [str(folder / "peer/bin/datasette"), "serve", "--immutable", str(database), "-p", str(port)]
    for name, value in limits:
        command += ["--setting", name, value]
    with running(command, f"http://127.0.0.1:{port}", "/-/versions.json", dict(os.environ)) as address:
        yield address


@contextmanager
def running(command: list[str], address: str, ready: str, environment: dict[str, str]) -> Iterator[str]:
    """Run a server until the block ends."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(1200):
            try:
                if httpx.get(address + ready, timeout=60).status_code == 200:
                    break
            except httpx.HTTPError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait()


def median(address: str, ask: Ask) -> float:
    """Return the median time of questions that differ, in milliseconds, once warm: after two seconds of others.

    Over one connection of the standard library: a richer client takes as long as the servers do. Infinite when there
    is no answer in time.
    """
    parts = urlsplit(address)
    client = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)

    def asked(n: int) -> float:
        path, begun = ask(n), time.perf_counter()
        client.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = client.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {path}")
        return time.perf_counter() - begun

    try:
        begun, n = time.perf_counter(), 5_000
        while time.perf_counter() - begun < WARMING:
            asked(n := n + 1)
        spent: list[float] = []
        while len(spent) < (TIMES if sum(spent) < LONG_ENOUGH else 3):
            spent.append(asked(n := n + 1))
    except TimeoutError:
        return math.inf
    finally:
        client.close()
    return statistics.median(spent) * 1000


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
