"""The style sheet and the pages name the same classes: what is drawn is used, what is used is drawn."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pontdarc.web.stylesheet import FOLDER

WEB = FOLDER.parents[1]
FOREIGN = frozenset({"htmx-request", "errorlist", "js"})
"""What htmx and Django write, and what app.js puts on the page when it runs."""
LIBRARY = "maplibregl-"
_TAG, _VALUE = "\x00", "\x01"
_NAME = re.compile(r"-?[a-zA-Z_][\w-]*")


def drawn() -> set[str]:
    """Return the classes that the style sheet names."""
    found: set[str] = set()
    for file in FOLDER.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selector in re.findall(r"([^{}]*)\{", text):
            found.update(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", re.sub(r'"[^"]*"', "", selector)))
    return {name for name in found if not name.startswith(LIBRARY)}


def attributes() -> Iterator[tuple[Path, str]]:
    """Yield every class attribute of the templates, its tags and its variables replaced by a sign."""
    for file in (WEB / "templates").rglob("*.html"):
        text = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        marked = re.sub(r"\{\{.*?\}\}", _VALUE, re.sub(r"\{%.*?%\}", _TAG, text, flags=re.DOTALL), flags=re.DOTALL)
        for attribute in re.findall(r'\sclass="([^"]*)"', marked):
            yield file, attribute


def names(attribute: str) -> Iterator[str]:
    """Yield the classes of an attribute; one that ends with * is known by its beginning alone."""
    for token in attribute.split():
        first, *others = token.split(_TAG)
        if others and first.endswith("-"):
            yield from (first + other for other in others if other)
            continue
        for part in (first, *others):
            if _VALUE in part:
                yield f"{part.partition(_VALUE)[0]}*"
            elif part:
                yield part


def used() -> dict[str, Path]:
    """Return the classes that templates, forms and scripts name, each with a file that does."""
    found = {name: file for file, attribute in attributes() for name in names(attribute)}
    for file in WEB.rglob("*.py"):
        for attribute in re.findall(r'"class": "([^"]*)"', file.read_text(encoding="utf-8")):
            found.update(dict.fromkeys(attribute.split(), file))
    for file in (FOLDER / "js").glob("*.js"):
        text = file.read_text(encoding="utf-8")
        named = re.findall(r'classList\.\w+\("([^"]+)"', text) + re.findall(r'querySelector\("\.([\w-]+)"', text)
        found.update(dict.fromkeys(named, file))
    for file in (WEB / "templates").rglob("*.html"):
        passed = re.findall(r'\bwith \w*_class="([^"]*)"', file.read_text(encoding="utf-8"))
        found.update((name, file) for attribute in passed for name in attribute.split())
    return found


def test_every_class_that_is_drawn_is_used() -> None:
    named = used()
    beginnings = tuple(name[:-1] for name in named if name.endswith("*") and len(name) > 1)
    assert sorted(name for name in drawn() - named.keys() - FOREIGN if not name.startswith(beginnings)) == []


def test_every_class_that_is_used_is_drawn() -> None:
    known = drawn()
    missing = {
        f"{file.relative_to(WEB)}: {name}"
        for name, file in used().items()
        if not (any(one.startswith(name[:-1]) for one in known) if name.endswith("*") else name in known | FOREIGN)
    }
    assert sorted(missing) == []


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("button button-plain", ["button", "button-plain"]),
        (f"button{_TAG} button-plain{_TAG}", ["button", "button-plain"]),
        (f"badge badge-{_TAG}ok{_TAG}warn{_TAG}", ["badge", "badge-ok", "badge-warn"]),
        (f"stage stage-{_VALUE}", ["stage", "stage-*"]),
    ],
)
def test_classes_are_read_through_the_tags_of_a_template(attribute: str, expected: list[str]) -> None:
    assert list(names(attribute)) == expected
