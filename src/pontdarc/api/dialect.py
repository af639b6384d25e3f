"""A dialect: the addresses of one API that the world already speaks, over the same public queries."""

from dataclasses import dataclass

from django.urls import URLPattern


@dataclass(frozen=True, slots=True)
class Dialect:
    """One dialect. *patterns* are full paths from the root of the site; *start* is where a client begins."""

    slug: str
    title: str
    start: str
    patterns: tuple[URLPattern, ...]
