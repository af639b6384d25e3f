"""Several columns that say one thing between them: number and street, first name and name, day, month and year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from pontdarc.core.headers import words_of
from pontdarc.core.recipe import Feed, Recipe
from pontdarc.core.schema import Field, Schema
from pontdarc.core.step import Call
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.naming import plain_words
from pontdarc.standardisation.places import Apart, share_of

TOGETHER = gettext_noop("Réuni des colonnes « %(sources)s ».")
_SURE, _MOST, _SAMPLE = 0.85, 0.8, 200
_NUMBER = r"(?i)^\d{1,4}\s*(?:bis|ter|quater|[a-z])?$"
_SUFFIX = r"(?i)^(?:bis|ter|quater|[a-z])$"
_DEPARTEMENT, _IN_DEPARTEMENT = r"(?i)^(?:\d{1,3}|2[ab])$", r"^\d{1,3}$"
_NUMBER_WORDS = frozenset(("numero", "voie", "adresse", "rue", "dans"))
_SUFFIX_WORDS = frozenset(("suffixe", "bis", "ter", "rep", "repetition", "indice", "btq"))
_STREET_TYPES = frozenset(("type", "nature", "voie", "rue"))
_DATE_PARTS = (("jour", r"^\d{1,2}$"), ("mois", r"(?i)^(?:\d{1,2}|[a-zéû]{3,9}\.?)$"), ("annee", r"^\d{4}$"))
_PARTS = {"day": "jour", "month": "mois", "moi": "mois", "an": "annee"}


def working(sources: Sequence[str], target: str) -> str:
    """Return the name of the working column in which several columns are put together."""
    return f"{' + '.join(sources)} → {target}"


def chosen_together(chosen: Mapping[str, Mapping[str, Any]], fixed: Mapping[str, tuple[str, ...]]) -> Iterator[Call]:
    """Yield the steps that put together the columns that a person chose for one field."""
    for target, sources in fixed.items():
        if len(sources) > 1:
            yield _join(sources, target, str(chosen[target].get("separator", " ")))


@dataclass(frozen=True, slots=True)
class Joined:
    """The columns that a recipe puts together for one field, and the sign that it writes between them."""

    sources: tuple[str, ...]
    separator: str


def joined_in(recipe: Recipe) -> dict[str, Joined]:
    """Return the fields of a recipe that are made of several columns written one after the other."""
    calls = {call.params["into"]: call.params for call in recipe.before if call.step == "join_columns"}
    return {
        feed.target: Joined(tuple(calls[feed.column]["columns"]), str(calls[feed.column]["separator"]))
        for feed in recipe.mapping
        if feed.column in calls
    }


def put_together(frame: pl.DataFrame, schema: Schema, feeds: Mapping[str, Feed], free: list[str]) -> Apart:
    """Return what columns say between them, for fields that one of them feeds badly or that nothing feeds.

    *free*: columns of the file that feed nothing yet.
    """
    found: dict[str, Feed] = {}
    before: list[Call] = []
    left = list(free)
    for look in (_address, _person, _date, _commune):
        for target, sources, call in look(frame, schema, {**feeds, **found}, left):
            found[target] = Feed(target, working(sources, target), tuple(sources), None, TOGETHER, _SURE)
            before.append(call)
            left = [name for name in left if name not in sources]
    return Apart(found, tuple(before))


_Together = Iterator[tuple[str, list[str], Call]]


def _join(sources: Sequence[str], target: str, separator: str) -> Call:
    params = {"columns": list(sources), "into": working(sources, target), "separator": separator}
    return Call("join_columns", None, params)


def _are(frame: pl.DataFrame, name: str, pattern: str) -> bool:
    cells = frame[name].drop_nulls().head(_SAMPLE)
    return share_of(cells.str.strip_chars().str.contains(pattern)) >= _MOST


def _fed_by_one(feeds: Mapping[str, Feed], field: Field, frame: pl.DataFrame) -> str | None:
    """Return the only column of the file that feeds a field as it is, when no person chose it."""
    feed = feeds[field.name]
    return feed.column if not feed.by_person and len(feed.sources) == 1 and feed.column in frame.columns else None


def _address(frame: pl.DataFrame, schema: Schema, feeds: Mapping[str, Feed], free: list[str]) -> _Together:
    """Yield an address made of the number and the street, where the standard has no column for the number."""
    if any({"numero", "num"} & set(words_of(one.name)) for one in schema.fields if one.kind is None):
        return
    numbers = [name for name in free if set(plain_words(name)) <= _NUMBER_WORDS and _are(frame, name, _NUMBER)]
    suffixes = [name for name in free if set(plain_words(name)) & _SUFFIX_WORDS and _are(frame, name, _SUFFIX)]
    types = [name for name in free if set(words_of(name)) <= _STREET_TYPES and "type" in words_of(name)]
    for field in schema.fields:
        street = _fed_by_one(feeds, field, frame)
        if field.kind != "address" or street is None or not numbers or _are(frame, street, r"^\d"):
            continue
        sources = [numbers[0], *suffixes[:1], *types[:1], street]
        yield field.name, sources, _join(sources, field.name, " ")
        return


def _person(frame: pl.DataFrame, schema: Schema, feeds: Mapping[str, Feed], free: list[str]) -> _Together:
    """Yield the name of somebody whose first name stands in a column beside."""
    if any("prenom" in words_of(one.name) for one in schema.fields):
        return
    for field in schema.fields:
        name = _fed_by_one(feeds, field, frame)
        if name is None or "nom" not in words_of(name):
            continue
        wanted = set(words_of(name)) - {"nom"}
        first = next(
            (one for one in free if set(words_of(one)) - {"prenom"} == wanted and "prenom" in words_of(one)), None
        )
        if first is not None:
            sources = [first, name]
            yield field.name, sources, _join(sources, field.name, " ")


def _date(frame: pl.DataFrame, schema: Schema, feeds: Mapping[str, Feed], free: list[str]) -> _Together:
    """Yield a day made of a day, a month and a year that stand in three columns."""
    parts: dict[str, str] = {}
    for name in (*free, *(name for name in frame.columns if name not in free)):
        said = [_PARTS.get(word, word) for word in plain_words(name)]
        for part, pattern in _DATE_PARTS:
            if part in said and part not in parts and _are(frame, name, pattern):
                parts[part] = name
    if len(parts) < len(_DATE_PARTS) or not {parts["jour"], parts["mois"]} <= set(free):
        return
    wanted = [one for one in schema.fields if one.type == "date" or one.kind == "date_iso"]
    field = next((one for one in wanted if not feeds[one.name].sources and one.constraints.required), None)
    if field is not None:
        sources = [parts[part] for part, _ in _DATE_PARTS]
        yield field.name, sources, _join(sources, field.name, "/" if _are(frame, parts["mois"], r"^\d") else " ")


def _commune(frame: pl.DataFrame, schema: Schema, feeds: Mapping[str, Feed], free: list[str]) -> _Together:
    """Yield the INSEE code made of the number of the département and that of the commune in it."""
    field = next((one for one in schema.fields if one.kind == "insee_commune" and not feeds[one.name].sources), None)
    if field is None:
        return
    first = [
        name
        for name in free
        if set(words_of(name)) & {"dep", "dept", "departement"} and _are(frame, name, _DEPARTEMENT)
    ]
    second = [name for name in free if set(words_of(name)) & {"com", "commune"} and _are(frame, name, _IN_DEPARTEMENT)]
    if first and second:
        sources = [first[0], second[0]]
        params = {"departement": first[0], "commune": second[0], "into": working(sources, field.name)}
        yield field.name, sources, Call("commune_from_parts", None, params)
