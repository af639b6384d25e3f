"""The WSGI door of the product, and beside it what a test needs: who answers, and a query that nothing can stop."""

import os
from collections.abc import Callable, Iterable
from typing import Any

import duckdb

from pontdarc.config.wsgi import application as product
from pontdarc.core.query.engine.deadlines import DEADLINES

DEADLINES._grace = 0.5
_UNSTOPPABLE = "SELECT levenshtein(repeat('a', 300000), repeat('b', 300000))"
"""One value of one row: the engine looks at interrupts between blocks of rows only."""


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    match environ["PATH_INFO"]:
        case "/who":
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [str(os.getpid()).encode()]
        case "/stuck":
            connection = duckdb.connect()
            with DEADLINES.within(0.2, connection.interrupt):
                connection.execute(_UNSTOPPABLE).fetchall()
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [b"it ended by itself"]
        case _:
            return product(environ, start_response)
