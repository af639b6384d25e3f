"""Serve one data folder: gunicorn and the workers under one supervisor."""

import hashlib
import os
import shutil
import socket
import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from pontdarc import __version__
from pontdarc.cli.catalogue import prepare_catalogue
from pontdarc.cli.supervisor import Child, supervise
from pontdarc.core.refusals import Conflict
from pontdarc.core.words import gettext_noop

_MARK = ".fingerprint"
_WEB_FIRST_SECONDS = 2.0


def serve(args: Namespace) -> NoReturn:
    """Run ``pontdarc serve``; ends by SystemExit or KeyboardInterrupt, everything stopped."""
    port = args.port or int(os.environ.get("PORT", "8000"))
    os.environ["PORT"] = str(port)
    _check_free(args.host, port)
    prepare_catalogue()
    collect_static()
    environment = {**os.environ, "DATA": str(settings.DATA), "DJANGO_SETTINGS_MODULE": "pontdarc.config.settings"}
    sys.stdout.write(f"Pont d’Arc {__version__} : {settings.SITE_URL}\n")
    sys.stdout.flush()
    supervise([_web(args.host, port, environment), *(_worker(n, environment) for n in range(1, args.workers + 1))])
    raise AssertionError("the supervisor never comes back")


def _check_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Conflict(
                "port_taken",
                gettext_noop("Le port %(port)s est déjà occupé, ou interdit."),
                gettext_noop("Arrêtez ce qui l’occupe, ou choisissez-en un autre : PORT=8001 make demo."),
                {"port": port},
            ) from error


def web_command(host: str, port: int) -> list[str]:
    """Return the command of the web server, as measured by ``benchmarks/queries.py``.

    Two processes: each has its own engine, and they serialise less than threads do. Threads enough that a few heavy
    answers, which wait for a child, and a few exports leave most of them to quick ones.
    """
    return [
        *(sys.executable, "-m", "gunicorn", "pontdarc.config.wsgi:application"),
        *("--bind", f"{host}:{port}", "--workers", "2", "--worker-class", "gthread", "--threads", "12"),
        *("--keep-alive", "15"),
        *("--timeout", "120", "--graceful-timeout", "4", "--log-level", "warning", "--no-control-socket"),
    ]


def _web(host: str, port: int, environment: dict[str, str]) -> Child:
    return Child("Le serveur web", web_command(host, port), environment)


def _worker(number: int, environment: dict[str, str]) -> Child:
    command = [sys.executable, "-m", "pontdarc.cli.main", "worker"]
    # The first visitor waits for the web server: it has the whole machine while it starts.
    return Child(f"Le travail de fond {number}", command, environment, not_before=time.monotonic() + _WEB_FIRST_SECONDS)


def collect_static() -> bool:
    """Copy the static files into the data folder when they changed since the last time; return whether they had."""
    root = Path(settings.STATIC_ROOT)
    present = _fingerprint()
    mark = root / _MARK
    if mark.exists() and mark.read_text() == present:
        return False
    shutil.rmtree(root, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    root.mkdir(parents=True, exist_ok=True)
    mark.write_text(present)
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
