"""A recipe: how one file becomes a conforming table, as a document that can be replayed on the next delivery."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import yaml

from pontdarc.core.refusals import Invalid
from pontdarc.core.step import Call
from pontdarc.core.steps.registry import registry
from pontdarc.core.tables import Choices
from pontdarc.core.words import gettext_noop

DOCUMENT = 1


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column of the file the recipe was made on: its name, kind (core/kinds) and Table Schema type."""

    name: str
    kind: str | None = None
    type: str = "string"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a target column is filled with.

    *column*: the working column copied, None when there is none (then *value* everywhere, or nothing).
    *sources*: the columns of the file it comes from, as a person knows them. *reason*: gettext msgid with the
    placeholders of *params*. *certainty* from 0 to 1; 1 and *by_person* when somebody chose.
    """

    target: str
    column: str | None = None
    sources: tuple[str, ...] = ()
    value: str | None = None
    reason: str = ""
    certainty: float = 0.0
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class FileFacts:
    """How the file was laid out on which a recipe was made; None where the format has no such thing.

    *sheet*: the name of the table, for files that hold several or name theirs. *header_row*: counted from 1.
    """

    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """A recipe.

    *before*: steps on the columns of the file. *mapping*: every target column, in order. *steps*: steps on the
    target columns. *left_out*: columns of the file that go nowhere. *overrides*: what a person decided, by
    target column: a source column, a value, or null to leave it empty; kept when the recipe is made again.
    *file*: how the file was laid out, None when nobody wrote it down.
    """

    standard: str | None = None
    version: str | None = None
    reading: Choices = field(default_factory=Choices)
    columns: tuple[SourceColumn, ...] = ()
    before: tuple[Call, ...] = ()
    mapping: tuple[Feed, ...] = ()
    steps: tuple[Call, ...] = ()
    left_out: tuple[str, ...] = ()
    overrides: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    file: FileFacts | None = None

    def digest(self) -> str:
        """Return the SHA-256 of the document: two recipes with the same digest do the same."""
        return hashlib.sha256(to_yaml(self).encode()).hexdigest()


def to_yaml(recipe: Recipe) -> str:
    """Return the document."""
    document = {
        "recipe": DOCUMENT,
        "standard": f"{recipe.standard}@{recipe.version}" if recipe.standard else None,
        "reading": {key: value for key, value in asdict(recipe.reading).items() if value is not None},
        **({"file": _without_defaults(asdict(recipe.file))} if recipe.file else {}),
        "columns": [asdict(column) for column in recipe.columns],
        "before": [_call_as_dict(call) for call in recipe.before],
        "mapping": [
            {**_without_defaults(asdict(feed)), "certainty": round(feed.certainty, 3)} for feed in recipe.mapping
        ],
        "steps": [_call_as_dict(call) for call in recipe.steps],
        "left_out": list(recipe.left_out),
        "overrides": {target: dict(choice) for target, choice in recipe.overrides.items()},
    }
    return yaml.safe_dump(_plain(document), allow_unicode=True, sort_keys=False, width=120)


def from_yaml(text: str) -> Recipe:
    """Return the recipe of a document.

    :raises Invalid: the document is not one of ours, or asks for a step that does not exist.
    """
    try:
        document = yaml.safe_load(text)
        recipe = _from_document(document)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise _invalid(type(error).__name__) from error
    unknown = {call.step for call in (*recipe.before, *recipe.steps)} - set(registry())
    if unknown:
        raise _invalid(", ".join(sorted(unknown)))
    return recipe


def _from_document(document: dict[str, Any]) -> Recipe:
    if document["recipe"] != DOCUMENT:
        raise ValueError(document["recipe"])
    standard, _, version = (document.get("standard") or "").partition("@")
    return Recipe(
        standard or None,
        version or None,
        Choices(**document.get("reading", {})),
        tuple(SourceColumn(**column) for column in document.get("columns", [])),
        tuple(Call(**call) for call in document.get("before", [])),
        tuple(Feed(**{**feed, "sources": tuple(feed.get("sources", []))}) for feed in document.get("mapping", [])),
        tuple(Call(**call) for call in document.get("steps", [])),
        tuple(document.get("left_out", [])),
        dict(document.get("overrides") or {}),
        FileFacts(**document["file"]) if document.get("file") else None,
    )


def _invalid(what: str) -> Invalid:
    return Invalid(
        "recipe-unreadable",
        gettext_noop("Cette recette ne peut pas être lue (%(what)s)."),
        gettext_noop("Reprenez la recette de la livraison précédente, ou déposez le fichier sans recette."),
        {"what": what},
    )


def _call_as_dict(call: Call) -> dict[str, Any]:
    return _without_defaults({"step": call.step, "column": call.column, "params": dict(call.params)})


def _without_defaults(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if value not in (None, (), {}, [], False, "")}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
