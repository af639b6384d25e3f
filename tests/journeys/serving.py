"""A real installation for journeys in the browser: ``pontdarc serve`` over the fictional network."""

import email
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import policy
from pathlib import Path

from tests.servers import free_port
from tests.world.catalogue import lay_empty_catalogue
from tests.world.folder import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
BUILD = """
from pontdarc.cli.catalogue import prepare_catalogue; prepare_catalogue()
from pontdarc.outside import clock
from tests.world.territory import build_network
build_network(clock.now())
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """Its address and its data folder."""

    url: str
    data: Path

    def links_mailed_to(self, address: str) -> list[str]:
        """The addresses of the portal in the messages sent to somebody, in the order they were sent."""
        found: list[str] = []
        for path in sorted((self.data / "mail").glob("*"), key=lambda each: each.stat().st_mtime_ns):
            message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
            if address in str(message["To"]):
                body = message.get_body(("plain",))
                found += re.findall(rf"{re.escape(self.url)}\S+", body.get_content() if body else "")
        return found

    def subjects_mailed_to(self, address: str) -> list[str]:
        """The subjects of the messages sent to somebody."""
        messages = [
            email.message_from_bytes(path.read_bytes(), policy=policy.default)
            for path in (self.data / "mail").glob("*")
        ]
        return [str(message["Subject"]) for message in messages if address in str(message["To"])]


@contextmanager
def installation(data: Path) -> Iterator[Installation]:
    """Build the network, serve, wait until it answers, stop it. Needs the fixture « django_db_setup »."""
    port = free_port()
    lay_empty_catalogue(data)
    environment = {
        **os.environ,
        "DATA": str(data),
        "PORT": str(port),
        "PONTDARC_URL": f"http://127.0.0.1:{port}",
        "PONTDARC_SECONDS_AT_LEAST": PATIENCE,
        "DJANGO_SETTINGS_MODULE": "pontdarc.config.settings",
    }
    subprocess.run([sys.executable, "-c", BUILD], cwd=ROOT, env=environment, check=True)
    command = Path(sys.executable).with_name("pontdarc")
    with (data / "serve.log").open("wb") as log:
        server = subprocess.Popen([command, "serve"], env=environment, stdout=log, stderr=log)
    try:
        _wait_for(environment["PONTDARC_URL"], server, data / "serve.log")
        yield Installation(environment["PONTDARC_URL"], data)
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + float(PATIENCE)
    while time.monotonic() < end:
        if server.poll() is not None:
            raise AssertionError(f"the server ended: {log.read_text()}")
        try:
            with urllib.request.urlopen(f"{url}/", timeout=5):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"the server does not answer: {log.read_text()}")
