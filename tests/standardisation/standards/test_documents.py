"""Standards that are JSON Schemas: their columns are the leaves of the official schema, with its types and limits."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pontdarc.core.schema import Field
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.standard import Standard

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[3].parent / "shared")
# Where the record is in the official schema: names of properties, « [] » for the items of a list.
RECORDS = {
    "amenagements-cyclables": ("amenagements-cyclables", "features.[].properties"),
    "itineraire-randonnee": ("itineraire-randonnee", "features.[].properties"),
    "decp/marches": ("decp", "marches.marche.[]"),
    "decp/concessions": ("decp", "marches.contrat-concession.[]"),
}
# The geometry of a feature stands beside its properties: a table that lost it could not be written as GeoJSON again.
OURS = {"amenagements-cyclables": {"geometry"}, "itineraire-randonnee": {"geometry"}}
_DATES = (r"\d{4}-\d{2}-\d{2}", r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
Said = Mapping[str, Any]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "schemas").is_dir(), reason="no official schemas beside the checkout"),
]


def resolved(said: Said, whole: Said) -> Said:
    reference = said.get("$ref", "")
    if reference.startswith("#/"):
        found: Any = whole
        for name in reference[2:].split("/"):
            found = found[name]
        return resolved(found, whole)
    if reference in {each.get("$id") for each in whole.get("definitions", {}).values()} - {None}:
        return next(each for each in whole["definitions"].values() if each.get("$id") == reference)
    return said


def record(slug: str, version: str) -> tuple[Said, Said]:
    folder, path = RECORDS[slug]
    whole = json.loads((SHARED / "schemas" / folder / version / "schema.json").read_text())
    said: Said = whole
    for name in path.split("."):
        said = resolved(said["items"] if name == "[]" else said["properties"][name], whole)
    return said, whole


def leaves(
    said: Said, whole: Said, name: str, lists: tuple[str, ...], *, needed: bool
) -> Iterator[tuple[str, Said, tuple[str, ...], bool]]:
    """Yield every leaf: its dotted name, what is said of it, the lists it is in, and whether it must be there."""
    for key, value in said["properties"].items():
        here = f"{name}.{key}" if name else key
        each = resolved(value, whole)
        must = needed and key in said.get("required", ())
        inside = lists
        if each.get("type") == "array" and here in KEPT_WHOLE:
            yield here, each, inside, must
            continue
        if each.get("type") == "array":
            each, inside = resolved(each["items"], whole), (*lists, here)
        if "properties" in each:
            yield from leaves(each, whole, here, inside, needed=must)
        else:
            yield here, each, inside, must


KEPT_WHOLE = {"nom_loc", "medias"}


def official(standard: Standard) -> dict[str, tuple[Said, tuple[str, ...], bool]]:
    said, whole = record(standard.slug, standard.version)
    return {name: rest for name, *rest in leaves(said, whole, "", (), needed=True)}  # type: ignore[misc]


@pytest.mark.parametrize("slug", RECORDS)
def test_the_columns_are_the_leaves_of_the_official_schema(slug):
    standard = standards()[slug]
    assert set(standard.schema.names) - OURS.get(slug, set()) == set(official(standard))


@pytest.mark.parametrize("slug", RECORDS)
def test_columns_outside_lists_have_the_official_types_and_limits(slug):
    standard = standards()[slug]
    for name, (said, lists, must) in official(standard).items():
        field = standard.schema.field(name)
        assert field.constraints.required == (must and not nullable(said)), name
        if lists:
            continue
        assert field.type == type_of(said), name
        assert field.constraints.enum == tuple(said.get("enum", ())), name
        for theirs, ours in (
            ("minimum", "minimum"),
            ("maximum", "maximum"),
            ("minLength", "min_length"),
            ("maxLength", "max_length"),
        ):
            assert getattr(field.constraints, ours) == said.get(theirs), name
        pattern = said.get("pattern")
        assert field.constraints.pattern == (None if pattern in _DATES else pattern), name


@pytest.mark.parametrize("slug", [slug for slug in RECORDS if slug.startswith("decp/")])
def test_columns_of_lists_take_the_official_values_and_no_other(slug):
    standard = standards()[slug]
    assert standard.nesting is not None
    told = official(standard)
    assert {each for _, lists, _ in told.values() for each in lists} == set(standard.nesting.lists)
    for name, (said, lists, _) in told.items():
        if not lists:
            continue
        field = standard.schema.field(name)
        assert standard.nesting.types.get(name, "string") == said.get("type", "string"), name
        if len(lists) == 1 and "enum" in said:
            assert all(takes(field, value) for value in said["enum"]), name
            assert takes(field, ";".join(said["enum"])), name
            assert not takes(field, "Autre chose"), name


def takes(field: Field, text: str) -> bool:
    return re.fullmatch(field.constraints.pattern or ".*", text) is not None


def nullable(said: Said) -> bool:
    return isinstance(said.get("type"), list)


def type_of(said: Said) -> str:
    """Return our type: a text that must be a date is a date, which refuses the 31st of February as well."""
    type_ = next(each for each in said["type"] if each != "null") if nullable(said) else said["type"]
    return "date" if said.get("format") == "date" or said.get("pattern") in _DATES else type_
