"""What the children of tests/outside/test_pool.py run."""

import os
import time
from collections.abc import Iterator

from pontdarc.core.refusals import NotFound


def work(request: object) -> Iterator[bytes]:
    match request:
        case ("sleep", seconds):
            time.sleep(seconds)  # type: ignore[arg-type]
            yield b"slept"
        case ("memory", size):
            yield str(len(bytearray(size))).encode()  # type: ignore[arg-type]
        case ("refuse", name):
            raise NotFound("nothing", "Rien : %(name)s.", "Cherchez.", {"name": name})
        case ("pieces", number):
            yield from (b"x" * 200_000 for _ in range(number))  # type: ignore[call-overload]
        case "pid":
            yield str(os.getpid()).encode()
        case _:
            os._exit(3)
