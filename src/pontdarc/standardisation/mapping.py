"""Which column of a file feeds which field of a standard, with the reason and the certainty of each choice."""

import re
from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from pontdarc.core.headers import words_of
from pontdarc.core.recipe import Feed
from pontdarc.core.referential import Body
from pontdarc.core.schema import Field, Schema
from pontdarc.core.step import Call
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation import joining, places
from pontdarc.standardisation.naming import (
    CUT_NAME,
    SAME,
    SYNONYM,
    is_title,
    name_score,
    phrases_of,
    plain_words,
    subject_words,
    year_in,
)
from pontdarc.standardisation.position import by_position
from pontdarc.standardisation.repairing import fit

CONTENT = gettext_noop("Le contenu de la colonne est de ce genre.")
FROM_BODY = gettext_noop("Connu de l’organisation.")
BY_PERSON = gettext_noop("Choisi par une personne.")
AS_BEFORE = gettext_noop("Choisi par votre organisation pour un autre fichier.")

ACCEPTED = 0.6
_USUAL, _LONG_NUMBER = 0.97, 9
_ENOUGH_ROWS = 4
NAMED = 0.4
"""Below that a name says nothing, and only content may."""
WIDEST = 300
"""Beyond so many columns a table follows no standard, unless it bears its very names."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """How the fields are fed: *feeds* in the order of the standard, *before* the steps that prepare working columns.

    *left_out*: columns of the file that go nowhere.
    """

    feeds: tuple[Feed, ...]
    before: tuple[Call, ...] = ()
    left_out: tuple[str, ...] = ()

    def feed(self, target: str) -> Feed:
        """Return how one field is fed.

        :raises KeyError: the standard has no such field.
        """
        for feed in self.feeds:
            if feed.target == target:
                return feed
        raise KeyError(target)

    def as_json(self) -> dict[str, str | list[str]]:
        """Return the source of each target that has one: a name, or several."""
        return {
            feed.target: feed.sources[0] if len(feed.sources) == 1 else list(feed.sources)
            for feed in self.feeds
            if feed.sources
        }


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    target: str
    source: str
    reason: str
    required: bool = False
    titled: bool = False


Kinds = MappingType[str, tuple[str | None, float]]
Remembered = MappingType[str, MappingType[str, Any]]


def map_columns(
    frame: pl.DataFrame,
    schema: Schema,
    body: Body,
    remembered: Remembered | None = None,
    *,
    kinds: Kinds | None = None,
    today: date = date.max,
    topic: tuple[str, ...] = (),
    usual: MappingType[str, Sequence[str]] | None = None,
) -> Mapping:
    """Return the best way to feed every field of *schema* from the columns of *frame*.

    *remembered*: what a person decided, by field: ``{"source": name}``, ``{"sources": [names], "separator": sign}``,
    ``{"value": text}`` or ``{}`` for nothing. *kinds*: kind of column recognised by content, with its certainty, by
    column. *topic*: phrases that say the subject of the standard. *usual*: by field, the columns that people of the
    organisation chose for it in other files.
    """
    chosen = dict(remembered or {})
    fixed = {target: found for target, choice in chosen.items() if (found := _chosen_sources(choice, frame.columns))}
    taken = {name for sources in fixed.values() for name in sources}
    free = _worth_trying([name for name in frame.columns if name not in taken], schema, usual or {})
    fields = [field for field in schema.fields if field.name not in chosen]
    candidates = _candidates(frame.select(free), fields, kinds or {}, today, subject_words(topic, schema.names))
    candidates += _usual_ones(usual or {}, fields, free)
    candidates += [_Candidate(*one) for one in by_position(frame, free, schema.fields, fields, today)]
    best = _assign(candidates, frame)
    feeds = {
        field.name: _feed_of(field, best.get(field.name), chosen.get(field.name), fixed.get(field.name, ()))
        for field in schema.fields
    }
    used = {name for feed in feeds.values() for name in feed.sources}
    unused = [name for name in free if name not in used]
    apart = places.taken_apart(frame, schema, feeds, unused, set(chosen), kinds or {})
    feeds.update(apart.feeds)
    joined = joining.put_together(frame, schema, feeds, [name for name in unused if name not in _sources(feeds)])
    feeds.update(joined.feeds)
    feeds = {name: _from_body(feed, schema.field(name), body, frame, chosen) for name, feed in feeds.items()}
    used = {name for feed in feeds.values() for name in feed.sources}
    left_out = tuple(name for name in frame.columns if name not in used)
    before = (*joining.chosen_together(chosen, fixed), *apart.before, *joined.before)
    return Mapping(tuple(feeds[field.name] for field in schema.fields), before, left_out)


def _sources(feeds: MappingType[str, Feed]) -> set[str]:
    return {name for feed in feeds.values() for name in feed.sources}


def _chosen_sources(choice: MappingType[str, Any], columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that a person chose for a field, those that the file has."""
    wanted = choice.get("sources") or ([choice["source"]] if choice.get("source") else [])
    return tuple(name for name in wanted if name in columns)


def _usual_ones(
    usual: MappingType[str, Sequence[str]], fields: Sequence[Field], columns: Sequence[str]
) -> list[_Candidate]:
    wanted = {field.name for field in fields}
    return [
        _Candidate(_USUAL, target, name, AS_BEFORE)
        for target, names in usual.items()
        for name in names
        if target in wanted and name in columns
    ]


def may_feed(
    frame: pl.DataFrame, fields: list[Field], kinds: Kinds, today: date, subject: frozenset[str] = frozenset()
) -> bool:
    """Return whether some column could feed one of these fields: a quick look, before all of them are mapped."""
    return any(places.may_be_drawn(field) for field in fields) or bool(
        _candidates(frame, fields, kinds, today, subject)
    )


def _worth_trying(names: list[str], schema: Schema, usual: MappingType[str, Sequence[str]]) -> list[str]:
    """Return the columns to look at: all, unless they are hundreds; then those of which a field bears the name."""
    if len(names) <= WIDEST:
        return names
    phrases = frozenset().union(*(phrases_of(field) for field in schema.fields))
    known = {name for sources in usual.values() for name in sources}
    return [name for name in names if "".join(plain_words(name)) in phrases or name in known]


def _feed_of(
    field: Field, found: _Candidate | None, choice: MappingType[str, Any] | None, fixed: tuple[str, ...]
) -> Feed:
    if choice is not None:
        column = joining.working(fixed, field.name) if len(fixed) > 1 else next(iter(fixed), None)
        return Feed(field.name, column, fixed, choice.get("value"), BY_PERSON, 1.0, by_person=True)
    if found is None:
        return Feed(field.name)
    return Feed(field.name, found.source, (found.source,), None, found.reason, round(min(found.score, 1.0), 3))


def _from_body(feed: Feed, field: Field, body: Body, frame: pl.DataFrame, chosen: MappingType[str, object]) -> Feed:
    value = getattr(body, field.body_fact, None) if field.body_fact else None
    if value is None or field.name in chosen:
        return feed
    if feed.column is not None and feed.column in frame.columns:
        missing = frame[feed.column].null_count()
        if missing == frame.height:
            return replace(feed, value=str(value))
        # Another name of the column, filled on few rows, says less than the organisation itself.
        if feed.certainty == SAME or feed.reason == AS_BEFORE or missing * 2 <= frame.height:
            return feed
    return Feed(field.name, None, (), str(value), FROM_BODY, 1.0)


def _candidates(
    frame: pl.DataFrame,
    fields: list[Field],
    kinds: Kinds,
    today: date,
    subject: frozenset[str] = frozenset(),
) -> list[_Candidate]:
    found = []
    for field in fields:
        for name in frame.columns:
            score, reason = name_score(field, name, subject)
            if score and _is_of_others(field, name, score, frame[name]):
                continue
            score, reason = _with_content(field, frame[name], score, reason, kinds.get(name, (None, 0.0)), today)
            if score >= ACCEPTED:
                its = (field.constraints.required, is_title(field, name))
                found.append(_Candidate(score, field.name, name, reason, *its))
    return found


def _is_of_others(field: Field, name: str, score: float, cells: pl.Series) -> bool:
    """Return whether a column says of what is listed what the field says of the organisation.

    « SIRET » alone, different on nearly every row, is not that of who publishes the list.
    """
    if not field.body_fact or score >= SAME or len(words_of(name)) > 1:
        return False
    filled = cells.drop_nulls()
    return filled.len() >= _ENOUGH_ROWS and filled.n_unique() * 2 > filled.len()


def _assign(candidates: list[_Candidate], frame: pl.DataFrame) -> dict[str, _Candidate]:
    """Return one source per field and one field per source, the surest first.

    Equally sure sources: the fuller one, then the one that bears the title of the field, then the first of the file. A
    sure choice is never undone to make two doubtful ones, which is why this is not the assignment of greatest sum.
    """
    filled = {name: frame.height - frame[name].null_count() for name in frame.columns}
    rank = {name: index for index, name in enumerate(frame.columns)}
    ordered = sorted(
        candidates,
        key=lambda one: (
            -round(one.score, 2),
            -year_in(one.source),
            -filled[one.source],
            not one.titled,
            rank[one.source],
            not one.required,
        ),
    )
    best: dict[str, _Candidate] = {}
    taken: set[str] = set()
    for one in ordered:
        if one.target in best or one.source in taken:
            continue
        if one.reason == CUT_NAME and _is_torn(one, ordered, best):
            taken.add(one.source)
            continue
        best[one.target] = one
        taken.add(one.source)
    return best


def _is_torn(one: _Candidate, candidates: list[_Candidate], best: MappingType[str, _Candidate]) -> bool:
    """Return whether a name that is cut short says another field as well: choosing would be guessing."""
    return any(
        other.source == one.source and other.target != one.target and other.target not in best
        for other in candidates
        if (other.reason, other.required) == (CUT_NAME, one.required) and round(other.score, 2) == round(one.score, 2)
    )


def _with_content(
    field: Field, cells: pl.Series, score: float, reason: str, kind: tuple[str | None, float], today: date
) -> tuple[float, str]:
    """Return the certainty once the values have been looked at."""
    same_kind = field.kind is not None and kind[0] == field.kind
    if score >= SYNONYM:
        return _sure_name(field, cells, score, today), reason
    if score < NAMED:
        sure = same_kind and kind[1] >= 0.7 and field.kind in TELLING_KINDS
        return (0.62 if sure else 0.0), CONTENT
    share = fit(field, cells, today)
    if share is not None:
        score += 0.15 if share >= 0.8 else -0.3 if share < 0.2 else 0.0
    elif (_wants_words(field) and _is_numeric(cells)) or (len(cells) and cells.null_count() == len(cells)):
        score -= 0.3
    return min(score + (0.1 if same_kind else 0.0), 0.94), reason


def _sure_name(field: Field, cells: pl.Series, score: float, today: date) -> float:
    """Return the certainty of a header that says the field: content only tells two such headers apart."""
    if (field.type in _NUMERIC and not _has_digits(cells)) or (field.type == "boolean" and _are_sentences(cells)):
        return 0.0 if score < SAME else score
    share = fit(field, cells, today)
    if share is None:
        # « Tiers » is the number of a third party where « Libellé tiers » says who it is, and the other way round.
        if score < SAME and (_wants_words(field) or field.kind == "address") and _is_numeric(cells):
            return 0.0
        other = (_wants_words(field) and _is_coded(cells)) or (_wants_number(field) and not _has_digits(cells))
        return score - 0.2 if score < SAME and other else score
    if share >= 0.2:
        return score
    if score == SAME:
        return score - 0.02
    # A code of another make under a name that many codes bear: nothing to take over.
    coded = bool(field.constraints.pattern or field.constraints.enum) and not (
        _takes_numbers(field) and _is_numeric(cells)
    )
    return 0.0 if coded and share < 0.02 else score - 0.15


_NUMERIC = frozenset(("number", "integer", "year"))
# Kinds that say enough without the header: a SIRET may be anybody's, a first name is a first name.
TELLING_KINDS = frozenset(("person_first_name", "rna", "email", "phone_fr", "latitude", "longitude"))


def _takes_numbers(field: Field) -> bool:
    """Return whether a pattern is of numbers: what is written in metres where centimetres are asked for is the same."""
    return field.constraints.pattern is not None and all(
        re.fullmatch(field.constraints.pattern, text) for text in ("1", "190")
    )


def _wants_words(field: Field) -> bool:
    return len(field.example) > 2 and not any(char.isdigit() for char in field.example)


def _wants_number(field: Field) -> bool:
    return len(field.example) >= _LONG_NUMBER and field.example.isdigit()


def _has_digits(cells: pl.Series) -> bool:
    shown = cells.drop_nulls().head(200)
    return not len(shown) or places.share_of(shown.str.contains(r"\d")) > 0.2


def _are_sentences(cells: pl.Series) -> bool:
    """Return whether a column says why or how much, where yes or no is asked for."""
    shown = cells.drop_nulls().head(200)
    return places.share_of(shown.str.contains(r"\pL+\W+\pL+\W+\pL+")) > 0.8


def _is_coded(cells: pl.Series) -> bool:
    return places.share_of(cells.drop_nulls().head(200).str.contains(r"^[A-Za-z]{0,4}[ -]?\d[\d./-]*$")) > 0.8


def _is_numeric(cells: pl.Series) -> bool:
    return places.share_of(cells.drop_nulls().head(200).str.contains(r"^[\d\s.,%€-]+$")) > 0.8
