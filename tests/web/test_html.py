"""Each kind of page is whole HTML, as far as a parser can tell: what it opens it closes, what it names is there."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID
from xml.etree.ElementTree import Element

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from html5rdf import HTMLParser

from pontdarc.publication.models import Dataset
from tests.web.conftest import Enter
from tests.web.kinds import kinds
from tests.world.territory import Network

NO_PAGES = {
    *("robots", "sitemap", "stylesheet", "brand", "quality", "places", "duties-map", "duties-feed", "facts-sheet"),
    *("export-my-data", "download", "version-download", "received", "version-received", "report-json", "recipe-export"),
    *("public-register-file", "public-edition-file", "public-algorithms-file", "organisation-waivers-data"),
    *("identifier", "version-identifier", "organisation-identifier"),
    *("preview", "delivery-progress", "plan-search-progress", "attestation-progress", "link-progress"),
    "version-download-preparation",
}
"""Names whose addresses answer a file, another address, a fragment of a page, or the page of another name."""
ANY = {"uuid": UUID(int=0), "int": 1, "slug": "rien", "string": "rien"}
NAMING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")
NAMELESS = {"hidden", "submit", "button"}


def test_each_page_has_its_kind_and_each_kind_is_whole_html(network: Network, markets: Dataset, enter: Enter) -> None:
    everybody, every_kind = {None: Client()}, kinds(network, markets)
    answering = {name for name, address in _addresses() if "GET" in _allowed(address)}
    assert answering - {kind.name for kind in every_kind} == NO_PAGES, (
        "say in tests/web/kinds.py where it is to be seen"
    )
    wrong: dict[str, list[str]] = {}
    for kind in every_kind:
        client = everybody.setdefault(kind.by, enter(kind.by) if kind.by else Client())
        answer = client.get(kind.address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8"), kind
        if found := [*_faults(answer.content.decode())]:
            wrong[f"{kind.name} {kind.address}"] = found
    assert not wrong


def _addresses() -> Iterator[tuple[str, str]]:
    def below(resolver: URLResolver) -> Iterator[URLPattern]:
        for each in resolver.url_patterns:
            yield from below(each) if isinstance(each, URLResolver) else (each,)

    for pattern in below(get_resolver("pontdarc.web.urls")):
        if pattern.name:
            kinds_of_value = {
                name: type(converter).__name__.removesuffix("Converter").lower()
                for name, converter in pattern.pattern.converters.items()
            }
            yield pattern.name, reverse(pattern.name, kwargs={name: ANY[kind] for name, kind in kinds_of_value.items()})


def _allowed(address: str) -> str:
    return Client().options(address).headers.get("Allow", "")


def _faults(page: str) -> Iterator[str]:
    parser = HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(page)
    lines = page.splitlines()
    for (line, _column), code, _data in parser.errors:
        yield f"{code}: {lines[line - 1].strip()[:120]}"
    yield from _names(root)
    yield from _headings(root)
    yield from _unlabelled(root)


def _names(root: Element) -> Iterator[str]:
    ids = Counter(each.get("id") for each in root.iter() if each.get("id"))
    yield from (f"{name} is the id of {count}" for name, count in ids.items() if count > 1)
    for each in root.iter():
        named = [name for attribute in NAMING for name in (each.get(attribute) or "").split()]
        if (each.get("href") or "").startswith("#"):
            named.append(each.get("href", "")[1:])
        yield from (f"{each.tag} names {name}, which is not there" for name in named if name not in ids)


def _headings(root: Element) -> Iterator[str]:
    levels = [int(each.tag[1]) for each in root.iter() if each.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    main = next(root.iter("main"))
    inside = [int(each.tag[1]) for each in main.iter() if each.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"
    if inside[:1] != [1]:
        yield "main does not begin with its h1"
    yield from (f"h{after} follows h{before}" for before, after in pairwise(inside) if after > before + 1)


def _unlabelled(root: Element) -> Iterator[str]:
    tied = {each.get("for") for each in root.iter("label")}
    wrapped = {inside for label in root.iter("label") for inside in label.iter()}
    for each in root.iter():
        if each.tag not in ("input", "select", "textarea") or each.get("type") in NAMELESS:
            continue
        if not (each.get("id") in tied or each in wrapped or each.get("aria-label") or each.get("aria-labelledby")):
            yield f"{each.tag} {each.get('name')} has no label"
