import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers import free_port
from tests.world.catalogue import lay_empty_catalogue
from tests.world.folder import ROOT, environment, pontdarc

PATIENCE = 180


@contextmanager
def _served(data: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "pontdarc.cli.main", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command,
        env=environment(data),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        # Tests started in the background by a shell ignore SIGINT, and so would their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _until(what: str, condition: object, patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, what
        time.sleep(0.2)


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def data(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose static files are made by the first that serves it."""
    data = tmp_path_factory.mktemp("data")
    lay_empty_catalogue(data)
    return data


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_serve_prints_its_address_revives_the_dead_and_stops_everything(
    data: Path, number: signal.Signals, code: int
) -> None:
    port = free_port()
    with _served(data, port) as process:
        assert process.stdout is not None
        assert process.stdout.readline().rstrip().endswith(f"http://127.0.0.1:{port}")
        _until("it answers", lambda: _answers(port))
        _until("the web server and the background work run", lambda: len(_children(process.pid)) == 2)
        before = _children(process.pid)
        os.kill(before[1], signal.SIGKILL)
        _until("a dead child comes back", lambda: len(set(_children(process.pid)) - set(before)) == 1)
        children = [*_children(process.pid), *(each for pid in _children(process.pid) for each in _children(pid))]
        process.send_signal(number)
        assert process.wait(PATIENCE) == code
        _until("nothing is left", lambda: not any(_lives(pid) for pid in children))
        assert not _answers(port)
    assert (data / "derived" / "static").is_dir()


def test_a_port_that_is_taken_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        done = pontdarc(tmp_path, "serve", "--port", str(listener.getsockname()[1]))
    assert done.returncode == 2
    assert "PORT=" in done.stderr


def test_two_processes_that_start_together_make_one_catalogue(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pontdarc.cli.main", "migrate"]
    started = [subprocess.Popen(command, env=environment(tmp_path), cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.wait(120) for process in started] == [0, 0]
