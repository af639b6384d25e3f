"""Runs a function on a stranger's file in a child process: little memory, little time, no network.

The function is named ``module:function``; it takes and returns a dictionary that JSON can carry, and may write files
in a folder that its arguments name. What goes wrong inside comes out as a refusal: the one raised there, or
Unreadable when the child ran out of time or memory, or crashed.
"""

import ctypes
import importlib
import json
import logging
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn

from pontdarc.core import refusals
from pontdarc.core.refusals import Conflict, Refusal, Unreadable
from pontdarc.core.source import Limits
from pontdarc.outside.endings import OF_READING, Endings

SECONDS_PER_100_MB = "PONTDARC_SECONDS_PER_100_MB"
SECONDS_AT_LEAST = "PONTDARC_SECONDS_AT_LEAST"
MEMORY_MB = "PONTDARC_MEMORY_MB"

FILE_MB = "PONTDARC_FILE_MB"
_TOLD = "CONFINED_TOLD"
_LISTENING = 0.5
"""Seconds between two looks at what the child says."""

Watch = Callable[[Mapping[str, Any]], bool]
"""Given what the child said last, nothing at first; returns False to have it killed."""

_GIB = 1024**3
_HUNDRED_MB = 100 * 1000**2
_KEPT = ("PATH", "HOME", "LANG", "LANGUAGE", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT")
_SECRET = ("SECRET", "TOKEN", "KEY", "PASSWORD", "DATABASE", "DSN")
_CLONE_NEWUSER, _CLONE_NEWNET, _PR_SET_PDEATHSIG = 0x10000000, 0x40000000, 1
_NETWORK = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.sendto",
        "socket.sendmsg",
    }
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Confinement:
    """How far the child may go: bytes of address space, seconds on the clock and of processor, bytes per file."""

    memory_bytes: int = 6 * _GIB
    wall_seconds: float = 60.0
    cpu_seconds: int = 240
    file_bytes: int = 8 * _GIB

    @classmethod
    def for_size(cls, size: int, environ: Mapping[str, str] = os.environ) -> "Confinement":
        """Return what reading a file of *size* bytes may take: 20 s per 100 MB, and at least 60 s.

        The three variables named at the top of this module change it.
        """
        pace = float(environ.get(SECONDS_PER_100_MB, "20"))
        wall = max(float(environ.get(SECONDS_AT_LEAST, "60")), pace * size / _HUNDRED_MB)
        memory = int(environ[MEMORY_MB]) * 1024**2 if environ.get(MEMORY_MB) else 6 * _GIB + 8 * size
        return cls(memory, wall, int(wall * max(2, os.cpu_count() or 2)) + 1)


def reading_limits(environ: Mapping[str, str] = os.environ) -> Limits:
    """Return how far reading goes before it refuses: files of 2 GB, unless the variable FILE_MB says otherwise."""
    size = int(environ.get(FILE_MB) or 2048) * 1024**2
    return Limits(file_bytes=size, unpacked_bytes=size)


class Stopped(Conflict):
    """Whoever watched the child had it killed."""


def run(
    target: str,
    arguments: Mapping[str, object],
    *,
    limits: Confinement | None = None,
    watch: Watch | None = None,
    endings: Endings = OF_READING,
) -> dict[str, Any]:
    """Return what the function *target* gives for *arguments*; without *limits*, the files they name decide.

    *watch* is asked twice a second whether to go on, with what the child has said by `say`. *endings*: the words of
    what did not come to an end by itself.

    :raises Refusal: the one raised by the function; Unreadable when the child does not come to an end by itself.
    :raises Stopped: *watch* said so.
    """
    limits = limits or Confinement.for_size(_size_of_files(arguments))
    with tempfile.TemporaryDirectory(prefix="pontdarc-") as folder:
        order = {"target": target, "arguments": dict(arguments), "limits": asdict(limits)}
        answer = Path(folder) / "answer.json"
        (Path(folder) / "order.json").write_text(json.dumps(order), encoding="utf-8")
        errors = Path(folder) / "errors"
        with errors.open("wb") as stderr:
            child = subprocess.Popen(  # noqa: S603  # our own interpreter and module, no shell
                [sys.executable, "-m", "pontdarc.outside.confined", folder],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                env={**environment(folder), _TOLD: str(Path(folder) / "told.json")},
                start_new_session=True,
            )
            try:
                _wait(child, limits, watch, Path(folder) / "told.json", endings)
            finally:
                _end(child)
        if child.returncode == 0 and answer.exists():
            return _result(json.loads(answer.read_text(encoding="utf-8")))
        raise _crashed(child.returncode, errors.read_bytes()[-100_000:], limits, endings)


def _wait(
    child: "subprocess.Popen[bytes]", limits: Confinement, watch: Watch | None, told: Path, endings: Endings
) -> None:
    """Wait for the end of the child, of its time, or of the patience of who watches it."""
    end = time.monotonic() + limits.wall_seconds
    while (left := end - time.monotonic()) > 0:
        try:
            child.wait(min(_LISTENING, left) if watch else left)
        except subprocess.TimeoutExpired:
            if watch and not watch(_said(told)):
                raise Stopped("stopped", *endings.stopped) from None
        else:
            return
    raise _too_long(limits, endings)


def _said(told: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


def _size_of_files(arguments: Mapping[str, object]) -> int:
    texts = [value for value in arguments.values() if isinstance(value, str)]
    # isfile answers False for any text that cannot be a path: a recipe of many lines is no error.
    return sum(os.path.getsize(text) for text in texts if os.path.isfile(text))


def environment(folder: str) -> dict[str, str]:
    """Return what the child may know of our environment: no secret of ours."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in _KEPT
        or name.startswith(("LC_", "POLARS_"))
        or (name.startswith("PONTDARC_") and not any(word in name for word in _SECRET))
    }
    search = os.pathsep.join([path for path in sys.path if path])
    return {**kept, "TMPDIR": folder, "PYTHONPATH": search, "PYTHONIOENCODING": "utf-8"}


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Kill what is left of the child and of its own children."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
    child.wait()


def _result(document: dict[str, Any]) -> dict[str, Any]:
    if "refusal" not in document:
        result: dict[str, Any] = document["result"]
        return result
    said = document["refusal"]
    kind = getattr(refusals, said["class"], Refusal)
    raise kind(said["code"], said["text"], said["next_step"], said["params"])


def _too_long(limits: Confinement, endings: Endings) -> Unreadable:
    return Unreadable("too_long", *endings.too_long, {"seconds": round(limits.wall_seconds)})


def _too_big(limits: Confinement, endings: Endings) -> Unreadable:
    return Unreadable("too_much_memory", *endings.too_big, {"megabytes": limits.memory_bytes // 1024**2})


def _crashed(code: int, errors: bytes, limits: Confinement, endings: Endings) -> Unreadable:
    """Tell apart the ways a child ends badly. What it said is not kept: it may hold values."""
    if code == -signal.SIGXCPU:
        return _too_long(limits, endings)
    words = (b"MemoryError", b"memory allocation", b"bad_alloc", b"Cannot allocate memory", b"Out of memory", b"malloc")
    if code == -signal.SIGKILL or any(word in errors for word in words):
        return _too_big(limits, endings)
    _log.error("a confined child ended with %s at %s", code, _place(errors))
    return Unreadable("reading_failed", *endings.failed)


def _place(errors: bytes) -> str:
    """Return where a traceback ends, without the message, which may hold a value."""
    lines = [line.strip() for line in errors.decode("utf-8", "replace").splitlines()]
    places = [line for line in lines if line.startswith('File "')]
    return places[-1] if places else "an unknown place"


# What follows happens in the child.


def say(said: Mapping[str, object]) -> None:
    """Let whoever watches know: codes and numbers, the last ones only; for nobody when this is no child."""
    path = os.environ.get(_TOLD)
    if path is not None:
        draft = Path(f"{path}.draft")
        draft.write_text(json.dumps(said), encoding="utf-8")
        os.replace(draft, path)


def confine(limits: Confinement) -> None:
    """Give up memory, time and network before anything of the file is looked at."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    _leave_network(libc)
    sys.addaudithook(_no_network)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, limits.file_bytes)
    _lower(resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 5)
    _lower(resource.RLIMIT_AS, limits.memory_bytes)


def _lower(which: int, soft: int, hard: int | None = None) -> None:
    """Lower a limit; the softer one of two leaves the time for a signal that says which it was."""
    present = resource.getrlimit(which)[1]
    ceiling = (soft if hard is None else hard) if present == resource.RLIM_INFINITY else min(hard or soft, present)
    resource.setrlimit(which, (min(soft, ceiling), ceiling))


def _leave_network(libc: ctypes.CDLL) -> bool:
    """Enter a network of our own with nothing in it, where the kernel lets us; the audit hook holds in any case."""
    user, group = os.getuid(), os.getgid()
    if libc.unshare(_CLONE_NEWNET) == 0:
        return True
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        Path(f"/proc/self/{name}").write_text(text)
    return True


def _no_network(event: str, _args: tuple[object, ...]) -> None:
    if event in _NETWORK:
        raise PermissionError("no network in a confined process")


def _answer(order: dict[str, Any]) -> dict[str, Any]:
    module, _, name = order["target"].partition(":")
    try:
        function = getattr(importlib.import_module(module), name)
        return {"result": function(order["arguments"])}
    except Refusal as refusal:
        said = {
            "class": type(refusal).__name__,
            "code": refusal.code,
            "text": refusal.text,
            "next_step": refusal.next_step,
            "params": refusal.params,
        }
        return {"refusal": said}


def _main(folder: Path) -> NoReturn:
    order = json.loads((folder / "order.json").read_text(encoding="utf-8"))
    confine(Confinement(**order["limits"]))
    try:
        text = json.dumps(_answer(order), default=str)
        (folder / "answer.json").write_text(text, encoding="utf-8")
    except BaseException:  # noqa: BLE001  # a panic of a library is no Exception; the parent says it in words
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
