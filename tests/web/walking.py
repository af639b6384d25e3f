"""Walks every address that the product answers, as Django resolves them, about datasets.

An address with a parameter that is not in ``PARAMETERS`` fails the test: whoever adds one says here how to fill it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import product
from urllib.parse import unquote
from uuid import UUID

from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from pontdarc.core.downloads.registry import downloads

MARK = "zqxsecret"
"""Is in everything that must stay hidden, and nowhere else."""
SLUG, FORMER_SLUG = f"{MARK}-jardins", f"{MARK}-ancien-nom"
_PARAMETER = re.compile(r"([\w.-]*)/?<(?:\w+:)?(\w+)>")
_NOTHING = UUID(int=0)
_MODELS = {
    "dataset": "jeux",
    "version": "versions",
    "entry": "fiches",
    "delivery": "depots",
    "depositlink": "liens",
    "proposal": "propositions",
    "decision": "decisions",
    "personaltoken": "jetons",
    "personrequest": "personnes",
    "erasure": "effacements",
}
"""Where the identifier of a model is in ``Hidden.ids``, for the operator’s pages."""

EXPRESSIONS = {
    "account_confirm_email": "compte/confirm-email/abc/",
    "account_reset_password_from_key": "compte/password/reset/key/1-set-password/",
    "app_list": "administration/publication/",
    "administration/(?P<url>.*)$": "administration/rien",
}
"""Addresses of patterns that are regular expressions."""

QUERIES = {
    "search": ("?q=jardins", "?q=jardin&format=csv", "?theme=ECON&organisation=saint-arcens", "?page=2"),
    "explore_datasets": ("?limit=100", "?group_by=title&select=title", "?where=publisher%20is%20not%20null"),
    "catalogue-ttl": ("?organisation=saint-arcens", "?page=1"),
    "commune": ("?nom=Saint-Arcens",),
    "dataset": ("?page=1&tri=nom",),
    "explore_records": ("?limit=5", "?select=count(*)"),
    "v1_rows": ("?limit=2&after=1&count=true", "?select=count(*)"),
    "explore_export": ("?compressed=true", "?limit=1"),
}
"""What else is asked at an address, by name."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not be found, and the identifiers by which one would ask for it.

    *slugs*: the present one first; *numbers*: versions that are hidden, the first asked for everywhere; *ids*: by the
    word that stands before them in addresses; *tokens*: deposit links that open nothing; *statuses*: what may be
    answered at its addresses; *title*: what a tombstone may say.
    """

    slugs: tuple[str, ...]
    ids: dict[str, UUID]
    tokens: tuple[str, ...] = ("rien",)
    numbers: tuple[int, ...] = (1, 2)
    statuses: frozenset[int] = frozenset({404})
    title: str = ""
    only_versions: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class Address:
    """One address: *name* of its route, *about* tells whether it names what is *hidden*, *plain* its first form."""

    url: str
    name: str
    values: tuple[str, ...]
    about: bool
    plain: bool
    hidden: Hidden


class Unknown(AssertionError):
    """A route has a parameter that the walker does not know how to fill."""


def values_of(hidden: Hidden, before: str, name: str) -> tuple[str, ...]:
    """Return the values to try for a parameter, the first in every combination."""
    extensions = (*downloads(), "docx")
    known: dict[tuple[str, str], tuple[str, ...]] = {
        ("donnees", "slug"): hidden.slugs,
        ("datasets", "dataset_id"): hidden.slugs,
        ("dataset", "pk"): (str(hidden.ids["jeux"]),),
        ("recette", "number"): ("1", "9"),
        ("versions", "number"): tuple(map(str, (*hidden.numbers, 9))),
        ("telecharger", "extension"): extensions,
        ("exports", "format"): (*extensions, "ttl", "dcat"),
        ("records", "record_id"): ("1", "9"),
        ("organisations", "slug"): ("saint-arcens", "pont-du-val"),
        ("depot", "token"): hidden.tokens,
        ("identifiants", "token"): hidden.tokens,
        ("contrat", "pk"): (str(_NOTHING),),
        ("secrets", "pk"): (str(_NOTHING),),
        ("contrats", "pk"): (str(_NOTHING),),
        ("attendus", "pk"): (str(_NOTHING),),
        ("dispenses", "pk"): (str(_NOTHING),),
        ("identifiants", "pk"): (str(_NOTHING),),
        ("demandes", "pk"): (str(_NOTHING),),
        ("dispenses.", "suffix"): ("csv", "json", "docx"),
        ("agenda", "token"): ("rien",),
        ("obligations", "slug"): ("saint-arcens", "pont-du-val"),
        ("faits.", "suffix"): ("csv", "xlsx", "docx"),
        ("questions", "code"): ("Q5",),
        ("", "code"): ("U1",),
        ("avis", "pk"): (str(_NOTHING),),
        ("registres", "slug"): ("saint-arcens", "pont-du-val"),
        ("droits", "pk"): (str(_NOTHING),),
        ("designations", "pk"): (str(_NOTHING),),
        ("algorithmes", "pk"): (str(_NOTHING),),
        ("repertoire", "year"): ("2026", "1"),
        ("repertoire.", "suffix"): ("csv", "json", "xml"),
        ("algorithmes.", "suffix"): ("csv", "json", "xml"),
        (".", "suffix"): ("csv", "json", "xml"),
        ("annonces", "pk"): (str(_NOTHING),),
        ("personnes", "pk"): (str(_NOTHING),),
        ("effacements", "pk"): (str(_NOTHING),),
        ("attestations", "pk"): (str(_NOTHING),),
        ("fichiers", "pk"): (str(hidden.ids["depots"]),),
        ("version", "pk"): (str(hidden.ids["versions"]),),
        ("organisation", "pk"): (str(_NOTHING),),
        ("tiles", "z"): ("7", "0"),
        ("lignes", "rank"): ("1",),
        ("", "x"): ("65", "0"),
        ("", "y"): ("46", "0"),
        ("v2.1", "rest"): (f"catalog/datasets/{hidden.slugs[0]}/facets", "catalog/facets"),
        ("style-", "digest"): ("0",),
        ("r", "content_type_id"): ("1",),
        ("r", "object_id"): (str(hidden.ids["jeux"]),),
        (before, "object_id"): (str(hidden.ids.get(_MODELS.get(before, ""), _NOTHING)),),
        **{(word, "pk"): (str(id),) for word, id in hidden.ids.items()},
    }
    if (before, name) not in known:
        raise Unknown(f"say in tests/web/walking.py how to fill <{name}> after « {before} »")
    return known[before, name]


def _routes() -> Iterator[tuple[str, URLPattern]]:
    def below(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
        for each in resolver.url_patterns:
            route = prefix + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from below(each, route)
            else:
                yield route, each

    return below(get_resolver(), "")


def addresses(*hidden: Hidden) -> list[Address]:
    """Return every address, with every value of its parameters that could lead to what is hidden.

    An address that names none of them is there once.
    """
    found: dict[str, Address] = {}
    for each in hidden:
        for address in _about(each):
            found.setdefault(address.url, address)
    return list(found.values())


def _about(hidden: Hidden) -> Iterator[Address]:
    for route, pattern in _routes():
        name = pattern.name or route
        if isinstance(pattern.pattern, RegexPattern):
            if name not in EXPRESSIONS:
                raise Unknown(f"say in tests/web/walking.py what an address of « {route} » is")
            yield Address(f"/{EXPRESSIONS[name]}", name, (), about=False, plain=True, hidden=hidden)
            continue
        yield from _filled(route, name, hidden)


def _filled(route: str, name: str, hidden: Hidden) -> Iterator[Address]:
    parameters = _PARAMETER.findall(route)
    choices = [values_of(hidden, before, parameter) for before, parameter in parameters]
    for values in product(*choices):
        others = sum(value != choice[0] for value, choice in zip(values, choices, strict=True))
        if others > 1:
            continue
        plain = not others and not is_operators(route)
        url = "/" + route
        for value in values:
            url = re.sub(r"<[^>]+>", lambda _, value=value: value, url, count=1)
        about = _names(hidden, [parameter for _, parameter in parameters], values)
        for query in ("", *(QUERIES.get(name, ()) if plain else ())):
            yield Address(url + query, name, values, about, plain, hidden)


def is_operators(route: str) -> bool:
    """Tell whether this is a page of the operator, all of which ask for the same log-in."""
    return route.startswith("administration/")


def _names(hidden: Hidden, parameters: list[str], values: tuple[str, ...]) -> bool:
    """Tell whether the address is one of what is hidden: it must answer that there is nothing."""
    if hidden.only_versions:
        return any(
            name == "number" and value in map(str, hidden.numbers)
            for name, value in zip(parameters, values, strict=True)
        )
    return any(value in (*hidden.slugs, *map(str, hidden.ids.values()), *hidden.tokens) for value in values)


def said(answer: HttpResponseBase, address: Address) -> str:
    """Return all that an answer says, in lower case, without the address that was asked and its parameters."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    cookies = answer.cookies.output()
    text = unescape(unquote(f"{headers}\n{cookies}\n{body.decode('utf-8', 'ignore')}"))
    for echo in (address.url, *sorted((v for v in address.values if MARK in v), key=len, reverse=True)):
        text = text.replace(unquote(echo), "")
    return text.lower()


def headers_tried(address: Address, etag: str) -> Iterator[dict[str, str]]:
    """Yield what clients send to have less than the whole: a part, nothing new, a fragment."""
    yield {"HX-Request": "true", "Accept-Language": "en"}
    if etag and not address.about:
        yield {"If-None-Match": etag}
    elif etag:
        yield {"If-None-Match": etag}
        yield {"If-None-Match": "*", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
        yield {"Range": "bytes=0-200", "If-Range": etag}


def etags(client: Client, *hidden: Hidden) -> tuple[dict[str, str], set[str]]:
    """Ask for everything while it is public: fill every cache, and return the validators and the routes that say it."""
    validators: dict[str, str] = {}
    telling: set[str] = set()
    for address in addresses(*hidden):
        if is_operators(address.url[1:]):
            continue
        answer = client.get(address.url)
        answers = [answer]
        if address.plain and answer.headers.get("Content-Type", "").startswith("text/html"):
            answers.append(client.get(address.url, headers={"HX-Request": "true"}))
        for each in answers:
            if MARK in said(each, address):
                telling.add(address.name)
                validators[address.url] = each.headers.get("ETag", "")
    return validators, telling
