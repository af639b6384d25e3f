"""Fuzzing of the readers and of the query parser: no crash, no hang, memory bounded.

    python -m benchmarks.fuzzing [SECONDS]

Real shapes are mutated (bytes flipped, cut, doubled, joined with others); each reading runs against a clock. What it
finds is kept in a folder, whose name is printed, to become a test.
"""

import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from pontdarc.core.query.parsing import parse
from pontdarc.core.reading import read
from pontdarc.core.refusals import Refusal
from pontdarc.core.source import Limits
from tests.core.formats.polluting import polluted

_SLOW = 10
_MEMORY = 2 * 1024**3
_LIMITS = Limits(long_from=4_096, block_bytes=512)
_SIGNS = [
    b'"',
    b"'",
    b";",
    b",",
    b"\t",
    b"|",
    b"\r",
    b"\n",
    b"\\",
    b"\0",
    b"#",
    b"\xe9",
    b"\xc3\xa9",
    b"{",
    b"[",
    b"<",
    b"=",
    b" ",
]
_OTHERS = [
    b'[{"a": 1, "b": [1, 2]}, {"a": null}]', b'{"type": "FeatureCollection", "features": []}',
    b"<a><b>1</b><b>2</b></a>",
    b"PK\x03\x04", b"\x1f\x8b\x08", b"PAR1", b"ARROW1\0\0", b"nom       rang\n--------  ----\nA         1\n",
]  # fmt: skip
_QUERIES = [
    "a = 1 and not b in ('x', 'y')", "year(jour) > 2020 or nom like \"Pri*\"",
    "within_distance(geo, geom'POINT(4 44)', 3km)",
    "sum(a) as s, count(*)", "range(a, 5), year(jour)", "search(nom, 'ville')", "a in [1..5[", "startswith(nom, 'A')",
]  # fmt: skip


class _TooSlow(Exception):
    pass


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TooSlow


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes after one to eight accidents."""
    for _ in range(chance.randrange(1, 9)):
        first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        sign = chance.choice(_SIGNS) * chance.choice([1, 1, 2, 30])
        accidents = (
            data[:first] + sign + data[first:],
            data[:first] + data[min(last, first + 40) :],
            data[:last] + data[first:last][:400] + data[last:],
            data[:first] + bytes([chance.randrange(256)]) + data[first + 1 :],
            data[:first],
        )
        data = chance.choice(accidents)[:20_000]
    return data


def _read(folder: Path, data: bytes) -> None:
    path = folder / "fichier"
    path.write_bytes(data)
    read(path, name="fichier.csv", limits=_LIMITS)


def _parse(folder: Path, data: bytes) -> None:
    parse(where=[data.decode("latin-1")])


def main() -> None:
    """Fuzz for the time asked, ten minutes by default, and say what was found."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 600.0
    seed = random.SystemRandom().randrange(2**32)
    chance = random.Random(seed)
    kept = Path(tempfile.mkdtemp(prefix="pontdarc-fuzzing-"))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY * 4, _MEMORY * 4))
    signal.signal(signal.SIGALRM, _ring)
    texts = [*(file.data for file in polluted()), *_OTHERS]
    jobs: list[tuple[Callable[[Path, bytes], None], list[bytes]]] = [
        (_read, texts), (_parse, [query.encode() for query in _QUERIES]),
    ]  # fmt: skip
    runs, found, end = 0, 0, time.monotonic() + seconds
    while time.monotonic() < end:
        job, seeds = chance.choice(jobs)
        data = mutated(chance.choice(seeds), chance)
        runs += 1
        signal.alarm(_SLOW)
        try:
            job(kept, data)
        except Refusal:
            pass
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            found += 1
            (kept / f"{job.__name__}-{type(error).__name__}-{found}").write_bytes(data)
            print(f"{job.__name__}: {error!r}")
        finally:
            signal.alarm(0)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"seed {seed}: {runs} runs, {found} found, kept in {kept}; memory {memory} MB at most")


if __name__ == "__main__":
    main()
