"""What the tests of the confinement run in the child."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from pontdarc.core.refusals import Unreadable
from pontdarc.outside.confined import say


def echo(arguments: dict[str, Any]) -> dict[str, Any]:
    sys.stdout.write("said on the standard output, for nobody\n")
    return {"said": arguments["say"], "pid": os.getpid()}


def tell(arguments: dict[str, Any]) -> dict[str, Any]:
    say({"stage": "reading", "rows": 12})
    Path(arguments["trace"]).write_text(str(os.getpid()))
    time.sleep(arguments["seconds"])
    return {"told": True}


def write(arguments: dict[str, Any]) -> dict[str, Any]:
    (Path(arguments["folder"]) / "out.txt").write_text("fait")
    return {}


def refuse(arguments: dict[str, Any]) -> dict[str, Any]:
    raise Unreadable("trop", "%(what)s est trop grand.", "Coupez-le.", {"what": arguments["what"]})


def crash(_arguments: dict[str, Any]) -> dict[str, Any]:
    raise ZeroDivisionError("secret@exemple.fr")


def segfault(_arguments: dict[str, Any]) -> dict[str, Any]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}


def sleep(arguments: dict[str, Any]) -> dict[str, Any]:
    child = subprocess.Popen(["sleep", "60"])
    Path(arguments["trace"]).write_text(str(child.pid))
    time.sleep(60)
    return {}


def burn(_arguments: dict[str, Any]) -> dict[str, Any]:
    while True:
        pass


def devour(_arguments: dict[str, Any]) -> dict[str, Any]:
    return {"length": len(bytearray(10 * 1024**3))}


def fill_disk(arguments: dict[str, Any]) -> dict[str, Any]:
    with (Path(arguments["folder"]) / "out").open("wb") as out:
        for _ in range(100):
            out.write(b"0" * 1_000_000)
    return {}


def connect(arguments: dict[str, Any]) -> dict[str, Any]:
    try:
        with socket.create_connection(("127.0.0.1", arguments["port"]), timeout=2):
            return {"reached": True}
    except OSError as error:
        return {"reached": False, "why": type(error).__name__}


def resolve(_arguments: dict[str, Any]) -> dict[str, Any]:
    try:
        socket.getaddrinfo("localhost", 80)
    except PermissionError:
        return {"resolved": False}
    return {"resolved": True}


def environment(_arguments: dict[str, Any]) -> dict[str, Any]:
    return dict(os.environ)
