"""A dialect: the addresses of one API that the world already speaks, over the same public queries."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern


@dataclass(frozen=True, slots=True)
class Share:
    """What is left to a client: of *limit* requests, *left*; the next one is possible in *wait* seconds."""

    allowed: bool
    limit: int
    left: int
    wait: float

    @property
    def seconds(self) -> int:
        """Whole seconds to wait."""
        return math.ceil(self.wait)


@dataclass(frozen=True, slots=True)
class Dialect:
    """One dialect. *patterns* are full paths from the root of the site; *start* is where a client begins.

    *too_many* tells, in the dialect's shape, a client that has had its share; *prefix*: what its addresses begin with.
    """

    slug: str
    title: str
    start: str
    patterns: tuple[URLPattern, ...]
    prefix: str = ""
    too_many: Callable[[HttpRequest, Share], HttpResponse] | None = None
