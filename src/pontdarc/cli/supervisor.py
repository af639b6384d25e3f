"""Keeps the processes of one installation running: restarts the dead ones, stops them all together.

Knows nothing of what they do.
"""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

GRACE_SECONDS: Final = 6.0
_POLL_SECONDS: Final = 0.2
_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 30.0
_LIVED_WELL: Final = 30.0
_PR_SET_PDEATHSIG: Final = 1


@dataclass(slots=True)
class Child:
    """A process to keep running: its name, its command, its environment."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    not_before: float = 0.0
    pause: float = field(default=_FIRST_PAUSE)

    def start(self) -> None:
        """Start it, in a session of its own: a Ctrl-C in the terminal reaches the supervisor only."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  # our own commands, no shell
            self.command,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    def look(self) -> None:
        """Start it again when it has died, later and later if it keeps dying."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            code, self.process = self.process.returncode, None
            self.pause = _FIRST_PAUSE if now - self.started > _LIVED_WELL else min(self.pause * 2, _LONGEST_PAUSE)
            self.not_before = now + self.pause
            sys.stderr.write(f"{self.name} s’est arrêté ({code}) : reprise dans {self.pause:g} s.\n")
        if self.process is None and now >= self.not_before:
            self.start()


def _die_with_parent() -> None:
    # A supervisor that is killed outright cannot stop anybody: the kernel does it.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def supervise(children: Sequence[Child]) -> None:
    """Keep them running until this process is told to stop: SystemExit and KeyboardInterrupt pass through."""
    try:
        while True:
            for child in children:
                child.look()
            time.sleep(_POLL_SECONDS)
    finally:
        stop(children)


def stop(children: Sequence[Child], grace: float = GRACE_SECONDS) -> None:
    """Ask every process to end, and end those that do not."""
    running = [child.process for child in children if child.process is not None and child.process.poll() is None]
    for process in running:
        process.terminate()
    end = time.monotonic() + grace
    for process in running:
        try:
            process.wait(max(0.0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
