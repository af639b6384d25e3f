"""Ask every public address about some datasets, as a stranger would, from the routes that the product answers.

A route whose parameters nobody said how to fill is not passed over: it is told as not asked, and a test fails.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from pontdarc.core.downloads.registry import downloads
from pontdarc.legal.models import RegisterEdition
from pontdarc.publication.models import Dataset, DatasetSlug, Version

_PARAMETER: Final = re.compile(r"([\w.-]*)/?<(?:\w+:)?(\w+)>")
_BEHIND_A_DOOR: Final = ("espace/", "administration/", "compte/", "depot/")
_NOT_OF_DATA: Final = ("langue/", "apparence/")
"""Addresses that answer the same whoever's data there are: they only set a preference."""
QUERIES: Final[Mapping[str, tuple[str, ...]]] = {
    "search": ("?format=csv",),
    "explore_records": ("?limit=100", "?limit=100&order_by=-_id"),
    "explore_datasets": ("?limit=100",),
    "v1_rows": ("?limit=100",),
    "dataset": ("?page=2",),
}

_AS_DATA: Final = ("csv", "json")


@dataclass(frozen=True, slots=True)
class Answered:
    """What an address answered: its status and all its bytes, headers included."""

    url: str
    status: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What fills the parameters of routes: every name and number under which these datasets were ever public."""

    slugs: tuple[str, ...]
    datasets: tuple[str, ...]
    versions: tuple[str, ...]
    numbers: tuple[str, ...]
    organisations: tuple[str, ...]
    organisation_ids: tuple[str, ...]
    years: tuple[str, ...]

    def values(self, before: str, name: str) -> tuple[str, ...] | None:
        """Return what a parameter may be, by the word that stands before it; None when nobody said."""
        names = (*self.slugs, *self.datasets)
        extensions = tuple(downloads())
        return {
            ("donnees", "slug"): names,
            ("datasets", "dataset_id"): names,
            ("dataset", "pk"): self.datasets,
            ("version", "pk"): self.versions,
            ("versions", "number"): self.numbers,
            ("telecharger", "extension"): extensions,
            ("exports", "format"): extensions,
            ("records", "record_id"): ("1",),
            ("organisations", "slug"): self.organisations,
            ("organisation", "pk"): self.organisation_ids,
            ("repertoire", "year"): self.years,
            ("repertoire.", "suffix"): _AS_DATA,
            (".", "suffix"): _AS_DATA,
            ("algorithmes.", "suffix"): _AS_DATA,
            ("dispenses.", "suffix"): _AS_DATA,
            ("tiles", "z"): ("0",),
            ("", "x"): ("0",),
            ("", "y"): ("0",),
            ("v2.1", "rest"): ("catalog/facets",),
            ("style-", "digest"): ("0",),
        }.get((before, name))


def known_of(datasets: Iterable[Dataset]) -> Known:
    """Return every name and number of these datasets."""
    found = list(datasets)
    versions = Version.objects.filter(dataset__in=found)
    numbers = versions.values_list("number", flat=True)
    former = DatasetSlug.objects.filter(dataset__in=found).values_list("slug", flat=True)
    bodies = {each.organisation_id for each in found}
    years = RegisterEdition.objects.filter(organisation__in=bodies).values_list("year", flat=True)
    return Known(
        slugs=(*(each.slug for each in found), *former),
        datasets=tuple(str(each.pk) for each in found),
        versions=tuple(str(pk) for pk in versions.values_list("pk", flat=True)),
        numbers=tuple(map(str, sorted({number for number in numbers if number is not None}))) or ("1",),
        organisations=tuple({each.organisation.slug for each in found}),
        organisation_ids=tuple({str(each.organisation_id) for each in found}),
        years=tuple(map(str, sorted(set(years)))) or ("1",),
    )


def addresses(known: Known) -> tuple[list[str], list[str]]:
    """Return every public address about these datasets, and the routes that cannot be filled."""
    asked: dict[str, None] = {}
    left: list[str] = []
    for route, pattern in _routes():
        choices = [known.values(before, name) for before, name in _PARAMETER.findall(route)]
        if isinstance(pattern.pattern, RegexPattern) or None in choices:
            left.append(route)
            continue
        for values in _in_turn([choice for choice in choices if choice is not None]):
            filled = iter(values)
            url = "/" + re.sub(r"<[^>]+>", lambda _, filled=filled: quote(next(filled)), route)  # type: ignore[misc]
            asked |= dict.fromkeys(url + query for query in ("", *QUERIES.get(pattern.name or "", ())))
    return list(asked), left


def _in_turn(choices: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield every value of each parameter, the others at their first: all their combinations say the same again."""
    for values in product(*choices):
        if sum(value != choice[0] for value, choice in zip(values, choices, strict=True)) <= 1:
            yield values


def _routes() -> Iterator[tuple[str, URLPattern]]:
    def below(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
        for each in resolver.url_patterns:
            route = prefix + str(each.pattern)
            if route.startswith((*_BEHIND_A_DOOR, *_NOT_OF_DATA)):
                continue
            if isinstance(each, URLResolver):
                yield from below(each, route)
            else:
                yield route, each

    return below(get_resolver(), "")


class Stranger:
    """Somebody unknown who asks this very process, through all that stands before a view."""

    def __init__(self) -> None:
        self._handler = WSGIHandler()

    def ask(self, url: str) -> Answered:
        """Return what an address answers."""
        request = WSGIRequest(_environ(url))
        response = self._handler.get_response(request)
        try:
            body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
        finally:
            response.close()
        headers = "\n".join(f"{name}: {value}" for name, value in response.items())
        return Answered(url, response.status_code, headers.encode() + b"\n\n" + body if body else headers.encode())


def _environ(url: str) -> dict[str, object]:
    site, here = urlsplit(settings.SITE_URL), urlsplit(url)
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": here.path,
        "QUERY_STRING": here.query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": site.hostname or "localhost",
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": io.BytesIO(),
    }
