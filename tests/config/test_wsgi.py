"""A real server, a real query that nothing can stop: its process ends itself, and another one answers."""

import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest

from pontdarc.cli.running.serve import web_command
from tests.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The web server as `pontdarc serve` starts it, with one worker."""
    port = free_port()
    command = [
        "tests.config.stuck_wsgi:application" if each.endswith("wsgi:application") else each
        for each in web_command("127.0.0.1", port)
    ]
    command[command.index("--workers") + 1] = "1"
    environment = {**os.environ, "DATA": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "pontdarc.config.settings"}
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        yield f"http://127.0.0.1:{port}", log
    finally:
        process.terminate()
        process.wait(30)


def who(url: str) -> int | None:
    """Return the process that answers, None when none does."""
    try:
        with urllib.request.urlopen(f"{url}/who", timeout=5) as answer:
            return int(answer.read())
    except (OSError, HTTPException):
        return None


def sooner_or_later(url: str, other_than: int | None) -> int:
    due = time.monotonic() + SECONDS
    while time.monotonic() < due:
        found = who(url)
        if found not in (None, other_than):
            return int(str(found))
        time.sleep(0.2)
    raise AssertionError("nobody answers")


def test_a_worker_that_holds_a_query_nothing_can_stop_ends_itself_and_another_answers(
    server: tuple[str, Path],
) -> None:
    url, log = server
    first = sooner_or_later(url, None)
    with pytest.raises((OSError, HTTPException)):
        urllib.request.urlopen(f"{url}/stuck", timeout=SECONDS).read()
    second = sooner_or_later(url, first)
    assert second != first
    assert not Path(f"/proc/{first}").exists()
    assert "a query ignored its interruption" in log.read_text()
    with urllib.request.urlopen(f"{url}/api/explore/v2.1/openapi.json", timeout=SECONDS) as answer:
        assert answer.status == 200
