"""Servers and browsers that some tests need: found, or started, or the test says in one line why it is skipped.

With CI=true such a skip is a failure: the machine of continuous integration has them all.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

CHROMIUM = next(filter(None, (os.environ.get("CHROMIUM"), shutil.which("chromium"))), None)
FEATURES_OFF = (
    # Playwright's own list, for the last one wins: tests/test_isolation.py holds that none is missing.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    # Pages of the address bar that every window loads, at half the price of the window; nobody sees them here.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
)
CHROMIUM_ARGUMENTS = [
    f"--disable-features={','.join(FEATURES_OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(what: str) -> None:
    """Skip the test with one visible line, or fail where nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is needed and was not found")
    pytest.skip(f"{what} is not on this machine")


def require_chromium() -> str:
    """Return the path of Chromium."""
    if CHROMIUM is None:
        missing("Chromium")
    return str(CHROMIUM)


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def postgresql() -> Iterator[str]:
    """Give the address of an empty PostgreSQL database, on the server of the machine or on one of our own."""
    running = _database_on("postgresql://postgres@127.0.0.1:5432/postgres")
    if running:
        with running as address:
            yield address
        return
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not binaries:
        missing("PostgreSQL")
    with _own_cluster(binaries[-1]) as server, _created(server) as address:
        yield address


def _database_on(server: str) -> AbstractContextManager[str] | None:
    try:
        psycopg.connect(server, connect_timeout=2).close()
    except psycopg.OperationalError:
        return None
    return _created(server)


@contextmanager
def _created(server: str) -> Iterator[str]:
    name = f"pontdarc_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield server.rsplit("/", 1)[0] + f"/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _own_cluster(binaries: Path) -> Iterator[str]:
    """Start a throw-away cluster; PostgreSQL refuses to run as root, so root lends it to its own user."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="pontdarc-postgresql-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        cluster = Path(folder) / "cluster"
        cluster.mkdir()
        yield from _served(binaries, cluster, port)


def _served(binaries: Path, cluster: Path, port: int) -> Iterator[str]:
    prefix: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(cluster, "postgres")
        prefix = ["runuser", "-u", "postgres", "--"]
    run = {"check": True, "capture_output": True, "cwd": "/"}
    subprocess.run([*prefix, binaries / "initdb", "-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8"], **run)
    options = f"-p {port} -k {cluster} -c listen_addresses=127.0.0.1 -c fsync=off"
    subprocess.run([*prefix, binaries / "pg_ctl", "-D", cluster, "-o", options, "-l", cluster / "log", "start"], **run)
    server = f"postgresql://postgres@127.0.0.1:{port}/postgres"
    try:
        for _ in range(50):
            try:
                psycopg.connect(server, connect_timeout=2).close()
                break
            except psycopg.OperationalError:
                time.sleep(0.1)
        yield server
    finally:
        subprocess.run([*prefix, binaries / "pg_ctl", "-D", cluster, "-m", "immediate", "stop"], **run)
