"""A few child processes that answer requests, and are killed when they take too long: nothing less stops everything.

The function is named ``module:function``: it takes a value that pickles and yields bytes, and runs in a child confined
as `pontdarc.outside.confined` does (memory, no network, dies with its parent). A child is kept from one request to the
next; one that is killed or crashes is replaced at the next request. Requests wait for a child, but few of them: past
that, and past the time, the asker is told to come back.
"""

import importlib
import json
import os
import pickle
import select
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO, Final, NoReturn

from pontdarc.core import refusals
from pontdarc.core.refusals import Refusal, Unavailable
from pontdarc.core.words import gettext_noop
from pontdarc.outside.confined import Confinement, confine, environment

_HEAD: Final = struct.Struct("!cQ")
_DATA, _END, _REFUSED = b"d", b"e", b"r"
_FOR_EVER: Final = 10**7
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """*children* at most, each of *memory_bytes*; *seconds* for each piece of an answer; *waiting* requests in line."""

    children: int = 1
    waiting: int = 2
    seconds: float = 15.0
    memory_bytes: int = 4 * 1024**3


class Pool:
    """Children that run one function. Safe to share between threads; not across a fork."""

    def __init__(self, target: str, limits: PoolLimits) -> None:
        self.limits = limits
        self._target = target
        self._places = threading.BoundedSemaphore(limits.children + limits.waiting)
        self._turn = threading.BoundedSemaphore(limits.children)
        self._idle: list[_Child] = []
        self._lock = threading.Lock()
        # The kernel ends a child with the thread that started it: one that lasts as long as we do starts them all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="pool")

    def ask(self, request: object) -> Iterator[bytes]:
        """Yield the pieces of the answer as the child gives them. A reader that stops early ends the child.

        :raises Unavailable: too many wait already, or the child was killed or died. :raises Refusal: the child's own.
        """
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            if not self._turn.acquire(timeout=self.limits.seconds):
                raise _busy()
            try:
                yield from self._answer(request)
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _answer(self, request: object) -> Iterator[bytes]:
        child = self._child()
        whole = False
        try:
            child.send(request)
            while True:
                kind, piece = child.receive(self.limits.seconds)
                if kind == _DATA:
                    yield piece
                    continue
                whole = True
                if kind == _REFUSED:
                    raise _said(piece)
                return
        finally:
            if whole:
                with self._lock:
                    self._idle.append(child)
            else:
                child.kill()

    def _child(self) -> "_Child":
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.lives():
                    return child
                child.kill()
        return self._starter.submit(_Child, self._target, self.limits).result()

    def close(self) -> None:
        """End the children that wait for work."""
        with self._lock:
            while self._idle:
                self._idle.pop().kill()


class OwnPool:
    """The pool of this process: the children of the process that it was forked from are not its own."""

    def __init__(self, target: str, limits: PoolLimits) -> None:
        self._target = target
        self._limits = limits
        self._pools: dict[int, Pool] = {}
        self._lock = threading.Lock()

    def here(self) -> Pool:
        """Return the pool, whose children start when they are needed."""
        with self._lock:
            pid = os.getpid()
            if pid not in self._pools:
                self._pools = {pid: Pool(self._target, self._limits)}
            return self._pools[pid]


class _Child:
    """One process, seen from its parent."""

    def __init__(self, target: str, limits: PoolLimits) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="pontdarc-")
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module, no shell
            [sys.executable, "-m", "pontdarc.outside.pool", target, str(limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a library says while it dies may hold values
            env=environment(self._folder.name),
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101 - both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._stdin, self._stdout = self._process.stdin, self._process.stdout

    def lives(self) -> bool:
        return self._process.poll() is None

    def send(self, request: object) -> None:
        text = pickle.dumps(request)
        try:
            self._stdin.write(_HEAD.pack(_DATA, len(text)) + text)
            self._stdin.flush()
        except BrokenPipeError:
            raise _died() from None

    def receive(self, seconds: float) -> tuple[bytes, bytes]:
        """Return the kind of the next message, and its bytes."""
        due = time.monotonic() + seconds
        kind, size = _HEAD.unpack(self._exactly(_HEAD.size, due))
        return kind, self._exactly(size, due)

    def _exactly(self, size: int, due: float) -> bytes:
        found = bytearray()
        descriptor = self._stdout.fileno()
        while len(found) < size:
            ready, _, _ = select.select([descriptor], [], [], max(0.0, due - time.monotonic()))
            if not ready:
                raise _too_slow()
            piece = os.read(descriptor, min(_PIECE, size - len(found)))
            if not piece:
                raise _died()
            found += piece
        return bytes(found)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._stdin, self._stdout):
            try:
                pipe.close()
            except BrokenPipeError:  # what was not sent is lost with the child
                continue
        self._folder.cleanup()


def _said(piece: bytes) -> Refusal:
    said = json.loads(piece)
    kind = getattr(refusals, said["class"], Refusal)
    refusal: Refusal = kind(said["code"], said["text"], said["next_step"], said["params"])
    return refusal


def _busy() -> Unavailable:
    return Unavailable(
        "too_many_heavy",
        gettext_noop("Trop de requêtes lourdes sont en cours."),
        gettext_noop("Réessayez dans quelques secondes, ou téléchargez le fichier entier."),
    )


def _too_slow() -> Unavailable:
    return Unavailable(
        "query_too_slow_killed",
        gettext_noop("La requête a pris trop de temps : elle a été arrêtée."),
        gettext_noop("Ajoutez un filtre, ou téléchargez le fichier entier."),
    )


def _died() -> Unavailable:
    return Unavailable(
        "query_too_heavy_killed",
        gettext_noop("La requête a demandé plus de mémoire que permis : elle a été arrêtée."),
        gettext_noop("Ajoutez un filtre ou une limite, ou téléchargez le fichier entier."),
    )


# What follows happens in the child.


def _main(target: str, memory_bytes: int) -> NoReturn:
    confine(Confinement(memory_bytes, _FOR_EVER, _FOR_EVER))
    module, _, name = target.partition(":")
    function: Callable[[object], Iterator[bytes]] = getattr(importlib.import_module(module), name)
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(_HEAD.size):
        _, size = _HEAD.unpack(head)
        # Our parent alone writes here: nobody else could give us something to unpickle.
        _serve(function, pickle.loads(source.read(size)), sink)  # noqa: S301
    sys.exit(0)


def _serve(function: Callable[[object], Iterator[bytes]], request: object, sink: BinaryIO) -> None:
    try:
        for piece in function(request):
            _write(sink, _DATA, piece)
    except Refusal as refusal:
        said = {
            "class": type(refusal).__name__,
            "code": refusal.code,
            "text": refusal.text,
            "next_step": refusal.next_step,
            "params": refusal.params,
        }
        _write(sink, _REFUSED, json.dumps(said, default=str).encode())
        return
    _write(sink, _END, b"")


def _write(sink: BinaryIO, kind: bytes, piece: bytes) -> None:
    sink.write(_HEAD.pack(kind, len(piece)) + piece)
    sink.flush()


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]))
