"""Questions to a served file asked from one process and answered in another: what travels between them.

A request is a value that pickles; an answer is bytes, never pickled: who answers is not trusted by who asks.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import orjson
import polars as pl

from pontdarc.core.query import tree
from pontdarc.core.query.engine.limits import BATCH_ROWS, EngineLimits
from pontdarc.core.query.engine.opened import serve
from pontdarc.core.query.facets import FacetAnswer, FacetRequest, FacetValue


@dataclass(frozen=True, slots=True)
class Question:
    """One question: *what* of the rows of *query* in the file at *path*."""

    what: Literal["page", "count", "facets", "batches"]
    path: Path
    query: tree.Query
    limits: EngineLimits
    requests: tuple[FacetRequest, ...] = ()
    rows: int = BATCH_ROWS


def answer(question: Question) -> Iterator[bytes]:
    """Yield the answer: Arrow streams for rows, one per frame of at most *rows*; JSON for the rest."""
    served = serve(question.path, question.limits)
    match question.what:
        case "count":
            yield orjson.dumps(served.count(question.query))
        case "facets":
            yield orjson.dumps([asdict(each) for each in served.facets(question.requests, question.query)])
        case _:
            # A page too leaves in bounded pieces: a limit may be large.
            for frame in served.batches(question.query, question.rows):
                buffer = io.BytesIO()
                frame.write_ipc_stream(buffer)
                yield buffer.getvalue()


def frames(pieces: Iterable[bytes]) -> Iterator[pl.DataFrame]:
    """Yield the frames of an answer; at least one, maybe empty."""
    for piece in pieces:
        yield pl.read_ipc_stream(io.BytesIO(piece))


def number(pieces: Iterable[bytes]) -> int:
    """Return the number that an answer is."""
    return int(orjson.loads(b"".join(pieces)))


def facets(pieces: Iterable[bytes]) -> tuple[FacetAnswer, ...]:
    """Return the facets that an answer is."""
    found = orjson.loads(b"".join(pieces))
    return tuple(FacetAnswer(each["name"], _values(each["values"])) for each in found)


def _values(found: Sequence[Mapping[str, Any]]) -> tuple[FacetValue, ...]:
    return tuple(FacetValue(**{**each, "children": _values(each["children"])}) for each in found)
